package kinbridge.mappings.socialcare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Removal;
import kinbridge.mappings.StatementJson;
import org.junit.jupiter.api.Test;

/** What the department's payload, Annex A and the single view must not let out, beside what they do. */
class WhatReturnsHideTest {

    private static final String BIRTH =
            "\"first_name\":\"Robin\",\"surname\":\"Example\",\"date_of_birth\":\"2014-05-06\"";

    private static Outcomes dfe(String child) {
        return Outcomes.of(new DfeMapping(), "{\"Children\":{\"la_child_id\":\"1\"," + child + "}}");
    }

    private static Optional<String> whole(String child) {
        DfeMapping mapping = new DfeMapping();
        Item item = new Item(
                "socialcare-dfe",
                "p",
                Instant.EPOCH,
                "child",
                "object 1",
                "{\"la_child_id\":\"1\"," + child + "}",
                null);
        ItemOutcome.Understood understood = (ItemOutcome.Understood) mapping.map(item);
        return mapping.whole(item, understood.statements());
    }

    private static String saidBelow(Outcomes outcomes, Category category) {
        return outcomes.of(AgencyRecord.class).stream()
                .filter(each -> each.category() != category)
                .map(each -> StatementJson.write(each).toString())
                .toList()
                .toString();
    }

    @Test
    void an_adoption_of_the_payload_is_in_no_record_but_its_own() {
        Outcomes outcomes = dfe("""
                "social_care_episodes":[{"social_care_episode_id":"E1","referral_date":"2024-01-05","closure_date":"2026-01-01","closure_reason":"RC1",
                "child_looked_after_placements":[{"child_looked_after_placement_id":"L1","start_date":"2025-01-01","placement_type":"A4","postcode":"ZX9 9AA","end_date":"2026-01-01","end_reason":"E12"}],
                "adoption":{"initial_decision_date":"2025-05-01"}}]""");
        assertThat(outcomes.records(RecordType.ADOPTION))
                .isNotEmpty()
                .allMatch(each -> each.category() == Category.SC_ADOPTION);
        assertThat(saidBelow(outcomes, Category.SC_ADOPTION))
                .doesNotContainIgnoringCase("adopt")
                .doesNotContain("RC1", "E12", "A4", "ZX9 9AA", "2025-05-01");
    }

    @Test
    void who_referred_is_a_record_of_the_referrer() {
        Outcomes outcomes = dfe("""
                "social_care_episodes":[{"social_care_episode_id":"E1","referral_date":"2024-01-05","referral_source":"1B"}]""");
        assertThat(outcomes.said()).contains("acquaintance");
        assertThat(saidBelow(outcomes, Category.SC_REFERRER)).doesNotContain("acquaintance", "1B");
    }

    @Test
    void a_purged_child_is_taken_back_and_nothing_more_is_said_of_it() {
        Outcomes outcomes = dfe("\"purge\":true,\"child_details\":{" + BIRTH + "}");
        assertThat(outcomes.statements())
                .singleElement()
                .isInstanceOfSatisfying(
                        Removal.class,
                        removal -> assertThat(removal.sourceRef()).isEqualTo("child/1"));
    }

    @Test
    void a_purged_plan_is_taken_back_and_the_plan_beside_it_stands() {
        Outcomes outcomes = dfe("""
                "social_care_episodes":[{"social_care_episode_id":"E1","child_protection_plans":[
                {"child_protection_plan_id":"P1","purge":true},{"child_protection_plan_id":"P2","start_date":"2026-01-01"}]}]""");
        assertThat(outcomes.of(Removal.class))
                .extracting(Removal::sourceRef)
                .containsExactly("child/1/episode/E1/cp-plan/P1");
        assertThat(outcomes.records(RecordType.CHILD_PROTECTION_PLAN)).hasSize(1);
    }

    @Test
    void everything_that_is_said_of_a_thing_stands_below_the_reference_by_which_it_is_purged() {
        Outcomes outcomes =
                dfe("\"child_details\":{" + BIRTH + ",\"ethnicity\":\"WBRI\"},\"social_care_episodes\":[" + """
                {"social_care_episode_id":"E1","referral_date":"2024-01-05","referral_source":"6",
                "child_and_family_assessments":[{"child_and_family_assessment_id":"A1","start_date":"2024-01-06","factors":["3B"]}]}]""");
        assertThat(outcomes.statements()).allMatch(each -> each.sourceRef().startsWith("child/1/"));
        assertThat(outcomes.records(RecordType.ASSESSMENT_FACTOR))
                .allMatch(each -> each.sourceRef().startsWith("child/1/episode/E1/assessment/A1/"));
    }

    @Test
    void an_id_with_a_slash_does_not_reach_into_another_child() {
        DfeMapping mapping = new DfeMapping();
        assertThat(Outcomes.of(mapping, "{\"Children\":{\"la_child_id\":\"1/2\",\"purge\":true}}")
                        .of(Removal.class))
                .singleElement()
                .satisfies(removal -> assertThat(removal.sourceRef()).doesNotContain("child/1/"));
    }

    @Test
    void a_payload_that_says_all_states_the_child_whole() {
        assertThat(whole("\"child_details\":{" + BIRTH + "},\"health_and_wellbeing\":{},\"social_care_episodes\":[]"))
                .contains("child/1");
    }

    @Test
    void a_payload_without_a_section_with_a_purge_or_with_a_bad_part_ends_nothing_that_it_does_not_name() {
        assertThat(whole("\"child_details\":{" + BIRTH + "},\"social_care_episodes\":[]"))
                .isEmpty();
        assertThat(whole("\"child_details\":{" + BIRTH
                        + "},\"health_and_wellbeing\":{\"purge\":true},\"social_care_episodes\":[]"))
                .isEmpty();
        assertThat(whole("\"child_details\":{" + BIRTH
                        + "},\"health_and_wellbeing\":{},\"social_care_episodes\":[{\"referral_date\":\"soon\"}]"))
                .isEmpty();
    }

    @Test
    void part_of_an_identity_does_not_replace_the_whole_one() {
        Outcomes outcomes = dfe("\"child_details\":{\"surname\":\"Newname\"}");
        assertThat(outcomes.of(Identity.class)).isEmpty();
        assertThat(outcomes.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("child_details.date_of_birth"));
    }

    @Test
    void an_adoption_in_annex_a_is_in_no_record_but_its_own() {
        Outcomes outcomes = Outcomes.of(new AnnexaMapping(), """
                ChildUniqueID,DateOfBirth,LookedAfterStartDate,LegalStatus,PlacementType,PermanencePlan,CeasedLookedAfterDate,ReasonCeasedLookedAfter
                1,03/04/2020,01/02/2025,Child freed for adoption,A6,Adoption,01/03/2026,Adopted by former carers
                """);
        assertThat(outcomes.records(RecordType.ADOPTION)).isNotEmpty();
        assertThat(saidBelow(outcomes, Category.SC_ADOPTION)).doesNotContainIgnoringCase("adopt");
    }

    @Test
    void the_list_of_adoptions_makes_no_identity_and_that_of_adopters_nothing() {
        FeedMapping mapping = new AnnexaMapping();
        Outcomes adoptions = Outcomes.of(
                mapping, "ChildUniqueID,FamilyID,DateOfBirth,ADMSHOBPADecisionDate\n1,F77,03/04/2020,01/06/2025\n");
        assertThat(adoptions.of(Identity.class)).isEmpty();
        assertThat(adoptions.said()).doesNotContain("F77");
        Outcomes adopters = Outcomes.of(mapping, "AdopterID,Gender,DateOfBirth\nA5,F,03/04/1985\n");
        assertThat(adopters.statements()).isEmpty();
        assertThat(adopters.problems()).isEmpty();
    }

    @Test
    void a_case_closed_by_adoption_does_not_say_so() {
        for (String reason : List.of("RC1 - Adopted", "RC1", "a) Adopted")) {
            Outcomes outcomes = Outcomes.of(
                    new AnnexaMapping(),
                    "ChildUniqueID,DateOfBirth,CINStartDate,CINClosureDate,ReasonForClosure\n1,03/04/2020,01/06/2025,01/01/2026,"
                            + reason + "\n");
            assertThat(outcomes.said()).doesNotContainIgnoringCase("adopt").doesNotContain("RC1");
        }
    }

    @Test
    void a_team_that_tells_of_care_or_adoption_is_not_told_with_the_worker_s_name() {
        String columns = "ChildUniqueID,DateOfBirth,CINStartDate,AllocatedTeam,AllocatedWorker\n";
        AgencyRecord leaving = Outcomes.of(
                        new AnnexaMapping(), columns + "1,03/04/2008,01/06/2025,Leaving Care,Pat Placeholder\n")
                .records(RecordType.WORKER_INVOLVEMENT)
                .get(0);
        assertThat(leaving.fields().get("team").level()).isEqualTo(DetailLevel.FULL);
        assertThat(leaving.fields().get("workerName").level()).isEqualTo(DetailLevel.SUMMARY);
        AgencyRecord adoption = Outcomes.of(
                        new AnnexaMapping(), columns + "1,03/04/2020,01/06/2025,Adoption Team,Pat Placeholder\n")
                .records(RecordType.WORKER_INVOLVEMENT)
                .get(0);
        assertThat(adoption.category()).isEqualTo(Category.SC_ADOPTION);
    }

    @Test
    void not_specified_is_neither_open_nor_none() {
        Outcomes outcomes = Outcomes.of(
                new SingleviewMapping(),
                "Cms Id,Service Involvement,Contact Name\n1,Not Specified,Duty\n2,,Duty\n3,Historic,Duty\n");
        assertThat(outcomes.records(RecordType.SOCIAL_CARE_STATUS))
                .extracting(each -> each.fields().get("involvement").value())
                .containsExactly("not specified", "not specified", "historic");
        assertThat(outcomes.records(RecordType.SOCIAL_CARE_STATUS))
                .noneMatch(each -> each.fields().containsKey("status"));
        assertThat(outcomes.records(RecordType.WORKER_INVOLVEMENT)).isEmpty();
    }

    @Test
    void an_address_that_says_refuge_is_protected() {
        Outcomes outcomes = Outcomes.of(
                new SingleviewMapping(), "Cms Id,Service Involvement,Address\n1,Current,\"The Refuge\nZX9 9AA\"\n");
        assertThat(outcomes.records(RecordType.ADDRESS))
                .extracting(AgencyRecord::category)
                .containsExactly(Category.ID_ADDRESS_PROTECTED);
    }

    @Test
    void a_service_of_adoption_is_shown_to_nobody_nor_is_its_worker() {
        Outcomes outcomes = Outcomes.of(
                new SingleviewMapping(),
                "CMS No,Keyworker,Service/Event Desc,Service/Event Start\n1,Al Hidden,Post-adoption support,01/02/2026\n");
        assertThat(outcomes.records(RecordType.ADOPTION)).hasSize(1);
        assertThat(outcomes.said()).doesNotContain("Al Hidden", "Open to");
    }
}
