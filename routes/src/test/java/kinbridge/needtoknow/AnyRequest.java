package kinbridge.needtoknow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import net.jqwik.api.Combinators;

/** Requests of every kind that a practitioner might make, for the invariants. */
final class AnyRequest {

    private static final List<String> ROLES = Tables.SHIPPED.roles().stream()
            .filter(role -> !role.asksForSubjectAccess())
            .map(Role::id)
            .toList();
    private static final List<String> CODES =
            Stream.of(Flag.values()).map(Flag::code).toList();

    private AnyRequest() {}

    static Arbitrary<DecisionRequest> requests() {
        return Combinators.combine(
                        Combinators.combine(Arbitraries.of(ROLES), agencies(), standing())
                                .as(Requester::new),
                        subjects().list().ofMinSize(1).ofMaxSize(3),
                        agencies(),
                        Arbitraries.of(Category.values()),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.of(HarmLevel.values()),
                        Arbitraries.of(CODES).set().ofMaxSize(4),
                        channels())
                .as((requester, subjects, holder, category, purpose, harm, flags, channel) -> new DecisionRequest(
                        requester.role,
                        requester.agency,
                        requester.standing,
                        numbered(subjects),
                        holder,
                        category.code(),
                        purpose(requester.role, purpose).name(),
                        harm,
                        flags,
                        channel));
    }

    /** Mostly a purpose that the role may claim, or little would get as far as the weighing. */
    private static Purpose purpose(String role, int number) {
        List<Purpose> mayClaim = Tables.SHIPPED.purposesOf(role);
        List<Purpose> any = PurposeTable.PURPOSES;
        return number < 80 ? mayClaim.get(number % mayClaim.size()) : any.get(number % any.size());
    }

    private record Requester(String role, String agency, TafStatus standing) {}

    private static Arbitrary<String> agencies() {
        return Arbitraries.of(
                "LA_CSC", "LA_EH", "LA_HOUSING", "NHS_MAT", "NHS_0_19", "DRUG_ALC", "POLICE", "PROBATION", "DA_SVC");
    }

    private static Arbitrary<TafStatus> standing() {
        return Arbitraries.of(
                TafStatus.MEMBER, TafStatus.MEMBER, TafStatus.MEMBER, TafStatus.STATUTORY, TafStatus.NOT_MEMBER);
    }

    private static Arbitrary<Channel> channels() {
        return Arbitraries.of(Channel.INDIVIDUAL_VIEW, Channel.INDIVIDUAL_VIEW, Channel.TAF_MEETING_PACK);
    }

    static Arbitrary<DecisionSubject> subjects() {
        Arbitrary<ConsentState> states = Arbitraries.of(ConsentState.values());
        Arbitrary<Status> statuses =
                Arbitraries.of(Status.LIVING, Status.LIVING, Status.LIVING, Status.UNBORN, Status.DECEASED);
        Arbitrary<String> competences =
                Arbitraries.of("gillick", "not_assessed", "lacks_capacity", "").injectNull(0.3);
        Arbitrary<Set<String>> perpetrators = Arbitraries.of(Set.of(), Set.of(), Set.of("father"));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60).injectNull(0.1),
                        statuses,
                        competences,
                        Arbitraries.maps(
                                        Arbitraries.of("self", "mother", "father", "attorney", "best_interests"),
                                        states)
                                .ofMaxSize(3),
                        perpetrators,
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(false, false, true))
                .as((age, status, competence, consent, perpetratorPr, alleged, restrained) -> new DecisionSubject(
                        "subject", "subject", age, status, competence, consent, perpetratorPr, alleged, restrained));
    }

    private static List<DecisionSubject> numbered(List<DecisionSubject> subjects) {
        return Stream.iterate(0, i -> i < subjects.size(), i -> i + 1)
                .map(i -> with(subjects.get(i), "subject" + i, subjects.get(i).consent()))
                .toList();
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
        List<DecisionSubject> changed = request.subjects().stream()
                .map(subject -> with(
                        subject,
                        subject.ref(),
                        subject.consent().entrySet().stream()
                                .collect(java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue() == from ? to : entry.getValue()))))
                .toList();
        return with(request, changed, request.taf(), request.recordCategory(), request.harm(), request.flags());
    }

    /** The same request, in which everybody who may be asked about the first subject agreed. */
    static DecisionRequest withFirstSubjectsAgreement(DecisionRequest request) {
        List<DecisionSubject> changed = new java.util.ArrayList<>(request.subjects());
        DecisionSubject first = changed.get(0);
        Map<String, ConsentState> agreed = new java.util.HashMap<>(first.consent());
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

    static DecisionRequest inMeetingPack(DecisionRequest request) {
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
                Channel.TAF_MEETING_PACK);
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
