package kinbridge.mappings.police;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatTheNoticeHidesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path NOTICE = Path.of("src/test/resources/police/police-ppn/domestic-abuse/given/notice.json");

    private ObjectNode notice;

    @BeforeEach
    void a_notice_of_domestic_abuse() throws Exception {
        notice = (ObjectNode) JSON.readTree(Files.readString(NOTICE));
    }

    private List<Statement> statements() {
        Item item = new Item("police-ppn", "notice", null, "ppn", "object 1", notice.toString(), null);
        return ((ItemOutcome.Understood) new PpnMapping().map(item)).statements();
    }

    private AgencyRecord one(RecordType type) {
        return records(type).get(0);
    }

    private List<AgencyRecord> records(RecordType type) {
        return statements().stream()
                .filter(AgencyRecord.class::isInstance)
                .map(AgencyRecord.class::cast)
                .filter(each -> each.type() == type)
                .toList();
    }

    @Test
    void a_summary_of_the_incident_names_nobody_and_no_place() {
        StringBuilder summary = new StringBuilder();
        one(RecordType.DOMESTIC_ABUSE_INCIDENT).fields().forEach((name, field) -> {
            if (field.level() != DetailLevel.FULL) {
                summary.append(name).append(' ').append(field.value()).append(' ');
            }
        });
        assertThat(summary.toString())
                .contains("domestic abuse", "victim", "suspect")
                .doesNotContain("Imogen", "Gareth", "Testerton", "Invented Lane", "ZX1", "990000009001", "X1", "X2");
    }

    @Test
    void everybody_stands_in_the_part_they_played() {
        assertThat(one(RecordType.DOMESTIC_ABUSE_INCIDENT).subjects())
                .extracting(Subject::role)
                .containsExactly(Subject.Role.VICTIM, Subject.Role.ALLEGED_PERPETRATOR, Subject.Role.CHILD);
    }

    @Test
    void somebody_in_an_unknown_part_is_no_subject_of_the_incident() {
        ((ObjectNode) notice.path("persons").get(1)).put("role", "neighbour");
        assertThat(one(RecordType.DOMESTIC_ABUSE_INCIDENT).subjects())
                .extracting(Subject::localId)
                .doesNotContain("X2");
    }

    @Test
    void where_a_victim_lives_now_is_protected_when_it_is_not_the_scene() {
        assertThat(records(RecordType.ADDRESS))
                .extracting(each -> each.subjects().get(0).localId(), AgencyRecord::category)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("X1", Category.ID_ADDRESS_PROTECTED),
                        org.assertj.core.groups.Tuple.tuple("X2", Category.ID_ADDRESS));
    }

    @Test
    void the_scene_itself_is_an_ordinary_address_of_the_victim() {
        ((ObjectNode) notice.path("persons").get(0)).set("address", notice.path("location"));
        assertThat(records(RecordType.ADDRESS))
                .extracting(AgencyRecord::category)
                .containsOnly(Category.ID_ADDRESS);
    }

    @Test
    void a_narrative_is_not_read_even_when_it_is_sent() {
        notice.put("narrative", "he said that she said");
        assertThat(statements().toString()).doesNotContain("he said");
    }

    @Test
    void a_notice_without_names_takes_no_name_away() {
        notice.path("persons")
                .forEach(person -> ((ObjectNode) person)
                        .remove(List.of("givenName", "familyName", "dateOfBirth", "sex", "pncId")));
        assertThat(statements()).noneMatch(Identity.class::isInstance);
    }

    @Test
    void the_risk_is_a_record_of_its_own_only_where_it_was_assessed() {
        assertThat(one(RecordType.DOMESTIC_ABUSE_RISK).category()).isEqualTo(Category.DA_RISK);
        notice.remove("dash");
        assertThat(records(RecordType.DOMESTIC_ABUSE_RISK)).isEmpty();
    }

    @Test
    void the_sample_notice_has_no_field_that_the_schema_does_not_describe() throws Exception {
        try (InputStream schema = PpnMapping.class.getResourceAsStream("ppn.schema.json")) {
            JsonNode root = JSON.readTree(schema);
            List<String> unknown = new ArrayList<>();
            compare(notice, root, root, "", unknown);
            assertThat(unknown).isEmpty();
            notice.put("surprise", true);
            compare(notice, root, root, "", unknown);
            assertThat(unknown).containsExactly("/surprise");
        }
    }

    private static void compare(JsonNode value, JsonNode schema, JsonNode root, String path, List<String> unknown) {
        JsonNode rule =
                schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
        if (value.isArray()) {
            value.forEach(each -> compare(each, rule.path("items"), root, path + "/*", unknown));
        }
        value.properties().forEach(field -> {
            String place = path + "/" + field.getKey();
            JsonNode described = rule.path("properties").path(field.getKey());
            if (described.isMissingNode()) {
                unknown.add(place);
            } else {
                compare(field.getValue(), described, root, place, unknown);
            }
        });
        rule.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                unknown.add(path + "/" + name.asText() + " is missing");
            }
        });
        if (rule.has("enum")) {
            List<String> words = new ArrayList<>();
            rule.path("enum").forEach(word -> words.add(word.asText()));
            if (!words.contains(value.asText())) {
                unknown.add(path + " has another word");
            }
        }
    }
}
