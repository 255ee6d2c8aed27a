package kinbridge.mappings.shape;

import java.util.Locale;
import java.util.regex.Pattern;
import kinbridge.mappings.DateText;
import kinbridge.mappings.YesNo;

/** What a declared field holds. A value that is not there fits every kind. */
enum ValueKind {
    TEXT("text"),
    DATE("a date or time") {
        @Override
        boolean fits(String text) {
            return !(DateText.read(text, DateText.Order.DAY_FIRST) instanceof DateText.NotADate);
        }
    },
    NUMBER("a number") {
        @Override
        boolean fits(String text) {
            return NUMERIC.matcher(text).matches();
        }
    },
    YES_NO("yes or no") {
        @Override
        boolean fits(String text) {
            return YesNo.read(text).isPresent();
        }
    },
    /** One of the codes of its list. */
    CODE("a code of its list"),
    /** A value or a structure of which the hub declares nothing more. */
    ANY("anything");

    private static final Pattern NUMERIC = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String words;

    ValueKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean fits(String text) {
        return true;
    }

    /** As shape files write it: {@code yes-no}. */
    static ValueKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
