package kinbridge.needtoknow;

import static kinbridge.needtoknow.Asking.asking;
import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.needtoknow.Decision.LawfulBasis;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.junit.jupiter.api.Test;

/** Section 2.16. */
class LawfulBasesTest {

    @Test
    void a_voluntary_agency_has_no_public_task() {
        assertThat(plan("LA_EH").article6()).isEqualTo("6(1)(e) public task");
        assertThat(plan("DA_SVC").article6()).startsWith("recognised legitimate interest");
    }

    @Test
    void police_data_leave_law_enforcement_only_as_authorised_by_law() {
        assertThat(plan("POLICE").gateway()).endsWith("leaves DPA2018 Part 3 under s36(4) (authorised by law)");
        assertThat(plan("LA_EH").gateway()).doesNotContain("Part 3");
    }

    @Test
    void for_law_enforcement_they_do_not_leave_it() {
        LawfulBasis basis = asking("probation_practitioner")
                .about("CJ.CONVICTION")
                .heldBy("POLICE")
                .forPurpose("OFFENDER_MGMT")
                .flagged("necessity_recorded")
                .decide()
                .lawfulBasis();
        assertThat(basis.gateway()).isEqualTo("OMA2007 s14; CJA2003 s325");
        assertThat(basis.specialOrCriminal()).isEqualTo("Art10+Sch1 para10 or Part 3 Sch8");
    }

    @Test
    void court_work_rests_on_legal_claims() {
        LawfulBasis basis = asking("social_worker")
                .about("HE.MH")
                .heldBy("NHS_MH")
                .forPurpose("LEGAL_PROCEEDINGS")
                .decide()
                .lawfulBasis();
        assertThat(basis.specialOrCriminal()).isEqualTo("9(2)(f) legal claims");
    }

    @Test
    void a_voluntary_agency_in_an_emergency_relies_on_vital_interests() {
        LawfulBasis basis = asking("social_worker")
                .about("DA.RISK")
                .heldBy("DA_SVC")
                .forPurpose("EMERGENCY")
                .at(HarmLevel.IMMINENT)
                .decide()
                .lawfulBasis();
        assertThat(basis.article6()).startsWith("6(1)(d) vital interests");
    }

    private static LawfulBasis plan(String holder) {
        return asking("social_worker").about("TAF.PLAN").heldBy(holder).decide().lawfulBasis();
    }
}
