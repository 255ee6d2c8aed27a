package kinbridge.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Choice;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Kind;
import kinbridge.oversight.QuestionPages.Row;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 9. Subjects not yet told, and past the day on which telling them was to be looked at again. */
@Component
@Order(9)
class NotYetTold extends UrgentFirst {

    private static final Heading HEADING = new Heading(
            9,
            "not-yet-told",
            "People not yet told that something about them was shared",
            "Each person about whom something was shared without agreement and who has not been told: whose decision"
                    + " it is, since when, how often it was decided not to tell, and whether the day to look at that"
                    + " again has passed. Those come first.",
            "All that are open are here, whenever it was. Why somebody is not told is with the task. What was hidden"
                    + " from a colleague tells nobody and is not here.",
            "Everybody who is to be told has been told.");

    private static final String QUERY = """
            select case when t.due_at < :now then 1 else 0 end as first, t.opened_at as at, t.id, t.kind, t.subject_id,
              (select reference from families.family f where f.id = t.family_id) as family, t.purpose, t.owner, t.queue,
              t.due_at, coalesce(before.times, 0) as times, coalesce(before.since, t.opened_at) as since,
              (select entry_id from sharing_log.projection_decision d where d.grant_id = t.grant_id limit 1) as entry
            from work.task t
            left join lateral (select count(*) as times, min(b.opened_at) as since from work.task b
              where b.subject_id = t.subject_id and b.family_id is not distinct from t.family_id
                and b.grant_id is not distinct from t.grant_id and b.outcome = 'NOT_TOLD' and not b.restricted) before
              on true
            where t.kind in ('NOTIFY_SUBJECT', 'DO_NOT_NOTIFY') and t.done_at is null and not t.restricted""";

    private final Staff staff;

    NotYetTold(Listing listing, LoggedShares log, Staff staff, InstantSource clock) {
        super(listing, log, clock);
        this.staff = staff;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.STATE, Parameter.PERSON);
    }

    @Override
    public List<Choice> choices(Parameter parameter) {
        return parameter == Parameter.STATE
                ? List.of(
                        new Choice("PAST", "Past the day to look at it again"),
                        new Choice("NOT_TOLD", "Decided not to tell"),
                        new Choice("OPEN", "Not decided yet"))
                : List.of();
    }

    @Override
    public List<String> columns() {
        return List.of(
                "Shared since",
                "Person",
                "Family",
                "Purpose",
                "Stands at",
                "Whose decision",
                "Again on",
                "Task",
                "Entry");
    }

    @Override
    public String unit() {
        return "people to be told";
    }

    @Override
    String query(Asked asked) {
        String narrowed = "select * from (" + QUERY + ") t where true"
                + (asked.has(Parameter.PERSON) ? " and t.subject_id = :person" : "");
        return switch (asked.get(Parameter.STATE)) {
            case "PAST" -> narrowed + " and t.first = 1";
            case "NOT_TOLD" -> narrowed + " and t.times > 0";
            case "OPEN" -> narrowed + " and t.times = 0";
            default -> narrowed;
        };
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return List.of(
                Figure.of("Not yet told", counted("true", asked)),
                Figure.toLookAt("Past the day to look at it again", counted("first = 1", asked)),
                Figure.of("Decided not to tell, to be looked at again", counted("times > 0", asked)));
    }

    /** Of whenever it was shared: nobody is told because thirty days are over. */
    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.toLookAt(
                "person past the day to look at it again",
                "people past the day to look at it again",
                number("""
                select count(*) from work.task where kind in ('NOTIFY_SUBJECT', 'DO_NOT_NOTIFY') and done_at is null
                  and not restricted and due_at < :now""", lastThirtyDays));
    }

    @Override
    Row row(ResultSet row) throws SQLException {
        int times = row.getInt("times");
        boolean isUnsafe = row.getString("kind").equals("DO_NOT_NOTIFY");
        String owner = row.getString("owner");
        return Row.of(
                Cells.time(row.getTimestamp("since").toInstant()),
                Cell.of(row.getObject("subject_id", UUID.class)),
                Cells.family(row.getString("family")),
                Cells.purpose(row.getString("purpose")),
                Cell.of(times > 0 ? "Decided not to tell" : isUnsafe ? "Unsafe by the rules" : "Nobody has told")
                        .over(times > 1 ? times + " times" : ""),
                Cell.of(owner == null ? "Information governance" : staff.name(owner)),
                row.getInt("first") == 1
                        ? Cells.time(row.getTimestamp("due_at").toInstant()).over("has passed")
                        : Cells.time(row.getTimestamp("due_at").toInstant()),
                Cell.of(Kind.TASK, row.getObject("id", UUID.class)),
                Cells.entry(row.getObject("entry", UUID.class)));
    }
}
