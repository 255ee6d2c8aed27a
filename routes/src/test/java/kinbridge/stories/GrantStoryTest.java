package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kinbridge.familyview.FamilyPage;
import kinbridge.grants.GrantPages;
import kinbridge.grants.GrantPages.Asked;
import kinbridge.grants.GrantPages.Asking;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.work.Outcome;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Filter;
import kinbridge.work.TaskPages.Finished;
import kinbridge.work.TaskPages.TaskRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Bobby Quayle is in need and his mother's agreement ran out: what others hold waits for a signature. The
 * Okafors have a child protection plan: nothing waits, and everything is signed for afterwards.
 */
@Story
class GrantStoryTest {

    private static final String PURPOSE = "CIN_ASSESSMENT";
    private static final String REASON = "Bobby's assessment needs to know how his sister has grown";
    private static final List<String> HEALTH = List.of("HE");

    @Autowired
    Hub hub;

    @Autowired
    GrantPages grants;

    @Autowired
    TaskPages tasks;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM1104");
    }

    @AfterEach
    void asItWas() {
        hub.asOwner("delete from work.task where family_id = '" + family + "'");
        hub.asOwner("delete from grants.sharing_grant where family_id = '" + family + "'");
    }

    private FamilyPage page() {
        return hub.open("priya-raman", family, PURPOSE).orElseThrow();
    }

    private List<FamilyPage.TimelineEntry> ofMidwifery(FamilyPage page) {
        return page.timeline().stream()
                .filter(entry -> entry.agency() == Agency.MIDWIFERY)
                .toList();
    }

    private void ask() {
        assertThat(grants.ask(hub.requester("priya-raman"), family, new Asking(PURPOSE, HEALTH, REASON)))
                .isInstanceOf(Asked.Sent.class);
    }

    private TaskRow task(String owner, TaskKind kind) {
        String reference = hub.database()
                .sql("select reference from families.family where id = ?")
                .param(family)
                .query(String.class)
                .single();
        return tasks.list(hub.requester(owner), Filter.MINE).rows().stream()
                .filter(row -> row.kind() == kind && row.family().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private Finished finish(String who, UUID task, Outcome outcome) {
        return tasks.finish(
                hub.requester(who), task, new Answer(outcome.name(), "It is needed for the assessment", false, ""));
    }

    @Test
    void what_was_not_agreed_waits_and_is_shown_once_the_supervisor_has_signed() {
        List<FamilyPage.TimelineEntry> before = ofMidwifery(page());
        ask();
        List<FamilyPage.TimelineEntry> asked = ofMidwifery(page());
        UUID task = task("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).id();
        assertThat(finish("helen-stott", task, Outcome.SIGNED)).isInstanceOf(Finished.Done.class);
        List<FamilyPage.TimelineEntry> signed = ofMidwifery(page());

        assertThat(before).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(signed).isNotEmpty().allMatch(entry -> entry.level() == DetailLevel.SUMMARY);
    }

    @Test
    void only_what_was_signed_for_is_shown_and_only_for_that_purpose() {
        ask();
        finish("helen-stott", task("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).id(), Outcome.SIGNED);

        assertThat(page().timeline()).noneMatch(entry -> entry.agency() == Agency.POLICE);
        assertThat(ofMidwifery(hub.open("priya-raman", family, "TAF_SUPPORT").orElseThrow()))
                .isEmpty();
    }

    @Test
    void when_its_time_has_passed_it_waits_again() {
        ask();
        finish("helen-stott", task("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).id(), Outcome.SIGNED);
        hub.asOwner("update grants.sharing_grant set opened_at = opened_at - interval '4 months',"
                + " ends_at = ends_at - interval '4 months' where family_id = '" + family + "'");

        assertThat(ofMidwifery(page())).isEmpty();
    }

    @Test
    void when_the_level_that_carried_it_has_ended_it_waits_again() {
        ask();
        finish("helen-stott", task("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).id(), Outcome.SIGNED);
        hub.asOwner("update grants.sharing_grant set harm = 'CP' where family_id = '" + family + "'");

        assertThat(ofMidwifery(page())).isEmpty();
    }

    @Test
    void a_refusal_shows_nothing_and_says_why() {
        ask();
        finish("helen-stott", task("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).id(), Outcome.REFUSED);

        assertThat(ofMidwifery(page())).isEmpty();
        assertThat(grants.standing(hub.requester("priya-raman"), family, PURPOSE)
                        .refusal())
                .contains("needed for the assessment");
    }

    @Test
    void a_deputy_signs_in_the_supervisors_absence() {
        ask();
        UUID task = task("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).id();

        assertThat(finish("martin-okell", task, Outcome.SIGNED)).isInstanceOf(Finished.Done.class);
        assertThat(hub.database()
                        .sql("select instead_of from work.task where id = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .isEqualTo("helen-stott");
    }

    @Test
    void nobody_signs_for_themselves_nor_does_a_colleague_of_no_standing() {
        ask();
        UUID task = task("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).id();

        assertThat(finish("priya-raman", task, Outcome.SIGNED)).isInstanceOf(Finished.NotYours.class);
        assertThat(finish("kezia-blake", task, Outcome.SIGNED)).isInstanceOf(Finished.NotYours.class);
        assertThat(ofMidwifery(page())).isEmpty();
    }

    @Test
    void the_same_page_is_offered_where_nothing_is_held_and_to_nobody_outside_the_team() {
        assertThat(grants.standing(hub.requester("priya-raman"), family, PURPOSE)
                        .isOffered())
                .isTrue();
        assertThat(grants.standing(hub.requester("priya-raman"), UUID.randomUUID(), PURPOSE)
                        .isOffered())
                .isTrue();
        assertThat(grants.asking(hub.requester("orla-keane"), family, PURPOSE)).isEmpty();
        assertThat(grants.asking(hub.requester("priya-raman"), UUID.randomUUID(), PURPOSE))
                .isEmpty();
    }

    @Test
    void a_second_request_waits_for_the_answer_to_the_first() {
        ask();

        assertThat(grants.ask(hub.requester("priya-raman"), family, new Asking(PURPOSE, HEALTH, REASON)))
                .isInstanceOf(Asked.Wrong.class);
    }

    @Test
    void the_decisions_cite_what_was_signed_and_its_page_counts_them() {
        ask();
        finish("helen-stott", task("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).id(), Outcome.SIGNED);
        page();
        UUID grant = grants.asking(hub.requester("priya-raman"), family, PURPOSE)
                .orElseThrow()
                .grants()
                .get(0)
                .id();

        hub.until(
                "what was released to be counted",
                () -> grants.grant(hub.requester("helen-stott"), grant).orElseThrow().facts().stream()
                        .anyMatch(fact -> fact.value().contains("in summary")));
        assertThat(grants.grant(hub.requester("kezia-blake"), grant)).isEmpty();
    }

    @Test
    void who_was_not_asked_is_a_task_of_the_lead_that_ends_with_the_answer() {
        page();
        UUID task = hub.database()
                .sql("select id from work.task where family_id = ? and kind = 'SEEK_CONSENT' limit 1")
                .param(family)
                .query(UUID.class)
                .single();
        hub.asOwner("update work.task set opened_at = opened_at - interval '1 year' where id = '" + task + "'");
        hub.asOwner("insert into consent.answer (id, version, identity_id, giver, state, given_at, recorded_by,"
                + " recorded_at) select gen_random_uuid(), 1, subject_id, 'nobody', 'GIVEN', now(), 'priya-raman',"
                + " now() - interval '1 second' from work.task where id = '" + task + "'");
        tasks.list(hub.requester("priya-raman"), Filter.MINE);
        hub.asOwner("delete from consent.answer where giver = 'nobody'");

        assertThat(hub.database()
                        .sql("select outcome from work.task where id = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .isEqualTo("ANSWER_RECORDED");
    }
}
