package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kinbridge.familyview.FamilyPage;
import kinbridge.grants.GrantPages;
import kinbridge.work.Outcome;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Filter;
import kinbridge.work.TaskPages.Finished;
import kinbridge.work.TaskPages.TaskRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In a child protection plan it is shown at once; the reason, the signature and the notices follow as tasks. */
@Story
class NothingWaitsStoryTest {

    private static final String PURPOSE = "CP_PLAN";

    @Autowired
    Hub hub;

    @Autowired
    GrantPages grants;

    @Autowired
    TaskPages tasks;

    private UUID family;

    @BeforeEach
    void afterALook() {
        family = hub.family("NM0204");
        hub.asOwner("delete from work.task where family_id = '" + family + "' and purpose = '" + PURPOSE + "'");
        hub.asOwner(
                "delete from grants.sharing_grant where family_id = '" + family + "' and purpose = '" + PURPOSE + "'");
        look();
    }

    private FamilyPage look() {
        return hub.open("priya-raman", family, PURPOSE).orElseThrow();
    }

    private List<TaskRow> owed(String who, TaskKind kind) {
        String reference = look().reference();
        return tasks.list(hub.requester(who), Filter.MINE).rows().stream()
                .filter(row -> row.kind() == kind
                        && row.family().equals(reference)
                        && row.purpose().equals(PURPOSE))
                .toList();
    }

    private long count(String condition) {
        return hub.count(
                "select count(*) from work.task where family_id = ? and purpose = ? and " + condition, family, PURPOSE);
    }

    @Test
    void it_is_shown_at_once_and_owes_one_reason_and_one_signature() {
        assertThat(look().timeline()).anyMatch(entry -> entry.rule().equals("2.10"));
        assertThat(owed("priya-raman", TaskKind.RECORD_REASON)).hasSize(1);
        assertThat(owed("helen-stott", TaskKind.SUPERVISOR_SIGNOFF)).hasSize(1);
    }

    @Test
    void looking_again_owes_nothing_more() {
        long once = count("true");
        look();
        look();

        assertThat(once).isPositive();
        assertThat(count("true")).isEqualTo(once);
    }

    @Test
    void eight_looks_at_once_open_one_grant_and_each_task_once() {
        long tasksOfOneLook = count("true");
        hub.asOwner("delete from work.task where family_id = '" + family + "' and purpose = '" + PURPOSE + "'");
        hub.asOwner(
                "delete from grants.sharing_grant where family_id = '" + family + "' and purpose = '" + PURPOSE + "'");

        IntStream.range(0, 8).parallel().forEach(number -> look());

        assertThat(count("true")).isEqualTo(tasksOfOneLook);
        assertThat(hub.count(
                        "select count(*) from grants.sharing_grant where family_id = ? and purpose = ?",
                        family,
                        PURPOSE))
                .isEqualTo(1);
    }

    @Test
    void the_page_asks_for_the_reason_until_it_is_given() {
        UUID owed =
                grants.standing(hub.requester("priya-raman"), family, PURPOSE).reasonOwed();
        assertThat(owed).isNotNull();
        tasks.finish(
                hub.requester("priya-raman"),
                owed,
                new Answer("REASON_GIVEN", "The plan's core group meets tomorrow and needs it", false, ""));
        look();

        assertThat(grants.standing(hub.requester("priya-raman"), family, PURPOSE)
                        .reasonOwed())
                .isNull();
        assertThat(grants.asking(hub.requester("priya-raman"), family, "TAF_SUPPORT"))
                .isPresent();
    }

    @Test
    void the_supervisor_reads_the_reason_and_numbers_and_no_name() {
        UUID task = owed("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).get(0).id();

        String page =
                tasks.open(hub.requester("helen-stott"), task).orElseThrow().toString();

        assertThat(page).contains("Groups of information", "Not given yet").doesNotContain("Okafor", "Emeka", "Ngozi");
    }

    @Test
    void each_person_who_did_not_agree_is_to_be_told_once() {
        List<TaskRow> notices = owed("priya-raman", TaskKind.NOTIFY_SUBJECT);

        assertThat(notices).isNotEmpty();
        assertThat(hub.count(
                        "select count(distinct subject_id) from work.task where family_id = ? and purpose = ?"
                                + " and kind = 'NOTIFY_SUBJECT'",
                        family,
                        PURPOSE))
                .isEqualTo(notices.size());
    }

    @Test
    void not_telling_comes_back_on_the_day_it_is_to_be_looked_at_again() {
        UUID notice = owed("priya-raman", TaskKind.NOTIFY_SUBJECT).get(0).id();
        Finished finished = tasks.finish(
                hub.requester("priya-raman"),
                notice,
                new Answer(Outcome.NOT_TOLD.name(), "He is abroad and the letter would be read", false, ""));

        assertThat(finished).isInstanceOf(Finished.Done.class);
        assertThat(owed("priya-raman", TaskKind.DO_NOT_NOTIFY))
                .anySatisfy(again -> assertThat(again.overdue()).isFalse());
    }

    @Test
    void governance_sees_what_is_overdue_and_takes_it_as_a_file() {
        UUID task = owed("helen-stott", TaskKind.SUPERVISOR_SIGNOFF).get(0).id();
        hub.asOwner("update work.task set due_at = now() - interval '3 days' where id = '" + task + "'");
        var ian = hub.visitor("ian-wetherby");

        assertThat(ian.get("/oversight/tasks?overdue=true").body())
                .contains("/tasks/" + task, "Overdue", "Helen Stott");
        assertThat(ian.get("/tasks/" + task).statusCode()).isEqualTo(200);
        assertThat(ian.get("/oversight/tasks.csv?overdue=true").body()).contains(task.toString(), "yes");
        assertThat(hub.visitor("priya-raman").get("/oversight").statusCode()).isEqualTo(403);
    }

    @Test
    void the_pages_over_http_show_the_banner_and_take_the_reason() {
        var priya = hub.visitor("priya-raman");
        String address = "/families/" + family + "?purpose=" + PURPOSE;
        UUID owed =
                grants.standing(hub.requester("priya-raman"), family, PURPOSE).reasonOwed();

        assertThat(priya.get(address).body()).contains("give one reason");
        var tooShort = priya.post("/tasks/" + owed, priya.token(), "outcome", "REASON_GIVEN", "words", "need it");
        assertThat(tooShort.statusCode()).isEqualTo(400);
        assertThat(tooShort.body()).contains("There is a problem", "href=\"#words\"");
        var given = priya.post(
                "/tasks/" + owed,
                priya.token(),
                "outcome",
                "REASON_GIVEN",
                "words",
                "The core group meets tomorrow and needs it",
                "family",
                family.toString(),
                "purpose",
                PURPOSE);
        assertThat(given.statusCode()).isEqualTo(302);
        assertThat(priya.get(address).body()).doesNotContain("give one reason");
    }
}
