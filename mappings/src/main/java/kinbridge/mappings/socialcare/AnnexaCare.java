package kinbridge.mappings.socialcare;

import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Lists 8 to 10: children in care, those who left it, adoption. The plan for permanence is not read: it
 * would tell of an adoption that is only planned.
 */
final class AnnexaCare {

    private AnnexaCare() {}

    static void lookedAfter(AnnexaRow row) {
        String start = row.raw("LookedAfterStartDate") == null ? "LoookedAfterStartDate" : "LookedAfterStartDate";
        Period period = row.period(start, "CeasedLookedAfterDate");
        String reference = row.reference(period);
        // E11: adopted; the list also gives reasons in words.
        String ceased = row.mentionsAdoption("ReasonCeasedLookedAfter") ? "E11" : row.code("ReasonCeasedLookedAfter");
        String need = row.code("ChildCategoryOfNeed");
        row.says()
                .add(CareEpisode.draft(
                                row.says(),
                                reference,
                                row.subjects(),
                                period,
                                new CareEpisode.Reasons("", null, ceased))
                        .coded(
                                "primaryNeed",
                                Code.PRIMARY_NEED.read(row.says().findings(), "ChildCategoryOfNeed", need),
                                DetailLevel.FULL,
                                row.raw("ChildCategoryOfNeed"))
                        .full("placementsInLast12Months", row.text("PlacementsLast12Months"))
                        .full("missingInLast12Months", row.text("EpisodesChildMissingFromPlacement"))
                        .full("absentInLast12Months", row.text("EpisodesChildAbsentFromPlacement"))
                        .full("returnInterviewOffered", row.yesNo("ChildOfferedReturnInterviewAfterLastMFH"))
                        .full("returnInterviewAccepted", row.yesNo("ChildAcceptedReturnInterviewAfterLastMFH")));
        row.says().status(reference, row.subjects(), "Looked after", period);
        legalStatus(row, reference, period);
        placement(row, reference, period);
        review(row);
        row.visit("LastSocialWorkVisitDate", null, null);
        health(row, reference);
        row.worker(reference, "AllocatedWorker", "Allocated worker", period);
    }

    private static void legalStatus(AnnexaRow row, String reference, Period lookedAfter) {
        Period since = new Period(row.moment("MostRecentLegalStatusStart").from(), lookedAfter.until());
        if (row.mentionsAdoption("LegalStatus")) {
            row.says()
                    .add(row.draft(reference + "#legal", RecordType.ADOPTION, Category.SC_ADOPTION)
                            .during(since)
                            .full("status", row.text("LegalStatus")));
        } else {
            row.says().legalStatus(reference + "#legal", row.subjects(), "LegalStatus", row.code("LegalStatus"), since);
        }
    }

    private static void placement(AnnexaRow row, String reference, Period lookedAfter) {
        Period since = new Period(row.moment("MostRecentPlacementStartDate").from(), lookedAfter.until());
        if (row.mentionsAdoption("PlacementType")) {
            row.says()
                    .add(row.draft(reference + "#placement", RecordType.ADOPTION, Category.SC_ADOPTION)
                            .during(since)
                            .full("status", row.text("PlacementType")));
        } else if (row.text("PlacementType") != null || row.text("PlacementPostcode") != null) {
            CareEpisode.placement(
                    row.says(),
                    reference + "#placement",
                    row.subjects(),
                    since,
                    new CareEpisode.Place(
                            "PlacementType",
                            row.code("PlacementType"),
                            "PlacementPostcode",
                            row.raw("PlacementPostcode"),
                            row.code("PlacementProvider"),
                            row.text("PlacementURN")));
        }
    }

    private static void review(AnnexaRow row) {
        Period when = row.moment("LatestStatutoryReviewDate");
        if (when.from() != null) {
            row.says()
                    .add(row.draft(row.reference(when) + "#review", RecordType.LOOKED_AFTER_REVIEW, Category.SC_LAC)
                            .on(when));
        }
    }

    private static void health(AnnexaRow row, String reference) {
        RecordDraft checks = row.draft(reference + "#checks", RecordType.HEALTH_OBSERVATION, Category.HE_CHILD)
                .summary("lastHealthAssessment", row.day("LastHealthAssessmentDate"))
                .summary("lastDentalCheck", row.day("LastDentalCheckDate"));
        if (!checks.fields().map().isEmpty()) {
            row.says().add(checks);
        }
    }

    /** Where a young person lives and what they do is told as a code, as in the return of care leavers. */
    static void leaver(AnnexaRow row) {
        String reference = row.reference(Period.UNKNOWN);
        row.says()
                .add(row.draft(reference, RecordType.CARE_LEAVER, Category.SC_LAC)
                        .full("eligibility", row.text("EligibilityCategory"))
                        .full("pathwayPlanDate", row.day("LatestPathwayPlan"))
                        .full("inTouch", row.text("LAInTouch"))
                        .full("latestContact", row.day("LatestContact"))
                        .full("accommodation", row.code("TypeOfAccommodation"))
                        .full("accommodationSuitable", suitable(row))
                        .full("activity", row.code("ActivityStatus")));
        row.worker(reference, "AllocatedWorker", "Allocated worker", Period.UNKNOWN);
        row.worker(reference, "AllocatedPersonalAdvisor", "Adviser to a care leaver", Period.UNKNOWN);
    }

    private static @Nullable Boolean suitable(AnnexaRow row) {
        String text = row.text("SuitabilityOfAccommodation");
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "suitable" -> true;
            case "unsuitable" -> false;
            default -> row.yesNo("SuitabilityOfAccommodation");
        };
    }

    /** A record of its own that nobody is shown; neither the adopters' id nor the reason of a reversal. */
    static void adoption(AnnexaRow row) {
        Period decided = row.moment("ADMSHOBPADecisionDate");
        row.says()
                .add(row.draft(row.reference(decided), RecordType.ADOPTION, Category.SC_ADOPTION)
                        .on(decided)
                        .full("placementOrderDate", row.day("PlacementOrderDate"))
                        .full("matchedDate", row.day("MatchedForAdoptionDate"))
                        .full("placedDate", row.day("PlacedForAdoptionDate"))
                        .full("orderDate", row.day("AdoptionOrderDate"))
                        .full("decisionReversedDate", row.day("DecisionReversedDate")));
    }
}
