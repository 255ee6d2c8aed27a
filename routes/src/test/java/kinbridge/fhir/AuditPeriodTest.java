package kinbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.DateOrListParam;
import ca.uhn.fhir.rest.param.DateParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter by time finds what FHIR says it finds, and is refused where it cannot be read. */
class AuditPeriodTest {

    private static AuditPeriod of(String... dates) {
        DateAndListParam all = new DateAndListParam();
        for (String date : dates) {
            all.addAnd(new DateOrListParam().add(new DateParam(date)));
        }
        return AuditPeriod.of(all);
    }

    private static @Nullable Instant at(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026,                      2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "2026-11,                   2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "2026-11-24,                2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z",
        "eq2026-07-01,              2026-06-30T23:00:00Z, 2026-07-01T23:00:00Z",
        "ge2026-11-24,              2026-11-24T00:00:00Z,",
        "gt2026-11-24,              2026-11-25T00:00:00Z,",
        "sa2026-11-24,              2026-11-25T00:00:00Z,",
        "lt2026-11-24,              ,                     2026-11-24T00:00:00Z",
        "eb2026-11-24,              ,                     2026-11-24T00:00:00Z",
        "le2026-11-24,              ,                     2026-11-25T00:00:00Z",
        "2026-11-24T09:30:00Z,      2026-11-24T09:30:00Z, 2026-11-24T09:30:01Z",
        "ge2026-11-24T09:30:00+01:00, 2026-11-24T08:30:00Z,",
    })
    void a_date_stands_for_all_of_it(String asked, @Nullable String from, @Nullable String to) {
        assertThat(of(asked)).isEqualTo(new AuditPeriod(at(from), at(to)));
    }

    @Test
    void two_dates_are_the_ends_of_a_period() {
        assertThat(of("ge2026-11-01", "lt2026-11-24"))
                .isEqualTo(new AuditPeriod(at("2026-11-01T00:00:00Z"), at("2026-11-24T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ne2026-11-24", "ap2026-11-24", "2026-11-24T09:30:00"})
    void what_cannot_be_answered_exactly_is_refused(String asked) {
        assertThatThrownBy(() -> of(asked)).isInstanceOf(Refusal.class);
    }

    @Test
    void one_date_or_another_is_refused() {
        DateAndListParam either = new DateAndListParam()
                .addAnd(new DateOrListParam().add(new DateParam("2026-11-24")).add(new DateParam("2026-11-26")));

        assertThatThrownBy(() -> AuditPeriod.of(either)).isInstanceOf(Refusal.class);
    }

    @Test
    void no_date_asks_nothing() {
        assertThat(AuditPeriod.of(null)).isEqualTo(new AuditPeriod(null, null));
    }
}
