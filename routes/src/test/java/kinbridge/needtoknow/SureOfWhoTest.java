package kinbridge.needtoknow;

import static kinbridge.needtoknow.Asking.asking;
import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SureOfWhoTest {

    private static Decision held(Asking asking, boolean isSure) {
        DecisionRequest request = asking.request();
        return SureOfWho.hold(request, Tables.ENGINE.decide(request), isSure, Tables.SHIPPED);
    }

    /** In an enquiry, where the rules release it. */
    private static Asking toASocialWorker(String category, String holder) {
        return asking("social_worker")
                .about(category)
                .heldBy(holder)
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47);
    }

    @ParameterizedTest
    @CsvSource({"DA.INCIDENT, POLICE", "DA.RISK, POLICE", "CJ.RISK, PROBATION", "HE.MH, NHS_MH"})
    void what_is_highly_sensitive_or_marks_a_risk_waits_for_somebody_to_say_whom_it_is_about(
            String category, String holder) {
        Asking asking = toASocialWorker(category, holder);
        assertThat(asking.decide().releases()).isTrue();

        Decision decision = held(asking, false);

        assertThat(decision.decidedBy()).isEqualTo("2.14");
        assertThat(decision.releases()).isFalse();
        assertThat(decision.lawfulBasis()).isNull();
        assertThat(decision.obligations()).doesNotContain("SUPERVISOR_SIGNOFF");
    }

    @Test
    void where_it_is_sure_the_rules_have_the_word() {
        Asking asking = toASocialWorker("DA.INCIDENT", "POLICE");

        assertThat(held(asking, true)).isEqualTo(asking.decide());
    }

    @Test
    void what_is_less_sensitive_passes_on_a_likeness() {
        Asking asking = toASocialWorker("HO.TENANCY", "LA_HOUSING");

        assertThat(held(asking, false)).isEqualTo(asking.decide());
        assertThat(asking.decide().releases()).isTrue();
    }

    @Test
    void an_agency_sees_its_own_records_however_they_were_joined() {
        Asking asking = toASocialWorker("SC.S47", "LA_CSC");

        assertThat(held(asking, false)).isEqualTo(asking.decide());
    }

    @Test
    void what_is_refused_stays_refused_by_its_own_rule() {
        Asking asking = asking("housing_officer").about("HE.MH").heldBy("NHS_MH");
        assertThat(asking.decide().level().compareTo(DetailLevel.EXISTENCE)).isNegative();

        assertThat(held(asking, false)).isEqualTo(asking.decide());
    }
}
