package kinbridge.oversight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kinbridge.oversight.Detector.Touched;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the log's projection once, each entry as it comes, and lets the rules count anew whatever
 * period a new look falls into. Nothing is built anew in the night, and a crash loses nothing: how far it
 * came is written with what it found.
 */
@Component
class AnomalyWatch {

    private static final int GROUP = 2_000;

    /** Whole periods are counted; of a long log not all that follows, each time. */
    private static final Duration LONGEST_PERIOD = Duration.ofDays(32);

    private final JdbcClient database;
    private final List<Detector> detectors;
    private final FindingStore findings;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    AnomalyWatch(
            JdbcClient database,
            List<Detector> detectors,
            FindingStore findings,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.detectors = detectors.stream().filter(Detector::isOn).toList();
        this.findings = findings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Everything that is new; what is late is looked at each time, since nothing new tells of it. */
    public void look() {
        for (String instance : instances()) {
            int read = GROUP;
            while (read == GROUP) {
                Integer count = transactions.execute(status -> group(instance));
                read = count == null ? 0 : count;
            }
        }
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            lock();
            raise(new Touched(Set.of(), now, now), true);
        });
    }

    private List<String> instances() {
        return database.sql("select instance from sharing_log.projection_progress order by instance")
                .query(String.class)
                .list();
    }

    private int group(String instance) {
        lock();
        long since = database.sql("select sequence from oversight.watched where instance = ?")
                .param(instance)
                .query(Long.class)
                .optional()
                .orElse(0L);
        List<Seen> entries = database.sql("""
                        select sequence, person_id, recorded_at, kind in ('LOOK', 'EXPORT', 'REFUSAL')
                          and channel in ('INDIVIDUAL_VIEW', 'TAF_MEETING_PACK', 'TASK_NAMES') and purpose <> 'SUBJECT_ACCESS'
                        from sharing_log.projection_entry where instance = ? and sequence > ?
                        order by sequence limit\s""" + GROUP)
                .params(instance, since)
                .query((row, number) -> new Seen(
                        row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getBoolean(4)))
                .list();
        if (!entries.isEmpty()) {
            Touched touched = touched(entries);
            if (touched != null) {
                raise(touched, false);
            }
            progress(instance, entries.get(entries.size() - 1).sequence());
        }
        return entries.size();
    }

    /** One hub at a time, so that no finding is raised twice. */
    private void lock() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('anomalies', 21))")
                .query((row, number) -> true)
                .single();
    }

    private @Nullable Touched touched(List<Seen> entries) {
        Set<String> people = new HashSet<>();
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (Seen seen : entries) {
            if (seen.isALook()) {
                people.add(seen.person());
                first = seen.at().isBefore(first) ? seen.at() : first;
                last = seen.at().isAfter(last) ? seen.at() : last;
            }
        }
        if (people.isEmpty()) {
            return null;
        }
        Instant now = clock.instant();
        Instant until = last.plus(LONGEST_PERIOD);
        // Another hub's clock may be ahead of this one.
        Instant latest = last.isAfter(now) ? last : now;
        return new Touched(people, first, until.isBefore(latest) ? until : latest);
    }

    private void raise(Touched touched, boolean isByTime) {
        detectors.stream()
                .filter(detector -> detector.isByTime() == isByTime)
                .flatMap(detector -> detector.look(touched).stream())
                .forEach(signal -> findings.raise(signal, clock.instant()));
    }

    private void progress(String instance, long sequence) {
        database.sql("""
                insert into oversight.watched (instance, sequence) values (?, ?)
                on conflict (instance) do update set sequence = excluded.sequence""").params(instance, sequence).update();
    }

    private record Seen(long sequence, String person, Instant at, boolean isALook) {}
}
