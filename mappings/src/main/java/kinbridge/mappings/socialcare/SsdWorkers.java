package kinbridge.mappings.socialcare;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import kinbridge.mappings.Worker;
import org.jspecify.annotations.Nullable;

/** Who works with a child, and the lists by which their ids become names. */
final class SsdWorkers {

    private static final Pattern TELLING = Pattern.compile(
            "conference|review|court|adopt|leaving care|care leaver|looked after", Pattern.CASE_INSENSITIVE);

    private SsdWorkers() {}

    static void professional(SsdRow row) {
        String id = row.text("prof_professional_id");
        if (id == null) {
            SsdPeople.missing(row, "prof_professional_id");
            return;
        }
        row.says()
                .worker(
                        "ssd_professionals/" + id,
                        id,
                        new Fields()
                                .summary(Worker.NAME, row.text("prof_professional_name"))
                                .summary(Worker.STAFF_ID, row.text("prof_staff_id"))
                                .summary(Worker.JOB_TITLE, row.text("prof_professional_job_title"))
                                .summary(Worker.EMAIL, row.text("prof_professional_email"))
                                .summary(Worker.TEAM, row.text("prof_professional_department")));
    }

    /** A team is known as a worker of that name, under its id with {@code team/} before it. */
    static void team(SsdRow row) {
        String id = row.text("dept_team_id");
        if (id == null) {
            SsdPeople.missing(row, "dept_team_id");
            return;
        }
        row.says()
                .worker(
                        "ssd_department/" + id,
                        "team/" + id,
                        new Fields()
                                .summary(Worker.NAME, row.text("dept_team_name"))
                                .summary(Worker.TEAM, row.text("dept_team_parent_name")));
    }

    static void involvement(SsdRow row) {
        Optional<Subject> about = row.person("invo_person_id").or(() -> row.referral("invo_referral_id"));
        Optional<String> reference = row.reference(
                "invo_involvements_id",
                "invo_professional_id",
                "invo_person_id",
                "invo_referral_id",
                "invo_involvement_start_date");
        if (about.isEmpty() || reference.isEmpty() || row.text("invo_professional_id") == null) {
            SsdPeople.missing(row, about.isEmpty() ? "invo_person_id" : "invo_professional_id");
            return;
        }
        String role = row.text("invo_professional_role_id");
        RecordDraft draft = row.draft(reference.get(), RecordType.WORKER_INVOLVEMENT, category(role), about.get())
                .during(row.period("invo_involvement_start_date", "invo_involvement_end_date"))
                .summary("workerId", row.text("invo_professional_id"))
                .summary("workerName", row.text("invo_professional_name", "prof_professional_name"))
                .summary("team", row.text("invo_professional_team"));
        // A conference chair tells of a protection plan and a reviewing officer of care.
        boolean tellsMore = isTelling(role);
        row.says().add(tellsMore ? draft.full("role", role) : draft.summary("role", role));
    }

    /** Whether a role or a team's name tells of care, court or a plan to those who may know the worker only. */
    static boolean isTelling(@Nullable String words) {
        return words != null && TELLING.matcher(words).find();
    }

    static Category category(@Nullable String role) {
        return role != null && role.toLowerCase(Locale.ROOT).contains("adopt")
                ? Category.SC_ADOPTION
                : Category.TAF_INVOLVEMENT;
    }
}
