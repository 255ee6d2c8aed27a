package kinbridge.linkreview;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.consent.ArrivedStatements;
import kinbridge.intake.Outbox;
import kinbridge.linkage.People;
import kinbridge.linkage.People.Decision;
import kinbridge.linkage.People.Obstacle;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one door by which somebody decides who is who: with the reason sealed, and with what follows for others. */
@Component
public class MatchDecisions {

    private final People people;
    private final ArrivedStatements arrived;
    private final Outbox outbox;
    private final Vault vault;

    MatchDecisions(People people, ArrivedStatements arrived, Outbox outbox, Vault vault) {
        this.people = people;
        this.arrived = arrived;
        this.outbox = outbox;
        this.vault = vault;
    }

    /** One decides at a time; to be taken before what is decided about is read. */
    public void lock() {
        people.lock();
    }

    /** What stands against that decision. */
    Optional<Obstacle> obstacle(UUID one, UUID other, boolean areOne) {
        return people.obstacle(one, other, areOne);
    }

    /** Within the transaction of whoever holds the {@link #lock}. */
    public void decide(UUID one, UUID other, boolean areOne, String practitioner, String reason) {
        byte[] sealed = vault.seal(reason.getBytes(StandardCharsets.UTF_8), context(one, other));
        changed(one, other, people.decide(one, other, new Decision(areOne, practitioner, sealed)));
    }

    /** As if nobody had decided. Within the transaction of whoever holds the {@link #lock}. */
    void takeBack(UUID one, UUID other, String practitioner) {
        changed(one, other, people.takeBack(one, other, practitioner));
    }

    private void changed(UUID one, UUID other, Set<UUID> moved) {
        arrived.arrived(List.of(), moved);
        // What was held back because of the doubt need not wait any more, though nobody moved.
        Set<UUID> changed = new HashSet<>(moved);
        changed.addAll(Set.of(one, other));
        outbox.changed(List.of(), changed);
    }

    /** Empty where nobody has decided. */
    String reason(UUID one, UUID other, byte @Nullable [] sealed) {
        return sealed == null ? "" : new String(vault.open(sealed, context(one, other)), StandardCharsets.UTF_8);
    }

    /** It opens nowhere else, whichever of the two is named first. */
    private static String context(UUID one, UUID other) {
        return Stream.of(one, other)
                .map(UUID::toString)
                .sorted()
                .collect(Collectors.joining("/", "people.review/", ""));
    }
}
