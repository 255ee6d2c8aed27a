package kinbridge.alerts;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kinbridge.alerts.AlertRecipients.Recipient;
import kinbridge.family.Families;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.familyview.FamilyNames;
import kinbridge.familyview.FamilyRecords;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.Undecided;
import org.springframework.stereotype.Component;

/**
 * An alert is itself a share: for each recipient every fact is decided, the decisions are logged, and
 * the text is made from what that person may know at that moment.
 */
@Component
class NoticeTexts {

    private static final String PURPOSE = "SAFEGUARDING_ALERT";

    private final Families families;
    private final FamilyNames names;
    private final FamilyRecords records;
    private final FamilyCircumstances circumstances;
    private final FocusChild focusChild;
    private final NeedToKnow needToKnow;

    NoticeTexts(
            Families families,
            FamilyNames names,
            FamilyRecords records,
            FamilyCircumstances circumstances,
            FocusChild focusChild,
            NeedToKnow needToKnow) {
        this.families = families;
        this.names = names;
        this.records = records;
        this.circumstances = circumstances;
        this.focusChild = focusChild;
        this.needToKnow = needToKnow;
    }

    /** @param logEntry the entry that holds the decisions behind the words */
    record Told(NoticeContent content, UUID logEntry) {}

    /** The trigger facts, and who the people are. */
    List<Undecided> items(Circle circle, Set<UUID> triggers) {
        return records.about(circle.people()).stream()
                .filter(item -> item.kind() != Undecided.Kind.RECORD || triggers.contains(item.id()))
                .toList();
    }

    /** @param kind how the log names it: sent as an {@code alert}, read again as a {@code notice} */
    Told tell(
            String kind,
            AlertRule rule,
            Circle circle,
            Set<UUID> triggers,
            List<Undecided> items,
            Recipient recipient) {
        DisclosedView view = disclose(kind, rule, circle, recipient, items);
        List<UUID> children = circle.family() == null
                ? List.of(Objects.requireNonNull(circle.child()))
                : families.childrenInFocus(circle.family());
        String name = names.of(view, children);
        NoticeContent content =
                recipient.isToldFacts() ? Wording.of(rule, triggers, view, name) : Wording.contactOnly(name);
        return new Told(content, view.logEntry());
    }

    private DisclosedView disclose(
            String kind, AlertRule rule, Circle circle, Recipient recipient, List<Undecided> items) {
        FocusChild.Focus focus = focusChild.of(circle.family());
        Look look = new Look(
                        kind,
                        recipient.requester(),
                        recipient.taf(),
                        PURPOSE,
                        circle.family(),
                        focus.identity(),
                        focus.harm(),
                        Set.of("screening_rule_fired"),
                        Channel.INDIVIDUAL_VIEW,
                        "rule " + rule.id(),
                        recipient.requester().practitionerId())
                .at(focus.source());
        List<Undecided> told = recipient.isToldFacts()
                ? items
                : items.stream()
                        .filter(item -> item.kind() != Undecided.Kind.RECORD)
                        .toList();
        return needToKnow.disclose(look, told, circumstances.of(look, told));
    }
}
