package kinbridge.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.grants.Justification;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Choice;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Kind;
import kinbridge.oversight.QuestionPages.Row;
import kinbridge.work.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 4. Break-glass events and their review outcome, overdue first. */
@Component
@Order(4)
class BrokenGlassReviews extends UrgentFirst {

    private static final Heading HEADING = new Heading(
            4,
            "break-glass",
            "Broken glass and its reviews",
            "Each time that somebody broke the glass: on what ground, how often they looked under it, and what the"
                    + " supervisor's review came to. What is overdue comes first, whenever it was.",
            "The words that they gave are on the page of each. Tries that were refused are among what one colleague"
                    + " asked for.",
            "Nobody broke the glass in this time, and no review is owed.");

    private static final String QUERY = """
            select case when g.review is null and due.at < :now then 2 when g.review is null then 1 else 0 end as first,
              g.asked_at as at, g.id, g.practitioner, g.role, g.agency, g.justification, g.review,
              (select reference from families.family f where f.id = g.family_id) as family,
              coalesce(g.ended_at, g.ends_at) as until, due.at as due_at, g.log_entry,
              (select count(distinct d.entry_id) from sharing_log.projection_decision d where d.grant_id = g.id) as looks
            from grants.sharing_grant g
            cross join lateral (select coalesce((select t.due_at from work.task t
              where t.grant_id = g.id and t.kind = 'REVIEW' and not t.restricted order by t.opened_at limit 1),
              g.asked_at) as at) due
            where g.basis = 'BROKEN_GLASS' and (g.review is null or g.asked_at >= :from and g.asked_at < :to)""";

    private static final Choices STATES = Choices.of(
            "OVERDUE", "Review overdue",
            "WAITING", "Review owed, not due yet",
            "JUSTIFIED", "Justified",
            "TRAINING", "In good faith, but training is needed",
            "MISUSE", "Misuse");

    private final Staff staff;

    BrokenGlassReviews(Listing listing, LoggedShares log, Staff staff, InstantSource clock) {
        super(listing, log, clock);
        this.staff = staff;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.STATE, Parameter.PRACTITIONER, Parameter.AGENCY, Parameter.FROM, Parameter.TO);
    }

    @Override
    public List<Choice> choices(Parameter parameter) {
        return parameter == Parameter.STATE ? STATES.offered() : List.of();
    }

    @Override
    public List<String> columns() {
        return List.of(
                "When", "Who", "Family", "Ground", "Open until", "Looks", "Review", "Review due", "More", "Entry");
    }

    @Override
    public String unit() {
        return "times";
    }

    @Override
    String query(Asked asked) {
        String narrowed = "select * from (" + QUERY + ") g where true"
                + (asked.has(Parameter.PRACTITIONER) ? " and g.practitioner = :who" : "")
                + (asked.has(Parameter.AGENCY) ? " and g.agency = :agency" : "");
        return switch (asked.get(Parameter.STATE)) {
            case "" -> narrowed;
            case "OVERDUE" -> narrowed + " and g.first = 2";
            case "WAITING" -> narrowed + " and g.first = 1";
            default -> narrowed + " and g.review = :state";
        };
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return List.of(
                Figure.of("Times", counted("true", asked)),
                Figure.toLookAt("Review overdue", counted("first = 2", asked)),
                Figure.of("Review owed, not due yet", counted("first = 1", asked)),
                Figure.toLookAt("Found to be misuse", counted("review = 'MISUSE'", asked)));
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.toLookAt("review overdue", "reviews overdue", counted("first = 2", lastThirtyDays));
    }

    @Override
    Row row(ResultSet row) throws SQLException {
        String review = row.getString("review");
        String justification = row.getString("justification");
        return Row.of(
                Cells.time(row.getTimestamp("at").toInstant()),
                staff.cell(row.getString("practitioner"), row.getString("role"), row.getString("agency")),
                Cells.family(row.getString("family")),
                Cell.of(
                        justification == null
                                ? null
                                : Justification.valueOf(justification).title()),
                Cells.time(until(row)),
                Cells.number(row.getLong("looks")),
                review(review, row.getInt("first") == 2),
                Cells.time(row.getTimestamp("due_at").toInstant()),
                Cell.of(Kind.GRANT, row.getObject("id", UUID.class)),
                Cells.entry(row.getObject("log_entry", UUID.class)));
    }

    private static @Nullable Instant until(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("until");
        return until == null ? null : until.toInstant();
    }

    private static Cell review(@Nullable String review, boolean isOverdue) {
        if (review == null) {
            return isOverdue ? Cells.warning("Overdue") : Cell.of("Owed");
        }
        String title = Outcome.valueOf(review).title();
        return review.equals(Outcome.MISUSE.name()) ? Cells.warning(title) : Cell.of(title);
    }
}
