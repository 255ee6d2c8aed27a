package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({
        "2008-04-14, 2026-04-13, true",
        "2008-04-14, 2026-04-14, false",
        "2008-02-29, 2026-02-28, true",
        "2008-02-29, 2026-03-01, false",
        "2008-02-29, 2028-02-29, false"
    })
    void somebody_is_under_age_until_the_birthday(LocalDate born, LocalDate on, boolean isUnder) {
        assertThat(Age.isUnder(18, born, on)).isEqualTo(isUnder);
    }
}
