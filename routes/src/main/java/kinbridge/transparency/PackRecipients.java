package kinbridge.transparency;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.SharingTables;
import kinbridge.sharinglog.RecordRecipients;
import kinbridge.sharinglog.RecordRecipients.Had;
import kinbridge.sharinglog.RecordRecipients.Received;
import kinbridge.subjectaccess.ToldRecipients;
import org.springframework.stereotype.Component;

/**
 * Who received what is in a pack, in the words of the lists and ending where they end: whoever has both learns no more
 * from the one than from the other. A pack names its holders anyway, so those are named here as well.
 */
@Component
class PackRecipients implements ToldRecipients {

    private final RecordRecipients recipients;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final ListEnd end;

    PackRecipients(RecordRecipients recipients, Practitioners practitioners, PolicyInForce policy, ListEnd end) {
        this.recipients = recipients;
        this.practitioners = practitioners;
        this.policy = policy;
        this.end = end;
    }

    @Override
    public void catchUp() {
        recipients.catchUp();
    }

    @Override
    public List<Told> of(Collection<UUID> things, Set<String> holders) {
        SharingTables tables = policy.tables();
        Instant before = ListEnd.after(end.lastMonth());
        Map<What, Months> lines = new HashMap<>();
        for (Had one : recipients.of(things, before, PlainWords.HELD_BACK)) {
            inWhoseHands(one)
                    .flatMap(received -> what(received, holders, tables))
                    .ifPresent(what -> lines.merge(what, Months.of(one.received()), Months::and));
        }
        return lines.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<What, Months> line) ->
                                line.getValue().last())
                        .reversed()
                        .thenComparing(line -> line.getKey().who())
                        .thenComparing(line -> line.getKey().category())
                        .thenComparing(line -> line.getKey().why()))
                .map(line -> new Told(
                        line.getKey().who(),
                        line.getKey().category(),
                        line.getKey().why(),
                        line.getValue().firstWords(),
                        line.getValue().lastWords()))
                .toList();
    }

    /** Who read a meeting's pack and was in no team, such as a manager, is who they are today. */
    private Optional<Received> inWhoseHands(Had one) {
        Received received = one.received();
        if (one.reader().isEmpty() || !received.agency().isEmpty()) {
            return Optional.of(received);
        }
        return practitioners
                .find(one.reader())
                .map(reader -> new Received(
                        reader.agency(),
                        reader.role(),
                        received.purpose(),
                        received.category(),
                        received.first(),
                        received.last()));
    }

    private static Optional<What> what(Received received, Set<String> holders, SharingTables tables) {
        Optional<Purpose> purpose = Purpose.of(received.purpose());
        Optional<Profile> worker = tables.profileOf(received.role());
        Set<String> tells = PlainWords.tells(received.agency(), worker, purpose);
        if (tells.contains(PlainWords.DOMESTIC_ABUSE_SERVICE) || !holders.containsAll(tells)) {
            return Optional.empty();
        }
        return PlainWords.who(received.agency(), received.role(), worker, Scope.ALONE)
                .flatMap(who -> purpose.flatMap(one -> PlainWords.of(one, Scope.ANYBODY))
                        .map(why -> new What(who, received.category(), why)));
    }

    private record What(String who, String category, String why) {}
}
