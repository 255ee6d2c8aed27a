package kinbridge.stories;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Protection notices of invented people as the police write them. */
final class Notices {

    private Notices() {}

    static String about(
            String reference,
            String category,
            Instant submitted,
            String personId,
            String given,
            String family,
            String born) {
        return """
                {"ppnRef": "%s", "force": "Northmoor", "submittedAt": "%s", "category": "%s",
                 "incidentRef": "NMR-%s", "occurredAt": "%s",
                 "persons": [{"id": "%s", "role": "victim", "givenName": "%s", "familyName": "%s",
                   "dateOfBirth": "%s", "sex": "F"}],
                 "childrenPresent": false, "dash": {"riskLevel": "medium", "ticks": 8}, "narrativeWithheld": true}
                """.formatted(
                reference, submitted, category, reference, submitted.minusSeconds(3600), personId, given, family, born);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
