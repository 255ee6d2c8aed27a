package kinbridge.work;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.family.Necessity;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyRecords;
import kinbridge.mappings.Identity;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a task is about, by a look of its reader that is decided and logged as any other. */
@Component
class SubjectNames {

    static final String NOT_FOR_YOU = "A person who cannot be named to you here: ask the lead practitioner";

    private final JdbcClient database;
    private final FamilyRecords records;
    private final FamilyCircumstances circumstances;
    private final FocusChild focusChild;
    private final Necessity necessity;
    private final Teams teams;
    private final NeedToKnow needToKnow;
    private final PolicyInForce policy;

    SubjectNames(
            JdbcClient database,
            FamilyRecords records,
            FamilyCircumstances circumstances,
            FocusChild focusChild,
            Necessity necessity,
            Teams teams,
            NeedToKnow needToKnow,
            PolicyInForce policy) {
        this.database = database;
        this.records = records;
        this.circumstances = circumstances;
        this.focusChild = focusChild;
        this.necessity = necessity;
        this.teams = teams;
        this.needToKnow = needToKnow;
        this.policy = policy;
    }

    String of(Requester reader, Task task) {
        UUID family = task.family();
        Optional<String> purpose = purpose(reader, task);
        if (family == null || task.subject() == null || purpose.isEmpty()) {
            return NOT_FOR_YOU;
        }
        TafStatus taf = teams.status(reader.practitionerId(), reader.role(), family);
        if (taf != TafStatus.MEMBER && taf != TafStatus.STATUTORY) {
            return NOT_FOR_YOU;
        }
        Look look = look(reader, taf, family, purpose.get());
        List<Undecided> identities = records.about(personOf(task.subject())).stream()
                .filter(item -> item.kind() == Undecided.Kind.IDENTITY)
                .toList();
        return needToKnow.disclose(look, identities, circumstances.of(look, identities)).items().stream()
                .map(SubjectNames::name)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(NOT_FOR_YOU);
    }

    /** That of the look it came from, where the reader's role may claim it; else the role's usual one. */
    private Optional<String> purpose(Requester reader, Task task) {
        List<String> mayClaim = policy.tables().purposesOf(reader.role()).stream()
                .map(Enum::name)
                .toList();
        return task.purpose() != null && mayClaim.contains(task.purpose())
                ? Optional.of(task.purpose())
                : mayClaim.stream().findFirst();
    }

    private Look look(Requester reader, TafStatus taf, UUID family, String purpose) {
        FocusChild.Focus focus = focusChild.of(family);
        Set<String> flags = necessity.isRecorded(family, reader.practitionerId(), purpose)
                ? Set.of("necessity_recorded")
                : Set.of();
        return new Look(
                "task",
                reader,
                taf,
                purpose,
                family,
                focus.identity(),
                focus.harm(),
                flags,
                Channel.INDIVIDUAL_VIEW,
                "whom a task is about",
                null);
    }

    private List<UUID> personOf(UUID identity) {
        return database.sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .list();
    }

    private static String name(Disclosed identity) {
        return Stream.of(identity.text(Identity.GIVEN_NAME), identity.text(Identity.FAMILY_NAME))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
