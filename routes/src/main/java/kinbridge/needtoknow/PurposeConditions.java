package kinbridge.needtoknow;

import static kinbridge.needtoknow.Flag.COURT_ORDER_SETTLES;
import static kinbridge.needtoknow.Flag.MARAC_HIGH_RISK;
import static kinbridge.needtoknow.Flag.NECESSITY_RECORDED;

import java.util.List;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;

/** Sections 2.7 and 2.8: does the purpose reach this, and are its own conditions met? */
final class PurposeConditions {

    static final List<Rule> RULES = List.of(
            Rule.deny(
                    "2.7",
                    "UKGDPR-ART5",
                    "Is it something that the purpose does not reach?",
                    question -> question.purposeFacts().ceiling(question.category()) == null
                            && !question.breakGlassMayLift()),
            Rule.deny(
                    "2.8a",
                    "CDA1998-S115",
                    "Is it for law enforcement, and nobody has recorded why it is necessary?",
                    question -> question.purposeFacts().lawEnforcement() && !question.has(NECESSITY_RECORDED)),
            Rule.deny(
                    "2.8b",
                    "DAA2021-S3",
                    "Is it for a victim's safety, at less than high risk, without the victim's agreement?",
                    question -> question.isFor(Purpose.DA_SAFETY)
                            && !question.has(MARAC_HIGH_RISK)
                            && !question.consentOverridden()
                            && !question.ownAgency()
                            && somebodyHasNotAgreed(question)));

    private PurposeConditions() {}

    /** The alleged perpetrator is not asked: nobody has a veto over another's safety. */
    private static boolean somebodyHasNotAgreed(Question question) {
        for (DecisionSubject subject : question.subjects()) {
            if (!subject.allegedPerpetrator()
                    && WhoseAgreement.state(subject, question.has(COURT_ORDER_SETTLES)) != AgreementState.GIVEN) {
                return true;
            }
        }
        return false;
    }
}
