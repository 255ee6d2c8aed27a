package kinbridge.policy;

import java.util.Comparator;

/** How many records of one family would be decided differently for one role, purpose and category. */
public record FamilyChange(Kind kind, int records) {

    /**
     * @param family its reference, never a name
     * @param change {@code SUMMARY (2.6) -> EXISTENCE (2.6)}
     */
    public record Kind(String family, String role, String purpose, String category, String change)
            implements Comparable<Kind> {

        private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::family)
                .thenComparing(Kind::role)
                .thenComparing(Kind::purpose)
                .thenComparing(Kind::category)
                .thenComparing(Kind::change);

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    /** As the command prints it, and the page. */
    public String words() {
        return kind.family + ", " + kind.role + ", " + kind.purpose + ", " + kind.category + ": " + records
                + (records == 1 ? " record " : " records ") + kind.change;
    }
}
