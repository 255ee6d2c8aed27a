package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.sharinglog.HeldCopies;
import kinbridge.sharinglog.HeldCopies.Copy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds who holds what is retracted, from the sharing log, as long as a look that began before may still come in. */
@Component
class CopyHolders {

    /** A look that began before it was retracted is in the log by then. */
    static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    private static final int TOGETHER = 200;

    private final JdbcClient database;
    private final HeldCopies copies;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    CopyHolders(JdbcClient database, HeldCopies copies, TransactionTemplate transactions, InstantSource clock) {
        this.database = database;
        this.copies = copies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param isOfAnAgreement whose holders are found with the agreement */
    private record Open(UUID id, UUID thing, Set<UUID> versions, Instant recordedAt, boolean isOfAnAgreement) {}

    /** Those to which nothing can come any more, once the log is searched after this. */
    List<UUID> over() {
        Instant before = clock.instant().minus(LONGEST_LOOK);
        return open().stream()
                .filter(one -> one.recordedAt().isBefore(before))
                .map(Open::id)
                .toList();
    }

    /** Nobody is added to these any more. */
    void close(List<UUID> over) {
        database.sql("update retraction.retraction set collected_at = ? where id = any(?) and collected_at is null")
                .param(Timestamp.from(clock.instant()))
                .param(over.toArray(UUID[]::new))
                .update();
    }

    /** The searchable log is up to date when it is called. */
    void find() {
        List<Open> open = open();
        for (int from = 0; from < open.size(); from += TOGETHER) {
            List<Open> some = open.subList(from, Math.min(open.size(), from + TOGETHER));
            transactions.executeWithoutResult(status -> find(some));
        }
    }

    private List<Open> open() {
        return database.sql("""
                select r.id, r.thing_id, r.recorded_at,
                  array(select version_id from retraction.wrong_version w where w.retraction_id = r.id),
                  r.answer_id is not null
                from retraction.retraction r where r.collected_at is null order by r.recorded_at, r.id""")
                .query((row, number) -> new Open(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Set.of((UUID[]) row.getArray(4).getArray()),
                        row.getTimestamp(3).toInstant(),
                        row.getBoolean(5)))
                .list();
    }

    private void find(List<Open> some) {
        Map<UUID, List<Open>> byThing =
                some.stream().filter(one -> !one.isOfAnAgreement()).collect(Collectors.groupingBy(Open::thing));
        Set<UUID> versions =
                some.stream().flatMap(one -> one.versions().stream()).collect(Collectors.toSet());
        for (Copy copy : copies.of(byThing.keySet(), versions)) {
            byThing.getOrDefault(copy.thing(), List.of()).stream()
                    .filter(one -> one.versions().contains(UUID.fromString(copy.version())))
                    .forEach(one -> add(one.id(), copy));
        }
    }

    /** @return whether nobody had found it before */
    boolean add(UUID retraction, Copy copy) {
        return database.sql("""
                insert into retraction.recipient (id, retraction_id, recipient, is_delivery, role, agency, holder,
                  family_id, entry_id, shown_at, found_at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .param(retraction)
                        .param(copy.who())
                        .param(copy.isDelivery())
                        .param(copy.role())
                        .param(copy.agency())
                        .param(copy.holder())
                        .param(copy.family())
                        .param(copy.entry())
                        .param(Timestamp.from(copy.at()))
                        .param(Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
