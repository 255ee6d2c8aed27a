package kinbridge.intake;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Item;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Unreadable;
import kinbridge.mappings.UnreadablePayload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cuts payloads into batches and puts each into its agency's queue. A batch is counted as received in
 * the row that is written before its message is sent: after a kill the payload is cut again, and what
 * was handled already is passed over.
 */
@Component
class Splitter {

    private static final Logger LOG = LoggerFactory.getLogger(Splitter.class);
    static final int BATCH_ITEMS = 500;

    /** What the queue of an agency's whole extracts is called, behind the name of its other one. */
    static final String BULK = ".bulk";

    private static final int BATCH_CHARACTERS = 1_000_000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final JmsTemplate queues;
    private final Spool spool;
    private final Mappings mappings;
    private final BatchMessages messages;
    private final FeedCounts counts;
    private final Quarantine quarantine;
    private final SecondReading secondReading;
    private final InstantSource clock;
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();

    Splitter(
            JdbcClient database,
            TransactionTemplate transactions,
            JmsTemplate queues,
            Spool spool,
            Mappings mappings,
            BatchMessages messages,
            FeedCounts counts,
            Quarantine quarantine,
            SecondReading secondReading,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.queues = queues;
        this.spool = spool;
        this.mappings = mappings;
        this.messages = messages;
        this.counts = counts;
        this.quarantine = quarantine;
        this.secondReading = secondReading;
        this.clock = clock;
    }

    /** Splits what waits in the spool, oldest first; one instance of the hub at a time does a payload. */
    void splitNotices() {
        splitWaiting(false);
    }

    /** As {@link #splitNotices()}, what sources of whole extracts brought. */
    void splitBulk() {
        splitWaiting(true);
    }

    private void splitWaiting(boolean bulk) {
        for (Waiting waiting : waiting(bulk)) {
            // One that cannot be cut, such as of a feed that is configured no more, waits; the others do not.
            try {
                split(waiting);
            } catch (NestedRuntimeException ours) {
                // Broker or database: nothing else can be cut either.
                throw ours;
            } catch (RuntimeException fault) {
                tellOnce(waiting, fault);
            }
        }
    }

    private void tellOnce(Waiting waiting, RuntimeException fault) {
        if (told.add(waiting.id())) {
            LOG.error(
                    "Payload {} of {} cannot be cut: {}",
                    waiting.id(),
                    waiting.feed(),
                    fault.getClass().getSimpleName());
        }
    }

    private void split(Waiting waiting) {
        FeedMapping mapping = mappings.of(waiting.feed());
        Payload payload = spool.payload(waiting.id(), waiting.feed(), waiting.name(), waiting.sourceTime());
        Cutter cutter = new Cutter(waiting, queue(waiting, mapping));
        try {
            mapping.split(payload, cutter);
            cutter.send();
            finish(waiting, "SPLIT", null);
            spool.drop(waiting.id());
        } catch (UnreadablePayload notOfThisFeed) {
            // What could be read before it counts; the rest of the payload is one item more.
            cutter.send();
            transactions.executeWithoutResult(status -> keepUnreadable(waiting, notOfThisFeed.getMessage()));
        } catch (IOException cannotRead) {
            LOG.error("Payload {} of {} cannot be read from the spool", waiting.id(), waiting.feed(), cannotRead);
        }
    }

    private void keepUnreadable(Waiting waiting, @Nullable String reason) {
        String why = reason == null ? "cannot be read" : reason;
        Item rest = new Item(waiting.feed(), waiting.name(), waiting.sourceTime(), "payload", "whole file", "", null);
        Unreadable problem = new Unreadable("whole file", null, null, why, "a payload of " + waiting.feed());
        if (!secondReading.failed(waiting.id(), rest, problem)) {
            long sequence = database.sql("select nextval('statements.received_sequence')")
                    .query(Long.class)
                    .single();
            quarantine.file(new Receipt(waiting.id(), clock.instant(), sequence, false), rest, problem);
        }
        FeedCounts.Tally tally = new FeedCounts.Tally();
        tally.quarantined = 1;
        counts.received(waiting.feed(), 1);
        counts.handled(waiting.feed(), tally);
        finish(waiting, "UNREADABLE", why);
    }

    private void finish(Waiting waiting, String state, @Nullable String reason) {
        database.sql("update intake.payload set state = ?, reason = ? where id = ?")
                .param(state)
                .param(reason)
                .param(waiting.id())
                .update();
    }

    private List<Waiting> waiting(boolean bulk) {
        return database.sql("""
                select id, feed, name, source_time from intake.payload where state = 'RECEIVED'
                and bulk = ? order by received_at limit 50""")
                .param(bulk)
                .query((row, number) -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        instant(row.getTimestamp(4)),
                        bulk))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static String queue(Waiting waiting, FeedMapping mapping) {
        return "intake." + mapping.agency().word() + (waiting.bulk() ? BULK : "");
    }

    private record Waiting(
            UUID id, String feed, String name, @Nullable Instant sourceTime, boolean bulk) {}

    /** Gathers items until a batch is full. */
    private final class Cutter implements Consumer<Item> {

        private final Waiting waiting;
        private final String queue;
        private final List<Item> items = new ArrayList<>();
        private long characters;
        private long next = 1;

        Cutter(Waiting waiting, String queue) {
            this.waiting = waiting;
            this.queue = queue;
        }

        @Override
        public void accept(Item item) {
            items.add(item);
            characters += item.content().length();
            if (items.size() == BATCH_ITEMS || characters > BATCH_CHARACTERS) {
                send();
            }
        }

        void send() {
            if (items.isEmpty()) {
                return;
            }
            Batch batch = new Batch(waiting.id(), waiting.feed(), next, items);
            if (!isHandled(batch)) {
                queues.convertAndSend(queue, messages.write(batch));
            }
            next += items.size();
            items.clear();
            characters = 0;
        }

        private boolean isHandled(Batch batch) {
            return Boolean.TRUE.equals(transactions.execute(status -> {
                int added = database.sql(
                                "insert into intake.batch (payload_id, first_item, items) values (?, ?, ?) on conflict do nothing")
                        .param(batch.payload())
                        .param(batch.firstItem())
                        .param(batch.items().size())
                        .update();
                if (added == 1) {
                    counts.received(batch.feed(), batch.items().size());
                    return false;
                }
                return database.sql(
                                "select handled_at is not null from intake.batch where payload_id = ? and first_item = ?")
                        .param(batch.payload())
                        .param(batch.firstItem())
                        .query(Boolean.class)
                        .single();
            }));
        }
    }
}
