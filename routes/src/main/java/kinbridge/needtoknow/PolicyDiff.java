package kinbridge.needtoknow;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Shows what a change of the tables would change: for every role, category and purpose, the decision
 * about an adult's record of another agency, at each harm level, with and without agreement.
 */
@Command(
        name = "diff",
        description = "Compare the sharing tables with another folder's: a line for each role, category and purpose"
                + " that would be decided differently.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 1)
@SuppressWarnings("NullAway.Init") // set by picocli
final class PolicyDiff implements Callable<Integer> {

    private static final int ADULT_AGE_YEARS = 30;
    /** One of each kind: L1 and L2 are decided as L3 is. */
    private static final List<HarmLevel> HARMS =
            List.of(HarmLevel.L3, HarmLevel.CIN, HarmLevel.S47, HarmLevel.CP, HarmLevel.IMMINENT);

    private static final List<ConsentState> STATES =
            List.of(ConsentState.GIVEN, ConsentState.NOT_SOUGHT, ConsentState.REFUSED);

    /** The conditions that a purpose may ask for are met, so that what is compared is the tables. */
    private static final Set<String> FLAGS = Set.of(Flag.NECESSITY_RECORDED.code(), Flag.SCREENING_RULE_FIRED.code());

    @Parameters(paramLabel = "DIR", description = "The other folder of sharing tables.")
    private Path other;

    @Mixin
    private SharingFolder folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            SharingTables now = folder.load();
            SharingTables then = SharingTables.load(other);
            int changed = compare(folder.on(now), folder.on(then), now, then);
            spec.commandLine().getOut().println(changed + " changed");
            return 0;
        } catch (SharingTablesRefused e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private int compare(DecisionEngine before, DecisionEngine after, SharingTables now, SharingTables then) {
        PrintWriter out = spec.commandLine().getOut();
        int changed = 0;
        for (Map.Entry<String, Set<String>> alike : rolesAlike(now, then).entrySet()) {
            String role = alike.getValue().iterator().next();
            for (Category category : Category.values()) {
                for (Purpose purpose : Purpose.values()) {
                    List<String> changes = changes(before, after, role, agencyOf(role, now, then), category, purpose);
                    if (!changes.isEmpty()) {
                        changed += alike.getValue().size();
                        alike.getValue()
                                .forEach(each -> out.println(
                                        each + ", " + category + ", " + purpose + ": " + String.join("; ", changes)));
                    }
                }
            }
        }
        return changed;
    }

    /** Roles of one profile and agency are decided alike, so one of them is asked for all. */
    private static Map<String, Set<String>> rolesAlike(SharingTables now, SharingTables then) {
        Map<String, Set<String>> alike = new TreeMap<>();
        Stream.concat(now.roles().stream(), then.roles().stream()).map(Role::id).forEach(role -> {
            String kind = now.profileOf(role) + " " + then.profileOf(role) + " " + agencyOf(role, now, then);
            boolean personal =
                    now.profileOf(role).isEmpty() && then.profileOf(role).isEmpty();
            alike.computeIfAbsent(personal ? role : kind, none -> new TreeSet<>())
                    .add(role);
        });
        return alike;
    }

    private static String agencyOf(String role, SharingTables now, SharingTables then) {
        return now.role(role)
                .or(() -> then.role(role))
                .map(Role::usualAgency)
                .filter(agency -> !agency.isEmpty())
                .orElse("LA_IG");
    }

    private static List<String> changes(
            DecisionEngine before,
            DecisionEngine after,
            String role,
            String agency,
            Category category,
            Purpose purpose) {
        List<String> changes = new ArrayList<>();
        for (HarmLevel harm : HARMS) {
            for (ConsentState state : STATES) {
                DecisionRequest request = request(role, agency, category, purpose, harm, state);
                Decision was = before.decide(request);
                Decision becomes = after.decide(request);
                if (!alike(was, becomes)) {
                    changes.add(harm + " " + state + " " + inWords(was) + " -> " + inWords(becomes));
                }
            }
        }
        return changes;
    }

    private static boolean alike(Decision one, Decision other) {
        return one.level() == other.level()
                && one.override() == other.override()
                && one.decidedBy().equals(other.decidedBy());
    }

    private static String inWords(Decision decision) {
        return decision.level() + " (" + decision.decidedBy() + (decision.override() ? ", override)" : ")");
    }

    private static DecisionRequest request(
            String role, String agency, Category category, Purpose purpose, HarmLevel harm, ConsentState state) {
        DecisionSubject adult = new DecisionSubject(
                "adult",
                "adult",
                ADULT_AGE_YEARS,
                DecisionSubject.Status.LIVING,
                null,
                Map.of("self", state),
                Set.of(),
                false,
                false);
        String holder = agency.equals("LA_ASC") ? "LA_CSC" : "LA_ASC";
        return new DecisionRequest(
                role,
                agency,
                TafStatus.MEMBER,
                List.of(adult),
                holder,
                category.code(),
                purpose.name(),
                harm,
                FLAGS,
                Channel.INDIVIDUAL_VIEW);
    }
}
