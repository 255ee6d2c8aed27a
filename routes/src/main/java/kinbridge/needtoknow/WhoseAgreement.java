package kinbridge.needtoknow;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import org.jspecify.annotations.Nullable;

/** Whose agreement counts, and what it is (section 1.5). */
final class WhoseAgreement {

    private static final String SELF = "self";
    /** Basis FLRA1969-S8: from 16 the person decides, and capacity is presumed. */
    private static final int OWN_DECISION_AGE_YEARS = 16;
    /** No fixed age in England: 12 is only a prompt to assess. */
    private static final int ASK_THE_CHILD_AGE_YEARS = 12;

    /** With several holders of parental responsibility and none who agreed: the first that any has (rule 7a). */
    private static final List<AgreementState> WORST_FIRST = List.of(
            AgreementState.REFUSED,
            AgreementState.WITHDRAWN,
            AgreementState.GIVEN_OUT_OF_SCOPE,
            AgreementState.NOT_SOUGHT_UNSAFE,
            AgreementState.EXPIRED,
            AgreementState.NOT_SOUGHT);

    private WhoseAgreement() {}

    /**
     * The state that counts for this subject.
     *
     * @param courtOrderSettles a court has decided between parents who disagree
     */
    static AgreementState state(DecisionSubject subject, boolean courtOrderSettles) {
        if (subject.status() == Status.DECEASED) {
            return AgreementState.DECEASED;
        }
        if (subject.status() == Status.UNBORN) {
            return given(subject, "mother");
        }
        Integer age = subject.age();
        if (age == null) {
            return ofUnknownAge(subject, courtOrderSettles);
        }
        if (age >= OWN_DECISION_AGE_YEARS) {
            // Rules 3 and 4 differ in whose law presumes capacity, not in the answer.
            return lacksCapacity(subject) ? forThemWithoutCapacity(subject) : given(subject, SELF);
        }
        return ofChild(subject, age, courtOrderSettles);
    }

    /** An age that nobody recorded: any objection counts, an agreement only where a child's would. */
    private static AgreementState ofUnknownAge(DecisionSubject subject, boolean courtOrderSettles) {
        AgreementState own = given(subject, SELF);
        return own.objects() ? own : ofChild(subject, ASK_THE_CHILD_AGE_YEARS, courtOrderSettles);
    }

    private static AgreementState ofChild(DecisionSubject subject, int age, boolean courtOrderSettles) {
        AgreementState own = given(subject, SELF);
        if ("gillick".equals(subject.competence())) {
            // Basis GILLICK: a competent child decides; the parents' answers do not count.
            return own;
        }
        AgreementState holders = ofHolders(subject, courtOrderSettles);
        if (age >= ASK_THE_CHILD_AGE_YEARS && notAssessed(subject) && own.objects()) {
            boolean parentsDecided = holders == AgreementState.GIVEN || holders == AgreementState.PR_CONFLICT;
            return parentsDecided ? AgreementState.PR_CONFLICT : own;
        }
        return holders;
    }

    /** Basis MCA2005-S4: attorney or deputy, else a recorded best-interests decision. */
    private static AgreementState forThemWithoutCapacity(DecisionSubject subject) {
        for (String giver : List.of("attorney", "deputy", "best_interests")) {
            ConsentState state = subject.consent().get(giver);
            if (state != null) {
                return AgreementState.of(state);
            }
        }
        return AgreementState.NOT_SOUGHT;
    }

    /** Basis CA1989-S2: any holder of parental responsibility may act alone, unless another objects. */
    private static AgreementState ofHolders(DecisionSubject subject, boolean courtOrderSettles) {
        Set<AgreementState> answers = EnumSet.noneOf(AgreementState.class);
        for (Map.Entry<String, ConsentState> answer : subject.consent().entrySet()) {
            if (!answer.getKey().equals(SELF) && !subject.perpetratorPr().contains(answer.getKey())) {
                answers.add(AgreementState.of(answer.getValue()));
            }
        }
        if (answers.isEmpty()) {
            // Rule 8: the alleged perpetrator has no veto, and asking only them would be unsafe.
            return subject.perpetratorPr().isEmpty() ? AgreementState.NOT_SOUGHT : AgreementState.NOT_SOUGHT_UNSAFE;
        }
        if (answers.contains(AgreementState.GIVEN)) {
            boolean disputed = answers.contains(AgreementState.REFUSED) || answers.contains(AgreementState.WITHDRAWN);
            return disputed && !courtOrderSettles ? AgreementState.PR_CONFLICT : AgreementState.GIVEN;
        }
        for (AgreementState worst : WORST_FIRST) {
            if (answers.contains(worst)) {
                return worst;
            }
        }
        throw new IllegalStateException("a giver's state is one of those above");
    }

    /**
     * Whether the child's own answer stands beside holders whom it is unsafe to ask (rules 6 and 8). Their
     * objection must not let out more than their agreement would, which does not count: I3.
     */
    static boolean besideWhomItIsUnsafeToAsk(DecisionSubject subject, boolean courtOrderSettles) {
        Integer age = subject.age();
        boolean parentsMayDecide = subject.status() == Status.LIVING
                && (age == null || age < OWN_DECISION_AGE_YEARS)
                && !"gillick".equals(subject.competence());
        return parentsMayDecide && ofHolders(subject, courtOrderSettles) == AgreementState.NOT_SOUGHT_UNSAFE;
    }

    private static AgreementState given(DecisionSubject subject, String giver) {
        return AgreementState.of(subject.consent().getOrDefault(giver, ConsentState.NOT_SOUGHT));
    }

    private static boolean lacksCapacity(DecisionSubject subject) {
        return "lacks_capacity".equals(subject.competence());
    }

    private static boolean notAssessed(DecisionSubject subject) {
        @Nullable String competence = subject.competence();
        return competence == null || competence.equals("not_assessed");
    }

    /** Whether the person is one whose own answer decides, for subject access by a parent (5.5f). */
    static boolean decidesAlone(DecisionSubject subject) {
        Integer age = subject.age();
        boolean oldEnough = age == null ? subject.status() == Status.LIVING : age >= OWN_DECISION_AGE_YEARS;
        return oldEnough || "gillick".equals(subject.competence());
    }

    static boolean agreedThemselves(DecisionSubject subject) {
        return given(subject, SELF) == AgreementState.GIVEN;
    }
}
