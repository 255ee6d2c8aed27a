package kinbridge.linkreview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.linkage.model.Model;
import kinbridge.linkreview.LinkReviews.Row;
import kinbridge.linkreview.LinkReviews.Show;
import kinbridge.linkreview.LinkReviews.State;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads reviews, as far as a reader may know of them. */
@Component
class ReviewRows {

    /** What people are known by who are known by nothing more sensitive than their names. */
    static final String CORE = Category.ID_CORE.code();

    /** What waits, was decided, or was joined by the hub and never asked about. */
    private static final String TABLES = """
             from (
              select identity_a, identity_b, event_id, since, state, decide_by, decided_by, decided_at, reason
              from people.review
              union all
              select j.identity_a, j.identity_b, j.event_id, e.decided_at, 'JOINED', null, null, null, null
              from people.pair j join people.link_event e on e.id = j.event_id
              where j.outcome = 'JOINED' and not exists (select from people.review asked
                where asked.identity_a = j.identity_a and asked.identity_b = j.identity_b)) r
            join people.identity a on a.id = r.identity_a join people.identity b on b.id = r.identity_b
            left join people.pair p on p.identity_a = r.identity_a and p.identity_b = r.identity_b
            """;

    /** Who was adopted is known here by nothing, as in a search. */
    static final String NOT_RESTRICTED = """
            a.category = :core and b.category = :core
              and a.person_id not in (select person_id from people.adopted_away)
              and b.person_id not in (select person_id from people.adopted_away)""";

    private static final String IN_CONFLICT = """
            (select f_of.person_id from consent.flag f join people.identity f_of on f_of.id = f.identity_id
              where f.flag = 'requester_conflict' and f.record_id is null and f.cleared_at is null
                and (f.practitioner is null or f.practitioner = :reader))""";

    static final String NO_CONFLICT = "a.person_id not in " + IN_CONFLICT + " and b.person_id not in " + IN_CONFLICT;

    private static final String FOR_READER = NOT_RESTRICTED + " and " + NO_CONFLICT;

    /** Whoever is a member of an open family. */
    static final String MEMBERS = """
            select m_of.person_id from families.member m
            join families.family f on f.id = m.family_id and f.closed_at is null
            join people.identity m_of on m_of.id = m.identity_id where m.state <> 'REMOVED'""";

    /**
     * By person, when the first alert of the highest two urgencies about their family or themselves has to be answered
     * that somebody has not answered yet. Of a family in which the reader has a conflict of interest, none.
     */
    private static final String URGENT = """
            urgent as materialized (
              select who.person_id, min(n.respond_by) as decide_by
              from alerts.alert u join alerts.notice n on n.alert_id = u.id and n.state = 'NEW'
              cross join lateral (
                select mi.person_id from families.member m join people.identity mi on mi.id = m.identity_id
                where m.family_id = u.family_id and m.state <> 'REMOVED'
                union select pi.person_id from people.identity pi where pi.id = u.person_id) who
              where u.closed_at is null and u.urgency in ('P1', 'P2') and not exists (
                select from families.member c join people.identity ci on ci.id = c.identity_id
                where c.family_id = u.family_id and ci.person_id in IN_CONFLICT)
              group by who.person_id)
            """.replace("IN_CONFLICT", IN_CONFLICT);

    /** What the hub joined by itself of these people, and nobody was asked about. */
    private static final String JOINED_OF = """
             from who join people.identity a on a.person_id = who.person_id
            join people.pair p on p.identity_a = a.id and p.outcome = 'JOINED'
            join people.identity b on b.id = p.identity_b
            join people.link_event e on e.id = p.event_id
            left join urgent on urgent.person_id = a.person_id
            cross join lateral (select p.event_id, 'JOINED' as state, e.decided_at as since, urgent.decide_by,
              cast(null as text) as decided_by, cast(null as timestamptz) as decided_at, cast(null as bytea) as reason) r
            where not exists (select from people.review asked
              where asked.identity_a = p.identity_a and asked.identity_b = p.identity_b)
            """;

    private final JdbcClient database;

    ReviewRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param person of the one
     * @param reason sealed; null while it waits
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Pair(Row row, UUID one, UUID other, UUID person, byte @Nullable [] reason) {}

    long count(String reader, Show show, String family) {
        return database.sql("select count(*)" + TABLES + "where " + which(show, family))
                .param("core", CORE)
                .param("reader", reader)
                .param("family", family)
                .query(Long.class)
                .single();
    }

    long restricted() {
        return database.sql("select count(*)" + TABLES + "where r.state = 'WAITING' and not (" + NOT_RESTRICTED + ")")
                .param("core", CORE)
                .query(Long.class)
                .single();
    }

    List<Row> list(String reader, Show show, String family, int offset, int limit) {
        String order = show == Show.WAITING
                ? "r.decide_by nulls last, (a.person_id in (" + MEMBERS + ") or b.person_id in (" + MEMBERS
                        + ")) desc, r.since, r.event_id"
                : "r.decided_at desc, r.event_id";
        return database.sql(columns() + TABLES + "where " + which(show, family) + " order by " + order
                        + " offset :offset limit :limit")
                .param("core", CORE)
                .param("reader", reader)
                .param("family", family)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** Of what waits or was decided. */
    private static String which(Show show, String family) {
        String state = show == Show.WAITING ? "r.state = 'WAITING'" : "r.state in ('SAME', 'DIFFERENT')";
        String ofFamily = family.isEmpty()
                ? ""
                : " and (a.person_id in (" + MEMBERS + " and f.reference = :family) or b.person_id in (" + MEMBERS
                        + " and f.reference = :family))";
        return state + " and " + FOR_READER + ofFamily;
    }

    Optional<Pair> find(String reader, UUID id) {
        return database.sql(columns() + TABLES + "where r.event_id = :id and " + FOR_READER)
                .param("core", CORE)
                .param("reader", reader)
                .param("id", id)
                .query((row, number) -> pair(row))
                .optional();
    }

    /** What has become of a doubt or a decision that had that id once. */
    Optional<Pair> findFormer(String reader, UUID id) {
        return database.sql(columns() + TABLES + "where (r.identity_a, r.identity_b) in"
                        + " (select identity_a, identity_b from people.link_event where id = :id) and " + FOR_READER)
                .param("core", CORE)
                .param("reader", reader)
                .param("id", id)
                .query((row, number) -> pair(row))
                .optional();
    }

    /**
     * What the hub joined by itself of members of open families, and of whoever else an urgent alert is about; the urgent
     * first, then the latest.
     *
     * @param family limits it to the members of one; empty for all
     */
    List<Pair> joinedInFamilies(String reader, String family) {
        return joined(
                family.isEmpty()
                        ? MEMBERS + " union select person_id from urgent"
                        : MEMBERS + " and f.reference = :family",
                reader,
                family);
    }

    /** Of those, what may hold something back from an urgent alert. */
    List<Pair> joinedUrgently(String reader) {
        return joined("select person_id from urgent", reader, "");
    }

    private List<Pair> joined(String who, String reader, String family) {
        return database.sql("with " + URGENT + ", who as materialized (select distinct person_id from (" + who
                        + ") members) " + columns() + JOINED_OF + " and " + FOR_READER
                        + " order by r.decide_by nulls last, r.since desc, r.event_id")
                .param("core", CORE)
                .param("reader", reader)
                .param("family", family)
                .query((row, number) -> pair(row))
                .list();
    }

    /** When an urgent alert about this person has to be answered; empty where there is none. */
    Optional<Instant> urgent(String reader, UUID person) {
        return database.sql("with " + URGENT + " select decide_by from urgent where person_id = :person")
                .param("reader", reader)
                .param("person", person)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(
                row(row),
                row.getObject(11, UUID.class),
                row.getObject(12, UUID.class),
                row.getObject(14, UUID.class),
                row.getBytes(13));
    }

    private static String columns() {
        return "select r.event_id, r.state, a.agency, b.agency, p.weight, " + families("a.person_id, b.person_id")
                + ", r.since, r.decide_by, r.decided_by, r.decided_at, a.id, b.id, r.reason, a.person_id";
    }

    static String families(String persons) {
        return """
                array(select distinct f.reference from families.member m
                  join families.family f on f.id = m.family_id and f.closed_at is null
                  join people.identity i on i.id = m.identity_id
                  where i.person_id in (PERSONS) and m.state <> 'REMOVED' order by 1)""".replace("PERSONS", persons);
    }

    private static Row row(ResultSet row) throws SQLException {
        double weight = row.getDouble(5);
        boolean isWeighed = !row.wasNull();
        return new Row(
                row.getObject(1, UUID.class),
                State.valueOf(row.getString(2)),
                Agency.of(row.getString(3)),
                Agency.of(row.getString(4)),
                isWeighed ? Model.probability(weight) : null,
                texts(row, 6),
                row.getTimestamp(7).toInstant(),
                instant(row, 8),
                row.getString(9),
                instant(row, 10));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    /** The agencies of whoever else is this identity's person, and its families. */
    Surroundings around(UUID identity) {
        List<Agency> others = new ArrayList<>();
        database.sql("""
                select distinct o.agency from people.identity i join people.identity o on o.person_id = i.person_id
                where i.id = :id and o.id <> i.id and o.category = :core order by 1""")
                .param("id", identity)
                .param("core", CORE)
                .query((row, number) -> others.add(Agency.of(row.getString(1))))
                .list();
        List<String> families = database.sql(
                        "select " + families("mine.person_id") + " from people.identity mine where mine.id = :id")
                .param("id", identity)
                .query((row, number) -> texts(row, 1))
                .single();
        return new Surroundings(others, families);
    }

    record Surroundings(List<Agency> others, List<String> families) {}

    static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }
}
