package kinbridge.mappings;

/**
 * Something odd in an item that holds nothing back: a code kept raw, a check digit that fails.
 *
 * @param location where the item stood: {@code row 17}
 * @param field the field
 * @param what what is odd about it, without its value
 */
public record Warning(String location, String field, String what) {

    /** {@code row 17, pers_upn: check letter of the UPN does not agree}. */
    public String text() {
        return location + ", " + field + ": " + what;
    }
}
