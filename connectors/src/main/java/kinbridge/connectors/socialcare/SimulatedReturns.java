package kinbridge.connectors.socialcare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.connectors.CsvText;

/**
 * What the simulated case system reports besides its own tables, of the children that the families' files
 * list under {@code returns}: the payload for the Department for Education, Ofsted's list of contacts and
 * the drop for a single view. They say what the tables say, under the same child's id.
 */
final class SimulatedReturns {

    /** The table of children in the families' files; not one of the case system's. */
    static final String TABLE = "returns";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHILD = "retu_person_id";
    private static final int INVENTED_AUTHORITY = 999;

    private final CaseSystemRows rows;

    SimulatedReturns(CaseSystemRows rows) {
        this.rows = rows;
    }

    /** File names with their contents; none where no child is listed. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        if (!children().isEmpty()) {
            files.put("dfe/children.json", payload());
            files.put("inspection/list_1_contacts.csv", contacts());
            files.put("single-view/csc.csv", singleView());
        }
        return files;
    }

    private List<Map<String, String>> children() {
        return rows.rows(TABLE);
    }

    private String payload() {
        ObjectNode payload = JSON.createObjectNode().put("la_code", INVENTED_AUTHORITY);
        ArrayNode children = payload.putArray("Children");
        for (Map<String, String> child : children()) {
            Map<String, String> person = person(child);
            ObjectNode node = children.addObject().put("la_child_id", child.get(CHILD));
            node.put("purge", false)
                    .putObject("child_details")
                    .put("unique_pupil_number", person.get("pers_upn"))
                    .put("first_name", person.get("pers_forename"))
                    .put("surname", person.get("pers_surname"))
                    .put("date_of_birth", day(text(person, "pers_dob")))
                    .put("sex", person.get("pers_sex"))
                    .put("ethnicity", person.get("pers_ethnicity"))
                    .put("postcode", address(child).get("addr_address_postcode"));
            node.putObject("health_and_wellbeing").putArray("sdq_assessments");
            node.putArray("social_care_episodes");
        }
        return payload.toPrettyString();
    }

    private String contacts() {
        StringBuilder csv = new StringBuilder(CsvText.line(List.of(
                "ChildUniqueID", "Gender", "Ethnicity", "DateOfBirth", "Age", "DateOfContact", "ContactSource")));
        for (Map<String, String> child : children()) {
            Map<String, String> person = person(child);
            for (Map<String, String> contact : about("ssd_contacts", "cont_person_id", child)) {
                csv.append(CsvText.line(List.of(
                        text(child, CHILD),
                        text(person, "pers_sex").equals("M") ? "a) Male" : "b) Female",
                        text(person, "pers_ethnicity"),
                        slashed(text(person, "pers_dob")),
                        "",
                        slashed(text(contact, "cont_contact_date")),
                        text(contact, "cont_contact_source_code"))));
            }
        }
        return csv.toString();
    }

    private String singleView() {
        StringBuilder csv = new StringBuilder(CsvText.line(List.of(
                "Cms Id",
                "First Name",
                "Last Name",
                "Date Of Birth",
                "Gender",
                "Address",
                "Service Involvement",
                "Local Authority Organisation",
                "Date Current As Of",
                "Coverage Geographic Area",
                "Date Of Most Recent Interaction",
                "Start Date Of Last Involvement")));
        for (Map<String, String> child : children()) {
            Map<String, String> person = person(child);
            String contact = about("ssd_contacts", "cont_person_id", child).stream()
                    .map(each -> day(text(each, "cont_contact_date")))
                    .max(String::compareTo)
                    .orElse("");
            csv.append(CsvText.line(List.of(
                    text(child, CHILD),
                    text(person, "pers_forename"),
                    text(person, "pers_surname"),
                    day(text(person, "pers_dob")),
                    text(person, "pers_sex").equals("M") ? "Male" : "Female",
                    lines(address(child)),
                    text(child, "retu_involvement"),
                    "Northmoor Council",
                    text(child, "retu_as_of_date"),
                    "Northmoor",
                    contact,
                    contact)));
        }
        return csv.toString();
    }

    private Map<String, String> person(Map<String, String> child) {
        return about("ssd_person", "pers_person_id", child).stream().findFirst().orElse(Map.of());
    }

    private Map<String, String> address(Map<String, String> child) {
        return about("ssd_address", "addr_person_id", child).stream()
                .filter(address -> text(address, "addr_address_end_date").isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private List<Map<String, String>> about(String table, String column, Map<String, String> child) {
        return rows.rows(table).stream()
                .filter(row -> text(row, column).equals(child.get(CHILD)))
                .toList();
    }

    /** An address as people write it, over several lines. */
    private static String lines(Map<String, String> address) {
        JsonNode parts = json(address.getOrDefault("addr_address_json", "{}"));
        return Stream.of(
                        parts.path("HOUSE").asText() + " "
                                + parts.path("STREET").asText(),
                        parts.path("TOWN").asText(),
                        text(address, "addr_address_postcode"))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an address of the families' files is not JSON", broken);
        }
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    /** The day of a time as the extract writes it. */
    private static String day(String extractTime) {
        return extractTime.length() < 10 ? extractTime : extractTime.substring(0, 10);
    }

    private static String slashed(String extractTime) {
        String day = day(extractTime);
        return day.length() < 10 ? day : day.substring(8) + "/" + day.substring(5, 7) + "/" + day.substring(0, 4);
    }
}
