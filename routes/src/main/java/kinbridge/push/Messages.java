package kinbridge.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.connectors.DeliverySettings;
import kinbridge.needtoknow.Undecided;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is pushed until the agency has confirmed it. One message a record and content: considered
 * twice, it is sent once. A message is put into its delivery's queue only after it is committed, and once
 * more when a kill comes before that is noted: the queue then names it twice, and it is delivered once.
 */
@Component
class Messages {

    static final String QUEUE = "delivery.";
    private static final String CONTEXT = "push.message";

    private final JdbcClient database;
    private final JmsTemplate queues;
    private final Vault vault;
    private final StateChanges changes;
    private final InstantSource clock;

    Messages(JdbcClient database, JmsTemplate queues, Vault vault, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.queues = queues;
        this.vault = vault;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whether this version of the record is not on its way to this delivery yet. */
    boolean isNews(DeliverySettings delivery, Undecided item) {
        return !database.sql("select exists (select from push.message where delivery = ? and version_id = ?)")
                .param(delivery.delivery())
                .param(item.version())
                .query(Boolean.class)
                .single();
    }

    /** False where the family was considered after that change already. */
    boolean startConsidering(UUID family, Instant changedAt) {
        return database.sql("""
                insert into push.considered (family_id, at) values (:family, :now)
                on conflict (family_id) do update set at = :now where considered.at <= :changed""")
                        .param("family", family)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("changed", Timestamp.from(changedAt))
                        .update()
                == 1;
    }

    void keep(DeliverySettings delivery, UUID family, Undecided item, String body, UUID logEntry) {
        keep(delivery.delivery(), family, item.id(), item.version(), body, logEntry, false);
    }

    private void keep(
            String delivery, UUID family, UUID item, UUID version, String body, UUID logEntry, boolean retracts) {
        database.sql("""
                insert into push.message (id, delivery, family_id, record_id, version_id, released_hash, body,
                  log_entry, created_at, retracts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(UUID.randomUUID())
                .param(delivery)
                .param(family)
                .param(item)
                .param(version)
                .param(hash(body))
                .param(vault.seal(body.getBytes(StandardCharsets.UTF_8), CONTEXT))
                .param(logEntry)
                .param(Timestamp.from(clock.instant()))
                .param(retracts)
                .update();
    }

    /**
     * The last message about each record that was pushed and of which nothing is current any more, unless it has
     * been taken back since, whatever the agency answered.
     */
    List<Lapsed> lapsed() {
        return database.sql("""
                select sent.delivery, sent.family_id, sent.record_id, sent.version_id, sent.body,
                  ended.removed_why <> 'no longer said'
                from (select distinct on (delivery, record_id) * from push.message
                  where refused_at is null and not retracts
                  order by delivery, record_id, created_at desc) sent
                join lateral (select removed_why from statements.version
                  where thing_id = sent.record_id and removed_at is not null
                  order by removed_at desc, received_sequence desc limit 1) ended on true
                where not exists (select from push.message back where back.delivery = sent.delivery
                    and back.record_id = sent.record_id and back.retracts and back.created_at >= sent.created_at)
                  and not exists (select from statements.version where thing_id = sent.record_id and is_current)""")
                .query((row, number) -> new Lapsed(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        opened(row.getBytes(5)),
                        row.getBoolean(6)))
                .list();
    }

    /** @param isWrong deleted or withdrawn; otherwise merely no longer stated */
    record Lapsed(String delivery, UUID family, UUID record, UUID version, String body, boolean isWrong) {}

    void keepRetraction(Lapsed lapsed, String body) {
        UUID entry = changes.recordedByHub(
                lapsed.family(), "record " + lapsed.record() + " is taken back from " + lapsed.delivery());
        keep(lapsed.delivery(), lapsed.family(), lapsed.record(), lapsed.version(), body, entry, true);
    }

    /** Puts what is kept and not yet on its way into the queues of its deliveries. */
    @Transactional
    public void sendKept() {
        List<Kept> kept = database.sql("""
                select id, delivery from push.message where queued_at is null order by created_at limit 200
                for update skip locked""")
                .query((row, number) -> new Kept(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        if (kept.isEmpty()) {
            return;
        }
        kept.forEach(message ->
                queues.convertAndSend(QUEUE + message.delivery(), message.id().toString()));
        database.sql("update push.message set queued_at = ? where id = any(?)")
                .param(Timestamp.from(clock.instant()))
                .param(kept.stream().map(Kept::id).toArray(UUID[]::new))
                .update();
    }

    /** What still has to be delivered under this id; empty once it is confirmed or refused. */
    Optional<Message> open(UUID id) {
        return database.sql("""
                select id, delivery, body, log_entry from push.message
                where id = ? and delivered_at is null and refused_at is null""")
                .param(id)
                .query((row, number) -> new Message(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        opened(row.getBytes(3)),
                        row.getObject(4, UUID.class)))
                .optional();
    }

    @Transactional
    public void confirm(Message message, String acknowledgement) {
        database.sql("update push.message set delivered_at = ?, acknowledged = ?, attempts = attempts + 1 where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(acknowledgement)
                .param(message.id())
                .update();
        changes.delivered(message.logEntry(), message.delivery(), acknowledgement);
    }

    @Transactional
    public void refuse(Message message, String reason) {
        database.sql("update push.message set refused_at = ?, refused_why = ?, attempts = attempts + 1 where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(reason)
                .param(message.id())
                .update();
        changes.delivered(message.logEntry(), message.delivery(), "refused: " + reason);
    }

    /** @param why in plain words, for IT */
    void countAttempt(Message message, String why) {
        database.sql("update push.message set attempts = attempts + 1, failed_at = ?, failure = ? where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(why)
                .param(message.id())
                .update();
    }

    private String opened(byte[] body) {
        return new String(vault.open(body, CONTEXT), StandardCharsets.UTF_8);
    }

    private static String hash(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Kept(UUID id, String delivery) {}

    record Message(UUID id, String delivery, String body, UUID logEntry) {}
}
