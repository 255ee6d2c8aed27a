package kinbridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.ArrivedStatements;
import kinbridge.intake.Outbox;
import kinbridge.linkage.People;
import kinbridge.linkage.People.Decision;
import kinbridge.storage.Vault;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Whom practitioners of the borough have confirmed to be one person, of those whom the hub has joined by likeness. */
@Component
@ConditionalOnBooleanProperty("kinbridge.demo")
class ConfirmedMatches {

    private final ArrivedIdentities arrived;
    private final People people;
    private final ArrivedStatements statements;
    private final Outbox outbox;
    private final Vault vault;

    ConfirmedMatches(
            ArrivedIdentities arrived, People people, ArrivedStatements statements, Outbox outbox, Vault vault) {
        this.arrived = arrived;
        this.people = people;
        this.statements = statements;
        this.outbox = outbox;
        this.vault = vault;
    }

    /** Each with the first of those who are the same person today; answers whether all have arrived. */
    boolean record(JsonNode entry) {
        List<UUID> identities = new ArrayList<>();
        for (JsonNode reference : entry.path("identities")) {
            Optional<UUID> identity = arrived.identity(reference);
            if (identity.isEmpty()) {
                return false;
            }
            identities.add(identity.get());
        }
        people.lock();
        for (int i = 1; i < identities.size(); i++) {
            UUID one = identities.get(0);
            UUID other = identities.get(i);
            if (arrived.person(one).equals(arrived.person(other))) {
                confirm(one, other, entry);
            }
        }
        return true;
    }

    private void confirm(UUID one, UUID other, JsonNode entry) {
        boolean isInOrder = one.toString().compareTo(other.toString()) < 0;
        String context = "people.review/" + (isInOrder ? one + "/" + other : other + "/" + one);
        byte[] reason = vault.seal(entry.path("how").asText().getBytes(StandardCharsets.UTF_8), context);
        Set<UUID> moved = people.decide(
                one, other, new Decision(true, entry.path("confirmedBy").asText(), reason));
        statements.arrived(List.of(), moved);
        outbox.changed(List.of(), moved);
    }
}
