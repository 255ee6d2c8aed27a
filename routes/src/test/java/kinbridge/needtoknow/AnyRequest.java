package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Requests of every kind that a practitioner might make, for the invariants. Drawn straight from a
 * random number, so that a hundred thousand take a second; and leaning towards what gets as far as the
 * weighing, or most would end at the first rules.
 */
final class AnyRequest {

    private static final List<Role> ROLES = Tables.SHIPPED.roles().stream()
            .filter(role -> !role.asksForSubjectAccess())
            .toList();
    private static final List<String> AGENCIES =
            Tables.SHIPPED.agencyCodes().stream().sorted().toList();
    private static final List<String> GIVERS = List.of("self", "mother", "father", "attorney", "best_interests");
    private static final List<String> COMPETENCES =
            List.of("gillick", "not_assessed", "lacks_capacity", "not_competent");
    private static final List<Integer> AGES_YEARS = List.of(0, 8, 11, 12, 15, 16, 17, 18, 30, 40, 60);
    /** What each purpose reaches: little else is worth asking for it. */
    private static final Map<Purpose, List<Category>> REACHED = reached();

    private AnyRequest() {}

    static Arbitrary<DecisionRequest> requests() {
        return Arbitraries.randomValue(AnyRequest::from);
    }

    /** From somebody whose role has one of these profiles. */
    static Arbitrary<DecisionRequest> requestsOf(Set<Profile> profiles) {
        List<Role> roles =
                ROLES.stream().filter(role -> profiles.contains(role.profile())).toList();
        return Arbitraries.randomValue(random -> from(random, one(random, roles)));
    }

    static DecisionRequest from(Random random) {
        return from(random, one(random, ROLES));
    }

    private static DecisionRequest from(Random random, Role role) {
        Purpose purpose = purpose(random, role);
        HarmLevel harm = harm(random, purpose);
        Category category = category(random, purpose);
        String agency = often(random, 80) ? role.usualAgency() : one(random, AGENCIES);
        return new DecisionRequest(
                role.id(),
                agency,
                standing(random),
                subjects(random),
                often(random, 20) ? agency : one(random, AGENCIES),
                category.code(),
                purpose.name(),
                harm,
                flags(random, purpose),
                often(random, 20) ? Channel.TAF_MEETING_PACK : Channel.INDIVIDUAL_VIEW);
    }

    private static Map<Purpose, List<Category>> reached() {
        Map<Purpose, List<Category>> reached = new EnumMap<>(Purpose.class);
        for (Purpose purpose : PurposeTable.PURPOSES) {
            reached.put(
                    purpose,
                    Stream.of(Category.values())
                            .filter(category -> Tables.SHIPPED
                                    .purposeCeiling(purpose, category)
                                    .isPresent())
                            .toList());
        }
        return reached;
    }

    /** Mostly a purpose that the role may claim. */
    private static Purpose purpose(Random random, Role role) {
        return one(random, often(random, 90) ? Tables.SHIPPED.purposesOf(role.id()) : PurposeTable.PURPOSES);
    }

    private static Category category(Random random, Purpose purpose) {
        List<Category> reached = REACHED.get(purpose);
        return !reached.isEmpty() && often(random, 70) ? one(random, reached) : one(random, List.of(Category.values()));
    }

    private static HarmLevel harm(Random random, Purpose purpose) {
        if (often(random, 80)) {
            switch (purpose) {
                case EMERGENCY -> {
                    return HarmLevel.IMMINENT;
                }
                case CP_ENQUIRY -> {
                    return one(random, List.of(HarmLevel.S47, HarmLevel.CP, HarmLevel.IMMINENT));
                }
                case CP_PLAN -> {
                    return one(random, List.of(HarmLevel.CP, HarmLevel.IMMINENT));
                }
                default -> {
                    // Any will do.
                }
            }
        }
        return one(random, List.of(HarmLevel.values()));
    }

    private static TafStatus standing(Random random) {
        if (often(random, 75)) {
            return TafStatus.MEMBER;
        }
        return one(random, List.of(TafStatus.STATUTORY, TafStatus.NOT_MEMBER));
    }

    private static Set<String> flags(Random random, Purpose purpose) {
        Set<String> flags = new HashSet<>();
        for (int number = random.nextInt(4); number > 0; number--) {
            Flag flag = one(random, List.of(Flag.values()));
            boolean endsIt = flag == Flag.REQUESTER_CONFLICT || flag == Flag.SESSION_UNVERIFIED;
            if (!endsIt || often(random, 10)) {
                flags.add(flag.code());
            }
        }
        if (often(random, 20)) {
            flags.add(Flag.BREAK_GLASS.code());
        }
        if (often(random, 25)) {
            flags.add(Flag.SEPARABLE.code());
        }
        if (often(random, 60)) {
            flags.add(Flag.NECESSITY_RECORDED.code());
        }
        if (purpose == Purpose.SAFEGUARDING_ALERT && often(random, 90)) {
            flags.add(Flag.SCREENING_RULE_FIRED.code());
        }
        return flags;
    }

    private static List<DecisionSubject> subjects(Random random) {
        int number = often(random, 50) ? 1 : 1 + random.nextInt(3);
        List<DecisionSubject> subjects = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            subjects.add(subject(random, "subject" + i));
        }
        return subjects;
    }

    private static DecisionSubject subject(Random random, String ref) {
        Map<String, ConsentState> consent = new HashMap<>();
        for (String giver : GIVERS) {
            if (often(random, giver.equals("self") ? 80 : 35)) {
                consent.put(
                        giver, often(random, 25) ? ConsentState.GIVEN : one(random, List.of(ConsentState.values())));
            }
        }
        return new DecisionSubject(
                ref,
                "subject",
                often(random, 5) ? null : one(random, AGES_YEARS),
                often(random, 80) ? Status.LIVING : one(random, List.of(Status.values())),
                often(random, 40) ? one(random, COMPETENCES) : null,
                consent,
                often(random, 20) ? Set.of("father") : Set.of(),
                often(random, 20),
                often(random, 20));
    }

    private static boolean often(Random random, int timesInAHundred) {
        return random.nextInt(100) < timesInAHundred;
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static DecisionSubject with(DecisionSubject subject, String ref, Map<String, ConsentState> consent) {
        return new DecisionSubject(
                ref,
                subject.relation(),
                subject.age(),
                subject.status(),
                subject.competence(),
                consent,
                subject.perpetratorPr(),
                subject.allegedPerpetrator(),
                subject.restrained());
    }

    /** The same request, in which every answer {@code from} is {@code to}. */
    static DecisionRequest withAnswers(DecisionRequest request, ConsentState from, ConsentState to) {
        List<DecisionSubject> changed = new ArrayList<>();
        for (DecisionSubject subject : request.subjects()) {
            Map<String, ConsentState> answers = new HashMap<>(subject.consent());
            answers.replaceAll((giver, answer) -> answer == from ? to : answer);
            changed.add(with(subject, subject.ref(), answers));
        }
        return with(request, changed, request.taf(), request.recordCategory(), request.harm(), request.flags());
    }

    /** The same request, in which everybody who may be asked about the first subject agreed. */
    static DecisionRequest withFirstSubjectsAgreement(DecisionRequest request) {
        List<DecisionSubject> changed = new ArrayList<>(request.subjects());
        DecisionSubject first = changed.get(0);
        Map<String, ConsentState> agreed = new HashMap<>(first.consent());
        agreed.replaceAll((giver, state) -> ConsentState.GIVEN);
        agreed.put("self", ConsentState.GIVEN);
        changed.set(0, with(first, first.ref(), agreed));
        return with(request, changed, request.taf(), request.recordCategory(), request.harm(), request.flags());
    }

    static DecisionRequest withFlag(DecisionRequest request, Flag flag, boolean set) {
        Set<String> flags = new LinkedHashSet<>(request.flags());
        if (set) {
            flags.add(flag.code());
        } else {
            flags.remove(flag.code());
        }
        return with(request, request.subjects(), request.taf(), request.recordCategory(), request.harm(), flags);
    }

    static DecisionRequest at(DecisionRequest request, HarmLevel harm) {
        return with(request, request.subjects(), request.taf(), request.recordCategory(), harm, request.flags());
    }

    static DecisionRequest about(DecisionRequest request, Category category) {
        return with(request, request.subjects(), request.taf(), category.code(), request.harm(), request.flags());
    }

    static DecisionRequest standing(DecisionRequest request, TafStatus taf) {
        return with(request, request.subjects(), taf, request.recordCategory(), request.harm(), request.flags());
    }

    /** The same request, in which that giver refuses for the first subject instead of agreeing. */
    static DecisionRequest withFirstSubjectsRefusal(DecisionRequest request, String giver) {
        List<DecisionSubject> changed = new ArrayList<>(request.subjects());
        DecisionSubject first = changed.get(0);
        Map<String, ConsentState> answers = new HashMap<>(first.consent());
        answers.put(giver, ConsentState.REFUSED);
        changed.set(0, with(first, first.ref(), answers));
        return with(request, changed, request.taf(), request.recordCategory(), request.harm(), request.flags());
    }

    static DecisionRequest inMeetingPack(DecisionRequest request) {
        return through(request, Channel.TAF_MEETING_PACK);
    }

    static DecisionRequest individually(DecisionRequest request) {
        return through(request, Channel.INDIVIDUAL_VIEW);
    }

    private static DecisionRequest through(DecisionRequest request, Channel channel) {
        return new DecisionRequest(
                request.role(),
                request.agency(),
                request.taf(),
                request.subjects(),
                request.recordAgency(),
                request.recordCategory(),
                request.purpose(),
                request.harm(),
                request.flags(),
                channel);
    }

    private static DecisionRequest with(
            DecisionRequest request,
            List<DecisionSubject> subjects,
            TafStatus taf,
            String category,
            HarmLevel harm,
            Set<String> flags) {
        return new DecisionRequest(
                request.role(),
                request.agency(),
                taf,
                subjects,
                request.recordAgency(),
                category,
                request.purpose(),
                harm,
                flags,
                request.channel());
    }
}
