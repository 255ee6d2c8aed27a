package kinbridge.needtoknow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;

/**
 * What a change of the tables would change: for every role, category and purpose, the decision about an
 * adult's record of another agency, at each harm level, with and without agreement.
 */
public final class PolicyComparison {

    private static final int ADULT_AGE_YEARS = 30;
    /** One of each kind: L1 and L2 are decided as L3 is. */
    private static final List<HarmLevel> HARMS =
            List.of(HarmLevel.L3, HarmLevel.CIN, HarmLevel.S47, HarmLevel.CP, HarmLevel.IMMINENT);

    private static final List<ConsentState> STATES =
            List.of(ConsentState.GIVEN, ConsentState.NOT_SOUGHT, ConsentState.REFUSED);

    /** The conditions that a purpose may ask for are met, so that what is compared is the tables. */
    private static final Set<String> FLAGS = Set.of(Flag.NECESSITY_RECORDED.code(), Flag.SCREENING_RULE_FIRED.code());

    private PolicyComparison() {}

    /**
     * Roles that are decided differently, all alike, about one category for one purpose.
     *
     * @param circumstances {@code L3 GIVEN SUMMARY (2.6) -> EXISTENCE (2.6)}
     */
    public record Change(List<String> roles, Category category, Purpose purpose, List<String> circumstances) {

        /** As the command prints it. */
        public Stream<String> lines() {
            return roles.stream()
                    .map(role -> role + ", " + category + ", " + purpose + ": " + String.join("; ", circumstances));
        }
    }

    /** @param day the law of which day counts */
    public static List<Change> between(SharingTables now, SharingTables then, LocalDate day) {
        return between(now, then, tables -> DecisionEngine.by(tables).on(day));
    }

    static List<Change> between(
            SharingTables now, SharingTables then, Function<SharingTables, DecisionEngine> engines) {
        DecisionEngine before = engines.apply(now);
        DecisionEngine after = engines.apply(then);
        List<Change> changes = new ArrayList<>();
        for (Collection<String> alike : rolesAlike(now, then)) {
            String role = alike.iterator().next();
            String agency = agencyOf(role, now, then);
            for (Category category : Category.values()) {
                for (Purpose purpose : Purpose.values()) {
                    List<String> found = circumstances(before, after, role, agency, category, purpose);
                    if (!found.isEmpty()) {
                        changes.add(new Change(List.copyOf(alike), category, purpose, found));
                    }
                }
            }
        }
        return changes;
    }

    /** Roles of one profile and agency are decided alike, so one of them is asked for all. */
    private static Collection<Set<String>> rolesAlike(SharingTables now, SharingTables then) {
        Map<String, Set<String>> alike = new TreeMap<>();
        Stream.concat(now.roles().stream(), then.roles().stream()).map(Role::id).forEach(role -> {
            String kind = now.profileOf(role) + " " + then.profileOf(role) + " " + agencyOf(role, now, then);
            boolean personal =
                    now.profileOf(role).isEmpty() && then.profileOf(role).isEmpty();
            alike.computeIfAbsent(personal ? role : kind, none -> new TreeSet<>())
                    .add(role);
        });
        return alike.values();
    }

    private static String agencyOf(String role, SharingTables now, SharingTables then) {
        return now.role(role)
                .or(() -> then.role(role))
                .map(Role::usualAgency)
                .filter(agency -> !agency.isEmpty())
                .orElse("LA_IG");
    }

    private static List<String> circumstances(
            DecisionEngine before,
            DecisionEngine after,
            String role,
            String agency,
            Category category,
            Purpose purpose) {
        List<String> found = new ArrayList<>();
        for (HarmLevel harm : HARMS) {
            for (ConsentState state : STATES) {
                DecisionRequest request = request(role, agency, category, purpose, harm, state);
                Decision was = before.decide(request);
                Decision becomes = after.decide(request);
                if (!alike(was, becomes)) {
                    found.add(harm + " " + state + " " + inWords(was, becomes));
                }
            }
        }
        return found;
    }

    /** Equal in everything but the version and the words of the trace. */
    public static boolean alike(Decision one, Decision other) {
        return isOfOneLevel(one, other)
                && one.obligations().equals(other.obligations())
                && Objects.equals(one.lawfulBasis(), other.lawfulBasis());
    }

    private static boolean isOfOneLevel(Decision one, Decision other) {
        return one.level() == other.level()
                && one.override() == other.override()
                && one.decidedBy().equals(other.decidedBy());
    }

    /** {@code SUMMARY (2.6) -> EXISTENCE (2.6)}, and where only what follows differs, that. */
    public static String inWords(Decision was, Decision becomes) {
        String levels = inWords(was) + " -> " + inWords(becomes);
        if (!isOfOneLevel(was, becomes)) {
            return levels;
        }
        return was.obligations().equals(becomes.obligations())
                ? levels + " on another lawful basis"
                : levels + " with " + without(was, becomes) + " -> " + without(becomes, was);
    }

    private static List<String> without(Decision one, Decision other) {
        return one.obligations().stream()
                .filter(code -> !other.obligations().contains(code))
                .toList();
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
