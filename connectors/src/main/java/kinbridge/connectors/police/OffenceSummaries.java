package kinbridge.connectors.police;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The two files of the Family Context "Police" model, with the spaces after commas that the real files
 * have.
 */
record OffenceSummaries(JsonNode summaries) {

    private static final List<String> PERSON = List.of(
            "personId", "policeArea", "contactName", "contactPhone", "givenName", "familyName", "dateOfBirth", "pncId");
    private static final List<String> OFFENCE = List.of("dateOfOffence", "typeOfOffence", "natureOfInvolvement");

    /** {@code police.csv}: one row a person. */
    String people() {
        StringBuilder csv = new StringBuilder(line(PERSON.stream()));
        summaries.forEach(person -> csv.append(line(PERSON.stream().map(column -> text(person, column)))));
        return csv.toString();
    }

    /** {@code police_offence.csv}: one row an offence. */
    String offences() {
        StringBuilder csv = new StringBuilder(line(Stream.concat(Stream.of("personId"), OFFENCE.stream())));
        for (JsonNode person : summaries) {
            StreamSupport.stream(person.path("offences").spliterator(), false)
                    .map(offence -> line(Stream.concat(
                            Stream.of(text(person, "personId")),
                            OFFENCE.stream().map(column -> text(offence, column)))))
                    .forEach(csv::append);
        }
        return csv.toString();
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(", ", "", "\n"));
    }

    /** The real files quote nothing, so a comma within a value would break the row. */
    private static String text(JsonNode node, String column) {
        return node.path(column).asText("").replace(",", "");
    }
}
