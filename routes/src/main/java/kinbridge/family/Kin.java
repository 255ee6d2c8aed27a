package kinbridge.family;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kinbridge.mappings.Occurred;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is tied to whom, person to person, from what the agencies assert. Two people at one address are
 * not a family by that alone: a household counts where an agency says that it is one.
 */
@Component
class Kin {

    /** Ties between people; direction as asserted: one is the type of other. */
    private static final String ANY_TIES = """
            with tie as not materialized (
              select a.person_id as one, r.type, b.person_id as other from statements.relationship r
              join statements.version v on v.id = r.version_id and v.is_current
              join people.identity a on a.id = r.from_identity
              join people.identity b on b.id = r.to_identity
              where (r.until_on is null or r.until_on >= cast(:today as date) OR_EVER) and a.person_id <> b.person_id),
            parent as not materialized (select one, other from tie where type in ('MOTHER', 'FATHER', 'PARENT', 'GUARDIAN'))
            """;

    /** Those that hold today. */
    private static final String TIES = ANY_TIES.replace("OR_EVER", "");

    private static final String EVER_TIES = ANY_TIES.replace("OR_EVER", "or true");

    /** Who is around a child and why, the nearest first. */
    private static final List<String> STEPS = List.of(
            "select distinct one, 'parent or guardian' from parent where other = :child", """
        select distinct c.other, 'child of the same parent' from parent p join parent c on c.one = p.one
        where p.other = :child""", """
        select distinct t.one, 'partner of a parent' from parent p join tie t on t.other = p.one
        where p.other = :child and t.type = 'PARTNER'
        union select distinct t.other, 'partner of a parent' from parent p join tie t on t.one = p.one
        where p.other = :child and t.type = 'PARTNER'
        """, """
        select distinct t.one, 'former partner of a parent' from parent p join tie t on t.other = p.one
        where p.other = :child and t.type = 'FORMER_PARTNER'
        union select distinct t.other, 'former partner of a parent' from parent p join tie t on t.one = p.one
        where p.other = :child and t.type = 'FORMER_PARTNER'
        """, """
        select distinct g.one, 'grandparent' from parent p join tie g on g.other = p.one
        where p.other = :child and g.type in ('MOTHER', 'FATHER', 'PARENT')
        union select distinct one, 'relative or carer' from tie where other = :child
          and type in ('GRANDPARENT', 'FOSTER_CARER', 'SIBLING', 'HALF_SIBLING', 'RELATIVE',
            'FAMILY_GROUP')
        union select distinct other, 'relative or carer' from tie where one = :child
          and type in ('SIBLING', 'HALF_SIBLING', 'FAMILY_GROUP')
        union select distinct b.person_id, 'same family group' from statements.relationship ra
          join statements.version va on va.id = ra.version_id and va.is_current
          join people.identity a on a.id = ra.from_identity and a.person_id = :child
          join statements.relationship rb on rb.to_system = ra.to_system and rb.to_local_id = ra.to_local_id
            and rb.type = 'FAMILY_GROUP'
          join statements.version vb on vb.id = rb.version_id and vb.is_current
          join people.identity b on b.id = rb.from_identity and b.person_id <> :child
          where ra.type = 'FAMILY_GROUP' and ra.to_identity is null""", """
        select distinct h.person, 'same household' from (
          select one as person, other as home from tie where type = 'HOUSEHOLD'
          union select other, other from tie where type = 'HOUSEHOLD') h
        where h.home in (select other from tie where type = 'HOUSEHOLD'
            and (one = :child or one in (select one from parent where other = :child))
          union select other from tie where type = 'HOUSEHOLD'
            and (other = :child or other in (select one from parent where other = :child)))""");

    /** All of those, each with the number of its step. */
    private static final String AROUND = IntStream.range(0, STEPS.size())
            .mapToObj(step -> "select " + step + ", step" + step + ".* from (" + STEPS.get(step) + ") step" + step)
            .collect(Collectors.joining(
                    " union all ", "select * from (", ") around(step, person, why) order by step, why"));

    private static final String IS_OPEN_EPISODE = """
            r.type in ('CHILD_PROTECTION_PLAN', 'SECTION_47_ENQUIRY', 'CHILD_IN_NEED_PLAN',
              'CHILD_IN_NEED_EPISODE', 'EARLY_HELP_EPISODE', 'LOOKED_AFTER_EPISODE')
            and (r.until_on is null or r.until_on > cast(:today as date))""";

    private final JdbcClient database;
    private final InstantSource clock;

    Kin(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private Date today() {
        return Date.valueOf(clock.instant().atZone(Occurred.LONDON).toLocalDate());
    }

    /** This person, or children in the same family, with an open episode of social care or early help. */
    List<UUID> childrenWithOpenEpisode(UUID person) {
        return database.sql("""
                select distinct i.person_id from people.identity i
                join statements.subject_identity s on s.identity_id = i.id
                join statements.record_subject rs on rs.version_id = s.version_id and rs.position = s.position
                join statements.record r on r.version_id = s.version_id
                join statements.version v on v.id = r.version_id and v.is_current
                where i.person_id = :person and r.agency = 'socialcare' and rs.role in ('SUBJECT', 'CHILD')
                  and\s""" + IS_OPEN_EPISODE)
                .param("person", person)
                .param("today", today())
                .query(UUID.class)
                .list();
    }

    /** See {@link Families#concerned}; the ways are those of the methods of this class. */
    Set<UUID> concerned(Collection<UUID> persons, LocalDate bornAfter) {
        return new HashSet<>(database.sql(TIES + """
                , young as not materialized (
                  select person_id from people.identity
                  where date_of_birth > :bornAfter or (expected_date is not null and date_of_birth is null)),
                open_episode as not materialized (
                  select i.person_id from people.identity i
                  join statements.subject_identity s on s.identity_id = i.id
                  join statements.record r on r.version_id = s.version_id and r.agency = 'socialcare'
                  join statements.version v on v.id = r.version_id and v.is_current
                  where\s""" + IS_OPEN_EPISODE + """
                )
                select p.id from unnest(cast(:persons as uuid[])) p(id) where
                  exists (select from people.identity i join families.member m on m.identity_id = i.id
                    join families.family f on f.id = m.family_id and f.closed_at is null where i.person_id = p.id)
                  or exists (select from open_episode where person_id = p.id)
                  or exists (select from young where person_id = p.id)
                  or exists (select from parent join young on young.person_id = parent.other where parent.one = p.id)
                  or exists (select from tie join parent on parent.one = tie.other
                    join young on young.person_id = parent.other
                    where tie.one = p.id and tie.type in ('PARTNER', 'HOUSEHOLD'))
                  or exists (select from tie join parent on parent.one = tie.one
                    join young on young.person_id = parent.other
                    where tie.other = p.id and tie.type in ('PARTNER', 'HOUSEHOLD'))""")
                .param("persons", persons.toArray(UUID[]::new))
                .param("bornAfter", Date.valueOf(bornAfter))
                .param("today", today())
                .query(UUID.class)
                .list());
    }

    List<UUID> siblingsByMother(UUID child) {
        return database.sql(TIES + """
                select distinct b.other from tie a join tie b on b.one = a.one
                where a.other = :child and a.type = 'MOTHER' and b.type = 'MOTHER' and b.other <> a.other""")
                .param("child", child)
                .param("today", today())
                .query(UUID.class)
                .list();
    }

    List<UUID> childrenAround(UUID person) {
        return database.sql(TIES + """
                select distinct other from parent where one = :person or one in (
                  select other from tie where one = :person and type in ('PARTNER', 'HOUSEHOLD')
                  union select one from tie where other = :person and type in ('PARTNER', 'HOUSEHOLD'))
                union select :person""")
                .param("person", person)
                .param("today", today())
                .query(UUID.class)
                .list();
    }

    /** The people around a child today, each with the reason, nearest first. */
    Map<UUID, String> around(UUID child) {
        return around(child, TIES);
    }

    /** Those, and whoever was around the child by ties that are over. */
    Set<UUID> everAround(UUID child) {
        return around(child, EVER_TIES).keySet();
    }

    private Map<UUID, String> around(UUID child, String ties) {
        Map<UUID, String> people = new LinkedHashMap<>();
        people.put(child, "child in focus");
        database.sql(ties + AROUND)
                .param("child", child)
                .param("today", today())
                .query((row, number) -> people.putIfAbsent(row.getObject(2, UUID.class), row.getString(3)))
                .list();
        return people;
    }
}
