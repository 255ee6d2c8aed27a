package kinbridge.rectification;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.rectification.RecordVersions.Version;
import kinbridge.retraction.Retraction;
import kinbridge.retraction.RetractionReason;
import kinbridge.retraction.RetractionRegister;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A wrong record is superseded: the mark ends, and everybody who was shown a wrong version is told to stop relying
 * on it (article 19). All in the caller's transaction.
 */
@Component
class Corrections {

    private final ContestRows rows;
    private final RecordVersions versions;
    private final RetractionRegister retractions;
    private final StateChanges changes;
    private final InstantSource clock;

    Corrections(
            ContestRows rows,
            RecordVersions versions,
            RetractionRegister retractions,
            StateChanges changes,
            InstantSource clock) {
        this.rows = rows;
        this.versions = versions;
        this.retractions = retractions;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * All contests of one record that its holder agreed with end by one correction. Wrong are all versions from
     * the first that was contested to the one before the correction: one too many is told of, rather than one too
     * few.
     *
     * @param by who says so; null where the corrected version says it
     */
    void correct(List<Contest> contests, Version replacement, @Nullable Requester by) {
        Contest first = contests.get(0);
        Contest.Thing thing = first.thing();
        Instant now = clock.instant();
        List<UUID> ids = contests.stream().map(Contest::id).toList();
        Set<UUID> wrong = wrong(contests, replacement);
        String what = "record " + thing.record() + " corrected by version " + replacement.id() + ", contests " + ids;
        if (by == null) {
            changes.recordedByHub(first.family(), what);
        } else {
            changes.recorded(by, first.family(), what);
        }
        rows.end(ids, now, replacement.id());
        retract(thing.record(), wrong, replacement.id(), first.identity(), by);
    }

    void retract(UUID thing, Set<UUID> wrong, UUID replacement, @Nullable UUID identity, @Nullable Requester by) {
        retractions.retract(
                new Retraction(thing, wrong, RetractionReason.CORRECTED, replacement, identity, clock.instant(), by));
    }

    /** What was contested in one of these versions, and its holder agreed with, is corrected by the same. */
    void end(UUID shared, Set<UUID> wrong, UUID replacement) {
        List<UUID> ended = rows.awaiting(shared).stream()
                .filter(contest -> wrong.contains(contest.thing().version()))
                .map(Contest::id)
                .toList();
        rows.end(ended, clock.instant(), replacement);
    }

    private Set<UUID> wrong(List<Contest> contests, Version replacement) {
        Set<UUID> contested = new LinkedHashSet<>();
        contests.forEach(contest -> contested.add(contest.thing().version()));
        Set<UUID> wrong = new LinkedHashSet<>(contested);
        boolean isFrom = false;
        for (Version version : versions.everCurrent(contests.get(0).thing().shared())) {
            if (version.id().equals(replacement.id())) {
                break;
            }
            isFrom |= contested.contains(version.id());
            if (isFrom) {
                wrong.add(version.id());
            }
        }
        wrong.remove(replacement.id());
        return wrong;
    }
}
