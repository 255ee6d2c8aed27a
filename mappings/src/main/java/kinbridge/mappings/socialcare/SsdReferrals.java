package kinbridge.mappings.socialcare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import kinbridge.mappings.YesNo;

/** How a child became known: contacts, early help, referrals and assessments. */
final class SsdReferrals {

    private SsdReferrals() {}

    static void contact(SsdRow row) {
        Optional<Subject> person = row.person("cont_person_id");
        Optional<String> reference = row.reference("cont_contact_id", "cont_person_id", "cont_contact_date");
        if (person.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "cont_person_id");
            return;
        }
        Period when = row.moment("cont_contact_date");
        row.says()
                .add(row.draft(reference.get(), RecordType.CONTACT, Category.SC_ASSESSMENT, person.get())
                        .on(when)
                        .full("outcomes", Outcomes.of(row, "cont_contact_outcome_json")));
        row.says()
                .referrer(
                        reference.get(),
                        List.of(person.get()),
                        when,
                        "cont_contact_source_code",
                        row.text("cont_contact_source_code"),
                        row.text("cont_contact_source_desc"));
    }

    static void earlyHelp(SsdRow row) {
        Optional<Subject> person = row.person("earl_person_id");
        Optional<String> reference = row.reference("earl_episode_id", "earl_person_id", "earl_episode_start_date");
        if (person.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "earl_person_id");
            return;
        }
        Period period = row.period("earl_episode_start_date", "earl_episode_end_date");
        row.says()
                .add(row.draft(reference.get(), RecordType.EARLY_HELP_EPISODE, Category.TAF_PLAN, person.get())
                        .heldBy(RecordDraft.EARLY_HELP)
                        .during(period)
                        .summary("organisation", row.text("earl_episode_organisation"))
                        .full("reason", row.text("earl_episode_reason"))
                        .full("endReason", row.text("earl_episode_end_reason")));
        row.says().status(reference.get(), List.of(person.get()), "Early help", period, RecordDraft.EARLY_HELP);
        String worker = row.text("earl_episode_worker_id");
        if (worker != null) {
            row.says()
                    .add(row.draft(
                                    reference.get() + "#worker",
                                    RecordType.WORKER_INVOLVEMENT,
                                    Category.TAF_INVOLVEMENT,
                                    person.get())
                            .heldBy(RecordDraft.EARLY_HELP)
                            .during(period)
                            .summary("workerId", worker)
                            .summary("role", "Early help worker")
                            .summary("team", row.text("earl_episode_organisation")));
        }
    }

    /** A referral, and the episode of need that it opened unless nothing more was done. */
    static void episode(SsdRow row) {
        Optional<Subject> person = row.person("cine_person_id");
        Optional<String> reference = row.reference("cine_referral_id", "cine_person_id", "cine_referral_date");
        if (person.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "cine_person_id");
            return;
        }
        List<Subject> subjects = List.of(person.get());
        Period period = row.period("cine_referral_date", "cine_close_date");
        Boolean noFurtherAction = row.yesNo("cine_referral_nfa");
        String need = row.text("cine_cin_primary_need_code");
        row.says()
                .add(row.draft(reference.get(), RecordType.REFERRAL, Category.SC_ASSESSMENT, person.get())
                        .named(row.referral("cine_referral_id").orElse(null))
                        .on(Period.on(period.from()))
                        .summary("noFurtherAction", noFurtherAction)
                        .coded(
                                "primaryNeed",
                                Code.PRIMARY_NEED.read(row.findings(), "cine_cin_primary_need_code", need),
                                DetailLevel.FULL,
                                need)
                        .full("outcomes", Outcomes.of(row, "cine_referral_outcome_json"))
                        .full("team", row.text("cine_referral_team"))
                        .full("workerId", row.text("cine_referral_worker_id")));
        row.says()
                .referrer(
                        reference.get(),
                        subjects,
                        Period.on(period.from()),
                        "cine_referral_source_code",
                        row.text("cine_referral_source_code"),
                        row.text("cine_referral_source_desc"));
        if (!Boolean.TRUE.equals(noFurtherAction)) {
            row.says()
                    .add(CinEpisode.draft(
                            row.says(),
                            reference.get(),
                            subjects,
                            period,
                            "cine_close_reason",
                            row.text("cine_close_reason")));
        }
    }

    static void assessment(SsdRow row) {
        Optional<Subject> about = row.person("cina_person_id").or(() -> row.referral("cina_referral_id"));
        Optional<String> reference =
                row.reference("cina_assessment_id", "cina_person_id", "cina_assessment_start_date");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "cina_person_id");
            return;
        }
        row.says()
                .add(row.draft(reference.get(), RecordType.ASSESSMENT, Category.SC_ASSESSMENT, about.get())
                        .named(row.assessment("cina_assessment_id").orElse(null))
                        .during(row.period("cina_assessment_start_date", "cina_assessment_auth_date"))
                        .summary("childSeen", row.yesNo("cina_assessment_child_seen"))
                        .summary("noFurtherAction", row.yesNo("cina_assessment_outcome_nfa"))
                        .full("outcomes", Outcomes.of(row, "cina_assessment_outcome_json"))
                        .full("team", row.text("cina_assessment_team"))
                        .full("workerId", row.text("cina_assessment_worker_id")));
    }

    static void factors(SsdRow row) {
        Optional<Subject> assessment = row.assessment("cinf_assessment_id");
        Optional<String> reference = row.reference("cinf_table_id", "cinf_assessment_id");
        if (assessment.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "cinf_assessment_id");
            return;
        }
        row.json("cinf_assessment_factors_json")
                .ifPresent(json -> row.says()
                        .factors(
                                reference.get(),
                                List.of(assessment.get()),
                                Period.UNKNOWN,
                                "cinf_assessment_factors_json",
                                codes(json)));
    }

    /** The specification has an object of code and yes or no; today's extract has a list of codes. */
    private static List<String> codes(JsonNode json) {
        List<String> codes = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(code -> codes.add(code.asText()));
        }
        json.properties().stream()
                .filter(factor -> YesNo.read(factor.getValue().asText()).orElse(false))
                .forEach(factor -> codes.add(factor.getKey()));
        return codes;
    }
}
