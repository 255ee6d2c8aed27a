package kinbridge.linkage.invented;

import org.jspecify.annotations.Nullable;

/** Hands out phone numbers and NHS numbers, none of which is anybody's. */
final class Numbers {

    private static final int BLOCK = 1_000_000;

    /** The numbers that films may show, and those around them, are handed out first. */
    private static final int FIRST_MOBILES = 900_000;

    /** NHS numbers that begin so are for tests. */
    private static final String TEST_NUMBERS = "999";

    private final int[] mobiles;
    private final int[] landlines;
    private final int[] nhsNumbers;
    private int mobilesGiven;
    private int landlinesGiven;
    private int nhsNumbersGiven;

    Numbers(Chance chance) {
        int[] filmMobiles = chance.shuffled(BLOCK - FIRST_MOBILES);
        int[] furtherMobiles = chance.shuffled(FIRST_MOBILES);
        mobiles = new int[BLOCK];
        for (int place = 0; place < filmMobiles.length; place++) {
            mobiles[place] = FIRST_MOBILES + filmMobiles[place];
        }
        System.arraycopy(furtherMobiles, 0, mobiles, filmMobiles.length, furtherMobiles.length);
        landlines = chance.shuffled(BLOCK);
        nhsNumbers = chance.shuffled(BLOCK);
    }

    /** A mobile number; after a million people numbers go round again, as they do. */
    String mobile() {
        return "07700" + sixDigits(mobiles[mobilesGiven++ % BLOCK]);
    }

    String landline() {
        return "01632" + sixDigits(landlines[landlinesGiven++ % BLOCK]);
    }

    /** An NHS number no other has; none once they are used up, after some 900,000. */
    @Nullable
    String nhsNumber() {
        while (nhsNumbersGiven < BLOCK) {
            String digits = TEST_NUMBERS + sixDigits(nhsNumbers[nhsNumbersGiven++]);
            int check = checkDigit(digits);
            if (check < 10) {
                return digits + check;
            }
        }
        return null;
    }

    /** The modulus 11 check digit for nine digits; 10 where there is none. */
    static int checkDigit(String digits) {
        int sum = 0;
        for (int place = 0; place < 9; place++) {
            sum += (10 - place) * (digits.charAt(place) - '0');
        }
        return (11 - sum % 11) % 11;
    }

    private static String sixDigits(int number) {
        return Integer.toString(BLOCK + number).substring(1);
    }
}
