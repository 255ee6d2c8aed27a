package kinbridge.mappings.housing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import org.jspecify.annotations.Nullable;

/** A name that a system holds as one text. */
record FullName(@Nullable String full) {

    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "mx", "dr", "master", "rev", "prof", "sir", "lady", "lord", "dame", "mstr");

    /** The last word is taken for the family name, since most are; what was written stays beside it. */
    void tell(Fields fields) {
        List<String> words = words();
        if (!words.isEmpty()) {
            int last = words.size() - 1;
            fields.summary(Identity.GIVEN_NAME, String.join(" ", words.subList(0, last)));
            fields.add(Identity.FAMILY_NAME, words.get(last), DetailLevel.SUMMARY, full);
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(full == null ? List.of() : List.of(full.split("\\s+")));
        while (words.size() > 1 && isTitle(words.get(0))) {
            words.remove(0);
        }
        return words;
    }

    private static boolean isTitle(String word) {
        return TITLES.contains(word.toLowerCase(Locale.ROOT).replace(".", ""));
    }
}
