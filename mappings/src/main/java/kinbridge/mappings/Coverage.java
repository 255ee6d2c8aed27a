package kinbridge.mappings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an answer of a Family Context service reaches: as of when it was true, which time and area it
 * covers. Nothing found says something only within it. Source: the model's "date current as of" and
 * coverage columns, and the {@code ServiceSummary} of its interface.
 */
public record Coverage(
        @Nullable Occurred asOf,
        @Nullable Occurred from,
        @Nullable Occurred until,
        @Nullable String area,
        @Nullable String explanation) {

    /** From the columns of a row, as the model or as a sheet writes them. */
    public static Coverage of(Row row, Findings findings) {
        return new Coverage(
                day(findings, "dateCurrentAsOf", row.anyText("dateCurrentAsOf", "Date Current As Of")),
                day(findings, "coverageStartDate", row.anyText("coverageStartDate", "Coverage Start Date")),
                day(findings, "coverageEndDate", row.anyText("coverageEndDate", "Coverage End Date")),
                row.anyText("coverageGeographicArea", "Coverage Geographic Area"),
                row.text("coverageExplanation"));
    }

    /** From a {@code ServiceSummary}. */
    public static Coverage of(JsonPart summary, Findings findings) {
        return new Coverage(
                day(findings, summary.field("lastSynchronised"), summary.text("lastSynchronised")),
                day(findings, summary.field("coverageStartDate"), summary.text("coverageStartDate")),
                day(findings, summary.field("coverageEndDate"), summary.text("coverageEndDate")),
                summary.text("coverageGeographicArea"),
                summary.text("coverageExplanation"));
    }

    private static @Nullable Occurred day(Findings findings, String field, @Nullable String text) {
        return findings.when(field, text, DateText.Order.DAY_FIRST);
    }

    /** Adds what is known of it; the day of the answer and not its second, which would be news each night. */
    public Fields tell(Fields fields) {
        return fields.summary("currentAsOf", asOf == null ? null : asOf.firstDay())
                .summary("coveredFrom", from == null ? null : from.firstDay())
                .summary("coveredUntil", until == null ? null : until.firstDay())
                .summary("coveredArea", area)
                .full("coverage", explanation);
    }

    /** The source's own time of the answer, or null where it is a day only or not said. */
    public @Nullable Instant time() {
        return asOf instanceof Occurred.AtInstant at ? at.instant() : null;
    }
}
