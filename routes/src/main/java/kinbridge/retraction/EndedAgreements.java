package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.retraction.RecordedRetractions.Row;
import kinbridge.sharinglog.HeldCopies;
import kinbridge.sharinglog.HeldCopies.Copy;
import kinbridge.sharinglog.LogProjection;
import kinbridge.sharinglog.StateChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What follows when somebody withdraws or refuses, or is found competent to: those who hold what was shared on their
 * agreement are found. An agreement that ran out was not taken back, and ends nothing (invariant I5).
 */
@Component
class EndedAgreements {

    private static final Logger LOG = LoggerFactory.getLogger(EndedAgreements.class);

    private final JdbcClient database;
    private final LogProjection projection;
    private final HeldCopies copies;
    private final AgreementShares shares;
    private final RecordedRetractions register;
    private final CopyHolders holders;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    EndedAgreements(
            JdbcClient database,
            LogProjection projection,
            HeldCopies copies,
            AgreementShares shares,
            RecordedRetractions register,
            CopyHolders holders,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.projection = projection;
        this.copies = copies;
        this.shares = shares;
        this.register = register;
        this.holders = holders;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An objection, or an assessment by which one counts.
     *
     * @param change the answer or assessment that was recorded
     * @param answer the objection
     * @param person whose agreement it was
     * @param isFirst whether nobody has looked at it yet
     */
    private record Ended(
            UUID change,
            int version,
            UUID answer,
            UUID identity,
            UUID person,
            Instant at,
            String by,
            boolean isFirst) {}

    /** One that fails is tried again, and keeps no other waiting. */
    void find() {
        List<Ended> open = open();
        if (!open.isEmpty()) {
            projection.catchUp();
        }
        for (Ended ended : open) {
            try {
                transactions.executeWithoutResult(status -> find(ended));
            } catch (RuntimeException problem) {
                LOG.error(
                        "What the end of agreement {} retracts is not found yet: {}",
                        ended.answer(),
                        problem.getClass().getName());
            }
        }
    }

    private List<Ended> open() {
        return database.sql("""
                select e.change_id, e.version, e.answer, e.identity_id, i.person_id, e.at, e.by_whom, c.change_id is null
                from (
                  select id as change_id, version, id as answer, identity_id, recorded_at as at, recorded_by as by_whom
                  from consent.answer where state in ('WITHDRAWN', 'REFUSED')
                  union all
                  select k.id, 0, a.id, a.identity_id, k.recorded_at, k.assessed_by
                  from consent.competence k
                  join people.identity assessed on assessed.id = k.identity_id
                  cross join lateral (select a.id, a.identity_id from consent.answer a
                    join people.identity of_whom on of_whom.id = a.identity_id
                    where of_whom.person_id = assessed.person_id and a.state in ('WITHDRAWN', 'REFUSED')
                      and a.giver = 'self' and a.recorded_at <= k.recorded_at
                      and not exists (select from consent.answer l where l.id = a.id and l.version > a.version)
                    order by a.recorded_at desc limit 1) a) e
                join people.identity i on i.id = e.identity_id
                left join retraction.considered c on c.change_id = e.change_id and c.version = e.version
                where c.change_id is null or (c.settled_at is null and c.at < :before)
                order by e.at, e.change_id, e.version""")
                .param("before", Timestamp.from(clock.instant().minus(CopyHolders.LONGEST_LOOK)))
                .query((row, number) -> new Ended(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        row.getTimestamp(6).toInstant(),
                        row.getString(7),
                        row.getBoolean(8)))
                .list();
    }

    private void find(Ended ended) {
        if (!note(ended) || !stillStands(ended)) {
            return;
        }
        List<Copy> resting = shares
                .resting(
                        ended.person(),
                        copies.byAgreement(
                                identities(ended.person()), ended.at().plus(CopyHolders.LONGEST_LOOK)))
                .stream()
                .filter(copy -> !isTold(copy))
                .toList();
        if (resting.isEmpty()) {
            return;
        }
        UUID entry = changes.recordedByHub(
                null,
                "answer " + ended.answer() + " no longer agrees: what " + resting.size()
                        + " copies rest on is retracted from those who hold them");
        Map<UUID, List<Copy>> byThing = resting.stream().collect(Collectors.groupingBy(Copy::thing));
        byThing.forEach((thing, held) -> retract(ended, thing, held, entry));
    }

    private void retract(Ended ended, UUID thing, List<Copy> held, UUID entry) {
        Set<UUID> versions =
                held.stream().map(copy -> UUID.fromString(copy.version())).collect(Collectors.toSet());
        UUID retraction = register.record(
                        new Row(
                                thing,
                                RetractionReason.AGREEMENT_ENDED,
                                null,
                                ended.identity(),
                                ended.answer(),
                                ended.at(),
                                ended.by(),
                                entry),
                        versions)
                .orElseGet(() -> register.find(RetractionReason.AGREEMENT_ENDED, thing, ended.at()));
        // One row for each holder, of the last time that they were shown it: by that a second no finds who is told.
        held.stream().sorted(Comparator.comparing(Copy::at).reversed()).forEach(copy -> holders.add(retraction, copy));
    }

    /** Each is looked at at once, and once more after the longest look. False where somebody was quicker. */
    private boolean note(Ended ended) {
        Timestamp now = Timestamp.from(clock.instant());
        return (ended.isFirst()
                                ? database.sql("""
                                insert into retraction.considered (change_id, version, at) values (?, ?, ?)
                                on conflict do nothing""").params(ended.change(), ended.version(), now)
                                : database.sql("""
                                update retraction.considered set settled_at = ?
                                where change_id = ? and version = ? and settled_at is null""").params(now, ended.change(), ended.version()))
                        .update()
                == 1;
    }

    /** Given again meanwhile, it ends nothing. */
    private boolean stillStands(Ended ended) {
        return database.sql("""
                select state in ('WITHDRAWN', 'REFUSED') from consent.answer
                where id = ? order by version desc limit 1""").param(ended.answer()).query(Boolean.class).single();
    }

    private List<UUID> identities(UUID person) {
        return database.sql("select id from people.identity where person_id = ?")
                .param(person)
                .query(UUID.class)
                .list();
    }

    /** Whoever was told of it and has not been shown it since is not told twice, however often somebody says no. */
    private boolean isTold(Copy copy) {
        return database.sql("""
                select exists (select from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id
                  where r.reason = 'AGREEMENT_ENDED' and r.thing_id = :thing and h.recipient = :who
                    and h.family_id is not distinct from cast(:family as uuid)
                    and h.shown_at >= :at and h.ended_why is distinct from 'GIVEN_AGAIN')""")
                .param("thing", copy.thing())
                .param("who", copy.who())
                .param("family", copy.family(), java.sql.Types.OTHER)
                .param("at", Timestamp.from(copy.at()))
                .query(Boolean.class)
                .single();
    }
}
