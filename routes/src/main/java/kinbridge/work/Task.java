package kinbridge.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands.
 *
 * @param requester by whose look it came about; null where it is the family's
 * @param owner a practitioner's id, or null where a queue has it
 * @param remindedAt when its owner was told again that it waits, or null
 * @param queue {@code IG}, {@code CALDICOTT}, {@code LEGAL} or {@code DPO}, or null
 */
public record Task(
        UUID id,
        TaskKind kind,
        List<String> obligations,
        @Nullable UUID family,
        @Nullable String purpose,
        @Nullable Requester requester,
        @Nullable UUID subject,
        @Nullable UUID grant,
        String cause,
        @Nullable String owner,
        @Nullable String queue,
        boolean restricted,
        boolean isNotTold,
        Instant openedAt,
        Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String insteadOf,
        @Nullable Outcome outcome,
        @Nullable LocalDate retestOn,
        @Nullable UUID logEntry,
        @Nullable Instant remindedAt) {

    public Task {
        obligations = List.copyOf(obligations);
    }

    boolean isOpen() {
        return doneAt == null;
    }

    boolean cameFrom(Requester person) {
        return requester != null && requester.practitionerId().equals(person.practitionerId());
    }
}
