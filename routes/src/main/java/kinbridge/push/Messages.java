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
import java.util.Set;
import java.util.UUID;
import kinbridge.connectors.DeliverySettings;
import kinbridge.mappings.midwifery.CpisBundle;
import kinbridge.mappings.midwifery.ReleasedPlan;
import kinbridge.needtoknow.Undecided;
import kinbridge.push.PlanSubjects.OnePerson;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is pushed until the agency has confirmed it. One message a record, patient and content: considered
 * twice, it is sent once, and once more after it was taken back. A message is put into its delivery's queue only after it is committed, and once
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

    /**
     * Whether this version of the record is not on its way to this delivery yet, or was taken back from it, or was
     * sent under the number of the mother of a child who is born by now.
     */
    boolean isNews(DeliverySettings delivery, Undecided item) {
        return !database.sql("""
                select exists (select from push.message where delivery = :delivery and version_id = :version
                  and not retracts and taken_back_at is null
                  and not (of_unborn and exists (select from people.identity subject
                    join people.identity child on child.person_id = subject.person_id
                    where subject.id = any(:subjects) and child.date_of_birth is not null)))""")
                .param("delivery", delivery.delivery())
                .param("version", item.version())
                .param(
                        "subjects",
                        item.subjects().stream().map(Undecided.About::identity).toArray(UUID[]::new))
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

    /** What is to be sent of one record, and what it relies on. */
    record News(UUID family, Undecided item, ReleasedPlan plan, String body, Set<OnePerson> reliesOn, UUID logEntry) {}

    void keep(DeliverySettings delivery, News news) {
        UUID id = UUID.randomUUID();
        Content content = new Content(
                delivery.delivery(),
                news.family(),
                news.item().id(),
                news.item().version(),
                CpisBundle.place(news.plan()),
                news.body());
        if (insert(id, content, news.logEntry(), false)) {
            database.sql("update push.message set of_unborn = ? where id = ?")
                    .param(news.plan().unborn())
                    .param(id)
                    .update();
            news.reliesOn()
                    .forEach(join -> database.sql("insert into push.join_relied_on values (?, ?, ?)")
                            .param(id)
                            .param(join.identity())
                            .param(join.other())
                            .update());
        }
    }

    private boolean insert(UUID id, Content content, UUID logEntry, boolean retracts) {
        return database.sql("""
                insert into push.message (id, delivery, family_id, record_id, version_id, place, released_hash, body,
                  log_entry, created_at, retracts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
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
                        .param(retracts)
                        .update()
                == 1;
    }

    /**
     * The last message in each place, unless it has been taken back since, whose record nobody states any more,
     * whose patient is not the person whom it is about, or whose record is told of another patient by now.
     */
    List<Lapsed> lapsed() {
        return database.sql("""
                select sent.delivery, sent.family_id, sent.record_id, sent.version_id, sent.place, sent.body,
                  case when not said.still and ended.removed_why <> 'no longer said' then 'WRONG'
                    when joined.no_longer then 'SOMEBODY_ELSE' else 'OVER' end
                from (select distinct on (delivery, place) * from push.message
                  where refused_at is null and not retracts and taken_back_at is null
                  order by delivery, place, created_at desc) sent
                cross join lateral (select exists (
                  select from statements.version where thing_id = sent.record_id and is_current) as still) said
                cross join lateral (select exists (
                  select from push.join_relied_on j join people.identity a on a.id = j.identity_a
                  join people.identity b on b.id = j.identity_b
                  where j.message_id = sent.id and a.person_id <> b.person_id) as no_longer) joined
                left join lateral (select removed_why from statements.version
                  where thing_id = sent.record_id and removed_at is not null
                  order by removed_at desc, received_sequence desc limit 1) ended on true
                where not said.still and ended.removed_why is not null or joined.no_longer
                  or exists (select from push.message later where later.delivery = sent.delivery
                    and later.record_id = sent.record_id and later.place <> sent.place and not later.retracts
                    and later.refused_at is null and later.taken_back_at is null
                    and later.created_at > sent.created_at)""")
                .query((row, number) -> new Lapsed(
                        new Content(
                                row.getString(1),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getObject(4, UUID.class),
                                row.getString(5),
                                opened(row.getBytes(6))),
                        Why.valueOf(row.getString(7))))
                .list();
    }

    /** What one message says of one record, and where the agency keeps it. */
    record Content(String delivery, UUID family, UUID record, UUID version, String place, String body) {}

    enum Why {
        /** The owner has deleted or withdrawn it. */
        WRONG("its owner has taken it back"),
        /** The patient was taken for somebody else. */
        SOMEBODY_ELSE("two people had been taken for one"),
        /** It is no longer stated, or is told of another patient by now, as of a child after its birth. */
        OVER("it is no longer in force there");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** Whether it was never to be relied on. */
        boolean isWrong() {
            return this != OVER;
        }
    }

    record Lapsed(Content content, Why why) {}

    /** False where it was taken back already. */
    boolean keepRetraction(Lapsed lapsed, String body) {
        Content sent = lapsed.content();
        int inForce = database.sql("""
                update push.message set taken_back_at = ?
                where delivery = ? and place = ? and not retracts and taken_back_at is null""")
                .param(Timestamp.from(clock.instant()))
                .param(sent.delivery())
                .param(sent.place())
                .update();
        if (inForce == 0) {
            return false;
        }
        UUID entry = changes.recordedByHub(
                sent.family(),
                "record " + sent.record() + " is taken back from " + sent.delivery() + ": " + lapsed.why().words);
        Content back = new Content(sent.delivery(), sent.family(), sent.record(), sent.version(), sent.place(), body);
        return insert(UUID.randomUUID(), back, entry, true);
    }

    /** Whom anything that was ever stated under this record was about. */
    Set<UUID> subjectsOf(UUID record) {
        return Set.copyOf(database.sql("""
                select distinct s.identity_id from statements.subject_identity s
                join statements.version v on v.id = s.version_id where v.thing_id = ?""").param(record).query(UUID.class).list());
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
