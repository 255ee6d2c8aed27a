package kinbridge.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.grants.Known.Duty;
import kinbridge.grants.OwedDuties.Owed;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import kinbridge.work.TaskKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwedDutiesTest {

    private static final UUID MOTHER = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID PARTNER = UUID.fromString("00000000-0000-4000-8000-000000000002");

    private final Grant atOnce = grant(Basis.AT_ONCE, false);

    private static Grant grant(Basis basis, boolean hasReason) {
        return new Grant(UUID.randomUUID(), basis, Set.of("HE"), HarmLevel.CP, Instant.MAX, Map.of(), hasReason, false);
    }

    private static Look look(String kind) {
        return new Look(
                kind,
                new Requester("sw", "sw", "social_worker", "LA_CSC"),
                TafStatus.MEMBER,
                "CP_PLAN",
                UUID.randomUUID(),
                null,
                HarmLevel.CP,
                Set.of(),
                Channel.INDIVIDUAL_VIEW,
                "",
                null);
    }

    private static DecisionSubject subject(UUID person, ConsentState state, boolean isAllegedPerpetrator) {
        return new DecisionSubject(
                person.toString(),
                "subject",
                30,
                DecisionSubject.Status.LIVING,
                null,
                Map.of("self", state),
                Set.of(),
                isAllegedPerpetrator,
                false);
    }

    private static Decided decided(
            DetailLevel level, boolean override, String rule, Set<String> codes, DecisionSubject... subjects) {
        Undecided item = new Undecided(
                Undecided.Kind.RECORD,
                UUID.randomUUID(),
                UUID.randomUUID(),
                Agency.MIDWIFERY,
                "NHS_MAT",
                Category.HE_MH,
                "midwifery-fhir",
                "OBSERVATION",
                List.of(),
                null,
                null,
                Instant.EPOCH,
                Map::of);
        DecisionRequest request = new DecisionRequest(
                "social_worker",
                "LA_CSC",
                TafStatus.MEMBER,
                List.of(subjects),
                "NHS_MAT",
                "HE.MH",
                "CP_PLAN",
                HarmLevel.CP,
                Set.of(),
                Channel.INDIVIDUAL_VIEW);
        Decision decision = new Decision(level, rule, null, List.copyOf(codes), override, List.of(), "v");
        return new Decided(item, request, decision, List.of());
    }

    private List<Owed> owed(String kind, @Nullable Grant grant, Decided... decisions) {
        return OwedDuties.of(look(kind), List.of(decisions), decided -> grant, null);
    }

    private static Decided override(Set<String> codes, DecisionSubject... subjects) {
        return decided(DetailLevel.SUMMARY, true, "2.10", codes, subjects);
    }

    @Test
    void three_hundred_records_owe_one_reason_and_one_signature() {
        Decided one =
                override(Set.of("SUPERVISOR_SIGNOFF", "NOTIFY_SUBJECT"), subject(MOTHER, ConsentState.REFUSED, false));
        Decided[] many = new Decided[300];
        java.util.Arrays.fill(many, one);

        assertThat(owed("look", atOnce, many))
                .extracting(owed -> owed.duty().kind())
                .containsExactlyInAnyOrder(
                        TaskKind.RECORD_REASON, TaskKind.SUPERVISOR_SIGNOFF, TaskKind.NOTIFY_SUBJECT);
    }

    @Test
    void who_agreed_need_not_be_told_and_who_did_not_is_each_a_duty() {
        Decided one = override(
                Set.of("NOTIFY_SUBJECT"),
                subject(MOTHER, ConsentState.GIVEN, false),
                subject(PARTNER, ConsentState.NOT_SOUGHT, false));

        assertThat(owed("look", grant(Basis.SIGNED_FIRST, true), one))
                .extracting(owed -> owed.duty().person())
                .containsExactly(PARTNER);
    }

    @Test
    void an_alleged_perpetrator_is_usually_not_told() {
        Decided one = override(Set.of("NOTIFY_SUBJECT"), subject(PARTNER, ConsentState.NOT_SOUGHT, true));

        assertThat(owed("look", grant(Basis.SIGNED_FIRST, true), one)).allMatch(Owed::isNotTold);
    }

    @Test
    void where_one_record_makes_telling_unsafe_it_is_unsafe() {
        DecisionSubject mother = subject(MOTHER, ConsentState.REFUSED, false);

        assertThat(owed(
                        "look",
                        grant(Basis.SIGNED_FIRST, true),
                        override(Set.of("NOTIFY_SUBJECT"), mother),
                        override(Set.of("DO_NOT_NOTIFY"), mother)))
                .extracting(owed -> owed.duty().kind())
                .containsExactly(TaskKind.DO_NOT_NOTIFY);
    }

    @Test
    void an_alert_has_its_rule_for_a_reason_and_one_review_with_the_signature() {
        Decided one = override(Set.of("SUPERVISOR_SIGNOFF", "REVIEW:1wd"), subject(MOTHER, ConsentState.GIVEN, false));

        assertThat(owed("alert", atOnce, one)).singleElement().satisfies(owed -> {
            assertThat(owed.duty().kind()).isEqualTo(TaskKind.SUPERVISOR_SIGNOFF);
            assertThat(owed.codes()).containsExactly("REVIEW:1wd", "SUPERVISOR_SIGNOFF");
        });
    }

    @Test
    void what_was_signed_first_owes_neither_reason_nor_signature() {
        Decided one =
                override(Set.of("RECORD_REASON", "SUPERVISOR_SIGNOFF"), subject(MOTHER, ConsentState.GIVEN, false));

        assertThat(owed("look", grant(Basis.SIGNED_FIRST, true), one)).isEmpty();
    }

    @Test
    void what_was_hidden_is_nobodys_duty_here() {
        Decided hidden = decided(
                DetailLevel.WITHHOLD_HIDE,
                false,
                "2.3d",
                Set.of("NOTIFY_IG", "ORIGINATOR_CONTACT", "SEEK_CONSENT", "LEGAL_ADVICE"),
                subject(MOTHER, ConsentState.NOT_SOUGHT, false));

        assertThat(owed("look", null, hidden)).isEmpty();
    }

    @Test
    void a_refusal_that_may_be_seen_reaches_governance_by_its_rule() {
        Decided refused = decided(
                DetailLevel.WITHHOLD, false, "2.2d", Set.of("NOTIFY_IG"), subject(MOTHER, ConsentState.GIVEN, false));

        assertThat(owed("look", null, refused))
                .extracting(Owed::duty)
                .containsExactly(new Duty(TaskKind.NOTIFY_IG, null, null, "2.2d"));
    }

    @Test
    void asking_is_owed_once_for_each_person_whom_nobody_asked() {
        Decided one = decided(
                DetailLevel.FULL,
                false,
                "2.6",
                Set.of("SEEK_CONSENT"),
                subject(MOTHER, ConsentState.NOT_SOUGHT, false),
                subject(PARTNER, ConsentState.EXPIRED, false));

        assertThat(owed("look", null, one, one))
                .extracting(owed -> owed.duty().person())
                .containsExactly(MOTHER, PARTNER);
    }

    @Test
    void what_only_waits_for_a_signature_owes_none_until_somebody_asks() {
        Decided held = decided(
                DetailLevel.WITHHOLD,
                false,
                "2.13",
                Set.of("SUPERVISOR_SIGNOFF"),
                subject(MOTHER, ConsentState.REFUSED, false));

        assertThat(owed("look", null, held)).isEmpty();
    }
}
