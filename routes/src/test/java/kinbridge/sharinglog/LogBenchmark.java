package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.Checkpoint;
import kinbridge.sharinglog.chain.KeptCheckpoints;
import kinbridge.sharinglog.chain.LogJson;
import kinbridge.sharinglog.chain.LogVerification;
import kinbridge.sharinglog.chain.MerkleTree;
import kinbridge.sharinglog.chain.SigningKey;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how fast an export is checked, beside one pass of SHA-256 over the same file by one thread; how
 * many entries a second are appended, beside the same rows inserted by one connection that commits as many
 * at a time; and what an append adds to a page. No part of the suite; run it with
 *
 * <pre>mvn -pl routes -am test -Dtest=LogBenchmark -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest.compiler=-XX:+TieredCompilation</pre>
 *
 * since the suite itself runs without the compiler that a hub has.
 */
class LogBenchmark {

    private static final int ENTRIES = Integer.getInteger("log.entries", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("log.rounds", 3);
    private static final int SECONDS = Integer.getInteger("log.seconds", 10);
    private static final int WRITERS = Integer.getInteger("log.writers", 256);
    private static final int LARGEST_GROUP = 8;
    private static final int GROUPS_A_CHECKPOINT = 500;

    @TempDir
    private Path folder;

    private final SigningKey key = SigningKey.generate();

    @Test
    void checking_an_export() throws Exception {
        Path export = export();
        System.out.printf(Locale.ROOT, "%,d entries, %,d bytes an entry%n", ENTRIES, Files.size(export) / ENTRIES);
        Trust trust = new Trust(KeptCheckpoints.none(), Map.of(key.publicHalf().id(), key.publicHalf()), "", false);
        Trust all = new Trust(KeptCheckpoints.none(), trust.keys(), "", true);
        for (int round = 1; round <= ROUNDS; round++) {
            double bare = seconds(() -> sha256(export));
            double check = seconds(() -> intact(LogVerification.ofExport(export, trust)));
            System.out.printf(
                    Locale.ROOT,
                    "round %d: checked in %.1f s, %.2f times one SHA-256 over the file (%.1f s)%n",
                    round,
                    check,
                    check / bare,
                    bare);
        }
        System.out.printf(
                Locale.ROOT,
                "with every signature: %.1f s%n",
                seconds(() -> intact(LogVerification.ofExport(export, all))));
    }

    private static void intact(Verification verification) {
        assertThat(verification).isInstanceOf(Verification.Intact.class);
    }

    private Path export() throws IOException {
        Path export = folder.resolve("export.jsonl");
        EntrySealer sealer = new EntrySealer(Vault.generate(), Vault.generate(), "1");
        List<Checkpoint> checkpoints = new ArrayList<>();
        Path entries = folder.resolve("entries.jsonl");
        Random random = new Random(7);
        ChainHead head = new ChainHead(0, ChainedEntry.nothingBefore(), Instant.EPOCH, 0);
        MerkleTree tree = new MerkleTree();
        try (BufferedWriter out = Files.newBufferedWriter(entries)) {
            for (int groups = 1; head.sequence() < ENTRIES; groups++) {
                int size = (int) Math.min(1 + random.nextInt(LARGEST_GROUP), ENTRIES - head.sequence());
                List<SealedEntry> sealed = IntStream.range(0, size)
                        .parallel()
                        .mapToObj(number -> sealer.seal(page(8)))
                        .toList();
                List<ChainedEntry> chained = head.chain("hub-1", sealed, SampleEntries.NOW, key);
                for (ChainedEntry entry : chained) {
                    tree.add(entry.hash());
                    out.write(LogJson.write(Map.of("entry", LogJson.entry(entry))));
                    out.write('\n');
                }
                head = head.after(chained);
                if (groups % GROUPS_A_CHECKPOINT == 0 || head.sequence() == ENTRIES) {
                    checkpoints.add(Checkpoint.sign(
                            "hub-1", head.sequence(), head.hash(), tree.root(), SampleEntries.NOW, key));
                }
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(export)) {
            out.write("{\"format\":\"kinbridge-log-export-1\"}\n");
            for (Checkpoint checkpoint : checkpoints) {
                out.write(LogJson.write(Map.of("checkpoint", LogJson.checkpoint(checkpoint))));
                out.write('\n');
            }
            out.write("{\"instance\":{\"name\":\"hub-1\"}}\n");
        }
        try (var out = Files.newOutputStream(export, java.nio.file.StandardOpenOption.APPEND)) {
            Files.copy(entries, out);
        }
        Files.delete(entries);
        return export;
    }

    @Test
    void appending() throws Exception {
        try (OpenLog open = OpenLog.onFreshDatabase(folder)) {
            LogEntry page = page(8);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                double appended = appendedASecond(open, page);
                double bare = insertedASecond(open, page);
                if (round > 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "round %d: %,.0f appends a second by %d writers; bare inserts of %d a commit: %,.0f%n",
                            round,
                            appended,
                            WRITERS,
                            ChainedEntry.LARGEST_GROUP,
                            bare);
                    ratios.add(appended / bare);
                }
            }
            Collections.sort(ratios);
            System.out.printf(Locale.ROOT, "median of appends to bare inserts: %.2f%n", ratios.get(ratios.size() / 2));
            for (int decisions : new int[] {8, 60, 300}) {
                latency(open, decisions);
            }
        }
    }

    /** What one look waits for its entry, with nobody else writing. */
    private static void latency(OpenLog open, int decisions) {
        LogEntry page = page(decisions);
        double[] milliseconds = new double[2000];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < milliseconds.length; i++) {
                long start = System.nanoTime();
                open.log.append(page);
                milliseconds[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        System.out.printf(
                Locale.ROOT,
                "a page of %d decisions waits: median %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
                decisions,
                milliseconds[milliseconds.length / 2],
                milliseconds[milliseconds.length * 95 / 100],
                milliseconds[milliseconds.length * 99 / 100]);
    }

    private static double appendedASecond(OpenLog open, LogEntry page) throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        AtomicLong appended = new AtomicLong();
        ConcurrentLinkedQueue<Throwable> problems = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.execute(() -> {
                try {
                    while (System.nanoTime() < end) {
                        open.log.append(page);
                        appended.incrementAndGet();
                    }
                } catch (RuntimeException problem) {
                    problems.add(problem);
                }
            });
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(SECONDS + 60L, TimeUnit.SECONDS)).isTrue();
        assertThat(problems).isEmpty();
        return appended.get() / ((System.nanoTime() - start) / 1e9);
    }

    /** The rows of the same entries, sealed and hashed beforehand, into the same tables under another name. */
    private static double insertedASecond(OpenLog open, LogEntry page) throws Exception {
        String instance = "bare-" + java.util.UUID.randomUUID();
        ChainHead head = new ChainHead(0, ChainedEntry.nothingBefore(), Instant.EPOCH, 0);
        List<List<SealedEntry>> groups = new ArrayList<>();
        List<List<ChainedEntry>> chained = new ArrayList<>();
        for (int group = 0; group < 40; group++) {
            List<SealedEntry> sealed = IntStream.range(0, ChainedEntry.LARGEST_GROUP)
                    .mapToObj(number -> open.sealer.seal(page))
                    .toList();
            groups.add(sealed);
            chained.add(head.chain(instance, sealed, Instant.now(), open.key));
            head = head.after(chained.get(group));
        }
        try (WriterConnection connection = WriterConnection.open(open.login, instance)) {
            long start = System.nanoTime();
            for (int group = 0; group < groups.size(); group++) {
                connection.insert(chained.get(group), groups.get(group));
                connection.commit();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return groups.size() * ChainedEntry.LARGEST_GROUP / seconds;
        } finally {
            try (Connection owner = open.database.login(DatabaseRole.OWNER).connect();
                    var statement = owner.createStatement()) {
                statement.execute("delete from sharing_log.entry where instance = '" + instance + "'");
            }
        }
    }

    private static LogEntry page(int decisions) {
        return SampleEntries.look(IntStream.range(0, decisions)
                .mapToObj(number -> number % 4 == 0
                        ? SampleEntries.withheld()
                        : SampleEntries.decision(
                                "LA_CSC", "SC.STATUS", DetailLevel.FULL, "2.13", List.of("status", "from")))
                .toArray(LoggedDecision[]::new));
    }

    private static void sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        assertThat(digest.digest()).hasSize(32);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
