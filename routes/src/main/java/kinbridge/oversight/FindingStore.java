package kinbridge.oversight;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import kinbridge.oversight.Detector.Evidence;
import kinbridge.oversight.Detector.Signal;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what the rules found: one finding for each colleague, rule and period, however often it is found. */
@Component
class FindingStore {

    private final JdbcClient database;
    private final StateChanges changes;

    FindingStore(JdbcClient database, StateChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * Within the caller's transaction. What was found before gains the entries that came since; a finding that
     * is closed stays closed, and shows that there are more.
     */
    void raise(Signal signal, Instant now) {
        Instant last = signal.entries().stream()
                .map(Evidence::at)
                .max(Comparator.naturalOrder())
                .orElse(now);
        UUID finding = known(signal).map(id -> update(id, signal, last)).orElseGet(() -> insert(signal, now, last));
        for (Evidence entry : signal.entries()) {
            database.sql("insert into oversight.finding_entry (finding_id, entry_id, recorded_at) values (?, ?, ?)"
                            + " on conflict do nothing")
                    .params(finding, entry.entry(), Timestamp.from(entry.at()))
                    .update();
        }
    }

    private Optional<UUID> known(Signal signal) {
        return database.sql("select id from oversight.finding where rule = ? and practitioner = ? and period_from = ?")
                .params(signal.rule().code(), signal.who().id(), Date.valueOf(signal.from()))
                .query(UUID.class)
                .optional();
    }

    private UUID update(UUID id, Signal signal, Instant last) {
        database.sql("""
                update oversight.finding set figure = :figure, why = :why, last_at = greatest(last_at, :last)
                where id = :id and (figure <> :figure or why <> :why or last_at < :last)""")
                .param("figure", signal.figure())
                .param("why", signal.why())
                .param("last", Timestamp.from(last))
                .param("id", id)
                .update();
        return id;
    }

    private UUID insert(Signal signal, Instant now, Instant last) {
        UUID id = UUID.randomUUID();
        UUID entry = changes.recordedByHub(
                null,
                // Not about whom: a colleague who reads the log may be the one.
                "finding " + id + " by rule " + signal.rule().code());
        database.sql("""
                insert into oversight.finding (id, rule, practitioner, role, agency, period_from, period_until, figure,
                  why, raised_at, last_at, raised_entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(signal.rule().code())
                .param(signal.who().id())
                .param(signal.who().role())
                .param(signal.who().agency())
                .param(Date.valueOf(signal.from()))
                .param(Date.valueOf(signal.until()))
                .param(signal.figure())
                .param(signal.why())
                .param(Timestamp.from(now))
                .param(Timestamp.from(last))
                .param(entry)
                .update();
        return id;
    }
}
