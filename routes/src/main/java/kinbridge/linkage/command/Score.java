package kinbridge.linkage.command;

import java.util.Locale;

/**
 * How good a result is.
 *
 * @param precision of what was said to be one person, how much is
 * @param recall of what is one person, how much was said
 */
record Score(double precision, double recall) {

    /** @param right how many of what was said are so */
    static Score of(long right, long said, long so) {
        return new Score(said == 0 ? 1 : (double) right / said, so == 0 ? 1 : (double) right / so);
    }

    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** Three columns: precision, recall, F1. */
    String columns() {
        return String.format(Locale.ROOT, "%9.4f %9.4f %9.4f", precision, recall, f1());
    }
}
