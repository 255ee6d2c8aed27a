package kinbridge.sharinglog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kinbridge.mappings.DetailLevel;

/** Invented looks at invented families. */
final class SampleEntries {

    static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    static final UUID FAMILY = UUID.fromString("9d6b8a52-6a0e-4f3a-8f35-0d1f0b1f2c11");
    static final UUID CHILD = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    static final LogEntry.Requester MIDWIFE =
            new LogEntry.Requester("practitioner-7", "community_midwife", "NHS_MAT", "MEMBER");
    static final LogEntry.Requester OFFICER =
            new LogEntry.Requester("practitioner-9", "ig_officer", "LA_CSC", "STATUTORY");
    static final LogEntry.About ABOUT = new LogEntry.About(FAMILY, CHILD, "CIN", Map.of(CHILD.toString(), "3"));

    private static final String SNAPSHOT = """
            {"role":"community_midwife","agency":"NHS_MAT","taf":"MEMBER","subjects":[{"ref":"child","relation":"subject",\
            "age":7,"status":"LIVING","competence":null,"consent":{"parent_1":"GIVEN"},"perpetratorPr":[],\
            "allegedPerpetrator":false,"restrained":false}],"recordAgency":"%s","recordCategory":"%s",\
            "purpose":"TAF_PLANNING","harm":"CIN","flags":["alleged_perpetrator_in_household"],"channel":"INDIVIDUAL_VIEW"}""";

    private SampleEntries() {}

    static LogEntry look(LoggedDecision... decisions) {
        return LogEntry.of(EntryKind.LOOK, NOW, MIDWIFE, "TAF_PLANNING", "policy-1")
                .about(ABOUT)
                .deciding(List.of(decisions))
                .because("Booking appointment at 12 weeks");
    }

    static LogEntry lookHiding(int hidden) {
        return look(Stream.concat(Stream.of(full()), IntStream.range(0, hidden).mapToObj(number -> hidden()))
                .toArray(LoggedDecision[]::new));
    }

    static LoggedDecision full() {
        return decision("LA_CSC", "SC.STATUS", DetailLevel.FULL, "2.13", List.of("status", "from"));
    }

    static LoggedDecision withheld() {
        return decision("POLICE", "CJ.INCIDENT", DetailLevel.WITHHOLD, "2.9", List.of());
    }

    static LoggedDecision hidden() {
        return decision("POLICE", "DA.PERP", DetailLevel.WITHHOLD_HIDE, "2.8b", List.of());
    }

    /** In full, about somebody in particular. */
    static LoggedDecision about(UUID person) {
        return decision("LA_CSC", "SC.STATUS", DetailLevel.FULL, "2.13", List.of("status", "from"), person);
    }

    static LoggedDecision decision(
            String holder, String category, DetailLevel level, String rule, List<String> releasedFields) {
        return decision(holder, category, level, rule, releasedFields, CHILD);
    }

    private static LoggedDecision decision(
            String holder, String category, DetailLevel level, String rule, List<String> releasedFields, UUID subject) {
        return new LoggedDecision(
                UUID.randomUUID(),
                "2026-11-20T10:00:00Z/17/"
                        + Integer.toHexString(UUID.randomUUID().hashCode()),
                category,
                holder,
                List.of(subject),
                level,
                rule,
                false,
                releasedFields.isEmpty() ? List.of() : List.of("6(1)(e)", "9(2)(g)", "CA2004-S10", "high"),
                List.of("LOG", "TIME_LIMIT:8w"),
                releasedFields,
                SNAPSHOT.formatted(holder, category));
    }
}
