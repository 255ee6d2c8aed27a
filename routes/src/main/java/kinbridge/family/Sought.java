package kinbridge.family;

import java.time.LocalDate;
import kinbridge.mappings.NhsNumber;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody looks for, by facts that they hold already: a number and a date, or both names and a
 * date. One fact alone is mistyped too easily, and the wrong family would open.
 *
 * @param born the date of birth, or the day on which an unborn child is expected
 */
public record Sought(
        String nhsNumber,
        String givenName,
        String familyName,
        @Nullable LocalDate born) {

    boolean isByNumber() {
        return !nhsNumber.isBlank();
    }

    Problems problems() {
        boolean hasNames = !givenName.isBlank() && !familyName.isBlank();
        return new Problems()
                .unless(
                        isByNumber() || hasNames,
                        "nhsNumber",
                        "Enter the NHS number, or both the given and the family name")
                .unless(
                        !isByNumber() || NhsNumber.read(nhsNumber).isPresent(),
                        "nhsNumber",
                        "Enter an NHS number of 10 digits, without a mistake in it")
                .unless(born != null, "born", "Enter the date of birth, or the day on which the baby is due");
    }
}
