package kinbridge.familyview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyPage.TeamRow;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import org.springframework.stereotype.Component;

/**
 * The team as released: workers of involvements that were let out, by the name that the hub knows them
 * under where they sign in, else by the name that their agency gives.
 */
@Component
class TeamAssembly {

    private final Teams teams;
    private final Practitioners practitioners;
    private final PolicyInForce policy;

    TeamAssembly(Teams teams, Practitioners practitioners, PolicyInForce policy) {
        this.teams = teams;
        this.practitioners = practitioners;
        this.policy = policy;
    }

    List<TeamRow> rows(DisclosedView view) {
        List<TeamRow> rows = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        String lead = lead(Objects.requireNonNull(view.look().family()));
        for (Disclosed item : view.items()) {
            if (item.type().equals(HubItems.TEAM_MEMBER)) {
                addedByHand(item, lead)
                        .filter(row -> shown.add(row.name() + row.role()))
                        .ifPresent(rows::add);
            }
            if (!item.type().equals(RecordType.WORKER_INVOLVEMENT.name()) || item.until() != null) {
                continue;
            }
            TeamRow row = row(item, lead);
            if (shown.add(row.name() + row.role())) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** A member of no feed; at EXISTENCE there is no name, and so no row. */
    private Optional<TeamRow> addedByHand(Disclosed item, String lead) {
        String practitioner = item.text(HubItems.PRACTITIONER);
        return practitioner == null
                ? Optional.empty()
                : practitioners
                        .find(practitioner)
                        .map(signIn -> new TeamRow(
                                signIn.name(),
                                sentence(policy.tables().titleOfRole(signIn.role())),
                                policy.tables().titleOfAgency(signIn.agency()),
                                signIn.email(),
                                item.occurred() == null ? null : Words.when(item.occurred()),
                                signIn.name().equals(lead)));
    }

    /** Who was marked as leading; else early help's lead practitioner, else the allocated social worker. */
    String lead(UUID family) {
        List<Teams.Member> members = teams.members(family);
        String marked = teams.markedLead(family).orElse(null);
        if (marked != null) {
            return practitioners.find(marked).map(Practitioner::name).orElse("");
        }
        return members.stream()
                .filter(member -> isOf(member, Profile.LPR))
                .findFirst()
                .or(() -> members.stream()
                        .filter(member -> isOf(member, Profile.SWK))
                        .findFirst())
                .flatMap(member -> practitioners.find(member.practitioner()))
                .map(Practitioner::name)
                .orElse("");
    }

    private boolean isOf(Teams.Member member, Profile profile) {
        return policy.tables().profileOf(member.role()).filter(profile::equals).isPresent();
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private TeamRow row(Disclosed item, String lead) {
        String workerId = item.text("workerId");
        Practitioner signIn = workerId == null
                ? null
                : practitioners.byStaffId(item.feed(), workerId).orElse(null);
        String name =
                signIn != null ? signIn.name() : Objects.requireNonNullElse(item.text("workerName"), "Name not given");
        String role = signIn != null
                ? policy.tables().titleOfRole(signIn.role())
                : Objects.requireNonNullElse(item.text("role"), "Worker");
        String since = item.occurred() == null
                ? null
                : Words.when(Occurred.on(item.occurred().firstDay()));
        return new TeamRow(
                name,
                sentence(role),
                item.agency().title(),
                signIn == null ? item.text("workerEmail") : signIn.email(),
                since,
                name.equals(lead));
    }
}
