package kinbridge.family;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.intake.Outbox;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who belongs to a family: proposed by the hub from what agencies say, confirmed, removed or added by a
 * person who knows. Whoever was removed stays removed, whatever feeds say afterwards.
 */
@Component
public class FamilyMembers {

    private static final String CHANGE = "member-confirm";

    private final JdbcClient database;
    private final Families families;
    private final SamePerson samePerson;
    private final PersonSearch search;
    private final FamilyRights rights;
    private final Reasons words;
    private final StateChanges changes;
    private final Outbox outbox;
    private final InstantSource clock;

    FamilyMembers(
            JdbcClient database,
            Families families,
            SamePerson samePerson,
            PersonSearch search,
            FamilyRights rights,
            Reasons words,
            StateChanges changes,
            Outbox outbox,
            InstantSource clock) {
        this.database = database;
        this.families = families;
        this.samePerson = samePerson;
        this.search = search;
        this.rights = rights;
        this.words = words;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** How somebody stands to a family. */
    public enum State {
        PROPOSED("Proposed from what agencies say"),
        CONFIRMED("Confirmed"),
        REMOVED("Removed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** @param person an identity of somebody who was released to who asks */
    public record Change(UUID person, String reason) {}

    @Transactional
    public Recording confirm(Requester requester, UUID family, Change asked) {
        return change(requester, family, asked, State.CONFIRMED);
    }

    /** A child in focus stays: the work is about it, and ends by closing the family. */
    @Transactional
    public Recording remove(Requester requester, UUID family, Change asked) {
        return change(requester, family, asked, State.REMOVED);
    }

    private Recording change(Requester requester, UUID family, Change asked, State to) {
        if (!rights.may(requester, family, CHANGE)) {
            return FamilyRights.notYours("person");
        }
        Optional<UUID> person = person(asked.person());
        boolean isMember = person.filter(families.members(family)::contains).isPresent();
        boolean isInFocus =
                person.filter(families.childrenInFocus(family)::contains).isPresent();
        Problems problems = new Problems()
                .unless(isMember, "person", "Choose somebody who belongs to this family")
                .unless(
                        to != State.REMOVED || !isInFocus,
                        "person",
                        "A child in focus cannot be removed: close the family when the work has ended")
                .reason(asked.reason());
        if (!problems.isEmpty() || person.isEmpty()) {
            return problems.refused();
        }
        return new Recording.Recorded(put(requester, family, asked.person(), person.get(), to, asked.reason()));
    }

    private UUID put(Requester requester, UUID family, UUID identity, UUID person, State to, String reason) {
        UUID id = UUID.randomUUID();
        Timestamp now = Timestamp.from(clock.instant());
        UUID entry = changes.recorded(
                requester, family, "identity " + identity + " " + to + " as of this family: " + reason.strip());
        // The identity named in a form is any of the person's: the family goes on to know its member by its own.
        database.sql("""
                update families.member m set state = :state from people.identity i
                where i.id = m.identity_id and i.person_id = :person and m.family_id = :family
                  and m.state <> 'REMOVED'""")
                .param("state", to.name())
                .param("person", person)
                .param("family", family)
                .update();
        database.sql("""
                insert into families.member_change
                  (id, family_id, identity_id, state, changed_at, changed_by, role, reason, entry_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(family)
                .param(identity)
                .param(to.name())
                .param(now)
                .param(requester.practitionerId())
                .param(requester.role())
                .param(words.seal(reason, id))
                .param(entry)
                .update();
        outbox.changed(person);
        return entry;
    }

    /** Adds somebody whom no agency ties to the family, found by an exact match or not at all. */
    @Transactional
    public Recording add(Requester requester, UUID family, Sought sought, String reason) {
        if (!rights.may(requester, family, CHANGE)) {
            return FamilyRights.notYours("nhsNumber");
        }
        Problems problems = sought.problems().reason(reason);
        if (!problems.isEmpty()) {
            return problems.refused();
        }
        Optional<UUID> found = search.one(requester, family, sought);
        if (found.isEmpty()) {
            return Recording.wrong(
                    "nhsNumber", "Nobody was added: what you gave matches no one person. Check it with who told you");
        }
        UUID person = person(found.get()).orElseThrow();
        if (families.members(family).contains(person)) {
            return Recording.wrong("nhsNumber", "This person already belongs to the family");
        }
        database.sql("""
                insert into families.member (family_id, identity_id, reason, state, since)
                values (:family, :identity, :byHand, 'CONFIRMED', :now)
                on conflict (family_id, identity_id) do update set state = 'CONFIRMED', reason = :byHand""")
                .param("byHand", Families.BY_HAND)
                .param("family", family)
                .param("identity", found.get())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return new Recording.Recorded(put(requester, family, found.get(), person, State.CONFIRMED, reason));
    }

    /** A further child of the family comes into focus: the work is about it too. */
    @Transactional
    public Recording bringIntoFocus(Requester requester, UUID family, Change asked) {
        if (!rights.may(requester, family, "family-open")) {
            return FamilyRights.notYours("person");
        }
        Optional<UUID> person = person(asked.person());
        boolean isMember = person.filter(families.members(family)::contains).isPresent();
        Problems problems = new Problems()
                .unless(
                        isMember && search.isChild(person.orElseThrow()),
                        "person",
                        "Choose a child who belongs to this family")
                .reason(asked.reason());
        if (!problems.isEmpty() || person.isEmpty()) {
            return problems.refused();
        }
        if (families.childrenInFocus(family).contains(person.get())) {
            return Recording.wrong("person", "This child is already in focus");
        }
        UUID entry = changes.recorded(
                requester,
                family,
                "identity " + asked.person() + " brought into focus: "
                        + asked.reason().strip());
        families.bringIntoFocus(family, person.get());
        outbox.changed(person.get());
        return new Recording.Recorded(entry);
    }

    /** How each person stands, by person id. */
    public Map<UUID, State> states(UUID family) {
        Map<UUID, State> states = new HashMap<>();
        database.sql("""
                select i.person_id, m.state from families.member m join people.identity i on i.id = m.identity_id
                where m.family_id = ?""")
                .param(family)
                .query((row, number) -> states.merge(
                        row.getObject(1, UUID.class),
                        State.valueOf(row.getString(2)),
                        (one, other) -> one == State.REMOVED || other == State.CONFIRMED ? other : one))
                .list();
        return states;
    }

    /** Who is there because somebody said so, not an agency. */
    public Set<UUID> addedByHand(UUID family) {
        return new HashSet<>(database.sql("""
                select i.person_id from families.member m join people.identity i on i.id = m.identity_id
                where m.family_id = ? and m.reason = ?""")
                .param(family)
                .param(Families.BY_HAND)
                .query(UUID.class)
                .list());
    }

    private Optional<UUID> person(UUID identity) {
        return Optional.ofNullable(samePerson.personsOf(List.of(identity)).get(identity));
    }
}
