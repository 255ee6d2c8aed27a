package kinbridge.needtoknow;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;

/**
 * Which of the people that a record is about a duty concerns: whom to tell, to ask, or whose parents to
 * bring together. The engine names the duty; this names the person.
 */
public final class WithoutAgreement {

    private WithoutAgreement() {}

    /** Those who did not agree, and can be told: neither unborn nor dead. */
    public static List<DecisionSubject> whoCanBeTold(DecisionRequest request) {
        return of(request, state -> state != AgreementState.GIVEN && state != AgreementState.DECEASED).stream()
                .filter(subject -> subject.status() == DecisionSubject.Status.LIVING)
                .toList();
    }

    /** Those whom nobody has asked, or whose agreement ran out. */
    public static List<DecisionSubject> whoWasNotAsked(DecisionRequest request) {
        return of(request, AgreementState::notSought);
    }

    /** Those about whom the people entitled to decide disagree. */
    public static List<DecisionSubject> inConflict(DecisionRequest request) {
        return of(request, state -> state == AgreementState.PR_CONFLICT);
    }

    /** Those who said no. */
    public static List<DecisionSubject> whoObjected(DecisionRequest request) {
        return of(request, AgreementState::objects);
    }

    /** How each of them stood, each state once: {@code WITHDRAWN}. */
    public static Set<String> states(DecisionRequest request) {
        boolean courtOrderSettles = request.flags().contains(Flag.COURT_ORDER_SETTLES.code());
        return request.subjects().stream()
                .map(subject -> WhoseAgreement.state(subject, courtOrderSettles).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<DecisionSubject> of(DecisionRequest request, Predicate<AgreementState> which) {
        boolean courtOrderSettles = request.flags().contains(Flag.COURT_ORDER_SETTLES.code());
        return request.subjects().stream()
                .filter(subject -> which.test(WhoseAgreement.state(subject, courtOrderSettles)))
                .toList();
    }
}
