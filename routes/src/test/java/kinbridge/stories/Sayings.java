package kinbridge.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kinbridge.intake.Intake;
import kinbridge.mappings.Agency;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** What agencies say of the people of one story, so that it disturbs no other. */
final class Sayings {

    static final String SOCIALCARE = "socialcare-ssd";
    static final String MATERNITY = "midwifery-fhir";
    static final String POLICE = "police-ppn";
    private static final String HOUSING = "housing-tenure";

    private final Intake intake;
    private final String story;

    /** @param story begins every reference */
    Sayings(Intake intake, String story) {
        this.intake = intake;
        this.story = story;
    }

    /** Social care's, by a name and a day. */
    void person(String localId, String given, String family, LocalDate born) {
        person(localId, given, family, born, Instant.EPOCH);
    }

    void person(String localId, String given, String family, LocalDate born, Instant at) {
        identity(
                SOCIALCARE,
                localId,
                Map.of(
                        Identity.GIVEN_NAME, given,
                        Identity.FAMILY_NAME, family,
                        Identity.DATE_OF_BIRTH, born.toString()),
                at);
    }

    void identity(String system, String localId, Map<String, ?> fields) {
        identity(system, localId, fields, Instant.EPOCH);
    }

    void identity(String system, String localId, Map<String, ?> fields, Instant at) {
        Agency agency = agency(system);
        intake.record(new Identity(
                system,
                agency,
                agency.holder(),
                reference(localId),
                at,
                system,
                localId,
                Category.ID_CORE,
                summaries(fields)));
    }

    /** Social care's. */
    void tie(String from, Relationship.Type type, String to, @Nullable LocalDate until) {
        intake.record(new Relationship(
                SOCIALCARE,
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                reference(type + "-" + from + "-" + to),
                Instant.EPOCH,
                Category.ID_FAMILY,
                Subject.person(SOCIALCARE, from),
                type,
                Subject.person(SOCIALCARE, to),
                null,
                until == null ? null : Occurred.on(until),
                Map.of()));
    }

    /** Of somebody whom social care knows, from that day. */
    void record(
            String system, RecordType type, Category category, String person, LocalDate from, Map<String, ?> fields) {
        record(system, type, category, person, from, null, fields);
    }

    /** The same, until that day; said later than what has no end. */
    void record(
            String system,
            RecordType type,
            Category category,
            String person,
            LocalDate from,
            @Nullable LocalDate until,
            Map<String, ?> fields) {
        Agency agency = agency(system);
        intake.record(new AgencyRecord(
                system,
                agency,
                agency.holder(),
                reference(type + "-" + person + "-" + from),
                until == null ? Instant.EPOCH : Instant.EPOCH.plusSeconds(1),
                type,
                category,
                List.of(Subject.person(SOCIALCARE, person)),
                null,
                Occurred.on(from),
                until == null ? null : Occurred.on(until),
                summaries(fields)));
    }

    void housing(RecordType type, Category category, String person, LocalDate from, Map<String, ?> fields) {
        record(HOUSING, type, category, person, from, fields);
    }

    String reference(String what) {
        return story + "-" + what;
    }

    private static Agency agency(String system) {
        return switch (system) {
            case SOCIALCARE -> Agency.SOCIALCARE;
            case MATERNITY -> Agency.MIDWIFERY;
            case HOUSING -> Agency.HOUSING;
            case POLICE -> Agency.POLICE;
            default -> throw new IllegalArgumentException(system);
        };
    }

    private static Map<String, FieldValue> summaries(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> new FieldValue(field.getValue(), DetailLevel.SUMMARY)));
    }
}
