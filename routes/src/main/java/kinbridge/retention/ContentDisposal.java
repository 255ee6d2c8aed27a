package kinbridge.retention;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.intake.ContentNotKept;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Of people in no open family the content of records is dropped 30 days after it came, or after the family was closed
 * (section 5.7). It is a fixed period, so nobody releases it. What may still be asked for stays: of whoever may be one
 * with somebody in an open family, has a tie with one, asks for what is held, or is under a legal hold. Addresses stay
 * for the match index, which is keys, types and dates.
 */
@Component
class ContentDisposal {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final int BATCH = 100;

    private static final String OVER = """
            with in_families as (
              select i.person_id from people.identity i
              join (select identity_id, family_id from families.member where state <> 'REMOVED'
                    union all select identity_id, family_id from families.child_in_focus) m on m.identity_id = i.id
              join families.family f on f.id = m.family_id
              where f.closed_at is null or f.closed_at > :before
            ), held as (
              select m.identity_id from families.member m
              join retention.hold_in_force h on h.family_id = m.family_id
              union select c.identity_id from families.child_in_focus c
              join retention.hold_in_force h on h.family_id = c.family_id
              union select identity_id from retention.hold_in_force where identity_id is not null
              union select identity_id from rectification.contest
              where ended_at is null and (outcome is null or outcome in ('CORRECTED', 'REMOVED'))
              union select unnest(array[subject_identity, asker_identity]) from subject_access.request
              where closed_on is null
              union select a.identity_id from subject_access.around a
              join subject_access.request r on r.id = a.request_id and r.closed_on is null
            ), kept as (
              select person_id from in_families
              union select d.other_person_id from people.doubtful d join in_families f on f.person_id = d.person_id
              union select d.person_id from people.doubtful d join in_families f on f.person_id = d.other_person_id
              union select other.person_id from people.identity own
              join in_families f on f.person_id = own.person_id
              join statements.relationship r on own.id in (r.from_identity, r.to_identity)
              join statements.version v on v.id = r.version_id and v.is_current
              join people.identity other on other.id in (r.from_identity, r.to_identity)
              union select i.person_id from people.identity i join held h on h.identity_id = i.id
            )
            select v.id from statements.version v join statements.record r on r.version_id = v.id
            where v.kind = 'RECORD' and v.content_dropped_at is null and v.received_at < :before
              and r.category <> 'ID.ADDRESS'
              and not exists (select from retention.hold_in_force where scope = 'EVERYTHING')
              and not exists (select from statements.subject_identity s
                join people.identity i on i.id = s.identity_id join kept k on k.person_id = i.person_id
                where s.version_id = v.id)
            order by v.received_at, v.id limit\s""" + BATCH;

    private final JdbcClient database;
    private final ContentNotKept content;
    private final PolicyInForce policy;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private volatile @Nullable LocalDate done;

    ContentDisposal(
            JdbcClient database,
            ContentNotKept content,
            PolicyInForce policy,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.content = content;
        this.policy = policy;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Once a day, and once more after a start: whatever was stopped in the middle goes on. */
    void ofTheDay() {
        LocalDate today = clock.instant().atZone(Occurred.LONDON).toLocalDate();
        if (!today.equals(done)) {
            carryOut();
            done = today;
        }
    }

    void carryOut() {
        while (Boolean.TRUE.equals(transactions.execute(status -> batch()))) {
            // A hold that somebody places meanwhile comes between two batches.
        }
    }

    /** False when there was not a whole batch any more. */
    private boolean batch() {
        DryRuns.lock(database);
        Instant now = clock.instant();
        List<UUID> over = database.sql(OVER)
                .param("before", Timestamp.from(now.minus(KEPT)))
                .query(UUID.class)
                .list();
        if (over.isEmpty()) {
            return false;
        }
        UUID entry = changes.recordedByHub(
                null,
                "content dropped after " + KEPT.toDays() + " days, of people in no open family; versions: "
                        + over.stream().map(Objects::toString).collect(Collectors.joining(" ")));
        over.forEach(version ->
                database.sql("""
                        insert into retention.dropped_content (version_id, dropped_at, entry_id) values (?, ?, ?)""").params(version, Timestamp.from(now), entry).update());
        content.drop(over, now);
        noteErased(over, entry);
        return over.size() == BATCH;
    }

    /** What was erased of who processes for law enforcement (Data Protection Act 2018, section 62), in numbers. */
    private void noteErased(List<UUID> versions, UUID entry) {
        Map<String, Long> byHolder = database
                .sql("select holder from statements.record where version_id = any(?)")
                .param(versions.toArray(UUID[]::new))
                .query(String.class)
                .list()
                .stream()
                .filter(holder -> policy.tables().isUnderPart3(holder))
                .collect(Collectors.groupingBy(holder -> holder, TreeMap::new, Collectors.counting()));
        byHolder.forEach((holder, number) -> changes.erased(
                holder,
                "holder " + holder + ": content of " + number + " versions erased, kept for " + KEPT.toDays()
                        + " days, as in entry " + entry));
    }
}
