package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.MeetingPacks;
import kinbridge.work.Outcome;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Filter;
import kinbridge.work.TaskPages.Finished;
import kinbridge.work.TaskPages.TaskRow;
import kinbridge.work.WhatStandsBehind.Fact;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Midwifery wrote an appointment into the wrong notes and takes it back: whoever was shown it is told. */
@Story
class TakenBackStoryTest {

    private static final String SHOWN = "priya-raman";
    private static final String NEVER_LOOKED = "claire-dunmore";
    private static final String LOOKED_AND_WAS_SHOWN_NOTHING_OF_IT = "leanne-poole";

    @Autowired
    Hub hub;

    @Autowired
    TaskPages tasks;

    @Autowired
    MeetingPacks packs;

    private UUID family;
    private String appointment;

    @BeforeEach
    void anAppointmentIsShown() {
        hub.settle();
        family = hub.family("NM0204");
        appointment = "okafor-wrong-notes-" + UUID.randomUUID();
        put(Appointment.AppointmentStatus.FULFILLED);
        hub.open(SHOWN, family).orElseThrow();
        hub.open(LOOKED_AND_WAS_SHOWN_NOTHING_OF_IT, family).orElseThrow();
    }

    @AfterEach
    void asItWas() {
        hub.asOwner("delete from events.taken_back");
        hub.asOwner("update retraction.retraction set collected_at = coalesce(collected_at, now())");
        hub.asOwner("delete from retraction.rested_decision");
        hub.asOwner("delete from retraction.recipient");
        hub.asOwner("delete from work.task where kind in ('TAKEN_BACK', 'RESTS_ON_RETRACTED')");
    }

    @Test
    void whoever_was_shown_it_is_told_once_by_whom_and_when_it_was_shown() {
        takeBack();

        List<Fact> facts =
                tasks.open(hub.requester(SHOWN), told().id()).orElseThrow().facts();
        assertThat(facts).extracting(Fact::label).contains("Taken back by", "On", "You were shown");
        assertThat(facts)
                .filteredOn(fact -> fact.label().equals("You were shown"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.value()).contains("1 record"));
    }

    @Test
    void whoever_was_shown_a_name_that_an_agency_took_back_is_told_as_well() {
        UUID mother = hub.identity("socialcare-ssd", "NM0204");
        hub.asOwner("insert into events.taken_back (version_id, thing_id, taken_at) select v.id, v.thing_id, now()"
                + " from people.identity i join statements.version v on v.id = i.version_id where i.id = '" + mother
                + "'");

        assertThat(tasks.open(hub.requester(SHOWN), told().id()).orElseThrow().facts())
                .anyMatch(fact -> fact.label().equals("You were shown"));
    }

    @Test
    void whoever_was_not_shown_it_learns_nothing() {
        takeBack();
        told();

        assertThat(tasksOf(NEVER_LOOKED)).isEmpty();
        assertThat(tasksOf(LOOKED_AND_WAS_SHOWN_NOTHING_OF_IT)).isEmpty();
    }

    @Test
    void whoever_got_a_meeting_pack_with_it_is_told_as_well() {
        MeetingPacks.MeetingPack pack = packs.make(
                        hub.requester(SHOWN),
                        family,
                        "TAF_SUPPORT",
                        new MeetingPacks.Invitation(Set.of(NEVER_LOOKED), false))
                .orElseThrow();
        assertThat(Pages.titles(pack.page())).anyMatch(title -> title.contains("ppointment"));

        takeBack();

        hub.until("the reader's task", () -> !tasksOf(NEVER_LOOKED).isEmpty());
        assertThat(tasksOf(NEVER_LOOKED)).hasSize(1);
    }

    @Test
    void whoever_made_the_pack_is_asked_to_look_again_at_it_and_nobody_who_only_read_it() {
        packs.make(
                        hub.requester(SHOWN),
                        family,
                        "TAF_SUPPORT",
                        new MeetingPacks.Invitation(Set.of(NEVER_LOOKED), false))
                .orElseThrow();

        takeBack();

        hub.until("the maker's task", () -> !toLookAgain(SHOWN).isEmpty());
        TaskRow task = toLookAgain(SHOWN).get(0);
        assertThat(tasks.open(hub.requester(SHOWN), task.id()).orElseThrow().facts())
                .anyMatch(fact -> fact.label().equals("A meeting pack that you made"))
                .noneMatch(fact -> fact.value().contains("Wrong notes"));
        assertThat(toLookAgain(SHOWN)).hasSize(1);
        assertThat(toLookAgain(NEVER_LOOKED)).isEmpty();
    }

    private List<TaskRow> toLookAgain(String practitioner) {
        return tasks.list(hub.requester(practitioner), Filter.MINE).rows().stream()
                .filter(row -> row.kind() == TaskKind.RESTS_ON_RETRACTED)
                .toList();
    }

    @Test
    void it_is_on_no_page_any_more() {
        takeBack();

        FamilyPage page = hub.open(SHOWN, family).orElseThrow();
        assertThat(page.timeline())
                .noneMatch(entry -> entry.title().contains("Wrong notes")
                        || entry.details().stream()
                                .anyMatch(detail -> detail.value().contains("Wrong notes")));
    }

    @Test
    void what_was_read_is_acknowledged_in_the_log_and_not_asked_again() {
        takeBack();
        TaskRow task = told();

        assertThat(tasks.finish(
                        hub.requester(SHOWN), task.id(), new Answer(Outcome.NO_LONGER_USED.name(), "", false, "")))
                .isInstanceOf(Finished.Done.class);

        hub.until("the acknowledgement in the log", () -> hub.count("""
                select count(*) from sharing_log.projection_entry where kind = 'ACKNOWLEDGEMENT' and person_id = ?
                  and answers = (select log_entry from work.task where id = ?)""", SHOWN, task.id()) == 1);
        assertThat(toldOfAnother().id()).isNotEqualTo(task.id());
    }

    @Test
    void what_is_corrected_is_not_taken_back() {
        put(Appointment.AppointmentStatus.CANCELLED);

        assertThat(toldOfAnother()).isNotNull();
    }

    /** The next one told is the only one: nothing was told of the one before. */
    private TaskRow toldOfAnother() {
        anAppointmentIsShown();
        takeBack();
        return told();
    }

    private void takeBack() {
        put(Appointment.AppointmentStatus.ENTEREDINERROR);
    }

    private TaskRow told() {
        hub.until("the task", () -> !tasksOf(SHOWN).isEmpty());
        assertThat(tasksOf(SHOWN)).hasSize(1);
        return tasksOf(SHOWN).get(0);
    }

    private List<TaskRow> tasksOf(String practitioner) {
        return tasks.list(hub.requester(practitioner), Filter.MINE).rows().stream()
                .filter(row -> row.kind() == TaskKind.TAKEN_BACK)
                .toList();
    }

    private void put(Appointment.AppointmentStatus status) {
        Appointment said = new Appointment()
                .setStatus(status)
                .setDescription("Wrong notes")
                .setStart(Date.from(Instant.now().minus(Duration.ofDays(1))));
        said.setId(appointment);
        said.addParticipant()
                .setActor(new Reference("Patient/okafor-ngozi"))
                .setStatus(Appointment.ParticipationStatus.ACCEPTED);
        long before = hub.feed("midwifery-fhir").stored();
        hub.midwifery().put(said);
        hub.until("the appointment", () -> hub.feed("midwifery-fhir").stored() > before);
        hub.settle();
    }
}
