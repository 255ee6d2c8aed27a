package kinbridge.mappings.probation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatProbationKeepsToItselfTest {

    private static final Path CASES = Path.of("src/test/resources/probation/probation-api");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"currentRestriction\":true",
                "\"currentExclusion\":true",
                "\"limitedAccess\":{\"excludedFrom\":[{\"email\":\"a@example.org\"}]}",
                "\"limitedAccess\":{\"restrictedTo\":[{\"email\":\"a@example.org\"}]}",
                "\"restrictionMessage\":\"This case is restricted.\"",
                "\"exclusionMessage\":\"You are excluded.\"",
                "\"userExcluded\":true",
                "\"userRestricted\":true",
                "\"probationOffenderSearch\":{\"currentExclusion\":true}",
                "\"access\":[{\"limits\":{\"currentRestriction\":\"true\"}}]",
                "\"offenderProfile\":{\"limitedAccessOffender\":true}"
            })
    void a_limited_case_says_nothing_but_that_it_is_one(String limit) {
        Outcomes outcomes = person(limit);
        assertThat(outcomes.of(Identity.class)).isEmpty();
        assertThat(outcomes.of(AgencyRecord.class))
                .extracting(AgencyRecord::type)
                .containsExactly(RecordType.ACCESS_LIMITATION);
        assertThat(outcomes.said())
                .doesNotContain("Jon")
                .doesNotContain("Trial")
                .doesNotContain("1990");
    }

    @Test
    void the_same_case_without_limits_has_its_person() {
        assertThat(person("\"currentRestriction\":false,\"currentExclusion\":false")
                        .of(Identity.class)
                        .get(0)
                        .fields()
                        .get(Identity.FAMILY_NAME)
                        .value())
                .isEqualTo("Trial");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"currentRestriction\":false,\"restrictionMessage\":\"none\"",
                "\"restrictionMessage\":\"\",\"exclusionMessage\":null",
                "\"limitedAccess\":{\"excludedFrom\":[],\"restrictedTo\":[]}"
            })
    void a_case_without_limits_is_not_kept_back(String limit) {
        assertThat(person(limit).of(Identity.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"needs", "risks/scores", "case-notes", "number-of-children", "supervisions", "addresses"})
    void whatever_was_asked_a_limited_case_says_that_it_is_one(String resource) {
        Outcomes outcomes = Outcomes.of(
                new ProbationApiMapping(),
                wrapped(resource, "{\"data\":{\"x\":[{\"currentExclusion\":true,\"exclusionMessage\":\"Ask.\"}]}}"));
        assertThat(outcomes.of(AgencyRecord.class))
                .extracting(AgencyRecord::type)
                .containsExactly(RecordType.ACCESS_LIMITATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"needs", "risks/scores", "case-notes", "number-of-children"})
    void scores_needs_notes_and_counts_are_understood_and_not_taken(String resource) {
        Outcomes outcomes = Outcomes.of(new ProbationApiMapping(), wrapped(resource, "{\"data\":{\"x\":1}}"));
        assertThat(outcomes.statements()).isEmpty();
        assertThat(outcomes.problems()).isEmpty();
    }

    @Test
    void limits_are_told_at_the_least_level_and_those_they_name_are_not() throws IOException {
        Outcomes outcomes = Outcomes.of(
                new ProbationApiMapping(), Files.readString(CASES.resolve("restricted/given/restricted.jsonl")));
        assertThat(outcomes.records(RecordType.ACCESS_LIMITATION)).hasSize(5).allSatisfy(limit -> {
            assertThat(limit.category()).isEqualTo(Category.CJ_LICENCE);
            assertThat(limit.fields().values()).extracting(FieldValue::level).containsOnly(DetailLevel.EXISTENCE);
        });
        assertThat(outcomes.said()).doesNotContain("someone@");
    }

    @Test
    void narrative_and_notes_are_never_mapped() throws IOException {
        Outcomes outcomes =
                Outcomes.of(new ProbationApiMapping(), Files.readString(CASES.resolve("case/given/case.jsonl")));
        assertThat(outcomes.statements()).isNotEmpty();
        assertThat(outcomes.said())
                .doesNotContain("never be mapped")
                .doesNotContain("never mapped")
                .doesNotContain("suicide");
    }

    @Test
    void an_offence_of_a_supervision_that_is_over_is_not_kept() throws IOException {
        Outcomes outcomes =
                Outcomes.of(new ProbationApiMapping(), Files.readString(CASES.resolve("case/given/case.jsonl")));
        assertThat(outcomes.said()).contains("Assault").doesNotContain("may be spent");
    }

    @Test
    void that_somebody_must_not_collect_a_child_is_told_without_the_offence() {
        Outcomes outcomes = condition("Not to approach or communicate with Rosa Sample");
        AgencyRecord order = outcomes.records(RecordType.CONTACT_RESTRICTION).get(0);
        assertThat(order.category()).isEqualTo(Category.LE_ORDERS);
        assertThat(order.subjects()).extracting(Subject::role).containsExactly(Subject.Role.RESTRAINED);
        assertThat(order.fields().get("restriction"))
                .isEqualTo(new FieldValue("must not contact or collect", DetailLevel.SUMMARY));
        assertThat(order.fields().get("condition").level()).isEqualTo(DetailLevel.FULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Be of good behaviour",
                "Not to miss contact with your supervising officer",
                "To reside at an approved address",
                "Not to enter Copper Lane"
            })
    void a_condition_about_something_else_is_no_contact_restriction(String text) {
        Outcomes outcomes = condition(text);
        assertThat(outcomes.records(RecordType.LICENCE_CONDITION)).hasSize(1);
        assertThat(outcomes.records(RecordType.CONTACT_RESTRICTION)).isEmpty();
    }

    @Test
    void a_perpetrator_marker_makes_the_person_an_alleged_perpetrator() {
        assertThat(register("ADVP").subjects().get(0).role()).isEqualTo(Subject.Role.ALLEGED_PERPETRATOR);
        assertThat(register("ADVV").subjects().get(0).role()).isEqualTo(Subject.Role.VICTIM);
        assertThat(register("RCCO").subjects().get(0).role()).isEqualTo(Subject.Role.SUBJECT);
    }

    @Test
    void an_immigration_marker_is_not_mapped() {
        Outcomes outcomes = Outcomes.of(new ProbationApiMapping(), wrapped("risks/dynamic", "[{\"code\":\"HOIE\"}]"));
        assertThat(outcomes.statements()).isEmpty();
        assertThat(outcomes.problems()).isEmpty();
    }

    @Test
    void both_shapes_of_the_risk_say_the_same() {
        List<AgencyRecord> inverted = harm("{\"children\":\"HIGH \",\"knowAdult\":\"LOW\"}");
        List<AgencyRecord> source = harm("{\"HIGH\":[\"Children\"],\"LOW\":[\"Known adult\"]}");
        List<AgencyRecord> widget = harm("{\"Children\":\"HIGH\",\"Known Adult\":\"LOW\"}");
        assertThat(widget.get(0).fields().get("childrenLevel").value()).isEqualTo("HIGH");
        assertThat(widget.get(0).fields().get("knownAdultLevel").value()).isEqualTo("LOW");
        assertThat(inverted.get(0).fields().get("childrenLevel").value())
                .isEqualTo(source.get(0).fields().get("childrenLevel").value())
                .isEqualTo("HIGH");
        assertThat(inverted.get(0).fields().get("knownAdultLevel").value())
                .isEqualTo(source.get(0).fields().get("knownAdultLevel").value())
                .isEqualTo("LOW");
    }

    private static List<AgencyRecord> harm(String inCommunity) {
        return Outcomes.of(
                        new ProbationApiMapping(),
                        wrapped("risks/serious-harm", "{\"summary\":{\"riskInCommunity\":" + inCommunity + "}}"))
                .records(RecordType.RISK_OF_SERIOUS_HARM);
    }

    private static AgencyRecord register(String code) {
        return Outcomes.of(new ProbationApiMapping(), wrapped("risks/dynamic", "[{\"code\":\"" + code + "\"}]"))
                .records(RecordType.RISK_REGISTRATION)
                .get(0);
    }

    private static Outcomes condition(String text) {
        return Outcomes.of(
                new ProbationApiMapping(),
                wrapped(
                        "licences/conditions",
                        "{\"licences\":[{\"status\":\"ACTIVE\",\"conditions\":[{\"code\":\"B1\",\"condition\":\"" + text
                                + "\"}]}]}"));
    }

    private static Outcomes person(String more) {
        return Outcomes.of(
                new ProbationApiMapping(),
                wrapped(
                        "",
                        "{\"firstName\":\"Jon\",\"surname\":\"Trial\",\"dateOfBirth\":\"1990-01-02\"," + more + "}"));
    }

    private static String wrapped(String resource, String payload) {
        return "{\"crn\":\"X000001\",\"resource\":\"" + resource + "\",\"payload\":" + payload + "}";
    }
}
