package kinbridge.mappings.shape;

import org.jspecify.annotations.Nullable;

/**
 * One way in which what came departs from the declared shape.
 *
 * @param item the type of item: {@code ssd_person}
 * @param field the field as it came, or as it is declared where it did not come; empty for a type of
 *     item that is none of the feed's
 * @param detail what was declared or what it may have become, in words; without any value
 * @param location where it was seen first: {@code row 3}
 * @param times in how many items
 * @param sample a value with every letter and digit replaced, or null where there is none
 */
public record Difference(
        String item,
        String field,
        Kind kind,
        String detail,
        String location,
        long times,
        @Nullable String sample) {

    public enum Kind {
        NEW_ITEM("New type of item"),
        NEW_FIELD("New field"),
        MISSING_FIELD("Missing field"),
        RENAMED_FIELD("Perhaps renamed"),
        RETYPED_FIELD("Other kind of value"),
        UNKNOWN_CODE("Unknown code");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** {@code ssd_person, pers_sex: unknown code (XX) in 3 items, first row 3}. */
    public String text() {
        return item + (field.isEmpty() ? "" : ", " + field) + ": " + kind.words()
                + (sample == null ? "" : " (" + sample + ")")
                + (detail.isEmpty() ? "" : ", " + detail) + ", in " + times + (times == 1 ? " item" : " items")
                + ", first " + location;
    }
}
