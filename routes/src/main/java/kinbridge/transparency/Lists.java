package kinbridge.transparency;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.SharingTables;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.RecordRecipients;
import kinbridge.sharinglog.RecordRecipients.Received;
import kinbridge.sharinglog.RecordRecipients.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the list of one person. What is left out is left out before anything is put together, so that it changes no
 * line, no month and no order.
 */
@Component
class Lists {

    private final RecordRecipients recipients;
    private final PolicyInForce policy;
    private final ListEnd end;
    private final PrivacyWords words;

    Lists(
            RecordRecipients recipients,
            PolicyInForce policy,
            ListEnd end,
            @Value("${kinbridge.console.authority:The council}") String authority,
            @Value("${kinbridge.console.governance-contact:your information governance team}") String contact) {
        this.recipients = recipients;
        this.policy = policy;
        this.end = end;
        this.words = new PrivacyWords(authority, contact);
    }

    /** @param family whose work it was, or null for all */
    FamilyView.Listed of(ViewedPerson person, @Nullable UUID family, Scope scope) {
        SharingTables tables = policy.tables();
        List<Seen> seen = recipients.about(person.identities(), family, before(person), PlainWords.HELD_BACK);
        Set<String> knowThem = knowThem(seen, tables);
        Map<What, Months> lines = new HashMap<>();
        for (Seen one : seen) {
            what(one, person, knowThem, tables, scope)
                    .ifPresent(what -> lines.merge(what, Months.of(one.received()), Months::and));
        }
        return new FamilyView.Listed(
                Months.words(end.lastMonth()),
                lines.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<What, Months> line) ->
                                        line.getValue().last())
                                .reversed()
                                .thenComparing(line -> line.getKey().who())
                                .thenComparing(line -> line.getKey().what())
                                .thenComparing(line -> line.getKey().why()))
                        .map(line -> new FamilyView.Line(
                                line.getKey().who(),
                                line.getKey().what(),
                                line.getKey().why(),
                                line.getValue().words()))
                        .toList(),
                words);
    }

    /**
     * The agencies that have something of this person's own: that they know them is no news to them. What hides that it
     * exists, such as intelligence, does not count; but whatever a domestic abuse service holds of one person alone is of
     * its client.
     */
    private static Set<String> knowThem(List<Seen> seen, SharingTables tables) {
        return seen.stream()
                .filter(one -> one.holder().equals(PlainWords.DOMESTIC_ABUSE_SERVICE)
                        || Category.of(one.received().category())
                                .filter(category -> !tables.hidesExistence(category))
                                .isPresent())
                .map(Seen::holder)
                .collect(Collectors.toSet());
    }

    /** A hold for an investigation stops the list where it stood: taking lines away would tell of it. */
    private Instant before(ViewedPerson person) {
        Instant held = person.heldSince();
        YearMonth last = end.lastMonth();
        YearMonth stood = held == null ? last : end.lastMonth(held);
        return ListEnd.after(stood.isBefore(last) ? stood : last);
    }

    private static Optional<What> what(
            Seen seen, ViewedPerson person, Set<String> knowThem, SharingTables tables, Scope scope) {
        Received received = seen.received();
        Optional<Category> category = Category.of(received.category()).filter(one -> isFor(one, person, tables, scope));
        Optional<Purpose> purpose = Purpose.of(received.purpose());
        Optional<Profile> worker = tables.profileOf(received.role());
        if (!isFrom(seen, scope) || !knowThem.containsAll(PlainWords.tells(received.agency(), worker, purpose))) {
            return Optional.empty();
        }
        return PlainWords.who(received.agency(), received.role(), worker, scope)
                .flatMap(who -> category.flatMap(one -> PlainWords.of(one, scope))
                        .flatMap(what -> purpose.flatMap(one -> PlainWords.of(one, scope))
                                .map(why -> new What(who, what, why))));
    }

    /** What a domestic abuse service holds is for its client alone, what MARAC and MAPPA hold for nobody; so are alerts. */
    private static boolean isFrom(Seen seen, Scope scope) {
        return !seen.holder().equals("MARAC_MAPPA")
                && seen.kind() != EntryKind.ALERT
                && (scope == Scope.ALONE || !seen.holder().equals(PlainWords.DOMESTIC_ABUSE_SERVICE));
    }

    /** By the tables in force beside our own words: a category that governance puts in a block leaves every list. */
    private static boolean isFor(Category category, ViewedPerson person, SharingTables tables, Scope scope) {
        boolean isBlocked = tables.inPerpetratorBlock(category) || tables.inLinkedRequesterBlock(category);
        boolean isSecretPlace = category == Category.ID_ADDRESS && person.isNearProtectedAddress();
        return !tables.hidesExistence(category) && !isSecretPlace && (scope == Scope.ALONE || !isBlocked);
    }

    private record What(String who, String what, String why) {}
}
