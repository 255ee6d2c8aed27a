package kinbridge.oversight;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.family.Practitioners;
import kinbridge.storage.Vault;
import kinbridge.work.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A log that is watched, put together as the hub does, with the rules as they are shipped. */
final class WatchedLog implements AutoCloseable {

    final AskedLog asked;
    final AnomalySettings settings;
    final Practitioners colleagues = new AskedLog.Colleagues();
    private final TransactionTemplate transactions;
    /** Null: as it is. */
    @Nullable
    Instant now;

    WatchedLog(Path folder) {
        this(folder, AnomalySettings.load(AskedLog.CONFIG.resolve("sharing/anomalies.yaml")));
    }

    WatchedLog(Path folder, AnomalySettings settings) {
        this.asked = new AskedLog(folder);
        this.settings = settings;
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(asked.open.dataSource));
    }

    private InstantSource clock() {
        return () -> now();
    }

    Instant now() {
        Instant fixed = now;
        return fixed == null ? Instant.now() : fixed;
    }

    AnomalyWatch watch() {
        LooksByPeriod looks = new LooksByPeriod(asked.database);
        OverdueChecks checks = new OverdueChecks(asked.database);
        return new AnomalyWatch(
                asked.database,
                List.of(
                        new OutsideTheTeam(settings, looks),
                        new RepeatedRefusals(settings, looks),
                        new ManyFamilies(settings, new FamiliesByDay(asked.database)),
                        new LateSignOffs(settings, checks),
                        new UnreviewedGlass(settings, checks),
                        new OwnFamily(settings, looks, colleagues),
                        new OutOfHours(settings, asked.database, WorkingDays.ofEngland(Set.of(), Set.of()))),
                new FindingStore(asked.database, asked.changes),
                transactions,
                clock());
    }

    void look() {
        asked.open.projection.catchUp();
        watch().look();
    }

    /** @param tasks for whatever opens one; null where the test opens none */
    Findings queue(Tasks tasks) {
        return new Findings(
                asked.database,
                asked.listing,
                asked.staff,
                colleagues,
                asked.changes,
                new FilesTaken(asked.changes),
                tasks,
                Vault.generate(),
                transactions,
                clock());
    }

    record Found(String rule, String practitioner, int figure, String why) {}

    List<Found> findings() {
        return asked.database
                .sql("select rule, practitioner, figure, why from oversight.finding order by rule, practitioner")
                .query((row, number) -> new Found(row.getString(1), row.getString(2), row.getInt(3), row.getString(4)))
                .list();
    }

    UUID only() {
        return asked.database
                .sql("select id from oversight.finding")
                .query(UUID.class)
                .single();
    }

    long count(String query, Map<String, ?> values) {
        return asked.database.sql(query).params(values).query(Long.class).single();
    }

    @Override
    public void close() {
        asked.close();
    }
}
