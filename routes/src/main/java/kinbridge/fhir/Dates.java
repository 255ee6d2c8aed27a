package kinbridge.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.util.Date;
import java.util.TimeZone;
import kinbridge.mappings.Occurred;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** Dates no more precise than they were released: a day stays a day, a month a month. */
final class Dates {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private Dates() {}

    static DateTimeType dateTime(Occurred occurred) {
        return occurred instanceof Occurred.AtInstant at
                ? new DateTimeType(Date.from(at.instant()), TemporalPrecisionEnum.SECOND, UTC)
                : new DateTimeType(occurred.toString());
    }

    static DateType date(LocalDate day) {
        return new DateType(day.toString());
    }

    /** None where neither end is known. */
    static @Nullable Period period(@Nullable Occurred from, @Nullable Occurred until) {
        if (from == null && until == null) {
            return null;
        }
        Period period = new Period();
        if (from != null) {
            period.setStartElement(dateTime(from));
        }
        if (until != null) {
            period.setEndElement(dateTime(until));
        }
        return period;
    }
}
