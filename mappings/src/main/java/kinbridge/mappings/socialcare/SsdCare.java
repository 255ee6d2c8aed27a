package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** Children in care: episodes, placements, orders, permanence; and going missing, and the child's voice. */
final class SsdCare {

    private SsdCare() {}

    static void episode(SsdRow row) {
        Optional<Subject> person = row.person("clae_person_id").or(() -> row.referral("clae_referral_id"));
        Optional<String> reference =
                row.reference("clae_cla_episode_id", "clae_person_id", "clae_cla_episode_start_date");
        if (person.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "clae_person_id");
            return;
        }
        Period period = row.period("clae_cla_episode_start_date", "clae_cla_episode_ceased_date");
        RecordDraft draft = CareEpisode.draft(
                row.says(),
                reference.get(),
                List.of(person.get()),
                period,
                new CareEpisode.Reasons(
                        "clae_cla_episode_start_reason",
                        row.text("clae_cla_episode_start_reason"),
                        row.text("clae_cla_episode_ceased_reason")));
        row.says()
                .add(draft.named(row.care("clae_cla_id").orElse(null))
                        .full(
                                "enteredCareDate",
                                row.says().day("clae_entered_care_date", row.text("clae_entered_care_date"))));
        row.says().status(reference.get(), List.of(person.get()), "Looked after", period);
    }

    static void placement(SsdRow row) {
        Optional<Subject> about = row.person("clap_person_id").or(() -> row.care("clap_cla_id"));
        Optional<String> reference = row.reference(
                "clap_cla_placement_id", "clap_person_id", "clap_cla_id", "clap_cla_placement_start_date");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "clap_person_id");
            return;
        }
        CareEpisode.placement(
                row.says(),
                reference.get(),
                List.of(about.get()),
                row.period("clap_cla_placement_start_date", "clap_cla_placement_end_date"),
                new CareEpisode.Place(
                        "clap_cla_placement_type",
                        row.text("clap_cla_placement_type"),
                        "clap_cla_placement_postcode",
                        row.text("clap_cla_placement_postcode"),
                        row.text("clap_cla_placement_provider"),
                        row.text("clap_cla_placement_urn")));
    }

    static void legalStatus(SsdRow row) {
        Optional<Subject> person = row.person("lega_person_id");
        Optional<String> reference =
                row.reference("lega_legal_status_id", "lega_person_id", "lega_legal_status_start_date");
        if (person.isEmpty() || reference.isEmpty() || row.text("lega_legal_status") == null) {
            SsdPeople.missing(row, person.isEmpty() ? "lega_person_id" : "lega_legal_status");
            return;
        }
        row.says()
                .legalStatus(
                        reference.get(),
                        List.of(person.get()),
                        "lega_legal_status",
                        row.text("lega_legal_status"),
                        row.period("lega_legal_status_start_date", "lega_legal_status_end_date"));
    }

    /** Permanence by adoption is protected information; other orders for permanence are orders. */
    static void permanence(SsdRow row) {
        Optional<Subject> about = row.person("perm_person_id").or(() -> row.care("perm_cla_id"));
        Optional<String> reference = row.reference("perm_table_id", "perm_person_id", "perm_cla_id");
        if (about.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "perm_person_id");
            return;
        }
        String type = row.text("perm_permanence_order_type");
        boolean mentionsAdoption = row.text(
                        "perm_adm_decision_date",
                        "perm_matched_date",
                        "perm_placed_for_adoption_date",
                        "perm_placed_ffa_cp_date")
                != null;
        boolean isAdoption = mentionsAdoption
                || type == null
                || type.toLowerCase(java.util.Locale.ROOT).contains("adopt");
        Period made = Period.on(row.says().when("perm_permanence_order_date", row.text("perm_permanence_order_date")));
        row.says()
                .add(row.draft(
                                reference.get(),
                                isAdoption ? RecordType.ADOPTION : RecordType.LEGAL_STATUS,
                                isAdoption ? Category.SC_ADOPTION : Category.LE_ORDERS,
                                about.get())
                        .on(made)
                        .full("status", type)
                        .full("matchedDate", row.says().day("perm_matched_date", row.text("perm_matched_date")))
                        .full(
                                "placedDate",
                                row.says()
                                        .day(
                                                "perm_placed_for_adoption_date",
                                                row.text("perm_placed_for_adoption_date"))));
    }

    static void missing(SsdRow row) {
        Optional<Subject> person = row.person("miss_person_id");
        Optional<String> reference =
                row.reference("miss_table_id", "miss_person_id", "miss_missing_episode_start_date");
        if (person.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "miss_person_id");
            return;
        }
        String type = row.text("miss_missing_episode_type");
        row.says()
                .add(row.draft(reference.get(), RecordType.MISSING_EPISODE, Category.SC_ASSESSMENT, person.get())
                        .during(row.period("miss_missing_episode_start_date", "miss_missing_episode_end_date"))
                        .coded(
                                "kind",
                                Code.MISSING.read(row.findings(), "miss_missing_episode_type", type),
                                DetailLevel.SUMMARY,
                                type)
                        .full("returnInterviewOffered", offered(row, "miss_missing_rhi_offered"))
                        .full("returnInterviewAccepted", offered(row, "miss_missing_rhi_accepted")));
    }

    /** Yes, no, or NA: not asked for, which is neither. */
    private static @Nullable Boolean offered(SsdRow row, String column) {
        return "NA".equalsIgnoreCase(row.text(column)) ? null : row.yesNo(column);
    }

    /** Answers, not words: what the child said stays with social care. */
    static void voice(SsdRow row) {
        Optional<Subject> person = row.person("voch_person_id");
        Optional<String> reference = row.reference("voch_table_id", "voch_person_id");
        if (person.isEmpty() || reference.isEmpty()) {
            SsdPeople.missing(row, "voch_person_id");
            return;
        }
        row.says()
                .add(row.draft(reference.get(), RecordType.CHILDS_VOICE, Category.TAF_VOICE, person.get())
                        .full("worriesExplained", row.yesNo("voch_explained_worries"))
                        .full("storyHelpedUnderstand", row.yesNo("voch_story_help_understand"))
                        .full("agreesWithWorker", row.yesNo("voch_agree_worker"))
                        .full("planFeelsSafe", row.yesNo("voch_plan_safe"))
                        .full("tabletHelpedExplain", row.yesNo("voch_tablet_help_explain")));
    }
}
