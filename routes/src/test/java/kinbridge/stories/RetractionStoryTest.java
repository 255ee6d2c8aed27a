package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.Recording.Recorded;
import kinbridge.familyview.FamilyConsent;
import kinbridge.familyview.FamilyConsent.AnswerRow;
import kinbridge.familyview.FamilyConsent.PersonConsent;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.retraction.Retraction;
import kinbridge.retraction.RetractionReason;
import kinbridge.retraction.RetractionRegister;
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
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is corrected, and what an agreement ends, is told to those who hold it and to nobody else. */
@Story
class RetractionStoryTest {

    private static final String PURPOSE = "TAF_SUPPORT";
    private static final String SHOWN = "priya-raman";
    private static final String HELD_BY_AGREEMENT = "claire-dunmore";
    private static final String WHO_RECORDS = "kezia-blake";

    @Autowired
    Hub hub;

    @Autowired
    TaskPages tasks;

    @Autowired
    FamilyConsent consents;

    @Autowired
    RetractionRegister register;

    @Autowired
    TransactionTemplate transactions;

    private UUID okafor;
    private UUID siddiqui;
    private UUID amina;

    @BeforeEach
    void find() {
        hub.settle();
        okafor = hub.family("NM0204");
        siddiqui = hub.family("NM0403");
        amina = consents.open(hub.requester(WHO_RECORDS), siddiqui, PURPOSE).orElseThrow().people().stream()
                .filter(person -> person.name().equals("Amina Siddiqui"))
                .map(PersonConsent::id)
                .findFirst()
                .orElseThrow();
    }

    /** She agrees again, and nothing is asked of anybody, so that the other stories find it as they expect. */
    @AfterEach
    void asItWas() {
        if (!own(siddiqui()).state().equals("GIVEN")) {
            answer(ConsentState.GIVEN);
        }
        hub.until("what she says to be considered", () -> unconsidered() == 0);
        hub.asOwner("update retraction.retraction set collected_at = coalesce(collected_at, now())");
        hub.asOwner("delete from retraction.rested_decision");
        hub.asOwner("delete from retraction.recipient");
        hub.asOwner("delete from work.task where kind in ('TAKEN_BACK', 'RESTS_ON_RETRACTED')");
    }

    // What is corrected

    @Test
    void whoever_was_shown_the_wrong_version_is_told_and_where_the_right_one_is() {
        String appointment = shownAppointment();
        Versions versions = corrected(appointment);

        retract(versions);

        TaskRow task = told(SHOWN, "Its owner has corrected it");
        assertThat(facts(SHOWN, task)).extracting(Fact::label).contains("What is right", "You were shown");
        assertThat(task.kind().explanation()).contains("Do not rely on");
    }

    @Test
    void whoever_was_shown_only_the_right_version_is_not_told() {
        String appointment = "corrected-" + UUID.randomUUID();
        put(appointment, Appointment.AppointmentStatus.FULFILLED);
        Versions versions = corrected(appointment);
        hub.open(SHOWN, okafor).orElseThrow();

        UUID retraction = retract(versions);

        hub.until(
                "the register to have looked",
                () -> hub.count(
                                "select count(*) from retraction.retraction where id = ? and recomputed_at is not null",
                                retraction)
                        == 1);
        assertThat(hub.count("select count(*) from retraction.recipient where retraction_id = ?", retraction))
                .isZero();
    }

    @Test
    void a_correction_that_is_rolled_back_tells_nobody() {
        String appointment = shownAppointment();
        Versions versions = corrected(appointment);

        transactions.executeWithoutResult(status -> {
            register.retract(correction(versions));
            status.setRollbackOnly();
        });

        assertThat(hub.count("select count(*) from retraction.retraction where thing_id = ?", versions.thing()))
                .isZero();
    }

    @Test
    void a_retraction_outside_the_callers_transaction_is_refused() {
        assertThatThrownBy(() -> register.retract(
                        correction(new Versions(UUID.randomUUID(), Set.of(UUID.randomUUID()), UUID.randomUUID()))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void the_same_correction_said_twice_is_recorded_once() {
        String appointment = shownAppointment();
        Retraction correction = correction(corrected(appointment));

        transactions.executeWithoutResult(
                status -> assertThat(register.retract(correction)).isPresent());
        transactions.executeWithoutResult(
                status -> assertThat(register.retract(correction)).isEmpty());
    }

    @Test
    void what_a_colleague_confirms_is_confirmed_in_the_register() {
        UUID retraction = retract(corrected(shownAppointment()));
        TaskRow task = told(SHOWN, "Its owner has corrected it");

        assertThat(tasks.finish(
                        hub.requester(SHOWN), task.id(), new Answer(Outcome.NO_LONGER_USED.name(), "", false, "")))
                .isInstanceOf(Finished.Done.class);

        assertThat(hub.count(
                        "select count(*) from retraction.standing where retraction_id = ? and recipient = ?"
                                + " and state = 'CONFIRMED'",
                        retraction,
                        SHOWN))
                .isOne();
    }

    // What an agreement ends

    @Test
    void whoever_was_shown_something_on_an_agreement_that_is_withdrawn_is_told_once() {
        hub.open(HELD_BY_AGREEMENT, siddiqui, PURPOSE).orElseThrow();

        answer(ConsentState.WITHDRAWN);

        TaskRow task = told(HELD_BY_AGREEMENT, "It was shared by agreement, and the agreement has ended");
        assertThat(facts(HELD_BY_AGREEMENT, task))
                .noneMatch(
                        fact -> fact.value().contains("Amina") || fact.value().contains("Siddiqui"));
    }

    @Test
    void a_second_no_on_the_same_day_tells_nobody_twice() {
        hub.open(HELD_BY_AGREEMENT, siddiqui, PURPOSE).orElseThrow();
        answer(ConsentState.WITHDRAWN);
        told(HELD_BY_AGREEMENT, "It was shared by agreement, and the agreement has ended");

        answer(ConsentState.REFUSED);
        hub.until("what she says to be considered", () -> unconsidered() == 0);

        assertThat(tasksOf(HELD_BY_AGREEMENT)).hasSize(1);
    }

    @Test
    void what_is_agreed_again_is_no_longer_asked_of_anybody() {
        hub.open(HELD_BY_AGREEMENT, siddiqui, PURPOSE).orElseThrow();
        answer(ConsentState.WITHDRAWN);
        TaskRow task = told(HELD_BY_AGREEMENT, "It was shared by agreement, and the agreement has ended");

        answer(ConsentState.GIVEN);

        hub.until("the task to end", () -> tasksOf(HELD_BY_AGREEMENT).isEmpty());
        assertThat(hub.database()
                        .sql("select outcome from work.task where id = ?")
                        .param(task.id())
                        .query(String.class)
                        .single())
                .isEqualTo("GIVEN_AGAIN");
    }

    @Test
    void what_rests_on_something_else_than_her_agreement_is_not_retracted() {
        hub.open(HELD_BY_AGREEMENT, siddiqui, PURPOSE).orElseThrow();
        hub.open(WHO_RECORDS, siddiqui, PURPOSE).orElseThrow();
        answer(ConsentState.WITHDRAWN);
        told(HELD_BY_AGREEMENT, "It was shared by agreement, and the agreement has ended");

        assertThat(hub.count("""
                select count(*) from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id
                where r.reason = 'AGREEMENT_ENDED' and h.agency = h.holder""")).isZero();
        assertThat(hub.count("""
                select count(*) from retraction.recipient h
                join retraction.retraction r on r.id = h.retraction_id
                join sharing_log.projection_decision d on d.entry_id = h.entry_id and d.record_id = r.thing_id
                where r.reason = 'AGREEMENT_ENDED' and (d.override or not 'GIVEN' = any(d.consent_states))""")).isZero();
    }

    @Test
    void a_mother_who_withdraws_while_there_is_a_plan_takes_back_nothing_that_was_shown_for_the_plan() {
        Said kelly = hartley();
        hub.open("amara-nwosu", kelly.family(), "CP_PLAN").orElseThrow();
        hub.open("orla-keane", kelly.family(), "CP_PLAN").orElseThrow();

        try {
            answer(kelly, ConsentState.WITHDRAWN);
            hub.until("what she says to be considered", () -> unconsidered() == 0);

            assertThat(hub.count("""
                    select count(*) from retraction.recipient h
                    join sharing_log.projection_entry e on e.entry_id = h.entry_id
                    join retraction.retraction r on r.id = h.retraction_id
                    where r.reason = 'AGREEMENT_ENDED' and e.purpose in ('CP_PLAN', 'CP_ENQUIRY')""")).isZero();
        } finally {
            answer(kelly, ConsentState.GIVEN);
        }
    }

    @Test
    void information_governance_sees_who_has_not_confirmed_and_no_name_of_the_family() {
        hub.open(HELD_BY_AGREEMENT, siddiqui, PURPOSE).orElseThrow();
        answer(ConsentState.WITHDRAWN);
        told(HELD_BY_AGREEMENT, "It was shared by agreement, and the agreement has ended");

        String page = hub.visitor("ian-wetherby").get("/oversight/retractions").body();
        String file = hub.visitor("ian-wetherby")
                .get("/oversight/retractions.csv?reason=AGREEMENT_ENDED")
                .body();

        assertThat(page).contains("Claire Dunmore", "Told, not confirmed yet").doesNotContain("Siddiqui");
        assertThat(file).contains("AGREEMENT_ENDED", "WAITS").doesNotContain("Siddiqui");
        assertThat(hub.visitor("gary-rudge").get("/oversight/retractions").statusCode())
                .isEqualTo(403);
    }

    private record Versions(UUID thing, Set<UUID> wrong, UUID right) {}

    private String shownAppointment() {
        String appointment = "corrected-" + UUID.randomUUID();
        put(appointment, Appointment.AppointmentStatus.FULFILLED);
        hub.open(SHOWN, okafor).orElseThrow();
        return appointment;
    }

    private Versions corrected(String appointment) {
        put(appointment, Appointment.AppointmentStatus.CANCELLED);
        UUID right = version(appointment, true);
        UUID thing = hub.database()
                .sql("select thing_id from statements.version where id = ?")
                .param(right)
                .query(UUID.class)
                .single();
        return new Versions(thing, Set.of(version(appointment, false)), right);
    }

    private UUID version(String appointment, boolean isCurrent) {
        return hub.database()
                .sql(
                        "select id from statements.version where source_ref like '%' || ? and kind = 'RECORD' and is_current = ?")
                .params(appointment, isCurrent)
                .query(UUID.class)
                .single();
    }

    private static Retraction correction(Versions versions) {
        return new Retraction(
                versions.thing(),
                versions.wrong(),
                RetractionReason.CORRECTED,
                versions.right(),
                null,
                Instant.now(),
                null);
    }

    private UUID retract(Versions versions) {
        UUID id = transactions.execute(
                status -> register.retract(correction(versions)).orElseThrow());
        return java.util.Objects.requireNonNull(id);
    }

    private TaskRow told(String practitioner, String why) {
        hub.until("the task", () -> !tasksOf(practitioner).isEmpty());
        assertThat(tasksOf(practitioner)).hasSize(1);
        TaskRow task = tasksOf(practitioner).get(0);
        assertThat(facts(practitioner, task)).contains(new Fact("Why", why));
        return task;
    }

    private List<Fact> facts(String practitioner, TaskRow task) {
        return tasks.open(hub.requester(practitioner), task.id()).orElseThrow().facts();
    }

    private List<TaskRow> tasksOf(String practitioner) {
        return tasks.list(hub.requester(practitioner), Filter.MINE).rows().stream()
                .filter(row -> row.kind() == TaskKind.TAKEN_BACK)
                .toList();
    }

    /** Who answers, by whom it is recorded, and for what. */
    private record Said(String by, UUID family, String purpose, UUID person) {}

    private Said hartley() {
        UUID family = hub.family("NM0103");
        return consents.open(hub.requester("amara-nwosu"), family, "CP_PLAN").orElseThrow().people().stream()
                .filter(person -> person.answers().stream()
                        .anyMatch(answer -> answer.giver().equals("Themself")
                                && answer.state().equals("GIVEN")))
                .map(person -> new Said("amara-nwosu", family, "CP_PLAN", person.id()))
                .findFirst()
                .orElseThrow();
    }

    private Said siddiqui() {
        return new Said(WHO_RECORDS, siddiqui, PURPOSE, amina);
    }

    private AnswerRow own(Said said) {
        return person(said).answers().stream()
                .filter(answer -> answer.giver().equals("Themself"))
                .findFirst()
                .orElseThrow();
    }

    private PersonConsent person(Said said) {
        return consents.open(hub.requester(said.by()), said.family(), said.purpose())
                .orElseThrow()
                .person(said.person())
                .orElseThrow();
    }

    private void answer(ConsentState state) {
        answer(siddiqui(), state);
    }

    private void answer(Said said, ConsentState state) {
        AnswerRequest request = new AnswerRequest(
                said.person(),
                own(said).record(),
                person(said).seen(),
                "self",
                null,
                state,
                Set.of(),
                Set.of(),
                Set.of(),
                LocalDate.now(),
                null,
                null,
                "on the telephone",
                "As I said.",
                "Kezia Blake",
                "",
                null,
                "");
        assertThat(consents.record(hub.requester(said.by()), said.family(), said.purpose(), request)
                        .orElseThrow())
                .isInstanceOf(Recorded.class);
    }

    /** Answers of hers that end or restore something, and that nobody has looked at. */
    private long unconsidered() {
        return hub.count("""
                select count(*) from consent.answer a
                where (a.state in ('WITHDRAWN', 'REFUSED') or a.state = 'GIVEN'
                    and a.id in (select answer_id from retraction.retraction where answer_id is not null))
                  and not exists (select from retraction.considered c where c.change_id = a.id and c.version = a.version)""");
    }

    private void put(String appointment, Appointment.AppointmentStatus status) {
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
