package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.function.BiConsumer;
import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One social care episode of a payload: the referral that opened it and all that was done in it. What
 * is said of a thing stands below its reference, as {@code .../record}, so that a purge of the thing
 * takes its status and its factors with it.
 */
final class DfeEpisode {

    private final DfePlace episode;
    private final CareStatements says;
    private final String reference;
    private final List<Subject> subjects;

    DfeEpisode(DfePlace episode, String reference, List<Subject> subjects) {
        this.episode = episode;
        this.says = episode.says();
        this.reference = reference;
        this.subjects = subjects;
    }

    void map() {
        referral();
        episode.each(
                "care_worker_details", reference + "/worker", null, List.of("worker_id", "start_date"), this::worker);
        each("child_and_family_assessments", "assessment", "child_and_family_assessment_id", this::assessment);
        each("child_in_need_plans", "cin-plan", "child_in_need_plan_id", this::needPlan);
        each("section_47_assessments", "enquiry", "section_47_assessment_id", this::enquiry);
        each("child_protection_plans", "cp-plan", "child_protection_plan_id", this::protectionPlan);
        each("child_looked_after_placements", "placement", "child_looked_after_placement_id", this::placement);
        episode.each("adoption", reference + "/adoption", null, List.of(), this::adoption);
        episode.each("care_leavers", reference + "/care-leaver", null, List.of(), this::leaver);
    }

    private void each(String list, String word, String id, BiConsumer<DfePlace, String> mapping) {
        episode.each(list, reference + "/" + word, id, List.of("start_date"), mapping);
    }

    private RecordDraft draft(String thing, RecordType type, Category category) {
        return says.draft(thing + "/record", type, category, subjects);
    }

    /**
     * A partial payload names the episode only to say in which a plan belongs. Then nothing is said of the
     * referral: an empty one would take the place of the one that is known.
     */
    private void referral() {
        if (episode.text("referral_date") == null) {
            if (episode.text("closure_date") != null || episode.text("referral_source") != null) {
                says.findings()
                        .part(episode.field("referral_date"), null, "missing", "the day of the referral it tells of");
            }
            return;
        }
        Period period = episode.period("referral_date", "closure_date");
        String id = episode.text("social_care_episode_id");
        Boolean noFurtherAction = episode.yesNo("referral_no_further_action_flag");
        Period when = Period.on(period.from());
        says.add(draft(reference, RecordType.REFERRAL, Category.SC_ASSESSMENT)
                .named(id == null ? null : Subject.of(DfeMapping.SYSTEM, Subject.Kind.REFERRAL, id))
                .on(when)
                .summary("noFurtherAction", noFurtherAction));
        says.referrer(
                reference + "/record",
                subjects,
                when,
                episode.field("referral_source"),
                episode.text("referral_source"),
                null);
        if (!Boolean.TRUE.equals(noFurtherAction)) {
            says.add(CinEpisode.draft(
                    says,
                    reference + "/record",
                    subjects,
                    period,
                    episode.field("closure_reason"),
                    episode.text("closure_reason")));
        }
    }

    private void worker(DfePlace worker, String thing) {
        if (worker.text("worker_id") == null) {
            says.findings().part(worker.field("worker_id"), null, "missing", "the id of the worker");
            return;
        }
        says.add(draft(thing, RecordType.WORKER_INVOLVEMENT, Category.TAF_INVOLVEMENT)
                .during(worker.period("start_date", "end_date"))
                .summary("workerId", worker.text("worker_id"))
                .summary("role", "Social worker"));
    }

    private void assessment(DfePlace assessment, String thing) {
        Period period = assessment.period("start_date", "authorisation_date");
        says.add(draft(thing, RecordType.ASSESSMENT, Category.SC_ASSESSMENT)
                .named(named(assessment, Subject.Kind.ASSESSMENT, "", "child_and_family_assessment_id"))
                .during(period));
        says.factors(
                thing + "/record",
                subjects,
                Period.on(period.from()),
                assessment.field("factors"),
                assessment.texts("factors"));
    }

    private void needPlan(DfePlace plan, String thing) {
        Period period = plan.period("start_date", "end_date");
        says.add(draft(thing, RecordType.CHILD_IN_NEED_PLAN, Category.SC_ASSESSMENT)
                .named(named(plan, Subject.Kind.PLAN, "cin/", "child_in_need_plan_id"))
                .during(period));
        says.status(thing + "/record", subjects, "Child in need plan", period);
    }

    private void enquiry(DfePlace enquiry, String thing) {
        says.add(draft(thing, RecordType.SECTION_47_ENQUIRY, Category.SC_S47)
                .named(named(enquiry, Subject.Kind.ENQUIRY, "", "section_47_assessment_id"))
                .during(enquiry.period("start_date", "end_date"))
                .summary("conferenceRequired", enquiry.yesNo("icpc_required_flag")));
        Period conference = enquiry.moment("icpc_date");
        if (conference.from() != null) {
            says.add(says.draft(
                            thing + "/conference", RecordType.CHILD_PROTECTION_CONFERENCE, Category.SC_CPPLAN, subjects)
                    .on(conference));
        }
    }

    private void protectionPlan(DfePlace plan, String thing) {
        Period period = plan.period("start_date", "end_date");
        says.add(draft(thing, RecordType.CHILD_PROTECTION_PLAN, Category.SC_CPPLAN)
                .named(named(plan, Subject.Kind.PLAN, "cp/", "child_protection_plan_id"))
                .during(period));
        says.status(thing + "/record", subjects, "Child protection plan", period);
    }

    private void placement(DfePlace placement, String thing) {
        Period period = placement.period("start_date", "end_date");
        says.add(CareEpisode.draft(
                        says,
                        thing + "/record",
                        subjects,
                        period,
                        new CareEpisode.Reasons(
                                placement.field("start_reason"),
                                placement.text("start_reason"),
                                placement.text("end_reason")))
                .full("changeReason", placement.text("change_reason")));
        says.status(thing + "/record", subjects, "Looked after", period);
        if (placement.text("placement_type") != null || placement.text("postcode") != null) {
            CareEpisode.placement(
                    says,
                    thing + "/place",
                    subjects,
                    period,
                    new CareEpisode.Place(
                            placement.field("placement_type"),
                            placement.text("placement_type"),
                            placement.field("postcode"),
                            placement.text("postcode"),
                            null,
                            null));
        }
    }

    private void adoption(DfePlace adoption, String thing) {
        says.add(draft(thing, RecordType.ADOPTION, Category.SC_ADOPTION)
                .on(adoption.moment("initial_decision_date"))
                .full("matchedDate", adoption.day("matched_date"))
                .full("placedDate", adoption.day("placed_date")));
    }

    private void leaver(DfePlace leaver, String thing) {
        says.add(draft(thing, RecordType.CARE_LEAVER, Category.SC_LAC)
                .on(leaver.moment("contact_date"))
                .full("activity", leaver.text("activity"))
                .full("accommodation", leaver.text("accommodation")));
    }

    private static @Nullable Subject named(DfePlace thing, Subject.Kind kind, String prefix, String field) {
        String id = thing.text(field);
        return id == null ? null : Subject.of(DfeMapping.SYSTEM, kind, prefix + id);
    }
}
