package kinbridge.subjectaccess;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.subjectaccess.AccessReviews.Reading;
import kinbridge.subjectaccess.AccessReviews.Stage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the Caldicott Guardian what waits for an opinion, and whoever else asks that there is no such page. */
@Component
class HealthReviewDesk implements HealthReviews {

    private static final String ROLE = "caldicott_guardian";

    private final RequestRows requests;
    private final ItemRows rows;
    private final SideBySideItems sides;
    private final ReviewerRights rights;
    private final RequestClock clock;
    private final StateChanges changes;

    HealthReviewDesk(
            RequestRows requests,
            ItemRows rows,
            SideBySideItems sides,
            ReviewerRights rights,
            RequestClock clock,
            StateChanges changes) {
        this.requests = requests;
        this.rows = rows;
        this.sides = sides;
        this.rights = rights;
        this.clock = clock;
        this.changes = changes;
    }

    @Override
    @Transactional
    public Optional<Listed> waiting(Requester guardian) {
        if (!guardian.role().equals(ROLE)) {
            return refused(guardian);
        }
        List<Waiting> waiting = requests.all(true).stream()
                .filter(request ->
                        mayRead(guardian, request) && !waitingOf(request).isEmpty())
                .map(request -> new Waiting(
                        request.id(), request.reference(), clock.of(request).words()))
                .toList();
        UUID entry = changes.reviewed(
                guardian,
                Purpose.SUBJECT_ACCESS.name(),
                "saw which subject access requests wait for a health professional's opinion",
                "subject access review",
                waiting.toString());
        return Optional.of(new Listed(entry, waiting));
    }

    @Override
    @Transactional
    public Optional<Reading> read(Requester guardian, UUID request, int page) {
        Optional<Request> found = requests.locked(request).filter(one -> mayRead(guardian, one));
        List<Item> waiting = found.map(this::waitingOf).orElse(List.of());
        if (found.isEmpty() || waiting.isEmpty()) {
            return refused(guardian);
        }
        return Optional.of(sides.read(
                guardian,
                found.get(),
                waiting,
                page,
                "the Caldicott Guardian saw items that wait for an opinion, decided and unredacted"));
    }

    private <T> Optional<T> refused(Requester reader) {
        changes.refused(reader, null, "tried to see items of a subject access request that do not wait for them");
        return Optional.empty();
    }

    /** As for a reviewer: not of a person whose family they work with, or to whom they are near. */
    private boolean mayRead(Requester guardian, Request request) {
        UUID subject = request.subject();
        return guardian.role().equals(ROLE)
                && request.isOpen()
                && subject != null
                && !rights.isNear(guardian.practitionerId(), subject);
    }

    private List<Item> waitingOf(Request request) {
        return rows.of(request.id()).stream()
                .filter(item -> item.stage(clock.today()) == Stage.WAITS_FOR_OPINION)
                .toList();
    }
}
