package kinbridge.needtoknow;

import static kinbridge.needtoknow.Obligation.CALDICOTT_REVIEW;
import static kinbridge.needtoknow.Obligation.LEGAL_ADVICE;
import static kinbridge.needtoknow.Obligation.NOTIFY_IG;
import static kinbridge.needtoknow.Obligation.REDACT_THIRD_PARTY;
import static kinbridge.needtoknow.Obligation.ROUTE_AHRA_1990;
import static kinbridge.needtoknow.Obligation.SUPERVISOR_SIGNOFF;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;

/**
 * Section 5.5: what a person, or a parent for a child, is given of what is held. A right, not a
 * practitioner's purpose, so the other steps do not run; the first rule that applies decides.
 */
final class SubjectAccess {

    static final List<Rule> RULES = List.of(
            Rule.withhold(
                    "5.5a",
                    "AHRA1990",
                    "Is the data subject dead, and so outside data protection law?",
                    question -> dataSubject(question).status() == Status.DECEASED,
                    ROUTE_AHRA_1990),
            Rule.hide(
                    "5.5b",
                    "DPA2018-SCH2-P2",
                    "Would it prejudice the prevention of crime or a live investigation?",
                    question -> question.has(Flag.PREJUDICE_CRIME) || question.has(Flag.POLICE_HOLD),
                    NOTIFY_IG),
            Rule.hide(
                    "5.5c",
                    "DPA2018-SCH3",
                    "Would it do serious harm, in a health professional's opinion?",
                    question -> seriousHarm(question) && question.isHealth(),
                    SUPERVISOR_SIGNOFF,
                    CALDICOTT_REVIEW),
            Rule.hide(
                    "5.5c",
                    "DPA2018-SCH3",
                    "Would it do serious harm to somebody?",
                    SubjectAccess::seriousHarm,
                    SUPERVISOR_SIGNOFF),
            Rule.hide(
                    "5.5d",
                    "ACA2002-S56",
                    "Is it adoption, legal advice or the identity of a referrer?",
                    question -> question.isAbout(Category.SC_ADOPTION)
                            || question.isAbout(Category.LE_PRIVILEGE)
                            || question.isAbout(Category.SC_REFERRER),
                    LEGAL_ADVICE),
            Rule.withhold(
                    "5.5e",
                    "CA1989-S2",
                    "Is it a parent without parental responsibility?",
                    question -> question.roleId().equals("parent_without_pr")),
            Rule.withhold(
                    "5.5f",
                    "UKGDPR-ART15",
                    "Is it a parent, of a child whose own right it is and who has not agreed?",
                    question -> isParent(question)
                            && WhoseAgreement.decidesAlone(dataSubject(question))
                            && !WhoseAgreement.agreedThemselves(dataSubject(question))),
            Rule.hide(
                    "5.5g",
                    "DPA2018-SCH3-P21",
                    "Is it a parent, and child abuse data not in the child's interest, or told in confidence?",
                    question -> isParent(question)
                            && (question.has(Flag.CHILD_ABUSE_DATA_NOT_BEST_INTERESTS)
                                    || question.has(Flag.CHILD_EXPECTS_CONFIDENCE)),
                    SUPERVISOR_SIGNOFF),
            Rule.hide(
                    "5.5h",
                    "DPA2018-SCH2-P16",
                    "Is it a protected address or safety plan that is not the requester's own?",
                    question -> secretPlace(question) && !question.has(Flag.OWN_DATA)),
            Rule.hide(
                    "5.5k",
                    "DPA2018-SCH2-P16",
                    "Is it the alleged perpetrator, and would this help to find or harm somebody?",
                    question -> question.has(Flag.REQUESTER_ALLEGED_PERPETRATOR)
                            && question.categoryFacts().linkedRequesterBlock(),
                    LEGAL_ADVICE),
            Rule.summary(
                    "5.5i",
                    "DPA2018-SCH2-P16",
                    "Is somebody else identifiable who has not agreed?",
                    question -> !othersWhoHaveNotAgreed(question).isEmpty(),
                    REDACT_THIRD_PARTY),
            Rule.full("5.5j", "UKGDPR-ART15", "Is nothing in the way?", question -> true));

    private SubjectAccess() {}

    private static DecisionSubject dataSubject(Question question) {
        return question.subjects().get(0);
    }

    private static boolean isParent(Question question) {
        return question.roleId().equals("parent_with_pr");
    }

    private static boolean seriousHarm(Question question) {
        return question.has(Flag.SERIOUS_HARM_IF_DISCLOSED);
    }

    private static boolean secretPlace(Question question) {
        return question.isAbout(Category.ID_ADDRESS_PROTECTED)
                || question.isAbout(Category.DA_SAFETYPLAN)
                || (question.isAbout(Category.ID_ADDRESS) && question.has(Flag.PROTECTED_ADDRESS));
    }

    /** The refs of those identifiable people beside the data subject whose part is taken out. */
    static Set<String> othersWhoHaveNotAgreed(Question question) {
        List<DecisionSubject> others =
                question.subjects().subList(1, question.subjects().size());
        return others.stream()
                .filter(other ->
                        WhoseAgreement.state(other, question.has(Flag.COURT_ORDER_SETTLES)) != AgreementState.GIVEN)
                .map(DecisionSubject::ref)
                .collect(Collectors.toSet());
    }
}
