package kinbridge.retention;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.retention.DueEntries.Found;
import kinbridge.retention.LegalHolds.Held;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists what would go: once a month by itself, or when somebody asks. The list before it lapses. All of it is
 * calculated once more before anything goes.
 */
@Component
class DryRuns {

    /** Held while a list is made, a hold is placed or a batch goes: none of them happens in the midst of another. */
    static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('retention', 24))";

    private final JdbcClient database;
    private final DueEntries entries;
    private final LegalHolds holds;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    DryRuns(
            JdbcClient database,
            DueEntries entries,
            LegalHolds holds,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.entries = entries;
        this.holds = holds;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty if this month has its list already. */
    Optional<UUID> ofTheMonth() {
        String month = YearMonth.from(today()).toString();
        return isThere(month) ? Optional.empty() : make("hub", "hub", month, what -> changes.recordedByHub(null, what));
    }

    private boolean isThere(String month) {
        return database.sql("select exists (select from retention.run where month = ?)")
                .param(month)
                .query(Boolean.class)
                .single();
    }

    UUID askedBy(Requester who) {
        return make(who.practitionerId(), who.role(), null, what -> changes.recorded(who, null, what))
                .orElseThrow();
    }

    private Optional<UUID> make(String by, String role, @Nullable String month, Function<String, UUID> recorded) {
        return Objects.requireNonNull(transactions.execute(status -> {
            lock(database);
            if (month != null && isThere(month)) {
                return Optional.empty();
            }
            UUID run = UUID.randomUUID();
            LocalDate today = today();
            UUID entry = recorded.apply("retention run " + run + " made as of " + today);
            Timestamp now = Timestamp.from(clock.instant());
            database.sql("update retention.run set state = 'LAPSED', ended_at = ? where state in ('OFFERED', 'FIRST')")
                    .param(now)
                    .update();
            database.sql("""
                    insert into retention.run (id, month, asked_by, asked_role, as_of, made_at, state, entry_id)
                    values (?, ?, ?, ?, ?, ?, 'EMPTY', ?)""")
                    .param(run)
                    .param(month)
                    .param(by)
                    .param(role)
                    .param(Date.valueOf(today))
                    .param(now)
                    .param(entry)
                    .update();
            entries.on(today, page -> add(run, page));
            database.sql("""
                    update retention.run set state = 'OFFERED' where id = ?
                      and exists (select from retention.line l where l.run_id = run.id)""").param(run).update();
            return Optional.of(run);
        }));
    }

    static void lock(JdbcClient database) {
        database.sql(LOCK).query((row, number) -> true).list();
    }

    private void add(UUID run, List<Found> page) {
        Held held = holds.among(page);
        for (Found one : page) {
            // Neither listed nor counted: of two lists, one before a hold and one after, the difference would tell how
            // many entries are held for what is hidden in them.
            if (held.keeps(one.id())) {
                continue;
            }
            RetentionDue.Due due = Objects.requireNonNull(one.due());
            database.sql("""
                    insert into retention.line
                      (run_id, entry_id, class, due, written, family_id, instance, sequence, why)
                    values (:run, :entry, :class, :due, :written, cast(:family as uuid), :instance, :sequence, :why)""")
                    .param("run", run)
                    .param("entry", one.id())
                    .param("class", due.kept().name())
                    .param("due", Date.valueOf(due.on()))
                    .param("written", one.entry().at().atZone(Occurred.LONDON).getYear())
                    .param("family", one.entry().family())
                    .param("instance", one.entry().instance())
                    .param("sequence", one.entry().sequence())
                    .param("why", due.why())
                    .update();
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
