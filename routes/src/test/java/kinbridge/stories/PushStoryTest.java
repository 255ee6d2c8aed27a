package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.feeds.OutflowStates;
import kinbridge.feeds.OutflowStates.OutflowState;
import kinbridge.intake.Intake;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Removal;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Flag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jms.core.JmsTemplate;

/** Maternity hears of a plan where it looks after the child, once, and nowhere else. */
@Story
class PushStoryTest {

    private static final String CHLOE = "9990001375";
    private static final String CHIDERA = "9990006857";
    private static final String LOLA = "9990045216";
    private static final String FINN = "9990017816";
    private static final String KAI = "9990043841";

    @Autowired
    Hub hub;

    @Autowired
    JmsTemplate queues;

    @Autowired
    Intake intake;

    @Autowired
    CamelContext camel;

    @Autowired
    OutflowStates outflows;

    private List<Flag> flags(String nhsNumber) {
        return hub.midwifery().received(Flag.class).stream()
                .filter(flag ->
                        nhsNumber.equals(flag.getSubject().getIdentifier().getValue()))
                .toList();
    }

    private List<CareTeam> teams(String nhsNumber) {
        return hub.midwifery().received(CareTeam.class).stream()
                .filter(team ->
                        nhsNumber.equals(team.getSubject().getIdentifier().getValue()))
                .toList();
    }

    @Test
    void the_plan_of_an_unborn_child_reaches_maternity_once_under_the_mothers_number() {
        assertThat(flags(CHLOE)).hasSize(1).allMatch(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE);
    }

    @Test
    void maternity_is_told_whom_to_ring() {
        assertThat(teams(CHLOE))
                .hasSize(1)
                .allMatch(team -> team.getTelecomFirstRep().getValue().equals("01632 960100"));
    }

    @Test
    void nothing_of_a_child_with_a_plan_whom_maternity_does_not_know_is_sent() {
        assertThat(hub.count("""
                select count(*) from statements.record r join statements.version v on v.id = r.version_id and v.is_current
                join statements.subject_identity s on s.version_id = v.id join people.identity i on i.id = s.identity_id
                where r.type = 'CHILD_PROTECTION_PLAN' and i.local_id = 'NM0204'""")).isPositive();

        assertThat(flags(CHIDERA)).isEmpty();
    }

    @Test
    void every_number_that_was_sent_is_one_of_maternitys_own() {
        List<String> known = hub.database()
                .sql(
                        "select nhs_number from people.identity where system = 'midwifery-fhir' and nhs_number is not null")
                .query(String.class)
                .list();

        assertThat(hub.midwifery().received(Flag.class))
                .isNotEmpty()
                .allMatch(
                        flag -> known.contains(flag.getSubject().getIdentifier().getValue()));
    }

    @Test
    void a_message_that_is_delivered_twice_leaves_one_flag() {
        UUID message = hub.database()
                .sql("select m.id from push.message m where m.family_id = ? and delivered_at is not null")
                .param(hub.family("NM0103"))
                .query(UUID.class)
                .single();
        hub.asOwner("update push.message set delivered_at = null where id = '" + message + "'");

        queues.convertAndSend("delivery.midwifery-cpis", message.toString());

        hub.until(
                "the second delivery",
                () -> hub.count("select count(*) from push.message where id = ? and delivered_at is not null", message)
                        == 1);
        assertThat(flags(CHLOE)).hasSize(1);
        assertThat(teams(CHLOE)).hasSize(1);
    }

    @Test
    void a_message_that_a_kill_kept_from_its_queue_is_delivered() {
        hub.asOwner("update push.message set delivered_at = null, queued_at = null where family_id = '"
                + hub.family("NM0103") + "'");

        hub.until("the delivery", () -> delivered() == 1);
        assertThat(flags(CHLOE)).hasSize(1);
    }

    @Test
    void a_family_in_whose_consideration_something_broke_is_considered_again() {
        hub.asOwner("revoke insert on push.message from kinbridge_app");
        try {
            hub.asOwner("delete from push.message where family_id = '" + hub.family("NM0103") + "'");
            hub.asOwner("insert into events.outbox (person_id, created_at) select person_id, now() "
                    + "from people.identity where system = 'socialcare-ssd' and local_id = 'NM0103'");
            hub.until("a try that fails", () -> hub.waitingToBeTriedAgain("push.consider") > 0);
        } finally {
            hub.asOwner("grant insert on push.message to kinbridge_app");
        }

        hub.until("the delivery", () -> delivered() == 1);
        assertThat(flags(CHLOE)).hasSize(1);
    }

    private long delivered() {
        return hub.count(
                "select count(*) from push.message where family_id = ? and delivered_at is not null",
                hub.family("NM0103"));
    }

    @Test
    void a_plan_that_is_made_today_reaches_maternity_for_the_child_it_knows_and_not_for_her_brother() {
        plan("CP-STORY-1", "NM1002");
        plan("CP-STORY-2", "NM1003");

        hub.until("the flag", () -> !flags(LOLA).isEmpty());
        hub.until("her brother's plan", () -> hub.count("""
                select count(*) from statements.record r join statements.subject_identity s on s.version_id = r.version_id
                join people.identity i on i.id = s.identity_id
                where r.type = 'CHILD_PROTECTION_PLAN' and i.local_id = 'NM1002'""") > 0);
        hub.settle();

        assertThat(flags(LOLA)).hasSize(1);
        assertThat(teams(LOLA)).hasSize(1);
        assertThat(flags(KAI)).isEmpty();
    }

    @Test
    void a_plan_that_is_taken_back_is_taken_back_from_maternity_too() {
        plan("CP-STORY-3", "NM0302");
        hub.until("the flag", () -> statuses(FINN).equals(List.of(Flag.FlagStatus.ACTIVE)));

        intake.record(new Removal("socialcare-ssd", Agency.SOCIALCARE, planOf("NM0302"), Instant.now(), "purge"));

        hub.until("it to be taken back", () -> statuses(FINN).equals(List.of(Flag.FlagStatus.ENTEREDINERROR)));
        assertThat(teams(FINN)).allMatch(team -> team.getStatus() == CareTeam.CareTeamStatus.ENTEREDINERROR);
        hub.until(
                "the acknowledgement",
                () -> hub.count("select count(*) from push.message where retracts and delivered_at is not null") == 1);
        hub.until("the register to have it", () -> hub.count("""
                select count(*) from retraction.standing where is_delivery and state = 'CONFIRMED'
                  and recipient = 'midwifery-cpis' and reason = 'TAKEN_BACK'""") == 1);
        hub.settle();
        assertThat(hub.count("""
                select count(*) from push.message m join sharing_log.entry e on e.entry_id = m.log_entry
                where m.retracts""")).isOne();
        whatTheAgencyRefusesIsNotTakenBackAgainAndAgain();
    }

    /** Without what the hub notices about its users meanwhile, which is of no family. */
    private long changesOfFamilies() {
        return hub.count("select count(*) from sharing_log.entry where kind = 'STATE'"
                + " and cast(convert_from(header, 'UTF8') as jsonb) -> 'about' ->> 'familyId' is not null");
    }

    private void whatTheAgencyRefusesIsNotTakenBackAgainAndAgain() {
        hub.asOwner(
                "update push.message set delivered_at = null, refused_at = now(), refused_why = 'no' where retracts");
        long written = changesOfFamilies();
        NotifyBuilder rounds =
                new NotifyBuilder(camel).fromRoute("push-retracted").whenDone(2).create();

        hub.until("two more rounds", rounds::matches);

        assertThat(hub.count("select count(*) from push.message where retracts"))
                .isOne();
        assertThat(changesOfFamilies()).isEqualTo(written);
        hub.asOwner(
                "update push.message set delivered_at = now(), refused_at = null, refused_why = null where retracts");
    }

    @Test
    void what_maternity_has_not_confirmed_or_will_not_take_is_told_to_it_officers() {
        UUID message = hub.database()
                .sql("select id from push.message where family_id = ? and delivered_at is not null")
                .param(hub.family("NM0103"))
                .query(UUID.class)
                .single();
        OutflowState before = outflow();
        String since = "set delivered_at = null, queued_at = now(), created_at = now() - interval '20 minutes'";

        hub.asOwner("update push.message " + since + ", failure = 'nothing answers' where id = '" + message + "'");
        OutflowState waiting = outflow();
        hub.asOwner("update push.message set refused_at = now(), refused_why = 'no such patient' where id = '" + message
                + "'");
        OutflowState refused = outflow();
        String page = hub.visitor("lena-foss").get("/connectors").body();
        hub.asOwner(
                "update push.message set delivered_at = now(), refused_at = null, refused_why = null, failure = null"
                        + " where id = '" + message + "'");

        assertThat(before.needsAttention(Instant.now())).isFalse();
        assertThat(waiting.waiting()).isOne();
        assertThat(waiting.isStuck(Instant.now())).isTrue();
        assertThat(waiting.problem()).isEqualTo("nothing answers");
        assertThat(refused.refused()).isOne();
        assertThat(page).contains("What goes out", "The agency refused 1: no such patient");
        assertThat(outflow().confirmed()).isEqualTo(before.confirmed());
    }

    private OutflowState outflow() {
        return outflows.outflows().stream()
                .filter(state -> state.delivery().equals("midwifery-cpis"))
                .findFirst()
                .orElseThrow();
    }

    private List<Flag.FlagStatus> statuses(String number) {
        return flags(number).stream().map(Flag::getStatus).toList();
    }

    /** Under which reference social care said it. */
    private String planOf(String child) {
        return hub.database().sql("""
                        select v.source_ref from statements.record r
                        join statements.version v on v.id = r.version_id and v.is_current
                        join statements.record_subject s on s.version_id = v.id
                        where r.type = 'CHILD_PROTECTION_PLAN' and s.local_id = ? and v.source_ref like '%CP-STORY%'""").param(child).query(String.class).single();
    }

    @Test
    void each_push_is_in_the_sharing_log() {
        assertThat(hub.count("""
                select count(*) from push.message m where not m.retracts
                  and not exists (select from sharing_log.entry e where e.entry_id = m.log_entry and e.kind = 'PUSH')""")).isZero();
        assertThat(hub.count("select count(*) from push.message")).isPositive();
    }

    private void plan(String id, String child) {
        hub.socialcare()
                .insertRow(
                        "ssd_cp_plans",
                        Map.of(
                                "cppl_cp_plan_id",
                                id,
                                "cppl_person_id",
                                child,
                                "cppl_cp_plan_start_date",
                                LocalDate.now().minusDays(1).toString(),
                                "cppl_cp_plan_ola",
                                "N",
                                "cppl_cp_plan_initial_category",
                                "Emotional abuse",
                                "cppl_cp_plan_latest_category",
                                "Emotional abuse"));
    }
}
