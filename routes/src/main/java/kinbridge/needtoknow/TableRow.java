package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/** One row of a table. What cannot be read is reported with its line, and answered with null. */
record TableRow(TableFile file, int line, Map<String, String> cells) {

    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    String required(String column) {
        if (text(column).isEmpty()) {
            refuse(column, "is empty, expected a text");
        }
        return text(column);
    }

    boolean yes(String column) {
        String answer = text(column).toLowerCase(Locale.ROOT);
        if (!answer.equals("yes") && !answer.equals("no")) {
            refuse(column, "'" + text(column) + "' is neither yes nor no");
        }
        return answer.equals("yes");
    }

    int number(String column, int least, int most) {
        String text = text(column);
        if (text.length() == 1 && text.charAt(0) - '0' >= least && text.charAt(0) - '0' <= most) {
            return text.charAt(0) - '0';
        }
        refuse(column, "'" + text + "' is not a number from " + least + " to " + most);
        return most;
    }

    @Nullable
    Category category() {
        return one("category", Category::of, "category");
    }

    /** A cell of F, S, E, W or H, of those allowed here. */
    @Nullable
    DetailLevel level(String column, String allowed) {
        Optional<DetailLevel> level = levelOf(text(column));
        if (level.isEmpty() || !allowed.contains(text(column))) {
            refuse(column, "'" + text(column) + "' is none of " + String.join(" ", allowed.split("")));
            return null;
        }
        return level.get();
    }

    <T> @Nullable T one(String column, Function<String, Optional<T>> lookup, String what) {
        Optional<T> found = lookup.apply(text(column));
        if (found.isEmpty()) {
            refuse(column, "'" + text(column) + "' is not a known " + what);
        }
        return found.orElse(null);
    }

    <T> List<T> several(String column, Function<String, Optional<T>> lookup, String what) {
        List<T> found = new ArrayList<>();
        for (String word : text(column).isEmpty() ? new String[0] : text(column).split("\\s+")) {
            lookup.apply(word)
                    .ifPresentOrElse(found::add, () -> refuse(column, "'" + word + "' is not a known " + what));
        }
        return found;
    }

    void refuse(String column, String reason) {
        file.refuse(line, column, reason);
    }

    private static Optional<DetailLevel> levelOf(String letter) {
        return Optional.ofNullable(
                switch (letter) {
                    case "F" -> DetailLevel.FULL;
                    case "S" -> DetailLevel.SUMMARY;
                    case "E" -> DetailLevel.EXISTENCE;
                    case "W" -> DetailLevel.WITHHOLD;
                    case "H" -> DetailLevel.WITHHOLD_HIDE;
                    default -> null;
                });
    }
}
