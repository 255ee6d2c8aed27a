package kinbridge.needtoknow;

import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;

/**
 * Whose agreement counts for somebody, and what it comes to, for a page that explains it: by the same
 * rules as decisions (section 1.5).
 *
 * @param state {@code GIVEN}, ..., {@code PR_CONFLICT} or {@code DECEASED}
 */
public record WhoDecides(By by, String state) {

    /** The rule of section 1.5 that says who. */
    public enum By {
        NOBODY_FOR_THE_DEAD,
        THE_MOTHER,
        THEMSELF,
        WHOEVER_ACTS_FOR_THEM,
        THE_COMPETENT_CHILD,
        HOLDERS_AND_THE_CHILD_OBJECTS,
        HOLDERS,
        AGE_NOT_KNOWN
    }

    private static final int OWN_DECISION_AGE_YEARS = 16;
    private static final int ASK_THE_CHILD_AGE_YEARS = 12;

    public static WhoDecides of(DecisionSubject subject, boolean courtOrderSettles) {
        return new WhoDecides(
                by(subject), WhoseAgreement.state(subject, courtOrderSettles).name());
    }

    private static By by(DecisionSubject subject) {
        if (subject.status() == Status.DECEASED) {
            return By.NOBODY_FOR_THE_DEAD;
        }
        if (subject.status() == Status.UNBORN) {
            return By.THE_MOTHER;
        }
        Integer age = subject.age();
        if (age == null) {
            return By.AGE_NOT_KNOWN;
        }
        if (age >= OWN_DECISION_AGE_YEARS) {
            return "lacks_capacity".equals(subject.competence()) ? By.WHOEVER_ACTS_FOR_THEM : By.THEMSELF;
        }
        if ("gillick".equals(subject.competence())) {
            return By.THE_COMPETENT_CHILD;
        }
        return age >= ASK_THE_CHILD_AGE_YEARS && isUnassessed(subject) && objects(subject)
                ? By.HOLDERS_AND_THE_CHILD_OBJECTS
                : By.HOLDERS;
    }

    private static boolean isUnassessed(DecisionSubject subject) {
        String competence = subject.competence();
        return competence == null || competence.equals("not_assessed");
    }

    private static boolean objects(DecisionSubject subject) {
        DecisionRequest.ConsentState own = subject.consent().get("self");
        return own == DecisionRequest.ConsentState.REFUSED || own == DecisionRequest.ConsentState.WITHDRAWN;
    }
}
