package kinbridge.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kinbridge.needtoknow.Flag;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which flags can be set as asked, by whom, and who may know of them. */
class FlagRulesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private static final SharingTables TABLES =
            SharingTables.load(Path.of(System.getProperty("kinbridge.home"), "config", "sharing"));

    @Test
    void every_flag_that_the_table_has_is_one_that_can_be_set_and_no_other() {
        assertThat(Arrays.stream(FlagKind.values()).map(FlagKind::code))
                .containsExactlyInAnyOrderElementsOf(SharingTables.flagsSetByHand());
    }

    @ParameterizedTest
    @EnumSource(FlagKind.class)
    void every_flag_is_one_that_decisions_know(FlagKind kind) {
        boolean marksASubject = kind == FlagKind.ALLEGED_PERPETRATOR;

        assertThat(Flag.of(kind.code()).isPresent()).isNotEqualTo(marksASubject);
    }

    @Test
    void a_protected_address_needs_a_reason_and_no_date() {
        assertThat(fields(FlagKind.PROTECTED_ADDRESS, set("", null, null, null)))
                .containsExactly("reason");
        assertThat(fields(FlagKind.PROTECTED_ADDRESS, set("in refuge", null, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FlagKind.class,
            names = {"CP_CONFERENCE_MEMBER", "COURT_PERMISSION", "OFFICIAL_DUTY_RECORDED"})
    void what_opens_something_to_a_colleague_needs_a_last_day(FlagKind kind) {
        assertThat(fields(kind, set("chairs", "orla-keane", null, null))).containsExactly("date");
        assertThat(fields(kind, set("chairs", "orla-keane", null, TODAY.plusMonths(3))))
                .isEmpty();
    }

    @Test
    void a_conflict_of_interest_names_the_colleague() {
        assertThat(fields(FlagKind.REQUESTER_CONFLICT, set("a cousin", null, null, null)))
                .containsExactly("colleague");
    }

    @Test
    void a_police_hold_names_no_colleague_and_no_record() {
        assertThat(fields(FlagKind.POLICE_HOLD, set("operation", "orla-keane", UUID.randomUUID(), null)))
                .containsExactly("colleague", "record");
    }

    @Test
    void a_seal_is_on_one_record() {
        assertThat(fields(FlagKind.SEALED, set("she asked", null, null, null))).containsExactly("record");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24", "2026-11-23", "2027-11-25"})
    void a_day_that_has_come_or_is_too_far_is_refused(LocalDate day) {
        assertThat(fields(FlagKind.PROTECTED_ADDRESS, set("in refuge", null, null, day)))
                .containsExactly("date");
    }

    @ParameterizedTest
    @CsvSource({
        "probation_practitioner, police_hold",
        "housing_officer, protected_address",
        "da_worker_probation, protected_address",
        "probation_practitioner, protected_address",
        "safeguarding_midwife, police_hold",
        "housing_officer, requester_linked_to_perp",
        "school_dsl, detriment_to_child",
        "school_dsl, marac_high_risk"
    })
    void whom_it_is_no_business_of_does_not_learn_that_it_is_there(String role, String kind) {
        assertThat(rights(role, false).maySee(flag(kind, null))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "police_safeguarding_liaison, police_hold",
        "social_worker, police_hold",
        "idva, protected_address",
        "safeguarding_midwife, protected_address"
    })
    void whoever_may_set_or_clear_it_sees_it(String role, String kind) {
        assertThat(rights(role, false).maySee(flag(kind, null))).isTrue();
    }

    @Test
    void a_midwife_reviews_a_protected_address_and_does_not_clear_it() {
        FlagRights midwife = rights("safeguarding_midwife", false);

        assertThat(midwife.mayReview(flag("protected_address", null))).isTrue();
        assertThat(midwife.mayClear(flag("protected_address", null))).isFalse();
    }

    @Test
    void nobody_sees_or_clears_a_flag_about_themself() {
        SetFlag aboutMe = flag("requester_linked_to_perp", "me");

        assertThat(rights("social_worker", false).maySee(aboutMe)).isFalse();
        assertThat(rights("social_worker", false).mayClear(aboutMe)).isFalse();
        assertThat(rights("social_worker", false).mayClear(flag("requester_linked_to_perp", "other")))
                .isTrue();
    }

    @Test
    void who_is_linked_to_the_alleged_perpetrator_sees_sets_and_clears_none() {
        FlagRights linked = rights("social_worker", true);

        assertThat(linked.settable()).isEmpty();
        assertThat(linked.maySee(flag("protected_address", null))).isFalse();
        assertThat(linked.mayClear(flag("protected_address", null))).isFalse();
    }

    private static FlagRights rights(String role, boolean isLinked) {
        return new FlagRights(
                TABLES, new Recorder(new Requester("me", "Me", role, "LA_CSC"), UUID.randomUUID()), isLinked);
    }

    private static SetFlag flag(String kind, @Nullable String colleague) {
        return new SetFlag(
                UUID.randomUUID(),
                FlagKind.of(kind).orElseThrow(),
                UUID.randomUUID(),
                colleague,
                null,
                "",
                "somebody",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static List<String> fields(FlagKind kind, FlagRequest.Set request) {
        return FlagRules.problems(kind, request, TODAY).stream()
                .map(FieldProblem::field)
                .toList();
    }

    private static FlagRequest.Set set(
            String reason, @Nullable String colleague, @Nullable UUID record, @Nullable LocalDate date) {
        return new FlagRequest.Set("", UUID.randomUUID(), record, colleague, reason, date);
    }
}
