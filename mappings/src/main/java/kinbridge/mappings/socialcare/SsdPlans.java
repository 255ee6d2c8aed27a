package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** Plans for children in need and under protection, the enquiries before them, visits and reviews. */
final class SsdPlans {

    private SsdPlans() {}

    static void needPlan(SsdRow row) {
        Optional<Subject> about = row.person("cinp_person_id").or(() -> row.referral("cinp_referral_id"));
        Optional<String> reference =
                row.reference("cinp_cin_plan_id", "cinp_person_id", "cinp_cin_plan_start_date", "cinp_referral_id");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "cinp_person_id");
            return;
        }
        Period period = row.period("cinp_cin_plan_start_date", "cinp_cin_plan_end_date");
        row.says()
                .add(row.draft(reference.get(), RecordType.CHILD_IN_NEED_PLAN, Category.SC_ASSESSMENT, about.get())
                        .named(row.needPlan("cinp_cin_plan_id").orElse(null))
                        .during(period)
                        .full("team", row.text("cinp_cin_plan_team"))
                        .full("workerId", row.text("cinp_cin_plan_worker_id")));
        row.says().status(reference.get(), List.of(about.get()), "Child in need plan", period);
    }

    static void needVisit(SsdRow row) {
        Optional<Subject> about = row.person("cinv_person_id").or(() -> row.needPlan("cinv_cin_plan_id"));
        visit(row, about, "cinv_cin_visit", "cinv_person_id", "cinv_cin_plan_id");
    }

    static void protectionVisit(SsdRow row) {
        Optional<Subject> about = row.person("cppv_person_id").or(() -> row.protectionPlan("cppv_cp_plan_id"));
        visit(row, about, "cppv_cp_visit", "cppv_person_id", "cppv_cp_plan_id");
    }

    private static void visit(
            SsdRow row, Optional<Subject> about, String stem, String personColumn, String planColumn) {
        Optional<String> reference = row.reference(stem + "_id", personColumn, planColumn, stem + "_date");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, personColumn);
            return;
        }
        row.says()
                .add(row.draft(reference.get(), RecordType.SOCIAL_WORK_VISIT, Category.SC_ASSESSMENT, about.get())
                        .on(row.moment(stem + "_date"))
                        .summary("childSeen", row.yesNo(stem + "_seen"))
                        .full("childSeenAlone", row.yesNo(stem + "_seen_alone"))
                        .full("bedroomSeen", row.yesNo(stem + "_bedroom")));
    }

    static void enquiry(SsdRow row) {
        Optional<Subject> about = row.person("s47e_person_id").or(() -> row.referral("s47e_referral_id"));
        Optional<String> reference = row.reference("s47e_s47_enquiry_id", "s47e_person_id", "s47e_s47_start_date");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "s47e_person_id");
            return;
        }
        row.says()
                .add(row.draft(reference.get(), RecordType.SECTION_47_ENQUIRY, Category.SC_S47, about.get())
                        .named(row.enquiry("s47e_s47_enquiry_id").orElse(null))
                        .during(row.period("s47e_s47_start_date", "s47e_s47_end_date"))
                        .summary("noFurtherAction", row.yesNo("s47e_s47_nfa"))
                        .full("outcomes", Outcomes.ofProtection(row, "s47e_s47_outcome_json"))
                        .full("team", row.text("s47e_s47_completed_by_team"))
                        .full("workerId", row.text("s47e_s47_completed_by_worker_id")));
    }

    static void conference(SsdRow row) {
        Optional<Subject> about = row.person("icpc_person_id")
                .or(() -> row.enquiry("icpc_s47_enquiry_id"))
                .or(() -> row.referral("icpc_referral_id"));
        Optional<String> reference =
                row.reference("icpc_icpc_id", "icpc_person_id", "icpc_s47_enquiry_id", "icpc_icpc_date");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "icpc_person_id");
            return;
        }
        row.says()
                .add(row.draft(reference.get(), RecordType.CHILD_PROTECTION_CONFERENCE, Category.SC_CPPLAN, about.get())
                        .on(Period.on(row.says().when("icpc_icpc_date", row.text("icpc_icpc_date"))))
                        .summary(
                                "targetDate",
                                row.says().day("icpc_icpc_target_date", row.text("icpc_icpc_target_date")))
                        .summary("planMade", row.yesNo("icpc_icpc_outcome_cp_flag"))
                        .summary("transferIn", row.yesNo("icpc_icpc_transfer_in"))
                        .full("outcomes", Outcomes.ofProtection(row, "icpc_icpc_outcome_json"))
                        .full("team", row.text("icpc_icpc_team"))
                        .full("workerId", row.text("icpc_icpc_worker_id")));
    }

    static void protectionPlan(SsdRow row) {
        Optional<Subject> about = row.person("cppl_person_id").or(() -> row.referral("cppl_referral_id"));
        Optional<String> reference = row.reference("cppl_cp_plan_id", "cppl_person_id", "cppl_cp_plan_start_date");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "cppl_person_id");
            return;
        }
        Period period = row.period("cppl_cp_plan_start_date", "cppl_cp_plan_end_date");
        String initial = row.text("cppl_cp_plan_initial_category");
        String latest = row.text("cppl_cp_plan_latest_category");
        row.says()
                .add(row.draft(reference.get(), RecordType.CHILD_PROTECTION_PLAN, Category.SC_CPPLAN, about.get())
                        .named(row.protectionPlan("cppl_cp_plan_id").orElse(null))
                        .during(period)
                        .summary("ofOtherAuthority", row.yesNo("cppl_cp_plan_ola"))
                        .coded("initialCategory", abuse(initial), DetailLevel.FULL, initial)
                        .coded("latestCategory", abuse(latest), DetailLevel.FULL, latest));
        row.says().status(reference.get(), List.of(about.get()), "Child protection plan", period);
    }

    /** The dataset gives the category in words, some case systems its code. */
    static @Nullable String abuse(@Nullable String category) {
        String words = Code.ABUSE.wordsOf(category);
        return words == null ? category : words;
    }

    static void review(SsdRow row) {
        Optional<Subject> about = row.person("cppr_person_id").or(() -> row.protectionPlan("cppr_cp_plan_id"));
        Optional<String> reference =
                row.reference("cppr_cp_review_id", "cppr_cp_plan_id", "cppr_person_id", "cppr_cp_review_date");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "cppr_cp_plan_id");
            return;
        }
        String participation = row.text("cppr_cp_review_participation");
        row.says()
                .add(row.draft(reference.get(), RecordType.CHILD_PROTECTION_REVIEW, Category.SC_CPPLAN, about.get())
                        .on(Period.on(row.says().when("cppr_cp_review_date", row.text("cppr_cp_review_date"))))
                        .summary("dueDate", row.says().day("cppr_cp_review_due", row.text("cppr_cp_review_due")))
                        .summary("planContinues", row.yesNo("cppr_cp_review_outcome_continue_cp"))
                        .full("outcome", row.text("review_outcome"))
                        .full("quorate", row.yesNo("cppr_cp_review_quorate"))
                        .coded(
                                "childsParticipation",
                                Code.PARTICIPATION.read(row.findings(), "cppr_cp_review_participation", participation),
                                DetailLevel.FULL,
                                participation));
    }
}
