package kinbridge.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** 10. Recipients holding version N of a corrected record, with what became of taking it back. */
@Component
@Order(10)
class HoldersOfOldVersions implements Question {

    private static final Heading HEADING = new Heading(
            10,
            "holders-of-old-versions",
            "Who holds a version that was taken back or replaced",
            "Each colleague and agency that was shown or sent a version of a record which its owner has taken back since,"
                    + " and whether they confirmed that they no longer rely on it. For one record, also its versions"
                    + " that were only replaced by a newer one.",
            "A replaced version was not necessarily wrong: an agency does not say why it sends another. What somebody"
                    + " wrote down or passed on from it is not known to the hub.",
            "Nobody is known to hold such a version.");

    private static final String TAKEN_BACK =
            "v.id in (select version_id from events.taken_back where taken_at >= :from and taken_at < :to)";

    /**
     * A push is taken back by a message of its own, a colleague by a task: the one that was opened for that
     * taking-back, of that holder's records and as of that family.
     */
    private static final String QUERY = """
            select h.*, case
                when h.is_push then coalesce((select case when m.delivered_at is not null then 'CONFIRMED'
                    when m.refused_at is not null then 'REFUSED' else 'WAITS' end
                  from push.message m where m.retracts and m.delivery = h.person_id and m.record_id = h.record
                    and m.created_at >= h.at
                  order by m.created_at limit 1), case when h.has_newer then 'HAS_NEWER' else 'NOT_KNOWN' end)
                when t.done_at is not null then 'CONFIRMED' when t.id is not null then 'WAITS'
                when h.has_newer then 'HAS_NEWER' else 'NOT_KNOWN' end as became,
              t.id as task, case when h.taken_at is not null and t.id is not null and t.done_at is null
                and t.due_at < :now then 1 else 0 end as first
            from (
              select md5(v.id::text || coalesce(sent.agency, '') || got.person_id || coalesce(e.family_id::text, ''))::uuid
                  as id,
                max(e.recorded_at) as at, v.thing_id as record, v.id as version, b.taken_at, e.kind = 'PUSH' as is_push,
                sent.agency as recipient, got.person_id, min(e.role) filter (where e.person_id = got.person_id) as role,
                min(e.agency) filter (where e.person_id = got.person_id) as agency, e.family_id, d.holder, d.category,
                max(array_position(array['EXISTENCE', 'SUMMARY', 'FULL'], d.level)) as level,
                (array_agg(e.entry_id order by e.recorded_at desc))[1] as entry,
                exists (select from statements.version n
                  join sharing_log.projection_decision nd on nd.record_id = n.thing_id and nd.version = n.id::text
                    and nd.level in ('EXISTENCE', 'SUMMARY', 'FULL')
                  join sharing_log.projection_entry ne on ne.entry_id = nd.entry_id and got.person_id = any(NEWER_GOT)
                  where n.thing_id = v.thing_id and n.received_sequence > v.received_sequence) as has_newer
              from statements.version v
              left join events.taken_back b on b.version_id = v.id
              join sharing_log.projection_decision d on d.record_id = v.thing_id and d.version = v.id::text
                and d.level in ('EXISTENCE', 'SUMMARY', 'FULL')
              join sharing_log.projection_entry e on e.entry_id = d.entry_id
                and e.kind in ('LOOK', 'EXPORT', 'ALERT', 'PUSH')
              cross join lateral unnest(GOT) as got (person_id)
              cross join lateral (select case when e.kind = 'PUSH' then e.recipient end as agency) sent
              where not v.is_current and WHICH
              group by v.id, v.thing_id, v.received_sequence, b.taken_at, e.kind = 'PUSH', sent.agency, got.person_id,
                e.family_id, d.holder, d.category) h
            left join lateral (select id, done_at, due_at from work.task t
              where t.kind = 'TAKEN_BACK' and t.requester = h.person_id and not t.restricted
                and t.family_id is not distinct from h.family_id
                and split_part(t.cause, '/', 1) = h.holder
                and case when t.kind = 'TAKEN_BACK' then cast(split_part(t.cause, '/', 2) as timestamptz) end = h.taken_at
              order by t.opened_at limit 1) t on not h.is_push""".replace("NEWER_GOT", LoggedShares.received("ne", "ne.person_id"))
            .replace("GOT", LoggedShares.received("e", "e.person_id"));

    private static final Choices OUTCOMES = Choices.of(
            "CONFIRMED", "Confirmed that it is no longer used",
            "WAITS", "Told, not confirmed yet",
            "REFUSED", "The agency refused to take it back",
            "HAS_NEWER", "Has been shown a newer version",
            "NOT_KNOWN", "Not known to have anything newer");

    private final Listing listing;
    private final LoggedShares log;
    private final Staff staff;
    private final InstantSource clock;

    HoldersOfOldVersions(Listing listing, LoggedShares log, Staff staff, InstantSource clock) {
        this.listing = listing;
        this.log = log;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.RECORD, Parameter.STATE, Parameter.FROM, Parameter.TO);
    }

    @Override
    public List<Choice> choices(Parameter parameter) {
        return parameter == Parameter.STATE ? OUTCOMES.offered() : List.of();
    }

    @Override
    public List<String> columns() {
        return List.of(
                "Shown last",
                "Held by recipient",
                "Record",
                "Version",
                "Category",
                "Owner",
                "How much",
                "Taken back",
                "What became of it",
                "Task",
                "Entry");
    }

    @Override
    public String unit() {
        return "holders";
    }

    private static String query(Asked asked) {
        String which = asked.has(Parameter.RECORD) ? "v.thing_id = :record" : TAKEN_BACK;
        String narrowed = "select * from (" + QUERY.replace("WHICH", which) + ") h where true";
        return OUTCOMES.has(asked.get(Parameter.STATE)) ? narrowed + " and h.became = :state" : narrowed;
    }

    private Map<String, Object> values(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        values.put("now", Timestamp.from(clock.instant()));
        values.put("from", Timestamp.from(asked.from()));
        values.put("to", Timestamp.from(asked.to()));
        values.put("state", asked.get(Parameter.STATE));
        values.put("record", asked.id(Parameter.RECORD));
        return values;
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return List.of(
                Figure.of("Holders", counted("true", asked)),
                Figure.toLookAt("Told, not confirmed yet", counted("became = 'WAITS'", asked)),
                Figure.toLookAt("Not known to have anything newer", counted("became = 'NOT_KNOWN'", asked)),
                Figure.of("Confirmed", counted("became = 'CONFIRMED'", asked)));
    }

    private long counted(String which, Asked asked) {
        return log.number("select count(*) from (" + query(asked) + ") c where " + which, values(asked));
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.toLookAt("holders who have not confirmed", counted("became = 'WAITS'", lastThirtyDays));
    }

    @Override
    public long count(Asked asked) {
        return listing.count(query(asked), values(asked));
    }

    @Override
    public Found find(Asked asked, @Nullable String after, int limit) {
        Listing.Page<Row> page =
                listing.urgentFirst(query(asked), values(asked), after, limit, (row, number) -> row(row));
        return new Found(page.rows(), page.next());
    }

    private Row row(ResultSet row) throws SQLException {
        String became = row.getString("became");
        Timestamp takenAt = row.getTimestamp("taken_at");
        boolean isToLookAt = became.equals("REFUSED") || became.equals("NOT_KNOWN") || row.getInt("first") == 1;
        return Row.of(
                Cells.time(row.getTimestamp("at").toInstant()),
                row.getBoolean("is_push")
                        ? Cell.of(Kind.AGENCY, row.getString("recipient")).over("sent by " + row.getString("person_id"))
                        : colleague(row.getString("person_id"), row.getString("role"), row.getString("agency")),
                Cell.of(row.getObject("record", UUID.class)),
                Cell.of(row.getObject("version", UUID.class)),
                Cell.of(row.getString("category")),
                Cell.of(Kind.AGENCY, row.getString("holder")),
                Cell.of(Kind.LEVEL, List.of("EXISTENCE", "SUMMARY", "FULL").get(row.getInt("level") - 1)),
                takenAt == null ? Cell.of("Only replaced") : Cells.time(takenAt.toInstant()),
                Cell.of(isToLookAt ? Kind.WARNING : Kind.TEXT, OUTCOMES.words(became)),
                Cell.of(Kind.TASK, row.getObject("task", UUID.class)),
                Cells.entry(row.getObject("entry", UUID.class)));
    }

    /** @param role null of somebody who only ever had it in a meeting pack that another made */
    private Cell colleague(String id, @Nullable String role, @Nullable String agency) {
        return role == null || agency == null ? staff.cell(id) : staff.cell(id, role, agency);
    }
}
