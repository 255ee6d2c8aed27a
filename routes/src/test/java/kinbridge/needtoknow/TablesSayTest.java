package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import org.junit.jupiter.api.Test;

/** What pages ask of the tables: titles, reasons and ceilings. */
class TablesSayTest {

    /** Read for each test: what is read once for all of them would be asked of one test only. */
    private final SharingTables tables = SharingTables.load(Tables.FOLDER);

    @Test
    void codes_have_titles_and_unknown_codes_stand_for_themselves() {
        assertThat(tables.titleOfAgency("NHS_MAT")).isNotEqualTo("NHS_MAT").isNotBlank();
        assertThat(tables.titleOfAgency("ACME")).isEqualTo("ACME");
        assertThat(tables.titleOfRole("wizard")).isEqualTo("wizard");
        assertThat(tables.titleOf(Profile.SWK)).startsWith("Children's social worker");
        assertThat(tables.titleOf(Purpose.PREBIRTH)).startsWith("Pre-birth");
        assertThat(tables.titleOf(Purpose.SUBJECT_ACCESS)).isEqualTo("What is held about me or my child");
    }

    @Test
    void profiles_have_reasons() {
        assertThat(tables.reasonFor(Profile.HOU)).contains("tenancy");
    }

    @Test
    void categories_say_what_hides_and_what_the_perpetrator_must_not_read() {
        assertThat(tables.hidesExistence(Category.HE_MH)).isTrue();
        assertThat(tables.hidesExistence(Category.ID_CORE)).isFalse();
        assertThat(tables.inPerpetratorBlock(Category.DA_SAFETYPLAN)).isTrue();
        assertThat(tables.inPerpetratorBlock(Category.ID_CORE)).isFalse();
    }

    @Test
    void a_purpose_says_how_far_it_reaches() {
        assertThat(tables.purposeCeiling(Purpose.HOUSING_SUPPORT, Category.SC_STATUS))
                .contains(DetailLevel.EXISTENCE);
        assertThat(tables.purposeCeiling(Purpose.HOUSING_SUPPORT, Category.HE_SEXUAL))
                .isEmpty();
    }

    @Test
    void somebody_who_asks_in_their_own_right_has_one_purpose_and_an_unknown_role_none() {
        assertThat(tables.purposesOf("subject_adult")).containsExactly(Purpose.SUBJECT_ACCESS);
        assertThat(tables.purposesOf("wizard")).isEmpty();
    }

    @Test
    void only_named_sources_may_be_cited() {
        assertThat(tables.isSource("CA1989-S47")).isTrue();
        assertThat(tables.isSource("MAGNA-CARTA")).isFalse();
    }

    @Test
    void the_law_treats_agencies_alike_only_where_it_says_so() {
        HoldingAgency police = tables.holdingAgency("POLICE").orElseThrow();
        assertThat(police.part3()).isTrue();
        assertThat(police.nhs()).isFalse();
        assertThat(police.voluntary()).isFalse();
        assertThat(police.s47Duty()).isFalse();
        HoldingAgency clinic = tables.holdingAgency("DRUG_ALC").orElseThrow();
        assertThat(clinic.nhs()).isTrue();
        assertThat(clinic.voluntary()).isTrue();
        assertThat(clinic.part3()).isFalse();
        assertThat(tables.holdingAgency("NHS_MAT").orElseThrow().s47Duty()).isTrue();
    }

    @Test
    void the_engine_says_by_which_tables_it_decides() {
        assertThat(Tables.ENGINE.policyVersion())
                .isEqualTo(tables.policyVersion())
                .hasSize(64);
    }

    @Test
    void a_visit_only_cell_says_more_before_the_door_than_anywhere_else() {
        assertThat(tables.matrixCeiling(Profile.CMW, Category.CJ_LICENCE, Purpose.VISIT_SAFETY))
                .isEqualTo(DetailLevel.SUMMARY);
        assertThat(tables.matrixCeiling(Profile.CMW, Category.CJ_LICENCE, Purpose.CP_PLAN))
                .isEqualTo(DetailLevel.EXISTENCE);
    }
}
