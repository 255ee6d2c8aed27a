package kinbridge.mappings.probation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.Crn;
import kinbridge.mappings.DateText;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.NomsNumber;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One event, of which only what it says itself is kept; the connector fetches the rest, and access
 * limitations first.
 */
final class ProbationEvent {

    private static final String RELEASED = "prison-offender-events.prisoner.released";
    private static final String LICENCE_ACTIVATED = "create-and-vary-a-licence.licence.activated";
    private static final Set<String> REGISTERED =
            Set.of("probation-case.registration.added", "probation-case.registration.updated");
    private static final Set<String> DEREGISTERED =
            Set.of("probation-case.registration.deregistered", "probation-case.registration.deleted");

    private final JsonPart event;
    private final JsonPart information;
    private final Findings findings;
    private final StatementList statements;
    private final @Nullable Occurred occurred;

    private ProbationEvent(Item item, JsonPart event, Findings findings) {
        this.event = event;
        this.information = event.at("additionalInformation");
        this.findings = findings;
        String time = event.has("occurredAt") ? "occurredAt" : "lastModifiedDateTime";
        this.occurred = findings.when(time, event.text(time), DateText.Order.UNKNOWN);
        this.statements = new StatementList(item, Agency.PROBATION, instant(item, occurred));
    }

    static ItemOutcome of(Item item, JsonPart event, String type, Findings findings) {
        ProbationEvent read = new ProbationEvent(item, event, findings);
        if (REGISTERED.contains(type)) {
            read.registered();
        } else if (DEREGISTERED.contains(type)) {
            read.deregistered();
        } else if (type.equals(RELEASED)) {
            read.released();
        } else if (type.equals(LICENCE_ACTIVATED)) {
            read.licenceActivated();
        }
        // Any other event carries no data: it is why the connector fetches the case again.
        return findings.outcome(read.statements.all());
    }

    private void registered() {
        String id = information.text("registrationId");
        String code = information.text("registerTypeCode");
        Subject person = person();
        if (person == null) {
            return;
        }
        if (id == null || code == null) {
            findings.part(information.field("registrationId"), null, "no registration", "its id and register code");
            return;
        }
        Occurred from = findings.when(
                information.field("registrationDate"), information.text("registrationDate"), DateText.Order.UNKNOWN);
        String level = information.text("registrationLevelCode");
        Fields fields = new Fields()
                .add(
                        "level",
                        level == null
                                ? null
                                : Register.of(level).map(Register::words).orElse(level),
                        DetailLevel.SUMMARY,
                        level);
        if (!RegistrationMapping.add(
                "registration/" + id, code, person, from == null ? occurred : from, fields, statements)) {
            findings.warn(information.field("registerTypeCode"), "a code that is not known, kept as written");
        }
    }

    private void deregistered() {
        String id = information.text("registrationId");
        if (id == null) {
            findings.part(information.field("registrationId"), null, "no registration", "the id of one");
        } else {
            statements.removal("registration/" + id, "taken off the register");
        }
    }

    private void released() {
        Subject person = person();
        if (person != null) {
            statements.record(
                    "release/" + person.localId() + "/" + occurred,
                    RecordType.CUSTODY_RELEASE,
                    Category.CJ_LICENCE,
                    List.of(person),
                    occurred,
                    null,
                    new Fields()
                            .summary("reason", information.text("reason"))
                            .full("prisonId", information.text("prisonId")));
        }
    }

    /** New conditions are in force; which they are is in the licence that the connector fetches. */
    private void licenceActivated() {
        Subject person = person();
        if (person != null) {
            String licence = information.text("licenceId");
            statements.record(
                    "licence/" + (licence == null ? person.localId() + "/" + occurred : licence),
                    RecordType.LICENCE_CONDITION,
                    Category.CJ_LICENCE,
                    List.of(person),
                    occurred,
                    null,
                    new Fields().summary("change", "licence activated"));
        }
    }

    /**
     * Whom the event is about: by case reference number, else by prison number. The latter is made an
     * identity of its own, which linkage joins to the case by that number.
     */
    private @Nullable Subject person() {
        Optional<Crn> crn = Stream.concat(
                        identifiers("CRN"), Stream.of(text(event, "hmppsId"), text(information, "crn")))
                .flatMap(text -> Crn.read(text).stream())
                .findFirst();
        if (crn.isPresent()) {
            return Subject.person(ProbationCase.SYSTEM, crn.get().value());
        }
        Optional<NomsNumber> noms = Stream.concat(
                        identifiers("NOMS"), Stream.of(text(information, "nomsNumber"), text(event, "hmppsId")))
                .flatMap(text -> NomsNumber.read(text).stream())
                .findFirst();
        if (noms.isEmpty()) {
            findings.part("personReference", null, "names nobody", "a CRN or a prison number");
            return null;
        }
        String number = noms.get().value();
        statements.identity(
                "person/" + number,
                ProbationEventsMapping.FEED,
                number,
                Category.ID_CORE,
                new Fields().full(Identity.NOMS_NUMBER, number));
        return Subject.person(ProbationEventsMapping.FEED, number);
    }

    private Stream<String> identifiers(String type) {
        return event.at("personReference").each("identifiers").stream()
                .filter(identifier -> type.equals(identifier.text("type")))
                .map(identifier -> text(identifier, "value"));
    }

    private static String text(JsonPart at, String name) {
        return String.valueOf(at.text(name));
    }

    private static @Nullable Instant instant(Item item, @Nullable Occurred occurred) {
        return occurred instanceof Occurred.AtInstant at ? at.instant() : item.payloadTime();
    }
}
