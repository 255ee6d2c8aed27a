package kinbridge.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LoggedDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long the month's list and the disposal of what is on it take with many entries, and the dropping of
 * content of as many records. No part of the suite; run it with
 *
 * <pre>mvn -pl routes -am test -Dtest=RetentionBenchmark -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dretention.entries=100000 -Dtest.compiler=-XX:+TieredCompilation</pre>
 *
 * Of the entries a tenth is due; the others are of families whose work goes on.
 */
class RetentionBenchmark {

    private static final int ENTRIES = Integer.getInteger("retention.entries", 20_000);
    private static final int FAMILIES = 100;
    private static final int DUE_OF_TEN = 1;

    private static final LogEntry.Requester WORKER =
            new LogEntry.Requester("worker", "social_worker", "LA_CSC", "MEMBER");

    @TempDir
    private Path folder;

    @Test
    void the_list_and_the_disposal() {
        try (KeptLog log = new KeptLog(folder)) {
            LocalDate closed = log.now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(40);
            List<UUID> families = IntStream.range(0, FAMILIES)
                    .mapToObj(number -> log.family(
                            String.format(Locale.ROOT, "FAM-B%05d", number), number % 10 < DUE_OF_TEN ? closed : null))
                    .toList();
            UUID adult = log.person(LocalDate.of(1990, 1, 1));
            // As colleagues do, many at a time: the writer commits what came together.
            double written = seconds(() -> IntStream.range(0, ENTRIES)
                    .parallel()
                    .forEach(number -> log.open.log.append(entry(families.get(number % FAMILIES), adult))));
            log.open.projection.catchUp();
            log.moveTo(closed.plusYears(6).plusDays(1));

            UUID[] run = new UUID[1];
            double listed = seconds(() -> run[0] = log.monthly());
            int due = log.listed(run[0]).size();
            log.approvedByBoth(run[0]);
            double disposed = seconds(log.disposals::carryOut);

            assertThat(log.state(run[0])).isEqualTo(RetentionDesk.State.DONE);
            System.out.printf(
                    Locale.ROOT,
                    "MEASURED retention: %,d entries (written in %.1f s), %,d due: listed in %.1f s, disposed of in"
                            + " %.1f s, %.1f ms each%n",
                    ENTRIES,
                    written,
                    due,
                    listed,
                    disposed,
                    disposed * 1000 / due);
        }
    }

    @Test
    void the_content_of_people_in_no_open_family() {
        try (KeptLog log = new KeptLog(folder)) {
            UUID person = log.person(LocalDate.of(1990, 1, 1));
            Instant old = log.now.minus(Duration.ofDays(31));
            log.record("SC.ASSESSMENT", old, person);
            log.records(ENTRIES - 1, person);

            double dropped = seconds(log.content::carryOut);

            long versions = log.count("select count(*) from retention.dropped_content");
            assertThat(versions).isEqualTo(ENTRIES);
            System.out.printf(
                    Locale.ROOT, "MEASURED retention: content of %,d records dropped in %.1f s%n", versions, dropped);
        }
    }

    private static LogEntry entry(UUID family, UUID about) {
        LoggedDecision decision = new LoggedDecision(
                UUID.randomUUID(),
                "2026-11-20T10:00:00Z/17/ab",
                "SC.STATUS",
                "LA_CSC",
                List.of(about),
                DetailLevel.FULL,
                "2.13",
                false,
                List.of(),
                List.of("LOG"),
                List.of(),
                null);
        return LogEntry.of(EntryKind.LOOK, Instant.now(), WORKER, "CIN_ASSESSMENT", "policy-1")
                .about(new LogEntry.About(family, null, "CIN", Map.of()))
                .deciding(List.of(decision))
                .because("an invented home visit");
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
