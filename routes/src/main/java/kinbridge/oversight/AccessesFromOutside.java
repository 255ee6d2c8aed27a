package kinbridge.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
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
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 6. Accesses by leavers, by non-members, or before somebody's start in the team. */
@Component
@Order(6)
class AccessesFromOutside implements Question {

    /**
     * Looks, prints and tries as they stood at the time, and names beside tasks: a name is shown there too. Only a look
     * has a channel: whatever else somebody does has nothing to do with a team.
     */
    static final String QUERY = """
            select e.recorded_at as at, e.entry_id as id, e.kind, e.person_id, e.role, e.agency, e.purpose, e.family_id,
              (select reference from families.family f where f.id = e.family_id) as family,
              e.existence_count + e.summary_count + e.full_count as released, e.withheld_count,
              starts.since, case when e.taf_status = 'LEFT' then 'LEFT'
                when starts.since is not null then 'BEFORE_START' else 'NOT_MEMBER' end as standing,
              case when exists (select from grants.sharing_grant g where g.basis = 'BROKEN_GLASS'
                  and g.practitioner = e.person_id and g.family_id = e.family_id and g.opened_at <= e.recorded_at
                  and coalesce(g.ended_at, g.ends_at) >= e.recorded_at) then 'GLASS'
                when exists (select from consent.necessity n where n.practitioner = e.person_id
                  and n.family_id = e.family_id and n.since <= e.recorded_at and n.until > e.recorded_at) then 'NECESSITY'
                else 'NONE' end as ground
            from sharing_log.projection_entry e
            left join lateral (select min(m.since) as since from families.team_member m
              where m.family_id = e.family_id and m.practitioner = e.person_id
                and m.since > (e.recorded_at at time zone 'Europe/London')::date) starts on true
            where e.taf_status in ('LEFT', 'NOT_MEMBER') and e.kind in ('LOOK', 'EXPORT', 'REFUSAL')
              and e.channel in ('INDIVIDUAL_VIEW', 'TAF_MEETING_PACK', 'TASK_NAMES') and e.purpose <> 'SUBJECT_ACCESS'
              and e.recorded_at >= :from and e.recorded_at < :to""";

    private static final Heading HEADING = new Heading(
            6,
            "accesses-from-outside",
            "Looks from outside the team",
            "Looks and tries by people who had left a family's team, were never in it, or were not in it yet; what they"
                    + " saw, and on what recorded ground.",
            "Statutory roles acting on their duty count as members. A start is the one that the team list has today.",
            "Nobody from outside a team looked or tried in this time.");

    private static final Choices STANDINGS = Choices.of(
            "LEFT", "Had left the team",
            "BEFORE_START", "Before the start",
            "NOT_MEMBER", "Not a member");

    private final JdbcClient database;
    private final Listing listing;
    private final Staff staff;
    private final WhoIsMeant people;

    AccessesFromOutside(@Qualifier("questions") JdbcClient database, Listing listing, Staff staff, WhoIsMeant people) {
        this.database = database;
        this.listing = listing;
        this.staff = staff;
        this.people = people;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(
                Parameter.STATE,
                Parameter.PRACTITIONER,
                Parameter.AGENCY,
                Parameter.FAMILY,
                Parameter.FROM,
                Parameter.TO);
    }

    @Override
    public List<Choice> choices(Parameter parameter) {
        return parameter == Parameter.STATE
                ? Stream.concat(
                                STANDINGS.offered().stream(),
                                Stream.of(new Choice("SEEN", "Saw something without a recorded ground")))
                        .toList()
                : List.of();
    }

    @Override
    public List<String> columns() {
        return List.of("When", "Who", "Standing", "Family", "Purpose", "What came of it", "Ground", "Entry");
    }

    @Override
    public String unit() {
        return "entries";
    }

    private static String query(Asked asked) {
        String narrowed = "select * from (" + QUERY + ") o where true"
                + (asked.has(Parameter.PRACTITIONER) ? " and o.person_id = :who" : "")
                + (asked.has(Parameter.AGENCY) ? " and o.agency = :agency" : "")
                + (asked.has(Parameter.FAMILY) ? " and o.family_id = :family" : "");
        return switch (asked.get(Parameter.STATE)) {
            case "" -> narrowed;
            case "SEEN" -> narrowed + " and o.released > 0 and o.ground = 'NONE'";
            default -> narrowed + " and o.standing = :state";
        };
    }

    private Map<String, Object> values(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        values.put("from", Timestamp.from(asked.from()));
        values.put("to", Timestamp.from(asked.to()));
        values.put("state", asked.get(Parameter.STATE));
        values.put("who", asked.get(Parameter.PRACTITIONER));
        values.put("agency", asked.get(Parameter.AGENCY));
        if (asked.has(Parameter.FAMILY)) {
            values.put("family", people.family(asked.get(Parameter.FAMILY)));
        }
        return values;
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return database.sql("""
                        select count(*) filter (where standing = 'LEFT'), count(*) filter (where standing = 'BEFORE_START'),
                          count(*) filter (where standing = 'NOT_MEMBER'),
                          count(*) filter (where released > 0 and ground = 'NONE')
                        from (""" + query(asked) + ") c")
                .params(values(asked))
                .query((row, number) -> List.of(
                        Figure.toLookAt("By people who had left", row.getLong(1)),
                        Figure.of("Before a start", row.getLong(2)),
                        Figure.of("By others outside the team", row.getLong(3)),
                        Figure.toLookAt("Something seen without a recorded ground", row.getLong(4))))
                .single();
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.toLookAt(
                "look or try by somebody who had left",
                "looks or tries by people who had left",
                database.sql("""
                        select count(*) from sharing_log.projection_entry
                        where taf_status = 'LEFT' and kind in ('LOOK', 'EXPORT', 'REFUSAL') and channel is not null
                          and recorded_at >= :from and recorded_at < :to""")
                        .params(values(lastThirtyDays))
                        .query(Long.class)
                        .single());
    }

    @Override
    public long count(Asked asked) {
        return listing.count(query(asked), values(asked));
    }

    @Override
    public Found find(Asked asked, @Nullable String after, int limit) {
        Listing.Page<Row> page =
                listing.newestFirst(query(asked), values(asked), after, limit, (row, number) -> row(row));
        return new Found(page.rows(), page.next());
    }

    private Row row(ResultSet row) throws SQLException {
        return Row.of(
                Cells.time(row.getTimestamp("at").toInstant()),
                staff.cell(row.getString("person_id"), row.getString("role"), row.getString("agency")),
                standing(row),
                Cells.family(row.getString("family")),
                Cells.purpose(row.getString("purpose")),
                outcome(row),
                ground(row),
                Cells.entry(row.getObject("id", UUID.class)));
    }

    private static Cell standing(ResultSet row) throws SQLException {
        String standing = row.getString("standing");
        String words = STANDINGS.words(standing);
        if (standing.equals("LEFT")) {
            return Cells.warning(words);
        }
        LocalDate since = row.getObject("since", LocalDate.class);
        return Cell.of(words).over(since == null ? "" : "which was " + since);
    }

    private static Cell outcome(ResultSet row) throws SQLException {
        if (row.getString("kind").equals("REFUSAL")) {
            return Cell.of("Turned away");
        }
        int released = row.getInt("released");
        return Cell.of(
                released == 0 ? "Nothing shown" : released + (released == 1 ? " record shown" : " records shown"));
    }

    private static Cell ground(ResultSet row) throws SQLException {
        return switch (row.getString("ground")) {
            case "GLASS" -> Cell.of("Broken glass");
            case "NECESSITY" -> Cell.of("Recorded necessity");
            default -> row.getInt("released") > 0 ? Cells.warning("None recorded") : Cell.NONE;
        };
    }
}
