package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import kinbridge.family.Practitioners.Practitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {

    private static Practitioner person(String role, String... may) {
        return new Practitioner("somebody", "Some Body", role, "LA_IG", "", "", "", "", false, Map.of(), Set.of(may));
    }

    @ParameterizedTest
    @CsvSource({"it_officer", "ig_officer", "dpo"})
    void no_role_sees_or_ends_by_itself_what_waits_in_quarantine(String role) {
        assertThat(Permission.of(person(role)))
                .contains(Permission.WATCH_QUARANTINE)
                .doesNotContain(Permission.SEE_QUARANTINE_CONTENT, Permission.REPLAY_QUARANTINE);
    }

    @Test
    void colleagues_are_looked_into_by_governance_and_not_by_the_caldicott_guardian() {
        assertThat(Permission.of(person("ig_officer"))).contains(Permission.SETTLE_FINDINGS);
        assertThat(Permission.of(person("dpo"))).contains(Permission.SETTLE_FINDINGS);
        assertThat(Permission.of(person("caldicott_guardian"))).doesNotContain(Permission.SETTLE_FINDINGS);
        assertThat(Permission.of(person("csc_team_manager"))).doesNotContain(Permission.SETTLE_FINDINGS);
    }

    @Test
    void who_may_replay_does_not_see_content() {
        assertThat(Permission.of(person("it_officer", "quarantine-replay")))
                .contains(Permission.REPLAY_QUARANTINE)
                .doesNotContain(Permission.SEE_QUARANTINE_CONTENT);
    }

    @Test
    void who_may_see_content_ends_nothing() {
        assertThat(Permission.of(person("it_officer", "quarantine-content")))
                .contains(Permission.SEE_QUARANTINE_CONTENT)
                .doesNotContain(Permission.REPLAY_QUARANTINE);
    }

    @Test
    void a_grant_to_somebody_whose_role_has_nothing_to_do_with_it_opens_nothing() {
        assertThat(Permission.of(person("social_worker", "quarantine-content", "quarantine-replay")))
                .isEqualTo(Permission.of("social_worker"));
    }

    @Test
    void a_grant_that_there_is_not_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> person("it_officer", "quarantine-everything"))
                .withMessageContaining("quarantine-everything")
                .withMessageContaining("quarantine-replay");
    }

    @Test
    void who_is_who_is_decided_by_whom_it_is_granted_by_name_among_those_who_work_with_families() {
        assertThat(Permission.of(person("social_worker", "link-review"))).contains(Permission.REVIEW_LINKS);
        assertThat(Permission.of(person("social_worker"))).doesNotContain(Permission.REVIEW_LINKS);
        assertThat(Permission.of(person("it_officer", "link-review"))).doesNotContain(Permission.REVIEW_LINKS);
        assertThat(Permission.of(person("ig_officer", "link-review"))).doesNotContain(Permission.REVIEW_LINKS);
    }

    @ParameterizedTest
    @CsvSource({
        "ig_officer, true",
        "dpo, true",
        "caldicott_guardian, false",
        "social_worker, false",
        "it_officer, false"
    })
    void subject_access_is_handled_by_who_answers_for_the_council(String role, boolean may) {
        assertThat(Permission.of(role).contains(Permission.HANDLE_SUBJECT_ACCESS))
                .isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({"caldicott_guardian, true", "ig_officer, false", "dpo, false", "social_worker, false"})
    void what_waits_for_an_opinion_is_for_the_caldicott_guardian(String role, boolean may) {
        assertThat(Permission.of(role).contains(Permission.SEE_WHAT_WAITS_FOR_OPINION))
                .isEqualTo(may);
    }
}
