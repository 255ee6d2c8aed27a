package kinbridge.mappings.socialcare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import kinbridge.mappings.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * One episode of need of a census entry. The census gives nothing an id, so references are made of the
 * child's id, the kind of thing and its date, and stay the same from year to year.
 */
final class CinDetails {

    private final CinPlace details;
    private final CareStatements says;
    private final String child;
    private final List<Subject> subjects;
    private final Set<String> conferences = new HashSet<>();
    private Period referral = Period.UNKNOWN;

    CinDetails(CinPlace details, String child, List<Subject> subjects) {
        this.details = details;
        this.says = details.says();
        this.child = child;
        this.subjects = subjects;
    }

    void map() {
        referral();
        details.all("Assessments").forEach(this::assessment);
        details.all("CINPlanDates").forEach(this::needPlan);
        details.all("Section47").forEach(this::enquiry);
        conference(details);
        details.all("ChildProtectionPlans").forEach(this::protectionPlan);
        details.all("PreProceedingsandFGDM").forEach(this::preProceedings);
    }

    private void referral() {
        referral = details.period("CINreferralDate", "CINclosureDate");
        String reference = child + "/referral/" + details.key(referral);
        Boolean noFurtherAction = details.yesNo("ReferralNFA");
        String need = details.text("PrimaryNeedCode");
        says.add(says.draft(reference, RecordType.REFERRAL, Category.SC_ASSESSMENT, subjects)
                .on(Period.on(referral.from()))
                .summary("noFurtherAction", noFurtherAction)
                .coded(
                        "primaryNeed",
                        Code.PRIMARY_NEED.read(says.findings(), details.field("PrimaryNeedCode"), need),
                        DetailLevel.FULL,
                        need));
        says.referrer(
                reference,
                subjects,
                Period.on(referral.from()),
                details.field("ReferralSource"),
                details.text("ReferralSource"),
                null);
        if (!Boolean.TRUE.equals(noFurtherAction)) {
            says.add(CinEpisode.draft(
                    says,
                    reference,
                    subjects,
                    referral,
                    details.field("ReasonForClosure"),
                    details.text("ReasonForClosure")));
        }
    }

    private void assessment(CinPlace place) {
        Period period = place.period("AssessmentActualStartDate", "AssessmentAuthorisationDate");
        notBeforeReferral(place, "AssessmentActualStartDate", period);
        String reference = child + "/assessment/" + place.key(period);
        says.add(says.draft(reference, RecordType.ASSESSMENT, Category.SC_ASSESSMENT, subjects)
                .during(period)
                .summary("reviewDate", place.day("AssessmentInternalReviewDate")));
        List<String> factors = new ArrayList<>();
        for (CinPlace list : place.all("FactorsIdentifiedAtAssessment")) {
            list.element().children("AssessmentFactors").stream()
                    .map(XmlElement::text)
                    .forEach(factor -> addIfSaid(factors, factor));
        }
        says.factors(
                reference,
                subjects,
                Period.on(period.from()),
                place.field("FactorsIdentifiedAtAssessment/AssessmentFactors"),
                factors);
    }

    private static void addIfSaid(List<String> factors, @Nullable String factor) {
        if (factor != null) {
            factors.add(factor);
        }
    }

    private void needPlan(CinPlace place) {
        Period period = place.period("CINPlanStartDate", "CINPlanEndDate");
        notBeforeReferral(place, "CINPlanStartDate", period);
        String reference = child + "/cin-plan/" + place.key(period);
        says.add(says.draft(reference, RecordType.CHILD_IN_NEED_PLAN, Category.SC_ASSESSMENT, subjects)
                .during(period));
        says.status(reference, subjects, "Child in need plan", period);
    }

    private void enquiry(CinPlace place) {
        Period period = place.moment("S47ActualStartDate");
        notBeforeReferral(place, "S47ActualStartDate", period);
        says.add(says.draft(
                        child + "/enquiry/" + place.key(period),
                        RecordType.SECTION_47_ENQUIRY,
                        Category.SC_S47,
                        subjects)
                .during(period)
                .summary("conferenceNotRequired", place.yesNo("ICPCnotRequired")));
        conference(place);
    }

    /** The date of the conference stands beside the enquiry, beside the episode, or in both places. */
    private void conference(CinPlace place) {
        Period when = place.moment("DateOfInitialCPC");
        String target = place.day("InitialCPCtarget");
        if ((when.from() == null && target == null) || !conferences.add(String.valueOf(when.from()))) {
            return;
        }
        says.add(says.draft(
                        child + "/conference/" + (when.from() == null ? "due-" + target : when.from()),
                        RecordType.CHILD_PROTECTION_CONFERENCE,
                        Category.SC_CPPLAN,
                        subjects)
                .on(when)
                .summary("targetDate", target));
    }

    private void protectionPlan(CinPlace place) {
        Period period = place.period("CPPstartDate", "CPPendDate");
        notBeforeReferral(place, "CPPstartDate", period);
        String reference = child + "/cp-plan/" + place.key(period);
        RecordDraft draft = says.draft(reference, RecordType.CHILD_PROTECTION_PLAN, Category.SC_CPPLAN, subjects)
                .during(period);
        for (String which : List.of("Initial", "Latest")) {
            String code = place.text(which + "CategoryOfAbuse");
            draft.coded(
                    which.toLowerCase(Locale.ROOT) + "Category",
                    Code.ABUSE.read(says.findings(), place.field(which + "CategoryOfAbuse"), code),
                    DetailLevel.FULL,
                    code);
        }
        says.add(draft.full("previousPlans", place.text("NumberOfPreviousCPP")));
        says.status(reference, subjects, "Child protection plan", period);
        for (CinPlace list : place.all("Reviews")) {
            list.all("CPPreviewDate").forEach(this::review);
        }
    }

    private void review(CinPlace place) {
        Period when = says.moment(place.path(), place.element().text());
        says.add(says.draft(
                        child + "/cp-review/" + place.key(when),
                        RecordType.CHILD_PROTECTION_REVIEW,
                        Category.SC_CPPLAN,
                        subjects)
                .on(when));
    }

    /** From 2026: meetings before care proceedings, which are as confidential as the proceedings. */
    private void preProceedings(CinPlace place) {
        Period period = place.period("PPStartDate", "StepDecisionDate");
        says.add(says.draft(
                        child + "/pre-proceedings/" + place.key(period),
                        RecordType.PRE_PROCEEDINGS,
                        Category.LE_PROCEEDINGS,
                        subjects)
                .during(period)
                .full("letterBeforeProceedingsDate", place.day("LBPSentDate"))
                .full("meetingOffered", place.yesNo("FGDMMeetingOffer"))
                .full("meetingHeld", place.yesNo("FGDMMeetingFac"))
                .full("firstMeetingDate", place.day("InitialPPMeetingDate"))
                .full("reviewMeetings", place.text("ReviewMeetingsCount"))
                .full("outcome", place.text("PPOutcome"))
                .full("courtApplicationDate", place.day("CourtAppDate"))
                .full("letterOfIssueDate", place.day("LetterInitCPDate")));
    }

    private void notBeforeReferral(CinPlace place, String child, Period period) {
        if (period.from() != null
                && referral.from() != null
                && period.from().firstDay().isBefore(referral.from().firstDay())) {
            says.findings().warn(place.field(child), "before the referral");
        }
    }
}
