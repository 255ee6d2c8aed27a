package kinbridge.mappings.socialcare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.StatementJson;
import org.junit.jupiter.api.Test;

/** What must not come out under a lesser category than its own; each beside what does come out. */
class WhatSocialCareHidesTest {

    private final SsdMapping mapping = new SsdMapping();

    private List<AgencyRecord> records(String table, String row) {
        Item item = new Item("socialcare-ssd", table, null, table, "row 1", row, null);
        ItemOutcome.Understood understood = (ItemOutcome.Understood) mapping.map(item);
        return understood.statements().stream()
                .filter(AgencyRecord.class::isInstance)
                .map(AgencyRecord.class::cast)
                .toList();
    }

    private static String words(AgencyRecord agencyRecord) {
        return StatementJson.write(agencyRecord).toString();
    }

    private static final String CONTACT = """
            {"cont_contact_id": "1", "cont_person_id": "P1", "cont_contact_date": "2026-01-02",
             "cont_contact_source_code": "1B", "cont_contact_source_desc": "the lady at number 9",
             "cont_contact_outcome_json": "{\\"NEW_REFERRAL_FLAG\\":\\"Y\\",\\"CP_ENQUIRY_FLAG\\":\\"Y\\",\\"COMMENTS\\":\\"she said\\"}"}""";

    @Test
    void who_told_social_care_is_a_record_of_the_referrer() {
        assertThat(records("ssd_contacts", CONTACT))
                .filteredOn(
                        each -> words(each).contains("number 9") || words(each).contains("acquaintance"))
                .extracting(AgencyRecord::category)
                .containsExactly(Category.SC_REFERRER);
    }

    @Test
    void a_contact_says_its_outcome_and_not_that_there_is_an_enquiry() {
        AgencyRecord contact = records("ssd_contacts", CONTACT).get(0);
        assertThat(contact.fields().get("outcomes").value()).isEqualTo(List.of("new referral"));
    }

    @Test
    void comments_are_nowhere() {
        assertThat(records("ssd_contacts", CONTACT))
                .noneMatch(each -> words(each).contains("she said"));
    }

    @Test
    void a_protection_plan_shows_a_status_to_those_who_may_not_see_the_plan() {
        List<AgencyRecord> records = records("ssd_cp_plans", """
                {"cppl_cp_plan_id": "1", "cppl_person_id": "P1", "cppl_cp_plan_start_date": "2026-01-02",
                 "cppl_cp_plan_latest_category": "Sexual abuse"}""");
        assertThat(records).extracting(AgencyRecord::category).containsExactly(Category.SC_CPPLAN, Category.SC_STATUS);
        assertThat(words(records.get(1))).contains("Child protection plan").doesNotContain("Sexual");
        assertThat(records.get(0).fields().get("latestCategory").level()).isEqualTo(DetailLevel.FULL);
    }

    @Test
    void adoption_is_in_no_record_but_its_own() {
        List<AgencyRecord> records = records("ssd_cla_episodes", """
                {"clae_cla_episode_id": "1", "clae_person_id": "P1", "clae_cla_episode_start_date": "2020-01-02",
                 "clae_cla_episode_ceased_date": "2021-01-02", "clae_cla_episode_ceased_reason": "E12"}""");
        assertThat(records)
                .filteredOn(each -> words(each).contains("adopt") || words(each).contains("E12"))
                .extracting(AgencyRecord::category)
                .containsOnly(Category.SC_ADOPTION);
        assertThat(records).extracting(AgencyRecord::type).contains(RecordType.PREVIOUS_REMOVAL);
    }

    @Test
    void a_child_who_went_home_was_not_removed() {
        assertThat(records("ssd_cla_episodes", """
                        {"clae_cla_episode_id": "1", "clae_person_id": "P1", "clae_cla_episode_ceased_reason": "E4A"}"""))
                .extracting(AgencyRecord::type)
                .doesNotContain(RecordType.PREVIOUS_REMOVAL);
    }

    @Test
    void only_an_order_that_takes_a_child_away_is_a_removal() {
        for (String code : List.of("C1", "C2", "E1", "V2", "L2")) {
            boolean isRemoval = records(
                            "ssd_legal_status",
                            "{\"lega_legal_status_id\":\"1\",\"lega_person_id\":\"P1\",\"lega_legal_status\":\"" + code
                                    + "\"}")
                    .stream()
                    .anyMatch(each -> each.type() == RecordType.PREVIOUS_REMOVAL);
            assertThat(isRemoval).as(code).isEqualTo(List.of("C1", "C2", "E1").contains(code));
        }
    }

    @Test
    void a_refuge_is_a_protected_address_and_its_town_no_summary() {
        AgencyRecord address = records("ssd_address", """
                        {"addr_table_id": "1", "addr_person_id": "P1", "addr_address_type": "Women's refuge",
                         "addr_address_json": {"TOWN": "Elsewhere"}}""").get(0);
        assertThat(address.category()).isEqualTo(Category.ID_ADDRESS_PROTECTED);
        assertThat(address.fields().get("town").level()).isEqualTo(DetailLevel.FULL);
    }

    @Test
    void an_ordinary_address_shows_its_town_and_not_its_street() {
        AgencyRecord address = records("ssd_address", """
                        {"addr_table_id": "1", "addr_person_id": "P1", "addr_address_type": "Home",
                         "addr_address_json": {"STREET": "Invented Lane", "TOWN": "Northmoor"}}""").get(0);
        assertThat(address.category()).isEqualTo(Category.ID_ADDRESS);
        assertThat(address.fields().get("town").level()).isEqualTo(DetailLevel.SUMMARY);
        assertThat(address.fields().get("address").level()).isEqualTo(DetailLevel.FULL);
    }

    @Test
    void a_factor_has_the_category_of_what_it_reveals() {
        assertThat(Factor.of("4B").category()).isEqualTo(Category.HE_MH);
        assertThat(Factor.of("3A").category()).isEqualTo(Category.DA_INCIDENT);
        assertThat(Factor.of("19C").category()).isEqualTo(Category.CJ_VICTIM);
        assertThat(Factor.of("16A").category()).isEqualTo(Category.SC_ASSESSMENT);
        assertThat(Factor.of("RB")).isNull();
    }

    @Test
    void a_need_plan_and_a_protection_plan_of_one_number_are_two_plans() {
        AgencyRecord need = records("ssd_cin_plans", "{\"cinp_cin_plan_id\":\"5\",\"cinp_referral_id\":\"R1\"}")
                .get(0);
        AgencyRecord protection = records("ssd_cp_plans", "{\"cppl_cp_plan_id\":\"5\",\"cppl_referral_id\":\"R1\"}")
                .get(0);
        assertThat(need.names()).isNotEqualTo(protection.names());
    }
}
