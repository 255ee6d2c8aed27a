package kinbridge.family;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.intake.Outbox;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the work with a family around a child, and closes it: access to the view ends with the work, and
 * comes back with a new episode. Never closed here while the case system says that the work goes on.
 */
@Component
public class FamilyEpisodes {

    private final JdbcClient database;
    private final Families families;
    private final PersonSearch search;
    private final SamePerson samePerson;
    private final TeamChanges team;
    private final Practitioners practitioners;
    private final StatutoryRoles statutoryRoles;
    private final FamilyRights rights;
    private final Reasons words;
    private final StateChanges changes;
    private final Outbox outbox;
    private final InstantSource clock;

    FamilyEpisodes(
            JdbcClient database,
            Families families,
            PersonSearch search,
            SamePerson samePerson,
            TeamChanges team,
            Practitioners practitioners,
            StatutoryRoles statutoryRoles,
            FamilyRights rights,
            Reasons words,
            StateChanges changes,
            Outbox outbox,
            InstantSource clock) {
        this.database = database;
        this.families = families;
        this.search = search;
        this.samePerson = samePerson;
        this.team = team;
        this.practitioners = practitioners;
        this.statutoryRoles = statutoryRoles;
        this.rights = rights;
        this.words = words;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    public record Opening(Sought child, String reason) {}

    /** What came of asking to open a family. */
    public sealed interface Opened {

        /** @param entry the entry of the sharing log */
        record NowOpen(UUID family, UUID entry) implements Opened {}

        /** Somebody works with this child already: whoever leads must let the asker in. */
        record AlreadyOpen() implements Opened {}

        /** Nothing was opened. */
        record NotOpened(Recording.Refused why) implements Opened {}
    }

    /** Opens a family around the one child who matches. Whoever opens it works with it from today. */
    @Transactional
    public Opened open(Requester requester, Opening asked) {
        if (!rights.mayAnywhere(requester, "family-open")) {
            return new Opened.NotOpened(FamilyRights.notYours("nhsNumber"));
        }
        Problems problems = asked.child().problems().reason(asked.reason());
        if (!problems.isEmpty()) {
            return new Opened.NotOpened(problems.refused());
        }
        Optional<UUID> identity = search.one(requester, null, asked.child());
        Optional<UUID> child = identity.map(
                        found -> samePerson.personsOf(List.of(found)).get(found))
                .filter(search::isChild);
        if (identity.isEmpty() || child.isEmpty()) {
            return notOpened(
                    "nhsNumber",
                    "No family was opened: what you gave matches no one child. Check it with who told you");
        }
        if (families.openFamilyAround(child.get()).isPresent()) {
            return new Opened.AlreadyOpen();
        }
        return opened(requester, identity.get(), child.get(), asked.reason());
    }

    private Opened opened(Requester requester, UUID identity, UUID child, String reason) {
        UUID entry =
                changes.recorded(requester, null, "family opened around identity " + identity + ": " + reason.strip());
        UUID family = families.openFor(
                child, new Families.Episode(requester.practitionerId(), requester.role(), reason, entry));
        if (!statutoryRoles.contains(requester.role())) {
            practitioners
                    .find(requester.practitionerId())
                    .ifPresent(opener -> team.insert(requester, family, opener, today(), null, reason));
        }
        outbox.changed(child);
        return new Opened.NowOpen(family, entry);
    }

    /** Closes the work: nobody opens the family's page any more, and everybody's membership is over. */
    @Transactional
    public Recording close(Requester requester, UUID family, String reason) {
        if (!rights.may(requester, family, "family-close")) {
            return FamilyRights.notYours("reason");
        }
        Problems problems = new Problems()
                .reason(reason)
                .unless(
                        !families.isHeldOpenByTheFeed(family),
                        "reason",
                        "The case system still has a plan or episode open for a child of this family: end it there"
                                + " first");
        if (!problems.isEmpty()) {
            return problems.refused();
        }
        UUID entry = changes.recorded(requester, family, "family closed: " + reason.strip());
        Timestamp now = Timestamp.from(clock.instant());
        endEpisodes(requester, family, reason, entry, now);
        team.endAll(requester, family, reason, entry);
        List<UUID> children = families.childrenInFocus(family);
        database.sql("update families.family set closed_at = ? where id = ? and closed_at is null")
                .param(now)
                .param(family)
                .update();
        children.forEach(outbox::changed);
        return new Recording.Recorded(entry);
    }

    private void endEpisodes(Requester requester, UUID family, String reason, UUID entry, Timestamp now) {
        List<UUID> running = database.sql("""
                select id from families.episode e where family_id = ?
                  and not exists (select from families.episode_end o where o.episode_id = e.id)""").param(family).query(UUID.class).list();
        for (UUID episode : running) {
            database.sql("""
                    insert into families.episode_end (episode_id, ended_at, ended_by, role, reason, entry_id)
                    values (?, ?, ?, ?, ?, ?)""")
                    .param(episode)
                    .param(now)
                    .param(requester.practitionerId())
                    .param(requester.role())
                    .param(words.seal(reason, episode))
                    .param(entry)
                    .update();
        }
    }

    private static Opened notOpened(String field, String words) {
        return new Opened.NotOpened(Recording.wrong(field, words));
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    /** Whether this role may open families at all. */
    public boolean mayOpen(Requester requester) {
        return rights.mayAnywhere(requester, "family-open");
    }
}
