package kinbridge.subjectaccess;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.SamePerson;
import kinbridge.familyview.ContestMarks;
import kinbridge.familyview.FamilyRecords;
import kinbridge.familyview.HubsOwnRecords;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that is held about the person of a request, sealed, and how the rules are asked about it. */
@Component
class HeldItems {

    /** Whom what is let out goes to, as the sharing log names it. */
    static final String RECIPIENT = "data-subject";

    private static final int GROWN_UP_YEARS = 18;

    private final JdbcClient database;
    private final FamilyRecords records;
    private final HubsOwnRecords own;
    private final FamilyCircumstances circumstances;
    private final SamePerson samePerson;
    private final PeopleAround around;
    private final WhoAsks whoAsks;
    private final OthersAgreements agreements;
    private final InstantSource clock;

    HeldItems(
            JdbcClient database,
            FamilyRecords records,
            HubsOwnRecords own,
            FamilyCircumstances circumstances,
            SamePerson samePerson,
            PeopleAround around,
            WhoAsks whoAsks,
            OthersAgreements agreements,
            InstantSource clock) {
        this.database = database;
        this.records = records;
        this.own = own;
        this.circumstances = circumstances;
        this.samePerson = samePerson;
        this.around = around;
        this.whoAsks = whoAsks;
        this.agreements = agreements;
        this.clock = clock;
    }

    UUID person(Request request) {
        return around.personOf(Objects.requireNonNull(request.subject(), "no person was found for this request"));
    }

    /** Of all identities of the person: what is said of them, of them with others, and what people recorded here. */
    List<Undecided> about(Request request) {
        UUID person = person(request);
        Set<UUID> everybody = new HashSet<>(around.of(person));
        everybody.add(person);
        List<Undecided> all = new ArrayList<>(records.about(everybody, readers(request, person)));
        if (!whoAsks.mayHaveHarmed(request, person)) {
            // Who works with a family, and what its members answered, is for nobody who may have harmed one of them.
            all.addAll(own.of(person, Objects.requireNonNull(request.subject()), clock.instant()));
        }
        Map<UUID, UUID> persons = samePerson.personsOf(all.stream()
                .flatMap(item -> item.subjects().stream())
                .map(Undecided.About::identity)
                .collect(Collectors.toSet()));
        return all.stream()
                .filter(item ->
                        item.subjects().stream().anyMatch(about -> person.equals(persons.get(about.identity()))))
                .toList();
    }

    /** What somebody else said against a record is theirs: a parent who asks learns nothing of what a child said. */
    private static ContestMarks.Readers readers(Request request, UUID person) {
        return request.askedAs().isAParent() ? ContestMarks.Readers.NOBODY : ContestMarks.Readers.person(person);
    }

    /**
     * Asked in the right of who made the request, by the officer who handles it.
     *
     * @param kind how the log names it
     * @param recipient whom it is let out to, or null where only the officer sees it
     */
    Look look(Request request, Requester officer, String kind, String reason, @Nullable String recipient) {
        UUID person = person(request);
        Requester inTheRightOf = new Requester(
                officer.practitionerId(), officer.name(), request.askedAs().role(isAChild(person)), officer.agency());
        return new Look(
                kind,
                inTheRightOf,
                TafStatus.NOT_MEMBER,
                Purpose.SUBJECT_ACCESS.name(),
                null,
                request.subject(),
                HarmLevel.L2,
                Set.of(),
                Channel.INDIVIDUAL_VIEW,
                request.reference() + ": " + reason,
                recipient);
    }

    /** @param items everything that is held: a flag reaches from one item to all others */
    Circumstances circumstances(Request request, Look look, List<Undecided> items) {
        return new SubjectCircumstances(
                circumstances.of(look, items),
                person(request),
                request.askedAs(),
                request.isInThePersonsHands(),
                whoAsks.mayHaveHarmed(request, person(request)),
                asker(request),
                agreements.inForce(request));
    }

    /** The parent who asks, where the hub knows them as one of the person's; of nobody else the part is agreed. */
    @Nullable
    UUID asker(Request request) {
        return whoAsks.parent(request, person(request));
    }

    /** Why nothing can be given in this right, in words; empty where it can. */
    Optional<String> hindrance(Request request) {
        return whoAsks.hindrance(request.askedAs(), person(request));
    }

    /** An age that nobody recorded is a grown-up's: nothing of 5.5 asks less of a grown-up. */
    private boolean isAChild(UUID person) {
        LocalDate grownUp =
                clock.instant().atZone(Occurred.LONDON).toLocalDate().minusYears(GROWN_UP_YEARS);
        return database.sql("select coalesce(min(date_of_birth) > ?, false) from people.identity where person_id = ?")
                .param(java.sql.Date.valueOf(grownUp))
                .param(person)
                .query(Boolean.class)
                .single();
    }
}
