package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.EXISTENCE;
import static kinbridge.mappings.DetailLevel.FULL;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static kinbridge.needtoknow.Asking.asking;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 2.1, in pairs: what is shown, and the same thing not shown. */
class RequesterRulesTest {

    @Test
    void a_social_worker_sees_the_plan() {
        assertThat(asking("social_worker").about("TAF.PLAN").decide().level()).isEqualTo(FULL);
    }

    @Test
    void a_social_worker_who_is_a_relative_does_not_and_information_governance_is_told() {
        Decision decision = asking("social_worker")
                .about("TAF.PLAN")
                .flagged("requester_conflict")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("2.1a");
        assertThat(decision.obligations())
                .containsExactly("LOG", "NOTIFY_IG", "RECORD_REASON", "TELL_REQUESTER_NOTHING");
    }

    @ParameterizedTest
    @CsvSource({
        "wizard, LA_CSC, TAF.PLAN, TAF_SUPPORT, separable",
        "social_worker, LA_MAGIC, TAF.PLAN, TAF_SUPPORT, separable",
        "social_worker, LA_CSC, TAF.GOSSIP, TAF_SUPPORT, separable",
        "social_worker, LA_CSC, TAF.PLAN, CURIOSITY, separable",
        "social_worker, LA_CSC, TAF.PLAN, TAF_SUPPORT, seperable",
    })
    void a_code_that_nobody_knows_is_refused_not_ignored(
            String role, String agency, String category, String purpose, String flag) {
        Decision decision = asking(role)
                .of(agency)
                .about(category)
                .forPurpose(purpose)
                .flagged(flag)
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("2.1b");
        assertThat(decision.obligations()).contains("NOTIFY_IG");
    }

    @Test
    void an_unknown_holder_is_refused() {
        assertThat(asking("social_worker").heldBy("SOMEBODY").decide().decidedBy())
                .isEqualTo("2.1b");
    }

    @Test
    void a_record_about_nobody_known_is_shown_to_nobody() {
        Decision decision = asking("social_worker").concerning().decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("2.1b");
    }

    @Test
    void a_landlord_sees_an_ordinary_address() {
        assertThat(asking("housing_officer")
                        .about("ID.ADDRESS")
                        .heldBy("LA_CSC")
                        .decide()
                        .level())
                .isEqualTo(FULL);
    }

    @Test
    void a_landlord_never_sees_one_that_must_stay_secret() {
        Decision decision = asking("housing_officer")
                .about("ID.ADDRESS")
                .heldBy("LA_CSC")
                .flagged("protected_address")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.trace())
                .anySatisfy(step -> assertThat(step.finding()).contains("ID.ADDRESS_PROTECTED"));
    }

    @Test
    void a_school_learns_of_a_secret_address_only_that_there_is_one_and_no_place() {
        Decision decision = asking("school_dsl")
                .about("ID.ADDRESS")
                .heldBy("LA_CSC")
                .flagged("protected_address")
                .decide();
        assertThat(decision.level()).isEqualTo(EXISTENCE);
        assertThat(decision.obligations()).contains("STRIP_LOCATION");
    }
}
