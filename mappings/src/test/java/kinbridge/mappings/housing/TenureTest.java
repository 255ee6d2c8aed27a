package kinbridge.mappings.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Removal;
import kinbridge.mappings.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenureTest {

    @ParameterizedTest
    @CsvSource({
        "Mrs Rosa May Sample, Rosa May, Sample",
        "Sam Partner, Sam, Partner",
        "MR. SAM PARTNER, SAM, PARTNER",
        "Dr Van Der Test, Van Der, Test"
    })
    void the_last_word_is_the_family_name(String full, String given, String family) {
        Identity person =
                map("\"fullName\":\"" + full + "\"").of(Identity.class).get(0);
        assertThat(person.fields().get(Identity.GIVEN_NAME).value()).isEqualTo(given);
        assertThat(person.fields().get(Identity.FAMILY_NAME).value()).isEqualTo(family);
        assertThat(person.fields().get(Identity.FAMILY_NAME).raw()).isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "1900-01-01T00:00:00Z", "1900-01-01"})
    void a_date_that_means_none_is_no_date_of_birth_and_no_fault(String date) {
        Outcomes outcomes = map("\"dateOfBirth\":\"" + date + "\"");
        assertThat(outcomes.of(Identity.class).get(0).fields()).doesNotContainKey(Identity.DATE_OF_BIRTH);
        assertThat(outcomes.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1988-07-02T00:00:00Z, 1988-07-02",
        "1988-07-01T23:00:00Z, 1988-07-02",
        "1969-01-15T00:00:00Z, 1969-01-15"
    })
    void a_day_stays_that_day_in_summer_and_winter(String written, String day) {
        Identity person =
                map("\"dateOfBirth\":\"" + written + "\"").of(Identity.class).get(0);
        assertThat(person.fields().get(Identity.DATE_OF_BIRTH).value()).isEqualTo(day);
    }

    @Test
    void a_balance_above_zero_is_arrears_and_one_below_is_not() {
        assertThat(tenure("\"charges\":{\"currentBalance\":0.01}").records(RecordType.RENT_ARREARS))
                .hasSize(1);
        assertThat(tenure("\"charges\":{\"currentBalance\":-250}").records(RecordType.RENT_ARREARS))
                .isEmpty();
        assertThat(tenure("\"charges\":{}").statements()).isEmpty();
    }

    @Test
    void nobody_lives_in_a_garage() {
        Outcomes outcomes = tenure("\"tenureType\":{\"code\":\"TGA\"},\"startOfTenureDate\":\"2025-01-01\","
                + "\"tenuredAsset\":{\"fullAddress\":\"Garage 1, ZX1 2AB\"},\"householdMembers\":["
                + "{\"id\":\"a\",\"fullName\":\"A A\",\"isResponsible\":true},{\"id\":\"b\",\"fullName\":\"B B\"}]");
        assertThat(outcomes.records(RecordType.TENANCY)).hasSize(1);
        assertThat(outcomes.records(RecordType.ADDRESS)).isEmpty();
        assertThat(outcomes.of(Relationship.class)).isEmpty();
    }

    @Test
    void a_part_of_a_tenure_does_not_overwrite_the_whole() {
        Outcomes outcomes = event("TenureUpdatedEvent", "{\"evictionDate\":\"2027-01-05T00:00:00Z\"}", "{}");
        assertThat(outcomes.of(AgencyRecord.class))
                .extracting(AgencyRecord::type)
                .containsExactly(RecordType.EVICTION);
    }

    @Test
    void whoever_is_removed_leaves_the_household_and_the_others_stay() {
        Outcomes outcomes = event(
                "PersonRemovedFromTenureEvent",
                "{\"householdMembers\":[{\"id\":\"a\",\"isResponsible\":true},{\"id\":\"b\"}]}",
                "{\"householdMembers\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]}");
        assertThat(outcomes.of(Removal.class))
                .extracting(Statement::sourceRef)
                .containsExactly("tenure/t1/household/c");
    }

    @Test
    void a_removal_that_names_no_members_removes_nobody() {
        Outcomes outcomes =
                event("PersonRemovedFromTenureEvent", "{}", "{\"householdMembers\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        assertThat(outcomes.statements()).isEmpty();
        assertThat(outcomes.problems()).hasSize(1);
    }

    @Test
    void notes_are_never_mapped() throws IOException {
        String page = Files.readString(Path.of("src/test/resources/housing/housing-tenure/tenures/given/page.json"));
        assertThat(page).contains("never be mapped");
        assertThat(Outcomes.of(new HousingTenureMapping(), page).said()).doesNotContain("never be mapped");
    }

    private static Outcomes map(String member) {
        return tenure("\"householdMembers\":[{\"id\":\"m\"," + member + "}]");
    }

    private static Outcomes tenure(String fields) {
        return Outcomes.of(new HousingTenureMapping(), "{\"id\":\"t1\",\"tenureType\":{}," + fields + "}");
    }

    private static Outcomes event(String type, String now, String before) {
        return Outcomes.of(
                new HousingTenureMapping(),
                "{\"eventType\":\"" + type + "\",\"entityId\":\"t1\",\"eventData\":{\"newData\":" + now
                        + ",\"oldData\":" + before + "}}");
    }
}
