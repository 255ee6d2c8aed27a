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
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Choice;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Kind;
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 3. Overrides without agreement in a period, with the sign-off missing or late. */
@Component
@Order(3)
class OverridesAndSignOffs extends UrgentFirst {

    private static final Heading HEADING = new Heading(
            3,
            "overrides-and-sign-offs",
            "Shared without agreement, and who signed",
            "Each time that something was opened to a colleague without agreement: for what, whether a supervisor"
                    + " signed, and whether in time. What is late or missing comes first.",
            "Broken glass has a question of its own. What waits for a signature before anything is shown is here only"
                    + " once it was signed.",
            "Nothing was shared without agreement in this time.");

    /**
     * One for each grant, and for each entry with releases that no grant covers: of no family, or from before grants.
     * The signature of what was signed first is the grant's own.
     */
    private static final String QUERY = """
            select case when state in ('LATE', 'MISSING') then 1 else 0 end as first, * from (
            select g.opened_at as at, g.id, g.practitioner, g.role, g.agency, g.purpose,
              (select reference from families.family f where f.id = g.family_id) as family,
              array_to_string(g.category_groups, ', ') as groups, g.by_rule, g.basis,
              case
                when g.basis = 'SIGNED_FIRST' then 'FIRST'
                when g.sign_off is not null and coalesce(t.done_at, g.signed_at) > t.due_at then 'LATE'
                when g.sign_off = 'REFUSED' then 'REFUSED'
                when g.sign_off is not null then 'IN_TIME'
                when t.due_at < :now then 'MISSING'
                else 'WAITING' end as state,
              t.due_at, coalesce(t.done_at, g.signed_at) as signed_at, g.signed_by, t.id as task,
              g.reason is not null as has_reason, true as has_grant,
              coalesce((select entry_id from sharing_log.projection_decision d where d.grant_id = g.id limit 1),
                g.log_entry) as entry
            from grants.sharing_grant g
            left join lateral (select id, due_at, done_at from work.task t
              where t.grant_id = g.id and t.kind = 'SUPERVISOR_SIGNOFF' and not t.restricted
              order by t.opened_at limit 1) t on true
            where g.basis <> 'BROKEN_GLASS' and g.opened_at >= :from and g.opened_at < :to
            union all
            select e.recorded_at, e.entry_id, e.person_id, e.role, e.agency, e.purpose,
              (select reference from families.family f where f.id = e.family_id), o.groups, o.rule, 'NONE',
              'NO_GRANT', null, null, null, null, false, false, e.entry_id
            from sharing_log.projection_entry e
            join lateral (select string_agg(distinct split_part(d.category, '.', 1), ', ') as groups, min(d.rule) as rule
              from sharing_log.projection_decision d where d.entry_id = e.entry_id and d.override and d.grant_id is null
                and d.level in ('EXISTENCE', 'SUMMARY', 'FULL')) o on o.groups is not null
            where e.override_count > 0 and e.recorded_at >= :from and e.recorded_at < :to) shared""";

    private static final Choices STATES = Choices.of(
            "MISSING", "Sign-off missing and overdue",
            "LATE", "Signed too late",
            "REFUSED", "Supervisor refused",
            "WAITING", "Waits, not due yet",
            "IN_TIME", "Signed in time",
            "FIRST", "Signed before it was shown",
            "NO_GRANT", "No grant is recorded for it");

    private final Staff staff;

    OverridesAndSignOffs(Listing listing, LoggedShares log, Staff staff, InstantSource clock) {
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
                "Opened",
                "To whom",
                "Sign-off",
                "Due",
                "Signed by",
                "Family",
                "Purpose",
                "Groups",
                "Let out by",
                "Reason",
                "Task",
                "Entry");
    }

    @Override
    public String unit() {
        return "times";
    }

    @Override
    String query(Asked asked) {
        return "select * from (" + QUERY + ") o where true"
                + (asked.has(Parameter.STATE) ? " and o.state = :state" : "")
                + (asked.has(Parameter.PRACTITIONER) ? " and o.practitioner = :who" : "")
                + (asked.has(Parameter.AGENCY) ? " and o.agency = :agency" : "");
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return List.of(
                Figure.of("Times", counted("true", asked)),
                Figure.toLookAt("Sign-off missing", of("MISSING", asked)),
                Figure.toLookAt("Signed too late", of("LATE", asked)),
                Figure.toLookAt("Refused afterwards", of("REFUSED", asked)));
    }

    private long of(String state, Asked asked) {
        return counted("state = '" + state + "'", asked);
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.toLookAt(
                "without a sign-off in time", of("MISSING", lastThirtyDays) + of("LATE", lastThirtyDays));
    }

    @Override
    Row row(ResultSet row) throws SQLException {
        String state = row.getString("state");
        boolean isLate = state.equals("MISSING") || state.equals("LATE");
        return Row.of(
                Cells.time(instant(row, "at")),
                staff.cell(row.getString("practitioner"), row.getString("role"), row.getString("agency")),
                Cell.of(isLate ? Kind.WARNING : Kind.TEXT, STATES.words(state)).over(signed(row)),
                Cells.time(instant(row, "due_at")),
                Cell.of(staff.name(row.getString("signed_by"))),
                Cells.family(row.getString("family")),
                Cells.purpose(row.getString("purpose")),
                Cell.of(row.getString("groups")),
                Cell.of(row.getString("by_rule")),
                reason(row),
                Cell.of(Kind.TASK, row.getObject("task", UUID.class)),
                Cells.entry(row.getObject("entry", UUID.class)));
    }

    private static Cell reason(ResultSet row) throws SQLException {
        if (!row.getBoolean("has_grant")) {
            return Cell.NONE;
        }
        // A rule that looks by itself is its own reason, and says which it is.
        boolean isByARule = row.getString("by_rule").contains(";");
        return Cell.of(row.getBoolean("has_reason") ? "Given" : isByARule ? "The rule" : "Not given");
    }

    private static String signed(ResultSet row) throws SQLException {
        Instant at = instant(row, "signed_at");
        return at == null
                ? ""
                : "on " + at.atZone(kinbridge.mappings.Occurred.LONDON).toLocalDate();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
