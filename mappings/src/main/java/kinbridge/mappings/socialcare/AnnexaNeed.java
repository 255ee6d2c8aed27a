package kinbridge.mappings.socialcare;

import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/** Lists 1 to 4 and 6: how a child became known, and that it is open. */
final class AnnexaNeed {

    private AnnexaNeed() {}

    static void contact(AnnexaRow row) {
        Period when = row.moment("DateOfContact");
        String reference = row.reference(when, "ContactSource");
        row.says()
                .add(row.draft(reference, RecordType.CONTACT, Category.SC_ASSESSMENT)
                        .on(when));
        row.says().referrer(reference, row.subjects(), when, "ContactSource", row.code("ContactSource"), null);
    }

    /**
     * The list is of assessments. That one is complete does not say that the help has ended, nor that it
     * goes on, so that no status follows from it.
     */
    static void earlyHelp(AnnexaRow row) {
        Period period = row.period("AssessmentStartDate", "AssessmentCompletionDate");
        row.says()
                .add(row.draft(
                                row.reference(period, "OrganisationCompletingAssessment"),
                                RecordType.EARLY_HELP_EPISODE,
                                Category.TAF_PLAN)
                        .heldBy(RecordDraft.EARLY_HELP)
                        .on(Period.on(period.from()))
                        .summary("assessmentStarted", text(period.from()))
                        .summary("assessmentCompleted", text(period.until()))
                        .summary("organisation", row.text("OrganisationCompletingAssessment")));
    }

    static void referral(AnnexaRow row) {
        Period when = row.moment("ReferralDate");
        String reference = row.reference(when, "ReferralSource");
        row.says()
                .add(row.draft(reference, RecordType.REFERRAL, Category.SC_ASSESSMENT)
                        .on(when)
                        .summary("noFurtherAction", row.yesNo("ReferralNFA"))
                        .full("referralsInLast12Months", row.text("ReferralsLast12Months"))
                        .full("team", row.text("AllocatedTeam"))
                        .full("workerName", row.text("AllocatedWorker")));
        row.says().referrer(reference, row.subjects(), when, "ReferralSource", row.code("ReferralSource"), null);
    }

    static void assessment(AnnexaRow row) {
        Period period = row.period("ContinuousAssessmentStart", "ContinuousAssessmentAuthDate");
        row.says()
                .add(row.draft(row.reference(period), RecordType.ASSESSMENT, Category.SC_ASSESSMENT)
                        .during(period)
                        .summary("childSeen", row.yesNo("ContinuousAssessmentChildSeen"))
                        .summary("supportRequired", row.yesNo("CSCSupportRequired"))
                        .full("team", row.text("AllocatedTeam"))
                        .full("workerName", row.text("AllocatedWorker")));
    }

    static void episode(AnnexaRow row) {
        Period period = row.period("CINStartDate", "CINClosureDate");
        String reference = row.reference(period);
        // RC1, or the word: that a child was adopted is protected information.
        String reason = row.mentionsAdoption("ReasonForClosure") ? "RC1" : row.code("ReasonForClosure");
        row.says().add(CinEpisode.draft(row.says(), reference, row.subjects(), period, "ReasonForClosure", reason));
        String need = row.code("PrimaryNeedCode");
        if (need != null) {
            row.says()
                    .add(row.draft(reference + "#need", RecordType.CHILD_IN_NEED_EPISODE, Category.SC_ASSESSMENT)
                            .during(period)
                            .coded(
                                    "primaryNeed",
                                    Code.PRIMARY_NEED.read(row.says().findings(), "PrimaryNeedCode", need),
                                    DetailLevel.FULL,
                                    row.raw("PrimaryNeedCode")));
        }
        String status = status(row);
        if (status != null) {
            row.says().status(reference, row.subjects(), status, new Period(null, period.until()));
        }
        row.visit("DateChildLastSeen", true, null);
        row.worker(reference, "AllocatedWorker", "Allocated worker", period);
    }

    /** The plan that a case is under now; since when, its own list says. */
    private static @Nullable String status(AnnexaRow row) {
        String text = row.text("CaseStatus");
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "looked after child" -> "Looked after";
            case "child protection plan" -> "Child protection plan";
            case "child in need plan" -> "Child in need plan";
            case "", "open assessment", "closed episode" -> null;
            default -> {
                row.says().findings().warn("CaseStatus", "a status that is not in the list, kept out");
                yield null;
            }
        };
    }

    private static @Nullable String text(@Nullable Object date) {
        return date == null ? null : date.toString();
    }
}
