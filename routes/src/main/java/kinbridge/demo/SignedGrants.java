package kinbridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.grants.GrantPages;
import kinbridge.needtoknow.Requester;
import kinbridge.work.Outcome;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Sharing that a supervisor of the borough has signed for: asked for and signed as people do it. */
@Component
@ConditionalOnBooleanProperty("kinbridge.demo")
class SignedGrants {

    private final GrantPages grants;
    private final TaskPages tasks;
    private final Practitioners practitioners;
    private final Families families;

    SignedGrants(GrantPages grants, TaskPages tasks, Practitioners practitioners, Families families) {
        this.grants = grants;
        this.tasks = tasks;
        this.practitioners = practitioners;
        this.families = families;
    }

    /** Whether it is signed now; a later start finds it signed and asks for nothing. */
    boolean sign(UUID family, JsonNode entry) {
        Optional<Requester> asks = requester(entry.path("practitioner").asText());
        Optional<Requester> signs = requester(entry.path("signedBy").asText());
        if (asks.isEmpty() || signs.isEmpty()) {
            return false;
        }
        String purpose = entry.path("purpose").asText();
        GrantPages.Standing standing = grants.standing(asks.get(), family, purpose);
        if (standing.signedUntil() != null) {
            return true;
        }
        boolean isSent = standing.isWaiting() || isSent(asks.get(), family, purpose, entry);
        return isSent && isSigned(signs.get(), asks.get(), family, purpose);
    }

    private boolean isSent(Requester asks, UUID family, String purpose, JsonNode entry) {
        List<String> groups = new ArrayList<>();
        entry.path("groups").forEach(group -> groups.add(group.asText()));
        return grants.ask(
                        asks,
                        family,
                        new GrantPages.Asking(
                                purpose, groups, entry.path("reason").asText()))
                instanceof GrantPages.Asked.Sent;
    }

    private boolean isSigned(Requester signs, Requester asks, UUID family, String purpose) {
        String reference = families.reference(family).orElse("");
        return tasks.list(signs, TaskPages.Filter.MINE).rows().stream()
                .filter(row -> row.kind() == TaskKind.SUPERVISOR_SIGNOFF
                        && row.from().equals(asks.name())
                        && row.purpose().equals(purpose)
                        && row.family().equals(reference))
                .map(row -> tasks.finish(signs, row.id(), new TaskPages.Answer(Outcome.SIGNED.name(), "", false, "")))
                .anyMatch(TaskPages.Finished.Done.class::isInstance);
    }

    private Optional<Requester> requester(String practitioner) {
        return practitioners
                .find(practitioner)
                .map(person -> new Requester(person.id(), person.name(), person.role(), person.agency()));
    }
}
