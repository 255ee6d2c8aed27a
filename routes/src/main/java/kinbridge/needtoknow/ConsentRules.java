package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.FULL;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;

/** Sections 2.9 to 2.11: what each subject's agreement, or the lack of it, allows. */
final class ConsentRules {

    /**
     * What one subject's agreement allows.
     *
     * @param state their agreement, once it is known whose counts
     * @param ceiling at most this
     * @param override releasing anything would go ahead without their agreement
     * @param counts false for somebody who has no veto over another's safety
     */
    record SubjectCeiling(
            DecisionSubject subject, AgreementState state, DetailLevel ceiling, boolean override, boolean counts) {}

    private ConsentRules() {}

    static List<SubjectCeiling> ceilings(Question question) {
        List<SubjectCeiling> ceilings = new ArrayList<>(question.subjects().size());
        for (DecisionSubject subject : question.subjects()) {
            ceilings.add(ceiling(question, subject));
        }
        return ceilings;
    }

    private static SubjectCeiling ceiling(Question question, DecisionSubject subject) {
        AgreementState state = WhoseAgreement.state(subject, question.has(Flag.COURT_ORDER_SETTLES));
        if (hasNoVeto(question, subject)) {
            return new SubjectCeiling(subject, state, closed(question) ? WITHHOLD_HIDE : FULL, false, false);
        }
        if (question.ownAgency()) {
            return new SubjectCeiling(subject, state, FULL, false, true);
        }
        if (closed(question)) {
            return new SubjectCeiling(subject, state, WITHHOLD_HIDE, false, true);
        }
        if (state == AgreementState.DECEASED || tableApplies(question, state)) {
            ConsentCeilings.Ceiling cell = tableCell(question, subject, state);
            return new SubjectCeiling(
                    subject, state, cell.level(), cell.override() || overrides(question, state), true);
        }
        return new SubjectCeiling(subject, state, FULL, overrides(question, state), true);
    }

    /** Sealed by the subject: until there is an enquiry, nothing of it leaves the agency (2.11). */
    private static boolean closed(Question question) {
        return question.sealedAgainstUs() && !question.consentOverridden();
    }

    /** Nobody has a veto over another's safety. */
    private static boolean hasNoVeto(Question question, DecisionSubject subject) {
        if (question.subjects().size() < 2) {
            return false;
        }
        return (subject.allegedPerpetrator() && question.isDomesticAbuse())
                || (subject.restrained() && question.isAbout(Category.LE_ORDERS));
    }

    private static boolean tableApplies(Question question, AgreementState state) {
        return !question.consentOverridden()
                && question.purposeFacts().agreement().gates()
                && !impliedInHealth(question, state);
    }

    /** Basis CALDICOTT: health care among health services may rely on implied agreement, not over a no. */
    private static boolean impliedInHealth(Question question, AgreementState state) {
        return question.purposeFacts().agreement() == PurposeFacts.Agreement.IMPLIED_HEALTH
                && state.notSought()
                && !question.categoryFacts().neverImpliedHealth()
                && question.requesterAgency().nhs()
                && question.recordAgency().nhs();
    }

    private static ConsentCeilings.Ceiling tableCell(Question question, DecisionSubject subject, AgreementState state) {
        ConsentCeilings.Ceiling cell = tableCell(question, state);
        boolean unsafeBeside = state.objects()
                && WhoseAgreement.besideWhomItIsUnsafeToAsk(subject, question.has(Flag.COURT_ORDER_SETTLES));
        if (!unsafeBeside) {
            return cell;
        }
        ConsentCeilings.Ceiling unsafe = tableCell(question, AgreementState.NOT_SOUGHT_UNSAFE);
        return unsafe.level().compareTo(cell.level()) < 0 ? unsafe : cell;
    }

    private static ConsentCeilings.Ceiling tableCell(Question question, AgreementState state) {
        return question.tables()
                .consentCeilings()
                .of(state, question.harm(), question.sensitivity(), Objects.requireNonNull(question.profile()));
    }

    /**
     * Whether a release goes ahead without this agreement although the table did not say so: in an enquiry
     * or plan (b), or for a purpose that agreement does not gate (c). What is not confidential passes
     * unless they said no.
     */
    private static boolean overrides(Question question, AgreementState state) {
        if (state == AgreementState.GIVEN || state == AgreementState.DECEASED) {
            return false;
        }
        if (question.sensitivity() == 1 && !state.objects()) {
            return false;
        }
        PurposeFacts purpose = question.purposeFacts();
        boolean inEnquiryOrPlan =
                question.consentOverridden() && purpose.agreement().gates() && !impliedInHealth(question, state);
        return inEnquiryOrPlan || purpose.overrideWithoutAgreement();
    }
}
