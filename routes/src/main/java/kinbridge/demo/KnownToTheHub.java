package kinbridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.connectors.Borough;
import kinbridge.consent.AssessmentRequest;
import kinbridge.consent.Assessments;
import kinbridge.consent.ConsentRegister;
import kinbridge.consent.Flags;
import kinbridge.family.Families;
import kinbridge.family.Necessity;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.intake.Intake;
import kinbridge.intake.Outbox;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Relationship;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what only the hub would know of the borough: answers of people, competence, flags, team
 * members, necessity. Each waits until whom it concerns has arrived by a feed, and is recorded once over
 * all starts, through the same doors as a person would use.
 */
@Component
@ConditionalOnBooleanProperty("kinbridge.demo")
class KnownToTheHub {

    /** Flags first: a protected address must be one before anybody can look. */
    private static final String[] PARTS = {
        "flags",
        "matches",
        "consents",
        "competence",
        "relationships",
        "childrenInFocus",
        "members",
        "necessity",
        "grants"
    };

    private final Borough borough;
    private final ArrivedIdentities arrived;
    private final ConsentRegister consents;
    private final Flags flags;
    private final Assessments assessments;
    private final Families families;
    private final Teams teams;
    private final Necessity necessity;
    private final Practitioners practitioners;
    private final Intake intake;
    private final Outbox outbox;
    private final SignedGrants signedGrants;
    private final ConfirmedMatches confirmedMatches;
    private final TransactionTemplate transactions;
    private final RecordedBefore recorded;

    KnownToTheHub(
            Borough borough,
            ArrivedIdentities arrived,
            ConsentRegister consents,
            Flags flags,
            Assessments assessments,
            Families families,
            Teams teams,
            Necessity necessity,
            Practitioners practitioners,
            Intake intake,
            Outbox outbox,
            SignedGrants signedGrants,
            ConfirmedMatches confirmedMatches,
            TransactionTemplate transactions,
            RecordedBefore recorded) {
        this.borough = borough;
        this.arrived = arrived;
        this.consents = consents;
        this.flags = flags;
        this.assessments = assessments;
        this.families = families;
        this.teams = teams;
        this.necessity = necessity;
        this.practitioners = practitioners;
        this.intake = intake;
        this.outbox = outbox;
        this.signedGrants = signedGrants;
        this.confirmedMatches = confirmedMatches;
        this.transactions = transactions;
        this.recorded = recorded;
    }

    /** Records what can be recorded by now; answers whether nothing is left to wait for. */
    public boolean record() {
        boolean isComplete = true;
        for (Borough.Family family : borough.families()) {
            JsonNode known = family.files().get(Borough.HUB);
            if (known != null) {
                isComplete &= record(family.surname(), known);
            }
        }
        return isComplete;
    }

    private boolean record(String surname, JsonNode known) {
        boolean isComplete = true;
        for (String part : PARTS) {
            int position = 0;
            for (JsonNode entry : known.path(part)) {
                isComplete &= recordOnce(part, surname + "/" + part + "/" + position++, entry, known);
            }
        }
        return isComplete;
    }

    /** With what follows from it, or not at all: a later start does not note what is there already. */
    private boolean recordOnce(String part, String key, JsonNode entry, JsonNode known) {
        if (recorded.contains(key)) {
            return true;
        }
        boolean isRecorded = Boolean.TRUE.equals(transactions.execute(status -> recordOne(part, key, entry, known)));
        if (isRecorded) {
            recorded.add(key);
        }
        return isRecorded;
    }

    private boolean recordOne(String part, String key, JsonNode entry, JsonNode known) {
        return switch (part) {
            case "flags" -> flag(key, entry);
            case "matches" -> confirmedMatches.record(entry);
            case "consents" -> consent(key, entry);
            case "competence" -> competence(key, entry);
            case "relationships" -> relationship(key, entry);
            case "childrenInFocus" -> childInFocus(entry);
            case "members" -> member(entry, known);
            case "grants" ->
                family(known).map(family -> signedGrants.sign(family, entry)).orElse(false);
            default -> necessity(key, entry, known);
        };
    }

    private boolean flag(String key, JsonNode entry) {
        return arrived.identity(entry.path("subject"))
                .map(identity -> {
                    boolean isNew = flags.set(
                            id(key),
                            entry.path("flag").asText(),
                            identity,
                            entry.path("reason").asText(),
                            entry.path("setBy").asText("kinbridge"),
                            instant(entry, "from"),
                            optionalInstant(entry, "until"));
                    return touched(identity, isNew);
                })
                .orElse(false);
    }

    private boolean consent(String key, JsonNode entry) {
        Optional<UUID> subject = arrived.identity(entry.path("subject"));
        String giver = entry.path("giver").asText();
        Optional<UUID> giverIdentity = giver.contains(":")
                ? arrived.identity(giver.substring(0, giver.indexOf(':')), giver.substring(giver.indexOf(':') + 1))
                : Optional.empty();
        if (subject.isEmpty() || (giver.contains(":") && giverIdentity.isEmpty())) {
            return false;
        }
        boolean isNew = consents.record(new ConsentRegister.NewAnswer(
                id(key),
                1,
                subject.get(),
                giver,
                giverIdentity.orElse(null),
                ConsentState.valueOf(entry.path("state").asText()),
                texts(entry.path("scope").path("agencies")),
                texts(entry.path("scope").path("categories")),
                texts(entry.path("scope").path("purposes")),
                entry.hasNonNull("givenAt") ? instant(entry, "givenAt") : Instant.EPOCH,
                optionalInstant(entry, "expiresAt"),
                entry.path("howObtained").asText(null),
                entry.path("explainedBy").asText(null),
                entry.path("explainedBy").asText("kinbridge")));
        return touched(subject.get(), isNew);
    }

    private boolean competence(String key, JsonNode entry) {
        return arrived.identity(entry.path("subject"))
                .map(identity -> touched(
                        identity,
                        assessments.takeOver(
                                id(key),
                                new AssessmentRequest(
                                        identity,
                                        0,
                                        entry.path("outcome").asText(),
                                        true,
                                        entry.path("decision").asText(),
                                        "",
                                        entry.path("by").asText(),
                                        null),
                                LocalDate.parse(entry.path("on").asText()))))
                .orElse(false);
    }

    private boolean relationship(String key, JsonNode entry) {
        if (arrived.identity(entry.path("from")).isEmpty()
                || arrived.identity(entry.path("to")).isEmpty()) {
            return false;
        }
        intake.record(new Relationship(
                "kinbridge",
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                key,
                Instant.EPOCH,
                Category.ID_FAMILY,
                ArrivedIdentities.subject(entry.path("from")),
                Relationship.Type.valueOf(entry.path("type").asText()),
                ArrivedIdentities.subject(entry.path("to")),
                Occurred.on(LocalDate.parse(entry.path("on").asText())),
                null,
                Map.of()));
        return true;
    }

    private boolean childInFocus(JsonNode entry) {
        return arrived.person(entry)
                .map(person -> {
                    families.openFor(person, "opened by a practitioner");
                    return true;
                })
                .orElse(false);
    }

    private boolean member(JsonNode entry, JsonNode known) {
        Optional<UUID> family = family(known);
        family.ifPresent(id -> practitioners
                .find(entry.path("practitioner").asText())
                .ifPresent(practitioner -> teams.addByHand(
                        id, practitioner, LocalDate.parse(entry.path("from").asText()))));
        return family.isPresent();
    }

    private boolean necessity(String key, JsonNode entry, JsonNode known) {
        Optional<UUID> family = family(known);
        family.ifPresent(id -> practitioners
                .find(entry.path("practitioner").asText())
                .ifPresent(practitioner -> necessity.takeOver(
                        id(key),
                        id,
                        new Requester(
                                practitioner.id(), practitioner.name(), practitioner.role(), practitioner.agency()),
                        entry.path("purpose").asText(),
                        instant(entry, "from"),
                        instant(entry, "until"),
                        entry.path("reason").asText())));
        return family.isPresent();
    }

    private Optional<UUID> family(JsonNode known) {
        for (JsonNode child : known.path("childrenInFocus")) {
            Optional<UUID> family = arrived.person(child)
                    .flatMap(person -> families.openFamiliesOf(person).stream().findFirst());
            if (family.isPresent()) {
                return family;
            }
        }
        return Optional.empty();
    }

    private boolean touched(UUID identity, boolean isNew) {
        if (isNew) {
            arrived.person(identity).ifPresent(outbox::changed);
        }
        return true;
    }

    private static Set<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return Set.copyOf(texts);
    }

    private static @Nullable Instant optionalInstant(JsonNode entry, String field) {
        return entry.hasNonNull(field) ? instant(entry, field) : null;
    }

    private static Instant instant(JsonNode entry, String field) {
        String text = entry.path(field).asText();
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(Occurred.LONDON).toInstant()
                : Instant.parse(text);
    }

    /** The same id at every start, so that nothing is recorded twice. */
    private static UUID id(String key) {
        return UUID.nameUUIDFromBytes(("northmoor/" + key).getBytes(StandardCharsets.UTF_8));
    }
}
