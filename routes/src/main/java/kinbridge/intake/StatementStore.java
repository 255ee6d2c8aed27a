package kinbridge.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.ArrivedStatements;
import kinbridge.linkage.People;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Worker;
import org.springframework.stereotype.Component;

/**
 * Stores what items say: versions first, then identities and who they are, then whom records and
 * relationships are about, then what follows. Runs inside the caller's transaction.
 */
@Component
class StatementStore {

    private final Versions versions;
    private final Identities identities;
    private final Workers workers;
    private final Subjects subjects;
    private final People people;
    private final ArrivedStatements arrived;
    private final Outbox outbox;
    private final List<AfterStoring> afterwards;

    StatementStore(
            Versions versions,
            Identities identities,
            Workers workers,
            Subjects subjects,
            People people,
            ArrivedStatements arrived,
            Outbox outbox,
            List<AfterStoring> afterwards) {
        this.versions = versions;
        this.identities = identities;
        this.workers = workers;
        this.subjects = subjects;
        this.people = people;
        this.arrived = arrived;
        this.outbox = outbox;
        this.afterwards = List.copyOf(afterwards);
    }

    /**
     * What became of items.
     *
     * @param changed whether each changed anything, in the order given
     * @param ended versions that are no longer current: another took their place, or the agency took them back
     * @param regained versions whose content had been dropped and was sent again, altered or not; not among the ended
     * @param combined identities that are another person's than before, or one with who is
     */
    record Stored(List<Boolean> changed, int ended, int regained, int combined) {
        Stored {
            changed = List.copyOf(changed);
        }
    }

    Stored store(List<ItemStatements> items) {
        versions.lock(items);
        Changes changes = new Changes();
        KnownVersions known = versions.known(items);
        List<Boolean> changed = new ArrayList<>();
        for (ItemStatements item : items) {
            boolean anything = item.statements().isEmpty();
            for (int index = 0; index < item.statements().size(); index++) {
                anything |= storeOne(item.statements().get(index), item.hashes().get(index), item, known, changes);
            }
            List<UUID> gone = versions.retireUnsaid(item, known);
            changes.versions.addAll(gone);
            changes.ended += gone.size();
            changed.add(anything || !gone.isEmpty());
        }
        versions.flush(known);
        people.lock();
        changes.identities.addAll(identities.upsert(changes.said));
        return new Stored(changed, changes.ended, changes.regained, finish(changes));
    }

    private boolean storeOne(
            Statement statement, String hash, ItemStatements item, KnownVersions known, Changes changes) {
        Versions.Outcome outcome = versions.add(statement, hash, item, known);
        if (outcome.isUnchanged()) {
            return false;
        }
        changes.versions.addAll(outcome.removed());
        if (outcome.isRegained()) {
            changes.regained++;
        } else {
            changes.ended += outcome.removed().size();
        }
        if (statement instanceof Identity identity && outcome.isCurrent()) {
            changes.said.add(identity, outcome.version());
        } else if (statement instanceof AgencyRecord agencyRecord) {
            RecordRows.add(agencyRecord, outcome, known.rows);
            changes.versions.add(outcome.version());
        } else if (statement instanceof Relationship relationship) {
            RelationshipRows.add(relationship, outcome, known.rows);
            changes.versions.add(outcome.version());
        } else if (statement instanceof Worker worker && outcome.isCurrent()) {
            workers.upsert(worker);
        }
        return true;
    }

    /** How many identities were combined otherwise than before. */
    private int finish(Changes changes) {
        subjects.resolve(changes.versions, changes.identities);
        Set<UUID> moved = new HashSet<>(subjects.addresses(changes.versions, changes.identities));
        moved.addAll(changes.identities);
        moved.addAll(subjects.mothersAndChildren(changes.versions));
        // Before linkage, so that a known victim's new address is never matched on; and after it, because
        // an address may turn out to be hers only by the join.
        arrived.arrived(changes.versions, moved);
        Set<UUID> others = people.link(moved);
        arrived.arrived(changes.versions, moved);
        Set<UUID> changed = new HashSet<>(changes.identities);
        changed.addAll(others);
        outbox.changed(changes.versions, changed);
        afterwards.forEach(next -> next.stored(changes.versions, changes.identities));
        return others.size();
    }

    /** What the batch touched. */
    private static final class Changes {
        final Set<UUID> versions = new LinkedHashSet<>();
        final Identities.Said said = new Identities.Said();
        final Set<UUID> identities = new LinkedHashSet<>();
        int ended;
        int regained;
    }
}
