package kinbridge.mappings.socialcare;

import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/** Lists 5 and 7: enquiries with their conference, and plans of protection. */
final class AnnexaPlans {

    private AnnexaPlans() {}

    static void enquiry(AnnexaRow row) {
        Period when = row.moment("StratDiscussionDate");
        String reference = row.reference(when);
        row.says()
                .add(row.draft(reference, RecordType.SECTION_47_ENQUIRY, Category.SC_S47)
                        .during(when)
                        .summary("conferenceNotRequired", row.yesNo("InitialCPConfUnnecessary"))
                        .full("enquiriesInLast12Months", row.text("NumberS47s12m"))
                        .full("conferencesInLast12Months", row.text("NumberICPCs12m"))
                        .full("team", row.text("AllocatedTeam"))
                        .full("workerName", row.text("AllocatedWorker")));
        Period conference = row.moment("InitialCPConfDate");
        Boolean planMade = row.yesNo("CPConfResultInCPPlan");
        if (conference.from() != null || planMade != null) {
            row.says()
                    .add(row.draft(
                                    reference + "#conference",
                                    RecordType.CHILD_PROTECTION_CONFERENCE,
                                    Category.SC_CPPLAN)
                            .on(conference)
                            .summary("planMade", planMade));
        }
    }

    static void plan(AnnexaRow row) {
        Period period = row.period("ChildProtectionPlanStartDate", "ChildProtectionPlanEndDate");
        String reference = row.reference(period);
        row.says()
                .add(row.draft(reference, RecordType.CHILD_PROTECTION_PLAN, Category.SC_CPPLAN)
                        .during(period)
                        .coded(
                                "initialCategory",
                                category(row, "InitialCategoryOfAbuse"),
                                DetailLevel.FULL,
                                row.raw("InitialCategoryOfAbuse"))
                        .coded(
                                "latestCategory",
                                category(row, "LatestCategoryOfAbuse"),
                                DetailLevel.FULL,
                                row.raw("LatestCategoryOfAbuse"))
                        .full("previousPlans", row.text("NumberOfPreviousChildProtectionPlans")));
        row.says().status(reference, row.subjects(), "Child protection plan", period);
        if (Boolean.TRUE.equals(row.yesNo("ProtectionLastSixMonths"))) {
            row.says()
                    .add(row.draft(reference + "#protected", RecordType.LEGAL_STATUS, Category.LE_ORDERS)
                            .summary("status", "emergency or police protection within six months"));
        }
        row.visit("DateOfLastStatutoryVisit", null, row.yesNo("ChildSeenAlone"));
        Period review = row.moment("DateOfLatestReviewConf");
        if (review.from() != null) {
            row.says()
                    .add(row.draft(
                                    row.reference(review) + "#review",
                                    RecordType.CHILD_PROTECTION_REVIEW,
                                    Category.SC_CPPLAN)
                            .on(review));
        }
        row.worker(reference, "AllocatedWorker", "Allocated worker", period);
    }

    private static @Nullable String category(AnnexaRow row, String column) {
        return SsdPlans.abuse(row.code(column));
    }
}
