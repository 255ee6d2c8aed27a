package kinbridge.familyview;

import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Purpose;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FamilyGateTest {

    @Test
    void somebody_outside_comes_in_with_recorded_necessity_for_such_a_purpose() {
        assertThat(FamilyGate.isOpen(TafStatus.NOT_MEMBER, "CP_ENQUIRY", true, false, false))
                .isTrue();
    }

    @Test
    void without_necessity_nobody_outside_comes_in() {
        assertThat(FamilyGate.isOpen(TafStatus.NOT_MEMBER, "CP_ENQUIRY", false, false, true))
                .isFalse();
    }

    @Test
    void necessity_for_a_purpose_of_the_team_lets_nobody_in() {
        assertThat(FamilyGate.isOpen(TafStatus.NOT_MEMBER, "TAF_SUPPORT", true, false, true))
                .isFalse();
    }

    @Test
    void direct_care_is_for_those_whose_agency_has_a_patient_there() {
        assertThat(FamilyGate.isOpen(TafStatus.NOT_MEMBER, "DIRECT_CARE", true, false, true))
                .isTrue();
        assertThat(FamilyGate.isOpen(TafStatus.NOT_MEMBER, "DIRECT_CARE", true, false, false))
                .isFalse();
    }

    @Property
    void a_leaver_never_comes_in(
            @ForAll Purpose purpose, @ForAll boolean necessary, @ForAll boolean broken, @ForAll boolean patients) {
        assertThat(FamilyGate.isOpen(TafStatus.LEFT, purpose.name(), necessary, broken, patients))
                .isFalse();
    }

    @Property
    void who_is_outside_and_recorded_nothing_stays_outside(@ForAll Purpose purpose, @ForAll boolean patients) {
        assertThat(FamilyGate.isOpen(TafStatus.NOT_MEMBER, purpose.name(), false, false, patients))
                .isFalse();
    }

    @Property
    void the_team_and_statutory_roles_always_come_as_far_as_a_decision(@ForAll Purpose purpose) {
        assertThat(FamilyGate.isOpen(TafStatus.MEMBER, purpose.name(), false, false, false))
                .isTrue();
        assertThat(FamilyGate.isOpen(TafStatus.STATUTORY, purpose.name(), false, false, false))
                .isTrue();
    }
}
