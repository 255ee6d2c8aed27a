package kinbridge.linkage.likeness;

/** Whether two texts are within so many slips of the hand: a letter more, less or other, or two swapped. */
final class Slips {

    private Slips() {}

    static boolean isWithin(String one, String other, int atMost) {
        if (Math.abs(one.length() - other.length()) > atMost) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int endOne = one.length();
        int endOther = other.length();
        while (endOne > start && endOther > start && one.charAt(endOne - 1) == other.charAt(endOther - 1)) {
            endOne--;
            endOther--;
        }
        int left = endOne - start;
        int right = endOther - start;
        if (left == 0 && right == 0) {
            return true;
        }
        boolean isSwapped = left == 2
                && right == 2
                && one.charAt(start) == other.charAt(start + 1)
                && one.charAt(start + 1) == other.charAt(start);
        if ((left <= 1 && right <= 1) || isSwapped) {
            return atMost > 0;
        }
        return atMost > 1
                && isWithinAfterOne(one.substring(start, endOne), other.substring(start, endOther), atMost - 1);
    }

    private static boolean isWithinAfterOne(String one, String other, int left) {
        boolean hasOne = !one.isEmpty();
        boolean hasOther = !other.isEmpty();
        return (hasOne && isWithin(one.substring(1), other, left))
                || (hasOther && isWithin(one, other.substring(1), left))
                || (hasOne && hasOther && isWithin(one.substring(1), other.substring(1), left));
    }
}
