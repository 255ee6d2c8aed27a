package kinbridge.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.consent.Recording.Recorded;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what people answered: checked, logged and in force at once. Nothing is ever overwritten; two
 * practitioners who record at once cannot both be right, so the second is told.
 */
@Component
public class Answers {

    private final JdbcClient database;
    private final ConsentRegister register;
    private final AskedPeople people;
    private final PersonLock lock;
    private final PolicyInForce policy;
    private final StateChanges changes;
    private final SealedWords sealed;
    private final AfterChange after;
    private final InstantSource clock;

    Answers(
            JdbcClient database,
            ConsentRegister register,
            AskedPeople people,
            PersonLock lock,
            PolicyInForce policy,
            StateChanges changes,
            SealedWords sealed,
            AfterChange after,
            InstantSource clock) {
        this.database = database;
        this.register = register;
        this.people = people;
        this.lock = lock;
        this.policy = policy;
        this.changes = changes;
        this.sealed = sealed;
        this.after = after;
        this.clock = clock;
    }

    @Transactional
    public Recording record(Recorder by, AnswerRequest request) {
        if (!policy.tables().mayRecord(by.role(), request.change())) {
            changes.refused(by.requester(), by.family(), request.change() + " about identity " + request.subject());
            return Recording.notAllowed("Your role may not record this answer: "
                    + policy.tables().reasonForRecording(request.change()) + ". That you tried is in the sharing log.");
        }
        UUID person = lock.personOf(request.subject());
        AskedPerson subject = people.of(List.of(person)).get(person);
        List<AnswerVersion> all = about(List.of(person), false).getOrDefault(person, List.of());
        if (subject == null || all.size() != request.seen()) {
            return Recording.stale();
        }
        return record(by, request, subject, all);
    }

    private Recording record(Recorder by, AnswerRequest request, AskedPerson subject, List<AnswerVersion> all) {
        List<AnswerVersion> current = current(all);
        UUID giverPerson = request.giverIdentity() == null ? null : lock.knownPersonOf(request.giverIdentity());
        AnswerVersion before = before(request, giverPerson, current);
        if (request.record() != null && before == null) {
            return Recording.stale();
        }
        if (before != null && !request.giver().isBlank() && !isOf(before, request.giver(), giverPerson)) {
            return Recording.wrong(
                    "giver", "Somebody else gave that answer. Record a new one for whoever answers now.");
        }
        String giver = before == null ? request.giver() : before.giver();
        UUID givenBy = before == null ? giverPerson : before.giverPerson();
        List<FieldProblem> problems = new AnswerRules(policy)
                .problems(
                        request,
                        new AnswerRules.Known(
                                subject,
                                giverOf(giver, subject),
                                givenBy,
                                before,
                                current.stream()
                                        .filter(other -> !other.equals(before) && isOf(other, giver, givenBy))
                                        .toList(),
                                assessments(subject.person()),
                                today()));
        return problems.isEmpty() ? append(by, request, subject, before) : Recording.wrong(problems);
    }

    private Recording append(Recorder by, AnswerRequest request, AskedPerson subject, @Nullable AnswerVersion before) {
        UUID id = before == null ? UUID.randomUUID() : before.id();
        UUID entry = null;
        for (UUID identity : toBeKeptWith(by, request, subject, before)) {
            ConsentRegister.NewAnswer answer =
                    answer(by, request, subject, before, new Place(id, register.nextVersion(id), identity));
            entry = changes.recorded(by.requester(), by.family(), inWords(answer));
            register.append(
                    answer,
                    new ConsentRegister.Notes(
                            capacity(answer.giver()),
                            request.wordsUsed(),
                            request.evidence(),
                            request.unsafeReason(),
                            request.competence(),
                            entry));
        }
        after.changed(subject.person());
        return new Recorded(Objects.requireNonNull(entry));
    }

    /**
     * With the identity by which the family knows the member, last. Earlier versions of the answer may be kept with
     * another of that person's, who may turn out to be somebody else. An objection is kept with each of those too: then
     * it stands for both. An agreement is of this member alone; what the other had said stands again.
     */
    private Set<UUID> toBeKeptWith(
            Recorder by, AnswerRequest request, AskedPerson subject, @Nullable AnswerVersion before) {
        Set<UUID> identities = new LinkedHashSet<>();
        if (before != null && request.state() != ConsentState.GIVEN) {
            identities.addAll(register.keptWith(before.id(), subject.person()));
        }
        UUID own = lock.knownAs(by.family(), request.subject());
        identities.remove(own);
        identities.add(own);
        return identities;
    }

    private record Place(UUID id, int version, UUID identity) {}

    private ConsentRegister.NewAnswer answer(
            Recorder by, AnswerRequest request, AskedPerson subject, @Nullable AnswerVersion before, Place place) {
        if (before != null && request.state() == ConsentState.WITHDRAWN) {
            return withdrawal(by, request, before, place);
        }
        LocalDate given = request.givenOn() == null ? today() : request.givenOn();
        return new ConsentRegister.NewAnswer(
                place.id(),
                place.version(),
                place.identity(),
                before == null ? request.giver() : before.giver(),
                before == null ? giverIdentity(by, request, subject) : sameGiver(before),
                request.state(),
                request.agencies(),
                request.categories(),
                request.purposes(),
                momentOf(given),
                request.state() == ConsentState.GIVEN ? endOf(lastDay(request, given)) : null,
                request.howObtained(),
                explainedBy(by, request),
                by.id());
    }

    /** Of all that they had agreed to; from now on, and for nothing before. */
    private ConsentRegister.NewAnswer withdrawal(
            Recorder by, AnswerRequest request, AnswerVersion before, Place place) {
        return new ConsentRegister.NewAnswer(
                place.id(),
                place.version(),
                place.identity(),
                before.giver(),
                sameGiver(before),
                ConsentState.WITHDRAWN,
                before.agencies(),
                before.categories(),
                before.purposes(),
                before.givenAt(),
                null,
                request.howObtained(),
                explainedBy(by, request),
                by.id());
    }

    private static String explainedBy(Recorder by, AnswerRequest request) {
        return request.explainedBy().isBlank() ? by.id() : request.explainedBy().strip();
    }

    /** A mother who answered before the birth answers as a holder of parental responsibility after it. */
    private static @Nullable Giver giverOf(String word, AskedPerson subject) {
        if (word.equals(Giver.MOTHER.word()) && !subject.isUnborn() && subject.mother() != null) {
            return Giver.PARENT;
        }
        // Answers taken over from elsewhere name the parent by the id of that system.
        return word.contains(":") ? Giver.PARENT : Giver.of(word).orElse(null);
    }

    /** One record per subject, giver and scope: the same scope again is the next version of what is there. */
    private static @Nullable AnswerVersion before(
            AnswerRequest request, @Nullable UUID giverPerson, List<AnswerVersion> current) {
        return current.stream()
                .filter(answer -> request.record() == null
                        ? isOf(answer, request.giver(), giverPerson)
                                && answer.agencies().equals(request.agencies())
                                && answer.categories().equals(request.categories())
                                && answer.purposes().equals(request.purposes())
                        : answer.id().equals(request.record()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOf(AnswerVersion answer, String giver, @Nullable UUID giverPerson) {
        return giverPerson == null ? answer.giver().equals(giver) : giverPerson.equals(answer.giverPerson());
    }

    /** The mother of an unborn child is kept with her answer, so that it stays hers after the birth. */
    private @Nullable UUID giverIdentity(Recorder by, AnswerRequest request, AskedPerson subject) {
        if (request.giver().equals(Giver.MOTHER.word()) && subject.mother() != null) {
            return lock.anIdentityOf(subject.mother());
        }
        UUID giver = request.giverIdentity();
        return giver != null && request.giver().equals(Giver.PARENT.word()) ? lock.knownAs(by.family(), giver) : null;
    }

    private @Nullable UUID sameGiver(AnswerVersion before) {
        return database.sql("select giver_identity from consent.answer where id = ? and version = ?")
                .param(before.id())
                .param(before.version())
                .query((row, number) -> new Identity(row.getObject(1, UUID.class)))
                .single()
                .id();
    }

    private record Identity(@Nullable UUID id) {}

    private static String capacity(String giver) {
        return Giver.of(giver).orElse(Giver.PARENT).title();
    }

    private static String inWords(ConsentRegister.NewAnswer answer) {
        return "answer " + answer.id() + " version " + answer.version() + ": " + answer.state() + " by "
                + Giver.of(answer.giver()).orElse(Giver.PARENT).word() + ", about identity " + answer.identity()
                + ", for agencies " + all(answer.agencies()) + ", categories " + all(answer.categories())
                + ", purposes " + all(answer.purposes()) + ", until " + answer.expiresAt();
    }

    private static String all(Set<String> some) {
        return some.isEmpty() ? "all" : some.stream().sorted().collect(Collectors.joining(" "));
    }

    private static LocalDate lastDay(AnswerRequest request, LocalDate given) {
        return request.expiresOn() == null ? Expiry.usual(given, request.nextReview()) : request.expiresOn();
    }

    private Instant momentOf(LocalDate day) {
        return day.equals(today())
                ? clock.instant()
                : day.atStartOfDay(Occurred.LONDON).toInstant();
    }

    /** It holds to the end of its last day. */
    private static Instant endOf(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant();
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    private Set<UUID> assessments(UUID person) {
        return Set.copyOf(database.sql("""
                select c.id from consent.competence c join people.identity i on i.id = c.identity_id
                where i.person_id = ?""").param(person).query(UUID.class).list());
    }

    /** The last version of each answer. */
    public static List<AnswerVersion> current(List<AnswerVersion> all) {
        Map<UUID, AnswerVersion> last = new LinkedHashMap<>();
        all.forEach(answer ->
                last.merge(answer.id(), answer, (one, other) -> one.version() > other.version() ? one : other));
        return List.copyOf(last.values());
    }

    /**
     * Every version of every answer about these people, newest first.
     *
     * @param isOpened whether the sealed words are opened: only for who may read them
     */
    public Map<UUID, List<AnswerVersion>> about(Collection<UUID> persons, boolean isOpened) {
        return database
                .sql("""
                select i.person_id, a.*, g.person_id as giver_person from consent.answer a
                join people.identity i on i.id = a.identity_id
                left join people.identity g on g.id = a.giver_identity
                where i.person_id = any(?) order by a.recorded_at desc, a.id, a.version desc""")
                .param(persons.toArray(UUID[]::new))
                .query((row, number) -> version(row, isOpened))
                .list()
                .stream()
                .collect(Collectors.groupingBy(AnswerVersion::person));
    }

    private AnswerVersion version(ResultSet row, boolean isOpened) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        int version = row.getInt("version");
        return new AnswerVersion(
                id,
                version,
                row.getObject("person_id", UUID.class),
                row.getString("giver"),
                row.getObject("giver_person", UUID.class),
                ConsentState.valueOf(row.getString("state")),
                ConsentRegister.texts(row, row.findColumn("agencies")),
                ConsentRegister.texts(row, row.findColumn("categories")),
                ConsentRegister.texts(row, row.findColumn("purposes")),
                row.getTimestamp("given_at").toInstant(),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("withdrawn_at")),
                row.getObject("competence_id", UUID.class),
                row.getString("explained_by"),
                isOpened ? words(row, id, version) : Map.of(),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("log_entry", UUID.class));
    }

    private Map<String, String> words(ResultSet row, UUID id, int version) throws SQLException {
        String before = row.getString("how_obtained");
        byte[] details = row.getBytes("details");
        return details == null && before != null
                ? Map.of("howObtained", before)
                : sealed.open(details, ConsentRegister.context(id, version));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
