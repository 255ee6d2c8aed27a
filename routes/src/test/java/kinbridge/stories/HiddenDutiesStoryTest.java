package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Filter;
import kinbridge.work.TaskPages.Finished;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was hidden is reported to governance, and to nobody who could tell the requester. */
@Story
class HiddenDutiesStoryTest {

    @Autowired
    Hub hub;

    @Autowired
    TaskPages tasks;

    @Test
    void a_leavers_try_reaches_governance_and_not_the_leaver() {
        UUID family = hub.family("NM1104");
        int before = tasks.waiting(hub.requester("sunita-mehta"));
        hub.open("sunita-mehta", family);

        hub.until("the try to be reported", () -> report(family, "sunita-mehta", "2.5a") == 1);
        assertThat(tasks.waiting(hub.requester("sunita-mehta"))).isEqualTo(before);
        UUID task = reported(family, "sunita-mehta", "2.5a");
        assertThat(tasks.open(hub.requester("sunita-mehta"), task)).isEmpty();
        assertThat(tasks.open(hub.requester("ian-wetherby"), task)).isPresent();
        assertThat(tasks.list(hub.requester("chidi-obi"), Filter.MINE).rows())
                .anyMatch(row -> row.id().equals(task));
    }

    @Test
    void a_second_try_on_the_same_day_is_no_second_task() {
        UUID family = hub.family("NM1104");
        hub.open("sunita-mehta", family);
        hub.open("sunita-mehta", family);
        hub.until("the try to be reported", () -> report(family, "sunita-mehta", "2.5a") == 1);
        long sequence = hub.count("select max(sequence) from sharing_log.entry");

        hub.until(
                "the log to be looked through",
                () -> hub.count("select max(sequence) from work.hidden_progress") >= sequence);
        assertThat(report(family, "sunita-mehta", "2.5a")).isEqualTo(1);
    }

    @Test
    void a_purpose_claimed_too_early_is_reported_also_for_what_stayed_hidden() {
        UUID family = hub.family("NM0601");
        hub.open("tom-hargrave", family, "CP_ENQUIRY");

        hub.until("the claim to be reported", () -> report(family, "tom-hargrave", "2.2d") == 1);
        UUID task = reported(family, "tom-hargrave", "2.2d");
        assertThat(tasks.list(hub.requester("tom-hargrave"), Filter.MINE).rows())
                .noneMatch(row -> row.id().equals(task));
        assertThat(tasks.list(hub.requester("tom-hargrave"), Filter.STANDING_IN).rows())
                .noneMatch(row -> row.id().equals(task));
        assertThat(tasks.open(hub.requester("tom-hargrave"), task)).isEmpty();
        whatGovernanceDidAboutItStandsInTheLogAndNotBesideTheLook(task);
    }

    private void whatGovernanceDidAboutItStandsInTheLogAndNotBesideTheLook(UUID task) {
        UUID look = hub.database()
                .sql("select log_entry from work.task where id = ?")
                .param(task)
                .query(UUID.class)
                .single();

        assertThat(tasks.finish(
                        hub.requester("ian-wetherby"),
                        task,
                        new Answer("IN_ORDER", "They had been told of an enquiry", false, "")))
                .isInstanceOf(Finished.Done.class);

        hub.until(
                "the end of it in the log",
                () -> hub.count(
                                "select count(*) from work.task t join sharing_log.projection_entry e"
                                        + " on e.entry_id = t.done_entry where t.id = ? and e.family_id is null"
                                        + " and e.answers is null",
                                task)
                        == 1);
        assertThat(hub.log().entry(look).orElseThrow().answeredBy()).isEmpty();
    }

    /** About this family: other stories look at others, for every purpose there is. */
    private long report(UUID family, String requester, String rule) {
        return hub.count(
                "select count(*) from work.task where kind = 'NOTIFY_IG' and restricted and family_id = ?"
                        + " and requester = ? and cause like ? and done_at is null",
                family,
                requester,
                rule + "/%");
    }

    private UUID reported(UUID family, String requester, String rule) {
        return hub.database()
                .sql("select id from work.task where kind = 'NOTIFY_IG' and restricted and family_id = ?"
                        + " and requester = ? and cause like ? and done_at is null")
                .params(family, requester, rule + "/%")
                .query(UUID.class)
                .single();
    }
}
