package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;

/**
 * Builds a request as a sentence: {@code asking("housing_officer").about("HO.ARREARS").heldBy("LA_EH")}.
 * Unless told otherwise: a member of the team, for support, at L3, about a mother who agreed.
 */
final class Asking {

    private String role;
    private String agency;
    private TafStatus taf = TafStatus.MEMBER;
    private List<DecisionSubject> subjects = List.of(adult("mother", ConsentState.GIVEN));
    private String holder = "LA_ASC";
    private String category = "TAF.PLAN";
    private String purpose = "TAF_SUPPORT";
    private HarmLevel harm = HarmLevel.L3;
    private final Set<String> flags = new LinkedHashSet<>();
    private Channel channel = Channel.INDIVIDUAL_VIEW;

    private Asking(String role, String agency) {
        this.role = role;
        this.agency = agency;
    }

    static Asking asking(String role) {
        String agency = Tables.SHIPPED.role(role).map(Role::usualAgency).orElse("LA_CSC");
        return new Asking(role, agency.isEmpty() ? "LA_IG" : agency);
    }

    static DecisionSubject adult(String ref, ConsentState own) {
        return subject(ref, 27, Map.of("self", own));
    }

    static DecisionSubject child(int age, Map<String, ConsentState> consent) {
        return subject("child", age, consent);
    }

    static DecisionSubject subject(String ref, Integer age, Map<String, ConsentState> consent) {
        return new DecisionSubject(ref, ref, age, Status.LIVING, null, consent, Set.of(), false, false);
    }

    static DecisionSubject assessed(DecisionSubject subject, String competence) {
        return new DecisionSubject(
                subject.ref(),
                subject.relation(),
                subject.age(),
                subject.status(),
                competence,
                subject.consent(),
                subject.perpetratorPr(),
                subject.allegedPerpetrator(),
                subject.restrained());
    }

    static DecisionSubject of(DecisionSubject subject, Status status) {
        return new DecisionSubject(
                subject.ref(),
                subject.relation(),
                null,
                status,
                null,
                subject.consent(),
                subject.perpetratorPr(),
                subject.allegedPerpetrator(),
                subject.restrained());
    }

    static DecisionSubject withPerpetrators(DecisionSubject subject, String... refs) {
        return new DecisionSubject(
                subject.ref(),
                subject.relation(),
                subject.age(),
                subject.status(),
                subject.competence(),
                subject.consent(),
                Set.of(refs),
                false,
                false);
    }

    static DecisionSubject allegedPerpetrator(String ref, ConsentState own) {
        return new DecisionSubject(ref, ref, 30, Status.LIVING, null, Map.of("self", own), Set.of(), true, false);
    }

    Asking of(String agency) {
        this.agency = agency;
        return this;
    }

    Asking standing(TafStatus standing) {
        taf = standing;
        return this;
    }

    Asking about(String category) {
        this.category = category;
        return this;
    }

    Asking heldBy(String holder) {
        this.holder = holder;
        return this;
    }

    Asking concerning(DecisionSubject... subjects) {
        this.subjects = new ArrayList<>(List.of(subjects));
        return this;
    }

    Asking agreement(ConsentState state) {
        return concerning(adult("mother", state));
    }

    Asking forPurpose(String purpose) {
        this.purpose = purpose;
        return this;
    }

    Asking at(HarmLevel harm) {
        this.harm = harm;
        return this;
    }

    Asking flagged(String... flags) {
        this.flags.addAll(List.of(flags));
        return this;
    }

    Asking inMeetingPack() {
        channel = Channel.TAF_MEETING_PACK;
        return this;
    }

    DecisionRequest request() {
        return new DecisionRequest(role, agency, taf, subjects, holder, category, purpose, harm, flags, channel);
    }

    Decision decide() {
        return Tables.ENGINE.decide(request());
    }
}
