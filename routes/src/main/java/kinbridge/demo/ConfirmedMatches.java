package kinbridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.linkreview.MatchDecisions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Whom practitioners of the borough have confirmed to be one person, of those whom the hub has joined by likeness. */
@Component
@ConditionalOnBooleanProperty("kinbridge.demo")
class ConfirmedMatches {

    private final ArrivedIdentities arrived;
    private final MatchDecisions decisions;

    ConfirmedMatches(ArrivedIdentities arrived, MatchDecisions decisions) {
        this.arrived = arrived;
        this.decisions = decisions;
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
        decisions.lock();
        for (int i = 1; i < identities.size(); i++) {
            UUID one = identities.get(0);
            UUID other = identities.get(i);
            if (arrived.person(one).equals(arrived.person(other))) {
                decisions.decide(
                        one,
                        other,
                        true,
                        entry.path("confirmedBy").asText(),
                        entry.path("how").asText());
            }
        }
        return true;
    }
}
