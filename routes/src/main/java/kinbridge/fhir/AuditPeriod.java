package kinbridge.fhir;

import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.DateOrListParam;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * When an entry was recorded, as FHIR asks for it: a day is all of it, in London, as on the console.
 *
 * @param from at or after
 * @param to before
 */
record AuditPeriod(@Nullable Instant from, @Nullable Instant to) {

    private static final String WORDS = "'date' is a year, month, day, or a time with its zone such as"
            + " 2026-11-24T09:30:00Z, after one of eq, ge, gt, le, lt, sa, eb or nothing.";

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final int MINUTE = 16;

    static AuditPeriod of(@Nullable DateAndListParam asked) {
        AuditPeriod period = new AuditPeriod(null, null);
        if (asked != null) {
            for (DateOrListParam either : asked.getValuesAsQueryTokens()) {
                if (either.getValuesAsQueryTokens().size() != 1) {
                    throw Refusal.wrong("'date' is one, or two that both hold: not one or another.");
                }
                period = period.and(one(either.getValuesAsQueryTokens().get(0)));
            }
        }
        return period;
    }

    private static AuditPeriod one(DateParam asked) {
        AuditPeriod all = whole(String.valueOf(asked.getValueAsString()));
        ParamPrefixEnum prefix = asked.getPrefix() == null ? ParamPrefixEnum.EQUAL : asked.getPrefix();
        return switch (prefix) {
            case EQUAL -> all;
            case GREATERTHAN, STARTS_AFTER -> new AuditPeriod(all.to, null);
            case GREATERTHAN_OR_EQUALS -> new AuditPeriod(all.from, null);
            case LESSTHAN, ENDS_BEFORE -> new AuditPeriod(null, all.from);
            case LESSTHAN_OR_EQUALS -> new AuditPeriod(null, all.to);
            case NOT_EQUAL, APPROXIMATE -> throw Refusal.wrong(WORDS);
        };
    }

    private static AuditPeriod whole(String text) {
        try {
            return switch (text.length()) {
                case YEAR ->
                    days(
                            Year.parse(text).atDay(1),
                            Year.parse(text).plusYears(1).atDay(1));
                case MONTH ->
                    days(
                            YearMonth.parse(text).atDay(1),
                            YearMonth.parse(text).plusMonths(1).atDay(1));
                case DAY -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
                default -> moment(text);
            };
        } catch (DateTimeException notADate) {
            throw Refusal.wrong(WORDS);
        }
    }

    private static AuditPeriod days(LocalDate first, LocalDate after) {
        return new AuditPeriod(
                first.atStartOfDay(Occurred.LONDON).toInstant(),
                after.atStartOfDay(Occurred.LONDON).toInstant());
    }

    /** As long as the last thing that it names. */
    private static AuditPeriod moment(String text) {
        Instant start = OffsetDateTime.parse(text).toInstant();
        boolean toTheSecond = text.length() > MINUTE && text.charAt(MINUTE) == ':';
        ChronoUnit unit =
                text.contains(".") ? ChronoUnit.MILLIS : toTheSecond ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        return new AuditPeriod(start, start.plus(1, unit));
    }

    private AuditPeriod and(AuditPeriod other) {
        return new AuditPeriod(
                from == null || (other.from != null && other.from.isAfter(from)) ? other.from : from,
                to == null || (other.to != null && other.to.isBefore(to)) ? other.to : to);
    }
}
