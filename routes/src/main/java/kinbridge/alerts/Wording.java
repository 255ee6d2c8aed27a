package kinbridge.alerts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import kinbridge.familyview.Words;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.ContestFields;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Undecided;

/**
 * The words of a notice, from what was released to this recipient and nothing else. A trigger that the
 * recipient may not know is not hinted at: the notice says whom to contact.
 */
final class Wording {

    static final String CONTACT_SOCIAL_WORKER = "Contact the social worker";

    private Wording() {}

    static NoticeContent of(AlertRule rule, Set<UUID> triggers, DisclosedView view, String familyName) {
        List<Disclosed> facts = view.items().stream()
                .filter(item -> item.kind() == Undecided.Kind.RECORD && triggers.contains(item.id()))
                .toList();
        boolean isWhole = facts.stream()
                        .filter(item -> item.level().compareTo(DetailLevel.SUMMARY) >= 0)
                        .map(Disclosed::id)
                        .distinct()
                        .count()
                == triggers.size();
        List<String> lines = new ArrayList<>(facts.stream().map(Wording::line).toList());
        if (!isWhole) {
            lines.add(CONTACT_SOCIAL_WORKER + " for the rest.");
        }
        return new NoticeContent(
                headline(facts),
                isWhole ? rule.why() : "A safeguarding rule was met on this family.",
                lines,
                isWhole ? rule.action() : CONTACT_SOCIAL_WORKER + " before you next meet the family.",
                familyName,
                facts.stream()
                        .map(item -> item.agency().title())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** For those who are told only whom to contact. */
    static NoticeContent contactOnly(String familyName) {
        return new NoticeContent(
                CONTACT_SOCIAL_WORKER,
                "A safeguarding rule was met on this family.",
                List.of(),
                CONTACT_SOCIAL_WORKER + " before you next meet the family.",
                familyName,
                List.of());
    }

    /** For whoever has left the team: nothing of what was told. */
    static NoticeContent noLongerYours() {
        return new NoticeContent(
                "This alert is no longer yours",
                "You are not in the team around this family today.",
                List.of(),
                "Tell the duty team of children's social care if you still hold something they need.",
                "A family",
                List.of());
    }

    /** Once the time has passed for which it was told: whoever needs it still opens the family. */
    static NoticeContent over() {
        return new NoticeContent(
                "The time of this alert is over",
                "What an alert tells may be used for a limited time, and that time has passed.",
                List.of(),
                "Open the family: you are shown what you may know today.",
                "A family",
                List.of());
    }

    /** What it rested on was wrong, and nothing of it is left. */
    static NoticeContent groundWithdrawn() {
        return new NoticeContent(
                "What this alert rested on was taken back",
                "An agency has taken back or corrected what met the rule. Do not rely on what the alert told you.",
                List.of(),
                "If you acted on it, look again at what you did. Open the family: you are shown what stands today.",
                "A family",
                List.of());
    }

    /** The same, made of what is left. */
    static NoticeContent partlyWithdrawn(NoticeContent left) {
        return new NoticeContent(
                left.headline(),
                left.why() + " Part of what the alert rested on was taken back; this is what is left.",
                left.facts(),
                left.action(),
                left.familyName(),
                left.agencies());
    }

    private static String headline(List<Disclosed> facts) {
        Set<String> titles = new LinkedHashSet<>();
        facts.stream()
                .filter(item -> item.level().compareTo(DetailLevel.SUMMARY) >= 0)
                .forEach(item -> titles.add(Words.title(item).toLowerCase(Locale.UK)));
        if (titles.isEmpty()) {
            return CONTACT_SOCIAL_WORKER;
        }
        String joined = String.join(" and ", titles);
        return joined.substring(0, 1).toUpperCase(Locale.UK) + joined.substring(1);
    }

    private static String line(Disclosed item) {
        if (item.level() == DetailLevel.EXISTENCE) {
            return item.agency().title() + " holds a record that matters here: contact "
                    + item.agency().title() + ".";
        }
        String mark = item.text(ContestFields.MARK);
        return Words.title(item) + ", " + Words.when(item.occurred()) + " ("
                + item.agency().title() + ")." + (mark == null ? "" : " Contested: " + mark + ".");
    }
}
