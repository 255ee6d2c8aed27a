package kinbridge.needtoknow;

import static kinbridge.needtoknow.Flag.DSA_EXPIRED;
import static kinbridge.needtoknow.Flag.DSA_MISSING;
import static kinbridge.needtoknow.Flag.NECESSITY_RECORDED;
import static kinbridge.needtoknow.Obligation.NOTIFY_IG;

import java.util.List;
import kinbridge.needtoknow.DecisionRequest.TafStatus;

/** Section 2.5: does the requester work with this family today, and have the agencies agreed to share? */
final class MembershipRules {

    static final List<Rule> RULES = List.of(
            Rule.deny(
                    "2.5a",
                    "CWDC-10.2",
                    "Has the requester left the team?",
                    question -> question.is(TafStatus.LEFT),
                    NOTIFY_IG),
            Rule.deny(
                    "2.5b",
                    "CWDC-10.2",
                    "Is the requester outside the team, and the purpose not one that runs on request?",
                    question -> outside(question)
                            && !question.purposeFacts().onRequest()
                            && !question.glassBrokenByAuthorised()),
            Rule.deny(
                    "2.5c",
                    "CWDC-10.2",
                    "Is the requester outside the team, and has not recorded why this is necessary?",
                    question -> outside(question)
                            && question.purposeFacts().necessityNeeded()
                            && !question.has(NECESSITY_RECORDED)
                            && !question.glassBrokenByAuthorised()),
            Rule.deny(
                    "2.5d",
                    "DSA",
                    "Is there no current data-sharing agreement, and no enquiry or plan that overrides this?",
                    question -> noAgreementBetweenAgencies(question) && !question.consentOverridden(),
                    NOTIFY_IG),
            // Basis GOLDEN-RULE-1: a lapsed paper must not stand between a child and protection.
            Rule.note(
                    "2.5e",
                    "GOLDEN-RULE-1",
                    "Is there no current data-sharing agreement, though a child is at risk?",
                    question -> noAgreementBetweenAgencies(question) && question.consentOverridden(),
                    NOTIFY_IG));

    private MembershipRules() {}

    private static boolean outside(Question question) {
        return !question.inTheTeam();
    }

    private static boolean noAgreementBetweenAgencies(Question question) {
        return question.has(DSA_EXPIRED) || question.has(DSA_MISSING);
    }
}
