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
import kinbridge.mappings.midwifery.CpisBundle;
import kinbridge.mappings.midwifery.ReleasedPlan;
import kinbridge.needtoknow.Undecided;
import kinbridge.push.PlanSubjects.Addressee;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is pushed until the agency has confirmed it. One message a record, patient and content: considered
 * twice, it is sent once, and once more after it was taken back. A message is put into its delivery's queue only
 * after it is committed, and once more when a kill comes before that is noted: the queue then names it twice, and it
 * is delivered once.
 */
@Component
class Messages {

    static final String QUEUE = "delivery.";
    private static final String CONTEXT = "push.message";

    /** Of a message of an unborn child: whether it is born. */
    static final String IS_BORN = """
            exists (select from people.identity s join people.identity child on child.person_id = s.person_id
              where s.id = subject and child.date_of_birth is not null)""";

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

    /**
     * Whether this version of the record is not on its way to this delivery yet, or was taken back from it, or went
     * to somebody else, or to the mother of a child who is born by now.
     */
    boolean isNews(DeliverySettings delivery, Undecided item) {
        return !database.sql("""
                select exists (select from push.message m where delivery = :delivery and version_id = :version
                  and not retracts and taken_back_at is null
                  and not exists (select from push.misdirected where id = m.id)
                  and not (of_unborn and BORN))""".replace("BORN", IS_BORN))
                .param("delivery", delivery.delivery())
                .param("version", item.version())
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

    /** What is to be sent of one record. */
    record News(UUID family, Undecided item, ReleasedPlan plan, String body, Addressee addressee, UUID logEntry) {}

    @Transactional
    public void keep(DeliverySettings delivery, News news) {
        Content content = new Content(
                delivery.delivery(),
                news.family(),
                news.item().id(),
                news.item().version(),
                CpisBundle.place(news.plan()),
                news.body());
        insert(content, news.logEntry(), news);
    }

    /** Keeps a message that takes back what was sent to that place. */
    void keepRetraction(Content sent, String body, UUID logEntry) {
        insert(sent.saying(body), logEntry, null);
    }

    private void insert(Content content, UUID logEntry, @Nullable News news) {
        UUID id = UUID.randomUUID();
        int inserted = database.sql("""
                insert into push.message (id, delivery, family_id, record_id, version_id, place, released_hash, body,
                  log_entry, created_at, retracts, patient, subject, of_unborn)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(id)
                .param(content.delivery())
                .param(content.family())
                .param(content.record())
                .param(content.version())
                .param(content.place())
                .param(hash(content.body()))
                .param(vault.seal(content.body().getBytes(StandardCharsets.UTF_8), CONTEXT))
                .param(logEntry)
                .param(Timestamp.from(clock.instant()))
                .param(news == null)
                .param(news == null ? null : news.addressee().patient())
                .param(news == null ? null : news.addressee().subject())
                .param(news != null && news.plan().unborn())
                .update();
        if (inserted == 1) {
            overtake(content, id);
        }
    }

    /** What came before it and could not be delivered must not arrive after it. */
    private void overtake(Content content, UUID id) {
        database.sql("""
                update push.message set overtaken_at = ? where delivery = ? and place = ? and id <> ?
                  and delivered_at is null and refused_at is null and overtaken_at is null""")
                .param(Timestamp.from(clock.instant()))
                .param(content.delivery())
                .param(content.place())
                .param(id)
                .update();
    }

    /** What one message says of one record, and where the agency keeps it. */
    record Content(String delivery, UUID family, UUID record, UUID version, String place, String body) {

        Content saying(String other) {
            return new Content(delivery, family, record, version, place, other);
        }
    }

    Content content(UUID message) {
        return database.sql(
                        "select delivery, family_id, record_id, version_id, place, body from push.message where id = ?")
                .param(message)
                .query((row, number) -> new Content(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        opened(row.getBytes(6))))
                .single();
    }

    /** One at a time sends something of a record or takes it back, until its transaction ends. */
    boolean lock(UUID record) {
        return database.sql("select true from pg_advisory_xact_lock(hashtextextended('push.' || ?, 0))")
                .param(record.toString())
                .query(Boolean.class)
                .single();
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

    /** What still has to be delivered under this id, as a try begins; empty once it need not be delivered. */
    Optional<Message> begin(UUID id) {
        return database.sql("""
                update push.message set attempts = attempts + 1
                where id = ? and delivered_at is null and refused_at is null and overtaken_at is null
                returning id, delivery, body, log_entry""")
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
        database.sql("update push.message set delivered_at = ?, acknowledged = ? where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(acknowledgement)
                .param(message.id())
                .update();
        changes.delivered(message.logEntry(), message.delivery(), acknowledgement);
    }

    @Transactional
    public void refuse(Message message, String reason) {
        database.sql("update push.message set refused_at = ?, refused_why = ? where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(reason)
                .param(message.id())
                .update();
        changes.delivered(message.logEntry(), message.delivery(), "refused: " + reason);
    }

    /**
     * @param why in plain words, for IT
     * @param mayHaveArrived false where nobody was reached at all: then it counts as not tried
     */
    void noteFailure(Message message, String why, boolean mayHaveArrived) {
        database.sql("update push.message set failed_at = ?, failure = ?, attempts = attempts - ? where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(why)
                .param(mayHaveArrived ? 0 : 1)
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
