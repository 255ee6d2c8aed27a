package kinbridge.linkage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.linkage.Candidates.Near;
import kinbridge.linkage.Linker.Outcome;
import kinbridge.linkage.Linker.Verdict;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Identity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps who is who: a person is the label of a cluster of identities. Each comparison that joined or
 * left a doubt is an appended event with its explanation.
 */
@Component
public class People {

    private static final String HUB = "hub";

    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient database;
    private final Candidates candidates;
    private final Linker linker;
    private final Separation separation;
    private final LinkageSettings settings;
    private final InstantSource clock;

    People(
            JdbcClient database,
            Candidates candidates,
            Linker linker,
            Separation separation,
            LinkageSettings settings,
            InstantSource clock) {
        this.database = database;
        this.candidates = candidates;
        this.linker = linker;
        this.separation = separation;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Locks the strongest keys of these identities until the transaction ends, in sorted order, so that
     * two messages about one human being cannot make two people of them.
     */
    public void lockFor(List<Identity> identities) {
        TreeSet<String> keys = new TreeSet<>();
        for (Identity identity : identities) {
            Stream.of(Identity.NHS_NUMBER, Identity.DATE_OF_BIRTH, Identity.CRN, Identity.PNC_NUMBER)
                    .map(field -> identity.fields().get(field))
                    .filter(java.util.Objects::nonNull)
                    .map(FieldValue::text)
                    .forEach(keys::add);
            keys.add(identity.system() + "|" + identity.localId());
        }
        if (!keys.isEmpty()) {
            // Row by row, and so in this order.
            database.sql("select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(cast(? as text[])) key")
                    .param(keys.toArray(String[]::new))
                    .query((row, number) -> true)
                    .list();
        }
    }

    /** Compares each of these with what it may be, and joins or notes a doubt. */
    public void link(Collection<UUID> identities) {
        if (identities.isEmpty()) {
            return;
        }
        Set<UUID> everJoined = separation.everJoinedByLikeness(identities);
        identities.stream().filter(everJoined::contains).forEach(this::reconsider);
        Map<UUID, UUID> joined = new HashMap<>();
        for (Near near : candidates.of(identities)) {
            for (Candidate other : near.others()) {
                Candidate arrived = near.one().asOf(joined);
                Candidate met = other.asOf(joined);
                if (decide(arrived, met)) {
                    joined.put(arrived.person(), met.person());
                }
            }
        }
    }

    /**
     * Where what is known by now speaks against a join by likeness, the two are one person no longer, and
     * a practitioner looks. That an address is not known any more, since it is protected now, is not
     * such a thing.
     */
    private void reconsider(UUID identity) {
        for (UUID joined : separation.joinedByLikeness(identity)) {
            Candidate one = candidates.get(identity);
            Candidate other = candidates.get(joined);
            Verdict verdict = linker.compare(one, other);
            if (verdict.outcome() != Outcome.JOINED && !isForWantOfAPlace(verdict) && !isDecidedByHand(one, other)) {
                note(
                        identity,
                        joined,
                        new Verdict(Outcome.APART, verdict.rule(), verdict.score(), verdict.explanation()));
                separation.apart(one.person());
                if (verdict.outcome() == Outcome.REVIEW) {
                    review(one, other, verdict);
                }
            }
        }
    }

    private boolean isForWantOfAPlace(Verdict verdict) {
        double unknown = NumberThenName.PLACE_UNKNOWN;
        return verdict.explanation().getOrDefault("place", 0.0) == unknown
                && verdict.score() + (1 - unknown) * settings.placeWeight() >= settings.join();
    }

    /**
     * Most candidates are nobody near: they are compared in memory, and only a likeness asks the database.
     *
     * @return whether the two are one person now
     */
    private boolean decide(Candidate arrived, Candidate other) {
        if (arrived.person().equals(other.person())) {
            return false;
        }
        Verdict verdict = linker.compare(arrived, other);
        if (verdict.outcome() == Outcome.APART || isDecidedByHand(arrived, other)) {
            return false;
        }
        if (verdict.outcome() == Outcome.JOINED && isGuarded(arrived, other)) {
            verdict = new Verdict(
                    Outcome.REVIEW, verdict.rule() + "-but-guarded", verdict.score(), verdict.explanation());
        }
        if (verdict.outcome() == Outcome.JOINED) {
            note(arrived.identity(), other.identity(), verdict);
            join(arrived.person(), other.person());
            return true;
        }
        review(arrived, other, verdict);
        return false;
    }

    /** Joining must not give a person two identities of one register, nor bridge a doubt or a 'no'. */
    private boolean isGuarded(Candidate one, Candidate other) {
        return database.sql("""
                select exists (
                  select from people.identity a join people.identity b on b.system = a.system
                  where a.person_id = :one and b.person_id = :other and a.system = any(:registers)
                    and a.local_id not like 'RelatedPerson/%' and b.local_id not like 'RelatedPerson/%')
                or exists (
                  select from people.link_event e
                  join people.identity a on a.id = e.identity_a join people.identity b on b.id = e.identity_b
                  where e.outcome = 'APART' and e.decided_by <> 'hub'
                    and ((a.person_id = :one and b.person_id = :other) or (a.person_id = :other and b.person_id = :one)))
                or exists (
                  select from people.identity a, people.identity b
                  where a.person_id = :one and b.person_id = :other
                    and a.nhs_verified and b.nhs_verified and a.nhs_number <> b.nhs_number)""")
                .param("one", one.person())
                .param("other", other.person())
                .param("registers", settings.registers().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private boolean isDecidedByHand(Candidate one, Candidate other) {
        return database.sql("""
                select exists (select from people.review where state <> 'WAITING'
                  and identity_a = least(:one, :other) and identity_b = greatest(:one, :other))""")
                .param("one", one.identity())
                .param("other", other.identity())
                .query(Boolean.class)
                .single();
    }

    private void review(Candidate one, Candidate other, Verdict verdict) {
        UUID first = one.identity().toString().compareTo(other.identity().toString()) < 0
                ? one.identity()
                : other.identity();
        UUID second = first.equals(one.identity()) ? other.identity() : one.identity();
        boolean isKnown = database.sql(
                        "select exists (select from people.review where identity_a = ? and identity_b = ?)")
                .param(first)
                .param(second)
                .query(Boolean.class)
                .single();
        if (isKnown) {
            return;
        }
        UUID event = note(first, second, verdict);
        database.sql("insert into people.review (identity_a, identity_b, event_id, since) values (?, ?, ?, ?)")
                .param(first)
                .param(second)
                .param(event)
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * An unborn child is the same child in two systems when the mother is the same person and the
     * expected dates agree within the days of the settings. Twins of one system stay two.
     */
    public void linkUnborn(Collection<UUID> touched) {
        List<UUID[]> pairs = database.sql("""
                select a.id, b.id from people.identity a
                join statements.relationship ra on ra.to_identity = a.id and ra.type = 'MOTHER'
                join people.identity ma on ma.id = ra.from_identity
                join people.identity mb on mb.person_id = ma.person_id
                join statements.relationship rb on rb.from_identity = mb.id and rb.type = 'MOTHER'
                join people.identity b on b.id = rb.to_identity
                where (a.id = any(:touched) or ma.id = any(:touched) or mb.id = any(:touched))
                  and a.expected_date is not null and b.expected_date is not null
                  and a.date_of_birth is null and b.date_of_birth is null
                  and a.person_id <> b.person_id and a.system <> b.system
                  and abs(a.expected_date - b.expected_date) <= :days
                  and 1 = (select count(*) from people.identity t join statements.relationship rt
                     on rt.to_identity = t.id and rt.type = 'MOTHER' and rt.from_identity = ma.id
                     where t.expected_date is not null and t.date_of_birth is null and t.system = a.system)""")
                .param("touched", touched.toArray(UUID[]::new))
                .param("days", settings.unbornDaysApart())
                .query((row, number) -> new UUID[] {row.getObject(1, UUID.class), row.getObject(2, UUID.class)})
                .list();
        for (UUID[] pair : pairs) {
            Candidate one = candidates.get(pair[0]);
            Candidate other = candidates.get(pair[1]);
            if (!one.person().equals(other.person()) && !isGuarded(one, other)) {
                note(pair[0], pair[1], new Verdict(Outcome.JOINED, "same-mother-and-expected-date", 1, Map.of()));
                join(one.person(), other.person());
            }
        }
    }

    /** What the join settles needs nobody to look any more. */
    private void join(UUID person, UUID into) {
        database.sql("""
                delete from people.review r using people.identity a, people.identity b
                where r.state = 'WAITING' and a.id = r.identity_a and b.id = r.identity_b
                  and ((a.person_id = :one and b.person_id = :other) or (a.person_id = :other and b.person_id = :one))""").param("one", person).param("other", into).update();
        database.sql("update people.identity set person_id = ? where person_id = ?")
                .param(into)
                .param(person)
                .update();
    }

    private UUID note(UUID one, UUID other, Verdict verdict) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into people.link_event
                  (id, identity_a, identity_b, outcome, rule, score, explanation, decided_by, decided_at)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)""")
                .param(id)
                .param(one)
                .param(other)
                .param(verdict.outcome().name())
                .param(verdict.rule())
                .param(verdict.score())
                .param(explanation(verdict))
                .param(HUB)
                .param(Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    private String explanation(Verdict verdict) {
        try {
            return json.writeValueAsString(verdict.explanation());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
