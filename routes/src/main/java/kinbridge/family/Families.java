package kinbridge.family;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens families and proposes who belongs: around a child with an open episode, its parents and
 * guardians, their other children, their partners, and the household. Each member with the reason; what
 * a lead practitioner has removed stays removed.
 */
@Component
public class Families {

    /** The reason of whoever is a member because somebody said so. */
    static final String BY_HAND = "added by a practitioner";

    /** No vowels, no look-alikes: a reference can be read out and spells nothing. */
    private static final String LETTERS = "23456789BCDFGHJKMNPQRTVWXYZ";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final Kin kin;
    private final Teams teams;
    private final Reasons reasons;
    private final InstantSource clock;

    Families(JdbcClient database, Kin kin, Teams teams, Reasons reasons, InstantSource clock) {
        this.reasons = reasons;
        this.database = database;
        this.kin = kin;
        this.teams = teams;
        this.clock = clock;
    }

    /** What a change to this person means for families; answers the families it touches. */
    @Transactional
    public List<UUID> refreshAround(UUID person) {
        lock();
        Map<UUID, UUID> touched = new LinkedHashMap<>();
        for (UUID child : kin.childrenWithOpenEpisode(person)) {
            UUID family = openFor(child, "open episode in the social-care feed", null);
            addChildInFocus(family, child);
            touched.put(family, child);
        }
        openFamiliesOf(person).forEach(family -> touched.putIfAbsent(family, person));
        List<UUID> families = new ArrayList<>(touched.keySet());
        families.forEach(this::refresh);
        return families;
    }

    /** Opens a family around a child, or takes the child into the open family of its mother's children. */
    @Transactional
    public UUID openFor(UUID child, String reason) {
        lock();
        UUID family = openFor(child, reason, null);
        addChildInFocus(family, child);
        refresh(family);
        return family;
    }

    /** As a practitioner opens it; the episode is theirs. The caller has checked that none is open. */
    UUID openFor(UUID child, Episode by) {
        lock();
        UUID family = openFor(child, "opened by a practitioner", by);
        addChildInFocus(family, child);
        refresh(family);
        return family;
    }

    /** A family that was closed is opened again by a new episode, under the reference that people know. */
    private UUID openFor(UUID child, String reason, @Nullable Episode by) {
        return familyOf(child)
                .or(() -> closedFamilyOf(child).map(family -> reopen(family, by)))
                .orElseGet(() -> open(reason, by));
    }

    /**
     * @param reason in the opener's words
     * @param entry the entry of the sharing log
     */
    record Episode(String openedBy, String role, String reason, UUID entry) {}

    /** Whether this child is in the focus of an open family; or a child of the same mother is. */
    Optional<UUID> openFamilyAround(UUID child) {
        return familyOf(child);
    }

    /** A further child comes into focus; harm is that child's too from now on. */
    void bringIntoFocus(UUID family, UUID child) {
        lock();
        addChildInFocus(family, child);
        refresh(family);
    }

    private UUID reopen(UUID family, @Nullable Episode by) {
        database.sql("update families.family set closed_at = null where id = ?")
                .param(family)
                .update();
        putEpisode(family, by);
        return family;
    }

    private void putEpisode(UUID family, @Nullable Episode by) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into families.episode (id, family_id, opened_at, opened_by, role, reason, entry_id)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(family)
                .param(Timestamp.from(clock.instant()))
                .param(by == null ? "hub" : by.openedBy())
                .param(by == null ? "hub" : by.role())
                .param(by == null ? null : reasons.seal(by.reason(), id))
                .param(by == null ? null : by.entry())
                .update();
    }

    /** The children in focus of whom the case system still has an open episode. */
    boolean isHeldOpenByTheFeed(UUID family) {
        return childrenInFocus(family).stream()
                .anyMatch(child -> !kin.childrenWithOpenEpisode(child).isEmpty());
    }

    private Optional<UUID> closedFamilyOf(UUID child) {
        return database.sql("""
                select c.family_id from families.child_in_focus c
                join families.family f on f.id = c.family_id and f.closed_at is not null
                join people.identity i on i.id = c.identity_id
                where i.person_id = ? order by f.closed_at desc limit 1""").param(child).query(UUID.class).optional();
    }

    /** One at a time: two changes about one child must not open two families. */
    private void lock() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('families', 2))")
                .query((row, number) -> true)
                .single();
    }

    private void refresh(UUID family) {
        Map<UUID, String> proposed = new LinkedHashMap<>();
        for (UUID child : childrenInFocus(family)) {
            kin.around(child).forEach(proposed::putIfAbsent);
        }
        proposed.forEach((person, reason) -> propose(family, person, reason));
        followSocialCare(family);
        withdraw(family);
        teams.refresh(family);
    }

    /**
     * Whom the family knew by another agency's identity it knows by social care's, once there is one: in a split it stays
     * with whom the council works with. Whom a person added or removed stays as that person said.
     */
    private void followSocialCare(UUID family) {
        database.sql("""
                update families.member m set identity_id = (
                  select o.id from people.identity i join people.identity o on o.person_id = i.person_id
                  where i.id = m.identity_id and o.agency = 'socialcare' order by o.received_at, o.id limit 1)
                where m.family_id = :family and m.state <> 'REMOVED' and m.reason <> :byHand
                  and exists (
                    select from people.identity i join people.identity o on o.person_id = i.person_id
                    where i.id = m.identity_id and o.agency = 'socialcare')
                  and not exists (
                    select from people.identity i join people.identity o on o.person_id = i.person_id
                    join families.member om on om.identity_id = o.id and om.family_id = :family
                    where i.id = m.identity_id and (o.agency = 'socialcare' or om.identity_id <> m.identity_id))""").param("family", family).param("byHand", BY_HAND).update();
    }

    /** Whoever was proposed because of what nobody says any more, not even that it is over, and whom no person wanted. */
    private void withdraw(UUID family) {
        Set<UUID> around = new HashSet<>();
        for (UUID child : childrenInFocus(family)) {
            around.addAll(kin.everAround(child));
        }
        database.sql("""
                delete from families.member m using people.identity i
                where m.family_id = :family and i.id = m.identity_id and m.state = 'PROPOSED' and m.reason <> :byHand
                  and i.person_id <> all(:around)
                  -- Of two who were one until now, who was shown what is found by the members as they were.
                  and not exists (select from people.split s
                    join people.identity si on si.person_id in (s.one_person, s.other_person)
                    join families.member sm on sm.identity_id = si.id
                    where sm.family_id = :family and s.prepared_at is null)""")
                .param("family", family)
                .param("byHand", BY_HAND)
                .param("around", around.toArray(UUID[]::new))
                .update();
    }

    /**
     * After two who had been one person became two: of the two, whoever is not around this family's children, and whoever
     * was proposed because of a tie to that one alone, is no member any more. Whom a person added by hand stays.
     *
     * @return the identities of those who are no members any more
     */
    @Transactional
    public Set<UUID> takeApart(UUID family, UUID one, UUID other) {
        lock();
        Set<UUID> around = new HashSet<>();
        for (UUID child : childrenInFocus(family)) {
            around.add(child);
            around.addAll(kin.around(child).keySet());
        }
        List<UUID> strangers =
                Stream.of(one, other).filter(person -> !around.contains(person)).toList();
        Set<UUID> gone = Set.copyOf(database.sql("""
                with stranger as (select id, person_id from people.identity where person_id = any(:strangers)),
                gone as (
                  select distinct i.person_id from families.member m join people.identity i on i.id = m.identity_id
                  where m.family_id = :family and i.person_id <> all(:around)
                    and m.reason <> :byHand and m.state <> 'REMOVED'
                    and (i.person_id = any(:strangers) or m.state = 'PROPOSED' and exists (
                      select from people.identity own join statements.relationship r
                        on own.id in (r.from_identity, r.to_identity)
                      join stranger on stranger.id in (r.from_identity, r.to_identity)
                      where own.person_id = i.person_id))
                    and not exists (select from families.member w join people.identity wi on wi.id = w.identity_id
                      where w.family_id = :family and wi.person_id = i.person_id
                        and w.reason = :byHand and w.state <> 'REMOVED')),
                deleted as (
                  delete from families.member m using people.identity i
                  where i.id = m.identity_id and m.family_id = :family and m.state <> 'REMOVED'
                    and i.person_id in (select person_id from gone))
                select i.id from people.identity i where i.person_id in (select person_id from gone)
                union select id from stranger where not exists (
                  select from families.member m join people.identity i on i.id = m.identity_id
                  where m.family_id = :family and i.person_id = stranger.person_id
                    and m.reason = :byHand and m.state <> 'REMOVED')""")
                .param("byHand", BY_HAND)
                .param("strangers", strangers.toArray(UUID[]::new))
                .param("around", around.toArray(UUID[]::new))
                .param("family", family)
                .query(UUID.class)
                .list());
        refresh(family);
        return gone;
    }

    private void propose(UUID family, UUID person, String reason) {
        database.sql("""
                insert into families.member (family_id, identity_id, reason, state, since)
                select :family, i.id, :reason, 'PROPOSED', :now from people.identity i
                where i.person_id = :person and not exists (
                  select from families.member m join people.identity mi on mi.id = m.identity_id
                  where m.family_id = :family and mi.person_id = :person)
                order by i.agency = 'socialcare' desc, i.received_at, i.id limit 1""")
                .param("family", family)
                .param("reason", reason)
                .param("person", person)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The open family in which this child, or a child of the same mother, is in focus. */
    private Optional<UUID> familyOf(UUID child) {
        return database.sql("""
                select c.family_id from families.child_in_focus c
                join families.family f on f.id = c.family_id and f.closed_at is null
                join people.identity i on i.id = c.identity_id
                where i.person_id = :child
                union
                select c.family_id from families.child_in_focus c
                join families.family f on f.id = c.family_id and f.closed_at is null
                join people.identity i on i.id = c.identity_id
                where i.person_id = any(:siblings)
                limit 1""")
                .param("child", child)
                .param("siblings", kin.siblingsByMother(child).toArray(UUID[]::new))
                .query(UUID.class)
                .optional();
    }

    private UUID open(String reason, @Nullable Episode by) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into families.family (id, reference, opened_at, opened_by, reason) values (?, ?, ?, ?, ?)""")
                .param(id)
                .param(reference())
                .param(Timestamp.from(clock.instant()))
                .param(by == null ? "hub" : by.openedBy())
                .param(reason)
                .update();
        putEpisode(id, by);
        return id;
    }

    private void addChildInFocus(UUID family, UUID child) {
        database.sql("""
                insert into families.child_in_focus (family_id, identity_id, since)
                select :family, i.id, :now from people.identity i where i.person_id = :child and not exists (
                  select from families.child_in_focus c join people.identity ci on ci.id = c.identity_id
                  where c.family_id = :family and ci.person_id = :child)
                order by i.agency = 'socialcare' desc, i.received_at, i.id limit 1""")
                .param("family", family)
                .param("child", child)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        propose(family, child, "child in focus");
    }

    private String reference() {
        StringBuilder text = new StringBuilder("FAM-");
        for (int place = 0; place < 6; place++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /**
     * Those of these people in an open family, or with an open episode, or around whom there is a child that is
     * unborn or born after that day.
     */
    public Set<UUID> concerned(Collection<UUID> persons, LocalDate bornAfter) {
        return kin.concerned(persons, bornAfter);
    }

    public List<UUID> openFamiliesOf(UUID person) {
        return database.sql("""
                select distinct m.family_id from families.member m
                join families.family f on f.id = m.family_id and f.closed_at is null
                join people.identity i on i.id = m.identity_id
                where i.person_id = ? and m.state <> 'REMOVED'""").param(person).query(UUID.class).list();
    }

    /** Person ids of the children in focus, in the order in which they came into focus. */
    public List<UUID> childrenInFocus(UUID family) {
        return database.sql("""
                select i.person_id from families.child_in_focus c join people.identity i on i.id = c.identity_id
                where c.family_id = ? and c.until is null
                group by i.person_id order by min(c.since), i.person_id""").param(family).query(UUID.class).list();
    }

    /**
     * Person ids of all members who have not been removed. Who was listed twice and removed once is still a member when
     * the two turn out to be one.
     */
    public List<UUID> members(UUID family) {
        return database.sql("""
                select i.person_id from families.member m join people.identity i on i.id = m.identity_id
                where m.family_id = ? and m.state <> 'REMOVED' group by i.person_id""").param(family).query(UUID.class).list();
    }

    /** The people around a child, whether or not a family is open. */
    public List<UUID> around(UUID child) {
        return List.copyOf(kin.around(child).keySet());
    }

    /** The children of this person, and of those with whom this person lives or is a partner. */
    public List<UUID> childrenAround(UUID person) {
        return kin.childrenAround(person);
    }

    public Optional<UUID> byReference(String reference) {
        return database.sql("select id from families.family where reference = ?")
                .param(reference)
                .query(UUID.class)
                .optional();
    }

    /** As {@link #byReference}, of open families alone. */
    Optional<UUID> openByReference(String reference) {
        return database.sql("select id from families.family where reference = ? and closed_at is null")
                .param(reference)
                .query(UUID.class)
                .optional();
    }

    public Optional<String> reference(UUID family) {
        return database.sql("select reference from families.family where id = ? and closed_at is null")
                .param(family)
                .query(String.class)
                .optional();
    }
}
