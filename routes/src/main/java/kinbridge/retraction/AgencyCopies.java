package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How far what was sent to an agency is taken back, from the messages themselves: one that marks what was sent, or
 * the right version in its place. Package {@code push} sends them, and the agency's answer is its acknowledgement.
 */
@Component
class AgencyCopies {

    /** The last message that stands in the place of a wrong one. */
    private static final String INSTEAD = """
            (select m.created_at, m.delivered_at, m.refused_at from push.message m
              where m.delivery = h.recipient and m.record_id = r.thing_id and (m.created_at >= r.happened_at or m.version_id = r.replacement_id)
                and m.overtaken_at is null and (m.retracts or m.version_id not in (
                  select version_id from retraction.wrong_version w where w.retraction_id = r.id))
              order by m.created_at desc limit 1)""";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    AgencyCopies(JdbcClient database, TransactionTemplate transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    void follow() {
        transactions.executeWithoutResult(status -> {
            noteMessages();
            endWhatNeverLeft();
        });
    }

    private void noteMessages() {
        database.sql("""
                update retraction.recipient open set told_at = coalesce(open.told_at, m.created_at),
                  acknowledged_at = m.delivered_at, refused_at = m.refused_at
                from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id
                cross join lateral INSTEAD m
                where open.id = h.id and h.is_delivery and h.acknowledged_at is null and h.ended_at is null
                  and (h.told_at is null or m.delivered_at is not null
                    or h.refused_at is distinct from m.refused_at)""".replace("INSTEAD", INSTEAD)).update();
    }

    /** What was kept for an agency and stopped before it was tried once is nowhere. */
    private void endWhatNeverLeft() {
        database.sql("""
                update retraction.recipient open set ended_at = :now, ended_why = 'NEVER_SENT'
                from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id
                where open.id = h.id and h.is_delivery and h.acknowledged_at is null and h.ended_at is null
                  and exists (select from push.message m
                    where m.delivery = h.recipient and m.record_id = r.thing_id and not m.retracts)
                  and not exists (select from push.message m
                    join retraction.wrong_version w on w.retraction_id = r.id and w.version_id = m.version_id
                    where m.delivery = h.recipient and m.record_id = r.thing_id and not m.retracts
                      and m.refused_at is null and (m.attempts > 0 or m.overtaken_at is null))""").param("now", Timestamp.from(clock.instant())).update();
    }
}
