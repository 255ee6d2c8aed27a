package kinbridge.mappings;

import java.util.Locale;

/** The check letter that PNC and CRO numbers share: the year's two digits and the serial, modulo 23. */
final class PoliceCheckLetter {

    private static final String LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";

    private PoliceCheckLetter() {}

    static char of(int twoDigitYear, String serial) {
        long number = Long.parseLong(String.format(Locale.ROOT, "%02d", twoDigitYear) + serial);
        return LETTERS.charAt((int) (number % 23));
    }
}
