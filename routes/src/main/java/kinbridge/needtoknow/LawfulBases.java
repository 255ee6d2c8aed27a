package kinbridge.needtoknow;

import kinbridge.needtoknow.Decision.LawfulBasis;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/**
 * Section 2.16: in what name of the law the agency that holds the record lets it go. The words are in
 * {@code lawful-bases.yaml}; which apply is decided here.
 */
final class LawfulBases {

    private LawfulBases() {}

    static LawfulBasis of(Question question, boolean override) {
        LegalTexts texts = question.tables().legalTexts();
        return new LawfulBasis(
                texts.text(article6(question)),
                specialOrCriminal(question, override, texts),
                gateway(question),
                texts.text(override ? "confidence.override" : "confidence.agreed"));
    }

    /** Basis UKGDPR-ART15: what somebody receives who asked for what is held about them. */
    static LawfulBasis ofSubjectAccess(LegalTexts texts) {
        return new LawfulBasis(
                texts.text("subjectAccess.article6"),
                texts.text("subjectAccess.specialOrCriminal"),
                texts.text("subjectAccess.gateway"),
                texts.text("subjectAccess.confidence"));
    }

    private static String article6(Question question) {
        HoldingAgency holder = question.recordAgency();
        boolean emergency = question.isFor(Purpose.EMERGENCY) && question.harm() == HarmLevel.IMMINENT;
        if (emergency) {
            return holder.voluntary() ? "article6.emergencyVoluntary" : "article6.emergency";
        }
        if (question.isFor(Purpose.CP_ENQUIRY) && holder.s47Duty()) {
            // Basis CA1989-S47: these agencies must assist; for them it is a duty, not a choice.
            return "article6.enquiryDuty";
        }
        // Basis DUAA2025-ANNEX1: public authorities performing their tasks do not use this ground.
        return holder.voluntary() ? "article6.voluntary" : "article6.publicTask";
    }

    private static String specialOrCriminal(Question question, boolean override, LegalTexts texts) {
        CategoryFacts category = question.categoryFacts();
        if (category.special() && category.criminal()) {
            return texts.text(article9(question, override)) + " ; " + texts.text(article10(question));
        }
        if (category.special()) {
            return texts.text(article9(question, override));
        }
        return texts.text(category.criminal() ? article10(question) : "noneNeeded");
    }

    private static String article9(Question question, boolean override) {
        if (!override && question.purposeFacts().healthOrSocialCare()) {
            return "article9.healthOrSocialCare";
        }
        return question.isFor(Purpose.LEGAL_PROCEEDINGS) ? "article9.legalClaims" : "article9.safeguarding";
    }

    private static String article10(Question question) {
        return question.purposeFacts().lawEnforcement() ? "article10.lawEnforcement" : "article10.safeguarding";
    }

    /** Basis DPA2018-S36: police and probation data leave law enforcement only as authorised by law. */
    private static String gateway(Question question) {
        LawInForce law = question.law();
        PurposeFacts purpose = question.purposeFacts();
        boolean leavesPart3 = question.recordAgency().part3() && !purpose.lawEnforcement();
        return leavesPart3 ? law.gatewayLeavingPart3(purpose.gateway()) : law.gateway(purpose.gateway());
    }
}
