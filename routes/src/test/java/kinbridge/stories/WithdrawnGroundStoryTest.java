package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.alerts.Inbox;
import kinbridge.alerts.Inbox.Notice;
import kinbridge.alerts.Inbox.State;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.intake.Intake;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Removal;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Filter;
import kinbridge.work.TaskPages.TaskRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An alert rests on an appointment that midwifery takes back, and says so; who answered it looks again. */
@Story
class WithdrawnGroundStoryTest {

    private static final String SOCIAL_WORKER = "amara-nwosu";

    @Autowired
    Hub hub;

    @Autowired
    Intake intake;

    @Autowired
    Families families;

    @Autowired
    Teams teams;

    @Autowired
    Practitioners practitioners;

    @Autowired
    Inbox inbox;

    @Autowired
    TaskPages tasks;

    private final String story = "ground-" + UUID.randomUUID().toString().substring(0, 8);
    private final String mother = story + "-2";
    private final LocalDate yesterday = LocalDate.now().minusDays(1);
    private UUID family;

    @BeforeEach
    void anAlertIsRaised() {
        hub.settle();
        String child = story + "-1";
        Sayings said = new Sayings(intake, story);
        String surname = "Vantongeren" + story.substring(7).replaceAll("[0-9]", "o");
        said.person(child, "Pip", surname, LocalDate.now().minusMonths(5));
        said.person(mother, "Ottoline", surname, LocalDate.of(1996, 2, 11));
        said.tie(mother, Relationship.Type.MOTHER, child, null);
        hub.settle();
        UUID person = hub.database()
                .sql("select person_id from people.identity where system = 'socialcare-ssd' and local_id = ?")
                .param(child)
                .query(UUID.class)
                .single();
        families.openFor(person, "opened for a test of alerts");
        family = families.openFamiliesOf(person).get(0);
        teams.addByHand(family, practitioners.find(SOCIAL_WORKER).orElseThrow(), LocalDate.of(2026, 1, 5));
        said.record(
                Sayings.MATERNITY,
                RecordType.MISSED_MATERNITY_APPOINTMENT,
                Category.HE_APPT,
                mother,
                yesterday,
                Map.of());
        said.record(
                Sayings.POLICE,
                RecordType.DOMESTIC_ABUSE_INCIDENT,
                Category.DA_INCIDENT,
                mother,
                yesterday,
                Map.of("outcome", "Officers attended"));
        hub.until("the alert", () -> !notices(State.NEW).isEmpty());
        hub.settle();
    }

    @AfterEach
    void close() {
        hub.close(family);
        hub.asOwner("update retraction.retraction set collected_at = coalesce(collected_at, now())");
        hub.asOwner("delete from retraction.rested_decision");
        hub.asOwner("delete from retraction.recipient");
        hub.asOwner("delete from work.task where kind in ('TAKEN_BACK', 'RESTS_ON_RETRACTED')");
    }

    @Test
    void the_alert_ends_and_says_that_its_ground_was_taken_back() {
        takeTheAppointmentBack();

        hub.until("the alert to end", () -> !notices(State.CLOSED).isEmpty());
        assertThat(notices(State.CLOSED)).singleElement().satisfies(notice -> {
            assertThat(notice.headline()).isEqualTo("What this alert rested on was taken back");
            assertThat(notice.facts()).isEmpty();
        });
        assertThat(notices(State.NEW)).isEmpty();
    }

    @Test
    void whoever_had_answered_it_is_asked_to_look_again() {
        Notice notice = notices(State.NEW).get(0);
        assertThat(inbox.acknowledge(hub.requester(SOCIAL_WORKER), notice.id())).isTrue();

        takeTheAppointmentBack();

        hub.until("the task", () -> !toLookAgain().isEmpty());
        assertThat(toLookAgain()).hasSize(1);
        assertThat(tasks.open(hub.requester(SOCIAL_WORKER), toLookAgain().get(0).id())
                        .orElseThrow()
                        .facts())
                .anyMatch(fact -> fact.label().equals("An alert that you answered"))
                .noneMatch(fact -> fact.value().contains("appointment"));
    }

    private void takeTheAppointmentBack() {
        intake.record(new Removal(
                Sayings.MATERNITY,
                Agency.MIDWIFERY,
                story + "-" + RecordType.MISSED_MATERNITY_APPOINTMENT + "-" + mother + "-" + yesterday,
                Instant.now(),
                "entered in error"));
    }

    private List<TaskRow> toLookAgain() {
        return tasks.list(hub.requester(SOCIAL_WORKER), Filter.MINE).rows().stream()
                .filter(row -> row.kind() == TaskKind.RESTS_ON_RETRACTED)
                .toList();
    }

    private List<Notice> notices(State state) {
        return inbox.of(hub.requester(SOCIAL_WORKER), state).notices().stream()
                .filter(notice -> family.equals(notice.family()))
                .toList();
    }
}
