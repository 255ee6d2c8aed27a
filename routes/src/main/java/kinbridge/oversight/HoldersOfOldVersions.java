package kinbridge.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Choice;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Kind;
import kinbridge.oversight.QuestionPages.Row;
import kinbridge.retraction.RetractionPages.State;
import kinbridge.sharinglog.PackReaders;
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
            "Each colleague and agency that was shown or sent a version of a record which its owner has taken back or"
                    + " corrected since, and whether they confirmed that they no longer rely on it. For one record, also its versions"
                    + " that were only replaced by a newer one.",
            "A replaced version was not necessarily wrong: an agency does not say why it sends another. What somebody"
                    + " wrote down or passed on from it is not known to the hub.",
            "Nobody is known to hold such a version.");

    private static final String RETRACTED = """
            v.id in (select w.version_id from retraction.wrong_version w
              join retraction.retraction r on r.id = w.retraction_id
              where r.reason in ('TAKEN_BACK', 'CORRECTED') and r.happened_at >= :from and r.happened_at < :to)""";

    /** The log names an identity by an id of its own, not by what its versions share. */
    private static final String OF_RECORD = """
            v.thing_id in (select cast(:record as uuid) union select iv.thing_id from people.identity i
              join statements.version iv on iv.id = i.version_id where i.id = :record)""";

    /** What became of it is what the register of retractions says: no page may say otherwise. */
    private static final String QUERY = """
            select h.*, coalesce(s.state, case when h.has_newer then 'HAS_NEWER' else 'NOT_KNOWN' end) as became,
              s.happened_at as taken_at, s.task_id as task,
              case when s.state in ('CHASED_ONCE', 'CHASED_TWICE', 'WITH_IG', 'REFUSED') then 1 else 0 end as first
            from (
              select md5(v.id::text || (e.kind = 'PUSH')::text || received.by_whom || coalesce(e.family_id::text, ''))::uuid
                  as id,
                max(e.recorded_at) as at, named.id as record, v.id as version, e.kind = 'PUSH' as is_push,
                max(e.recipient) filter (where e.kind = 'PUSH') as recipient, received.by_whom as person_id,
                min(e.role) filter (where e.person_id = received.by_whom) as role,
                min(e.agency) filter (where e.person_id = received.by_whom) as agency, e.family_id, d.holder, d.category,
                max(array_position(array['EXISTENCE', 'SUMMARY', 'FULL'], d.level)) as level,
                (array_agg(e.entry_id order by e.recorded_at desc))[1] as entry,
                exists (select from statements.version n
                  join sharing_log.projection_decision nd on nd.record_id = named.id and nd.version = n.id::text
                    and nd.level in ('EXISTENCE', 'SUMMARY', 'FULL')
                  join sharing_log.projection_entry ne on ne.entry_id = nd.entry_id
                    and received.by_whom = any(NEWER_GOT)
                  where n.thing_id = v.thing_id and n.received_sequence > v.received_sequence) as has_newer
              from statements.version v
              cross join lateral (select coalesce((select i.id from people.identity i
                  join statements.version iv on iv.id = i.version_id where iv.thing_id = v.thing_id limit 1), v.thing_id)
                as id) named
              join sharing_log.projection_decision d on d.record_id = named.id and d.version = v.id::text
                and d.level in ('EXISTENCE', 'SUMMARY', 'FULL')
              join sharing_log.projection_entry e on e.entry_id = d.entry_id
                and e.kind in ('LOOK', 'EXPORT', 'ALERT', 'PUSH')
                and e.purpose not in ('SUBJECT_ACCESS', 'LINK_REVIEW')
              cross join lateral unnest(GOT) as received (by_whom)
              where not v.is_current and WHICH
              group by v.id, v.thing_id, named.id, v.received_sequence, e.kind = 'PUSH', received.by_whom, e.family_id, d.holder,
                d.category) h
            left join lateral (select s.state, s.happened_at, s.task_id from retraction.standing s
              join retraction.wrong_version w on w.retraction_id = s.retraction_id
              where w.version_id = h.version and s.recipient = h.person_id and s.is_delivery = h.is_push
                and s.family_id is not distinct from h.family_id and s.reason <> 'AGREEMENT_ENDED'
              order by s.happened_at desc limit 1) s on true""".replace("NEWER_GOT", PackReaders.or("ne", "ne.person_id"))
            .replace("GOT", PackReaders.or("e", "e.person_id"));

    private static final Choices OUTCOMES = Choices.of(Stream.concat(
                    Arrays.stream(State.values()).flatMap(state -> Stream.of(state.name(), state.title())),
                    Stream.of(
                            "HAS_NEWER", "Has been shown a newer version",
                            "NOT_KNOWN", "Not known to have anything newer"))
            .toArray(String[]::new));

    private static final String WAITING =
            "became in ('NOT_TOLD', 'WAITS', 'CHASED_ONCE', 'CHASED_TWICE', 'REFUSED', 'WITH_IG')";

    private final Listing listing;
    private final LoggedShares log;
    private final Staff staff;

    HoldersOfOldVersions(Listing listing, LoggedShares log, Staff staff) {
        this.listing = listing;
        this.log = log;
        this.staff = staff;
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
        String which = asked.has(Parameter.RECORD) ? OF_RECORD : RETRACTED;
        String narrowed = "select * from (" + QUERY.replace("WHICH", which) + ") h where true";
        return OUTCOMES.has(asked.get(Parameter.STATE)) ? narrowed + " and h.became = :state" : narrowed;
    }

    private Map<String, Object> values(Asked asked) {
        Map<String, Object> values = new HashMap<>();
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
                Figure.toLookAt("Told, not confirmed yet", counted(WAITING, asked)),
                Figure.toLookAt("Not known to have anything newer", counted("became = 'NOT_KNOWN'", asked)),
                Figure.of("Confirmed", counted("became = 'CONFIRMED'", asked)));
    }

    private long counted(String which, Asked asked) {
        return log.number("select count(*) from (" + query(asked) + ") c where " + which, values(asked));
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.toLookAt("holders who have not confirmed", counted(WAITING, lastThirtyDays));
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
