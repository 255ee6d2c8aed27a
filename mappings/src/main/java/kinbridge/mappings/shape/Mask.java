package kinbridge.mappings.shape;

/** Shows how a value is written and not what it says: {@code 25/2/2011} is {@code 99/9/9999}. */
public final class Mask {

    private static final int LONGEST = 40;

    private Mask() {}

    public static String of(String value) {
        StringBuilder masked = new StringBuilder();
        value.strip().codePoints().limit(LONGEST).map(Mask::of).forEach(masked::appendCodePoint);
        return masked + (value.strip().codePointCount(0, value.strip().length()) > LONGEST ? "..." : "");
    }

    private static int of(int point) {
        if (Character.isDigit(point)) {
            return '9';
        }
        if (Character.isUpperCase(point)) {
            return 'X';
        }
        boolean isPlainMark = point >= ' ' && point < 127 && !Character.isLetter(point);
        return isPlainMark ? point : 'x';
    }
}
