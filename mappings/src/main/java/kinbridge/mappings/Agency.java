package kinbridge.mappings;

import java.util.Arrays;

/**
 * One of the five agencies that send to the hub. Each is one word everywhere: in feeds, packages,
 * queues, pages and logs.
 */
public enum Agency {
    SOCIALCARE("socialcare", "Children's social care", "LA_CSC"),
    MIDWIFERY("midwifery", "Midwifery", "NHS_MAT"),
    POLICE("police", "Police", "POLICE"),
    HOUSING("housing", "Housing", "LA_HOUSING"),
    PROBATION("probation", "Probation", "PROBATION");

    private final String word;
    private final String title;
    private final String holder;

    Agency(String word, String title, String holder) {
        this.word = word;
        this.title = title;
        this.holder = holder;
    }

    /** The one word used in configuration, package, queue and metric names: {@code police}. */
    public String word() {
        return word;
    }

    /** How practitioners say it: {@code Children's social care}. */
    public String title() {
        return title;
    }

    /** The code that the sharing tables use for this agency as holder of a record. */
    public String holder() {
        return holder;
    }

    /** The agency of that word; an unknown word is an error in configuration. */
    public static Agency of(String word) {
        return Arrays.stream(values())
                .filter(agency -> agency.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown agency, expected one of "
                        + Arrays.stream(values()).map(Agency::word).toList()));
    }

    @Override
    public String toString() {
        return word;
    }
}
