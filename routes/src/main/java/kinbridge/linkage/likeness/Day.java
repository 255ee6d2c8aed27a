package kinbridge.linkage.likeness;

/**
 * A date of birth as it was written: it may not exist (31 June), and its day or month may not be known
 * (00). What is wrong in it is not repaired, since two records may be wrong in the same way.
 */
public final class Day extends Trait {

    private final int year;
    private final int month;
    private final int day;
    private final int packed;

    /** Numbers as written; 0 is not known. */
    Day(int year, int month, int day) {
        super(digits(year, 4) + digits(month, 2) + digits(day, 2));
        this.year = year;
        this.month = month;
        this.day = day;
        packed = (year * 100 + month) * 100 + day;
    }

    private static String digits(int number, int width) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    public int year() {
        return year;
    }

    public int month() {
        return month;
    }

    public int day() {
        return day;
    }

    /** Whether day, month and year are all known. */
    public boolean isWhole() {
        return year != 0 && month != 0 && day != 0;
    }

    boolean isDayAndMonthSwapped(Day other) {
        return year == other.year && day == other.month && month == other.day;
    }

    /** Whether so few digits differ, two neighbours the wrong way round counting once. */
    boolean isWithin(Day other, int slips) {
        boolean isAnyPartSame = year == other.year || month == other.month || day == other.day;
        return (isAnyPartSame || slips > 2) && slips(other) <= slips;
    }

    /** Digits that differ; two neighbours the wrong way round count once. */
    private int slips(Day other) {
        int ours = packed;
        int theirs = other.packed;
        int slips = 0;
        while (ours != theirs) {
            int our = ours % 10;
            int their = theirs % 10;
            ours /= 10;
            theirs /= 10;
            if (our != their) {
                slips++;
                if (our == theirs % 10 && their == ours % 10) {
                    ours /= 10;
                    theirs /= 10;
                }
            }
        }
        return slips;
    }
}
