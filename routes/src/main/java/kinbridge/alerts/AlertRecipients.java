package kinbridge.alerts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kinbridge.alerts.AlertRule.Recipients;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.family.Teams;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Requester;
import org.springframework.stereotype.Component;

/**
 * Routes an alert: role, then the member of the team, the deputy, the team's queue, the duty desk;
 * never to nobody.
 */
@Component
class AlertRecipients {

    private final Teams teams;
    private final Practitioners practitioners;
    private final PolicyInForce policy;

    AlertRecipients(Teams teams, Practitioners practitioners, PolicyInForce policy) {
        this.teams = teams;
        this.practitioners = practitioners;
        this.policy = policy;
    }

    /** @param isToldFacts whether the facts are decided for this person, or only whom to contact */
    record Recipient(Requester requester, TafStatus taf, boolean isToldFacts) {}

    List<Recipient> of(Recipients rule, Circle circle) {
        List<Recipient> recipients = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String profile : rule.told()) {
            for (Practitioner practitioner : routed(Profile.valueOf(profile), circle)) {
                if (seen.add(practitioner.id())) {
                    recipients.add(recipient(practitioner, circle, true));
                }
            }
        }
        for (String profile : rule.toldToContact()) {
            members(Profile.valueOf(profile), circle).stream()
                    .filter(practitioner -> seen.add(practitioner.id()))
                    .forEach(practitioner -> recipients.add(recipient(practitioner, circle, false)));
        }
        return recipients;
    }

    /** Somebody who was told once, as they stand to the family today. */
    Optional<Recipient> again(String practitioner, Circle circle, boolean isToldFacts) {
        return practitioners.find(practitioner).map(known -> recipient(known, circle, isToldFacts));
    }

    private List<Practitioner> routed(Profile profile, Circle circle) {
        List<Practitioner> members = members(profile, circle);
        if (!members.isEmpty()) {
            return members;
        }
        List<Practitioner> duty = all(profile, Practitioner::duty);
        if (!duty.isEmpty()) {
            return duty;
        }
        List<Practitioner> queue = all(profile, practitioner -> true);
        return queue.isEmpty() ? all(Profile.SWK, Practitioner::duty) : queue;
    }

    private List<Practitioner> members(Profile profile, Circle circle) {
        if (circle.family() == null) {
            return List.of();
        }
        return teams.members(circle.family()).stream()
                .filter(member -> isOf(profile, member.role()))
                .flatMap(member -> practitioners.find(member.practitioner()).stream())
                .toList();
    }

    private List<Practitioner> all(Profile profile, Predicate<Practitioner> which) {
        return practitioners.all().stream()
                .filter(practitioner -> isOf(profile, practitioner.role()))
                .filter(which)
                .toList();
    }

    private boolean isOf(Profile profile, String role) {
        return policy.tables().profileOf(role).filter(profile::equals).isPresent();
    }

    private Recipient recipient(Practitioner practitioner, Circle circle, boolean isToldFacts) {
        TafStatus taf = circle.family() == null
                ? TafStatus.NOT_MEMBER
                : teams.status(practitioner.id(), practitioner.role(), circle.family());
        Requester requester =
                new Requester(practitioner.id(), practitioner.name(), practitioner.role(), practitioner.agency());
        return new Recipient(requester, taf, isToldFacts);
    }
}
