package kinbridge.linkage.likeness;

/**
 * Which signs a text has: enough to say in a moment that two texts cannot be alike, which most are not.
 * A bit for each letter and digit.
 */
final class Signs {

    private static final double JARO_TO_WINKLER = 0.4;

    private Signs() {}

    static long of(String text) {
        long set = 0;
        for (int i = 0; i < text.length(); i++) {
            set |= 1L << (text.charAt(i) & 63);
        }
        return set;
    }

    /** How many signs stood before in the text. */
    static int repeated(String text, long signs) {
        return text.length() - Long.bitCount(signs);
    }

    /**
     * No Jaro-Winkler likeness is higher.
     *
     * @param common the most signs that can be common
     */
    static double mostAlike(int common, int length, int otherLength, boolean isSameFirst) {
        if (common == 0) {
            return 0;
        }
        double jaro = ((double) common / length + (double) common / otherLength + 1) / 3;
        return isSameFirst ? jaro + JARO_TO_WINKLER * (1 - jaro) : jaro;
    }

    static double mostAlike(String one, long signs, String other, long otherSigns) {
        int common = Math.min(
                Math.min(one.length(), other.length()),
                Long.bitCount(signs & otherSigns) + Math.min(repeated(one, signs), repeated(other, otherSigns)));
        return mostAlike(common, one.length(), other.length(), one.charAt(0) == other.charAt(0));
    }
}
