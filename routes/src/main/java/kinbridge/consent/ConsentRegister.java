package kinbridge.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People's recorded answers: append-only versions, the last of each counts. An answer past its date has
 * expired, and one whose scope does not reach the question is out of scope.
 */
@Component
public class ConsentRegister {

    private final JdbcClient database;
    private final StateChanges changes;
    private final SealedWords sealed;
    private final InstantSource clock;

    ConsentRegister(JdbcClient database, StateChanges changes, SealedWords sealed, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * Takes over an answer that was recorded elsewhere, as a version of its record; the same version again
     * changes nothing. What a practitioner records comes through {@link Answers}.
     */
    @Transactional
    public boolean record(NewAnswer answer) {
        int added = append(answer, Notes.NONE);
        if (added == 1) {
            changes.recorded("answer " + answer.id() + " version " + answer.version() + " recorded by "
                    + answer.recordedBy() + " on identity " + answer.identity());
        }
        return added == 1;
    }

    /** Answers how many rows were added: 0 where that version is there already. */
    int append(NewAnswer answer, Notes notes) {
        java.util.Map<String, @Nullable String> words = new HashMap<>();
        words.put("howObtained", answer.howObtained());
        words.put("wordsUsed", notes.wordsUsed());
        words.put("evidence", notes.evidence());
        words.put("unsafeReason", notes.unsafeReason());
        return database.sql("""
                insert into consent.answer (id, version, identity_id, giver, giver_identity, state, agencies,
                  categories, purposes, given_at, expires_at, details, explained_by, recorded_by, recorded_at,
                  giver_capacity, withdrawn_at, competence_id, log_entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(answer.id())
                .param(answer.version())
                .param(answer.identity())
                .param(answer.giver())
                .param(answer.giverIdentity())
                .param(answer.state().name())
                .param(answer.agencies().toArray(String[]::new))
                .param(answer.categories().toArray(String[]::new))
                .param(answer.purposes().toArray(String[]::new))
                .param(Timestamp.from(answer.givenAt()))
                .param(answer.expiresAt() == null ? null : Timestamp.from(answer.expiresAt()))
                .param(sealed.seal(words, context(answer.id(), answer.version())))
                .param(answer.explainedBy())
                .param(answer.recordedBy())
                .param(Timestamp.from(clock.instant()))
                .param(notes.capacity())
                .param(answer.state() == ConsentState.WITHDRAWN ? Timestamp.from(clock.instant()) : null)
                .param(notes.competence())
                .param(notes.logEntry())
                .update();
    }

    /** With which of this person's identities versions of the answer are kept. */
    List<UUID> keptWith(UUID answer, UUID person) {
        return database.sql("""
                select distinct i.id from consent.answer a join people.identity i on i.id = a.identity_id
                where a.id = ? and i.person_id = ? order by i.id""").param(answer).param(person).query(UUID.class).list();
    }

    /** The number of the version to be appended; nobody else appends one of it until the transaction ends. */
    int nextVersion(UUID answer) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 3))")
                .param("answer/" + answer)
                .query((row, number) -> true)
                .single();
        return database.sql("select coalesce(max(version), 0) + 1 from consent.answer where id = ?")
                .param(answer)
                .query(Integer.class)
                .single();
    }

    static String context(UUID answer, int version) {
        return "consent/answer/" + answer + "/" + version;
    }

    /**
     * What else was said of an answer.
     *
     * @param capacity in what capacity the giver answered
     * @param competence the assessment it rests on
     */
    record Notes(
            @Nullable String capacity,
            @Nullable String wordsUsed,
            @Nullable String evidence,
            @Nullable String unsafeReason,
            @Nullable UUID competence,
            @Nullable UUID logEntry) {

        static final Notes NONE = new Notes(null, null, null, null, null, null);
    }

    /**
     * @param giver {@code self}, {@code mother}, ...
     * @param giverIdentity who gave it where that is another person whom the hub knows
     */
    public record NewAnswer(
            UUID id,
            int version,
            UUID identity,
            String giver,
            @Nullable UUID giverIdentity,
            ConsentState state,
            Set<String> agencies,
            Set<String> categories,
            Set<String> purposes,
            Instant givenAt,
            @Nullable Instant expiresAt,
            @Nullable String howObtained,
            @Nullable String explainedBy,
            String recordedBy) {}

    /**
     * The current answers about each of these people. A refusal of somebody who may be the same person
     * counts until a practitioner has looked.
     */
    public Map<UUID, List<Answer>> answers(Collection<UUID> persons) {
        return database
                .sql("""
                select p.person_id, a.id, a.version, a.giver, g.person_id, a.state, a.agencies, a.categories,
                  a.purposes, a.expires_at, a.recorded_at
                from (
                  select distinct person_id, person_id as said_of from people.identity where person_id = any(:persons)
                  union select person_id, other_person_id from people.doubtful where person_id = any(:persons)) p
                join people.identity i on i.person_id = p.said_of
                join consent.answer a on a.identity_id = i.id
                left join people.identity g on g.id = a.giver_identity
                -- The versions of one answer are of two people where those had been taken for one.
                where a.version = (select max(l.version) from consent.answer l
                    join people.identity li on li.id = l.identity_id
                    where l.id = a.id and li.person_id = i.person_id)
                  and (p.person_id = p.said_of or a.state in ('REFUSED', 'WITHDRAWN', 'NOT_SOUGHT_UNSAFE'))""")
                .param("persons", persons.toArray(UUID[]::new))
                .query((row, number) -> answer(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Answer::person));
    }

    /**
     * Each giver's state for one question, the most restrictive of several answers in scope.
     *
     * @param isUnborn whether they are about an unborn child: then the mother answers as such
     */
    public Map<String, ConsentState> states(
            List<Answer> answers, boolean isUnborn, String agency, String category, String purpose) {
        Map<String, ConsentState> states = new HashMap<>();
        Map<String, List<Answer>> byGiver =
                answers.stream().collect(Collectors.groupingBy(answer -> answer.giverRef(isUnborn)));
        Instant now = clock.instant();
        byGiver.forEach((giver, given) -> {
            List<Answer> inScope = given.stream()
                    .filter(answer -> answer.reaches(agency, category, purpose))
                    .toList();
            Stream<ConsentState> found = inScope.isEmpty()
                    ? given.stream().map(answer -> answer.outOfScope(now))
                    : inScope.stream().map(answer -> answer.at(now));
            found.max(java.util.Comparator.comparingInt(ConsentRegister::restriction))
                    .ifPresent(state -> states.put(giver, state));
        });
        return states;
    }

    private static int restriction(ConsentState state) {
        return switch (state) {
            case GIVEN -> 0;
            case GIVEN_OUT_OF_SCOPE -> 1;
            case NOT_SOUGHT -> 2;
            case EXPIRED -> 3;
            case NOT_SOUGHT_UNSAFE -> 4;
            case WITHDRAWN -> 5;
            case REFUSED -> 6;
        };
    }

    private static Answer answer(ResultSet row) throws SQLException {
        Timestamp expires = row.getTimestamp(10);
        return new Answer(
                row.getObject(1, UUID.class),
                row.getString(2) + "/" + row.getInt(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                ConsentState.valueOf(row.getString(6)),
                texts(row, 7),
                texts(row, 8),
                texts(row, 9),
                expires == null ? null : expires.toInstant(),
                row.getTimestamp(11).toInstant());
    }

    static Set<String> texts(ResultSet row, int column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param version id and version of the record, for the log
     * @param giver {@code self}, {@code mother}, ...
     * @param giverPerson who gave it where that is another person whom the hub knows
     */
    public record Answer(
            UUID person,
            String version,
            String giver,
            @Nullable UUID giverPerson,
            ConsentState state,
            Set<String> agencies,
            Set<String> categories,
            Set<String> purposes,
            @Nullable Instant expiresAt,
            Instant recordedAt) {

        /**
         * One name for one giver: a mother who answered before the birth and after it is one holder of
         * parental responsibility, and so is a father whom two agencies know.
         */
        public String giverRef(boolean isUnborn) {
            if (giver.equals(Giver.MOTHER.word()) && isUnborn) {
                return giver;
            }
            return giverPerson == null ? giver : giverPerson.toString();
        }

        /** Whether it is a no. */
        public boolean objects() {
            return state == ConsentState.REFUSED || state == ConsentState.WITHDRAWN;
        }

        boolean reaches(String agency, String category, String purpose) {
            return (agencies.isEmpty() || agencies.contains(agency))
                    && (categories.isEmpty() || categories.contains(category))
                    && (purposes.isEmpty() || purposes.contains(purpose));
        }

        ConsentState at(Instant now) {
            boolean isOver = expiresAt != null && !expiresAt.isAfter(now);
            return state == ConsentState.GIVEN && isOver ? ConsentState.EXPIRED : state;
        }

        /** A refusal of something else says nothing here; an agreement to something else is not this. */
        ConsentState outOfScope(Instant now) {
            return at(now) == ConsentState.GIVEN ? ConsentState.GIVEN_OUT_OF_SCOPE : ConsentState.NOT_SOUGHT;
        }
    }
}
