package kinbridge.linkage;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kinbridge.linkage.InventedIdentities.Row;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the hub's tables with invented identities as of five agencies, links them all, and measures how long the hub
 * takes to decide who one more is: from the identity in hand to the people derived, before that is written, and to the
 * end of writing, without the commit. Beside it, how long the database takes to answer the least that can be asked, and
 * last, a trial of a model that is estimated from all of them. No part of the suite; run it with
 *
 * <pre>mvn -pl routes -am test -Dtest=LinkingBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dlinking.identities=1000000</pre>
 */
class LinkingBenchmark {

    private static final int IDENTITIES = Integer.getInteger("linking.identities", 100_000);
    /** Not counted: until then the programs are still getting fast. */
    private static final int WARM = 3_000;

    private static final int ARRIVING = 8_000;
    private static final int AT_ONCE = 1_000;

    private final WhoIsWho hub = new WhoIsWho();
    private final JdbcTemplate database = hub.batches;
    private final TransactionTemplate transactions = hub.transactions;

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void one_more_identity_beside_many() throws Exception {
        List<Row> rows = InventedIdentities.of(IDENTITIES + ARRIVING, 42);
        List<Row> first = rows.subList(0, IDENTITIES);
        long started = System.nanoTime();
        for (int from = 0; from < first.size(); from += AT_ONCE) {
            List<Row> some = first.subList(from, Math.min(first.size(), from + AT_ONCE));
            transactions.executeWithoutResult(status -> InventedIdentities.insert(database, some));
        }
        double stored = seconds(started);
        started = System.nanoTime();
        hub.linkAll();
        double linking = seconds(started);
        hub.database.jdbc(DatabaseRole.OWNER).sql("vacuum analyze").update();
        System.out.printf(
                Locale.UK,
                "MEASURED first load of %d identities: stored in %.0f s, keys made and linked in %.0f s%n",
                IDENTITIES,
                stored,
                linking);
        arrive(rows.subList(IDENTITIES, rows.size()));
        judge(rows);
        judgeDoubts(rows);
        tryAModel();
    }

    private void tryAModel() {
        UUID trial = hub.trials.ask(null, "practitioner-1").orElseThrow();
        long started = System.nanoTime();
        hub.trials.next();
        System.out.printf(
                Locale.UK,
                "MEASURED a trial of a model estimated from %d identities: %.0f s; %s%n",
                IDENTITIES,
                seconds(started),
                hub.trials.find(trial).orElseThrow().found());
    }

    private void arrive(List<Row> rows) {
        DistributionSummary candidates =
                hub.meters.get("kinbridge.linkage.candidates").summary();
        double before = candidates.totalAmount();
        Timer decision = hub.meters.get("kinbridge.linkage.decision").timer();
        double[] decided = new double[rows.size()];
        double[] kept = new double[rows.size()];
        double[] asked = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            if (i == WARM) {
                before = candidates.totalAmount();
            }
            Row row = rows.get(i);
            int place = i;
            transactions.executeWithoutResult(status -> {
                hub.people.lock();
                InventedIdentities.insert(database, List.of(row));
                long started = System.nanoTime();
                database.queryForObject("select 1", Integer.class);
                asked[place] = seconds(started) * 1e3;
                double decidedBefore = decision.totalTime(TimeUnit.NANOSECONDS);
                started = System.nanoTime();
                hub.people.link(Set.of(row.id()));
                kept[place] = seconds(started) * 1e3;
                decided[place] = (decision.totalTime(TimeUnit.NANOSECONDS) - decidedBefore) / 1e6;
            });
        }
        System.out.printf(
                Locale.UK,
                "MEASURED one identity beside %d, ms: decided median %.2f, p90 %.2f, p99 %.2f, most %.1f;"
                        + " decided and written median %.2f, p99 %.2f; 'select 1' median %.3f, p99 %.3f;"
                        + " candidates scored a record %.1f%n",
                IDENTITIES,
                part(decided, 0.5),
                part(decided, 0.9),
                part(decided, 0.99),
                part(decided, 1),
                part(kept, 0.5),
                part(kept, 0.99),
                part(asked, 0.5),
                part(asked, 0.99),
                (candidates.totalAmount() - before) / (rows.size() - WARM));
    }

    /** Precision and recall of the pairs that the hub's people make, by the truth. */
    private void judge(List<Row> rows) {
        Map<UUID, UUID> persons = new HashMap<>();
        database.query("select id, person_id from people.identity", row -> {
            persons.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        });
        Map<String, Long> ofTruth = new HashMap<>();
        Map<UUID, Long> ofHub = new HashMap<>();
        Map<String, Long> ofBoth = new HashMap<>();
        for (Row row : rows) {
            UUID person = persons.get(row.id());
            ofTruth.merge(row.truth(), 1L, Long::sum);
            ofHub.merge(person, 1L, Long::sum);
            ofBoth.merge(row.truth() + "|" + person, 1L, Long::sum);
        }
        double right = pairs(ofBoth);
        System.out.printf(
                Locale.UK,
                "MEASURED the hub's people among %d: precision of pairs %.4f, recall %.4f; waiting for a person to look: %d%n",
                rows.size(),
                right / pairs(ofHub),
                right / pairs(ofTruth),
                database.queryForObject("select count(*) from people.review where state = 'WAITING'", Long.class));
    }

    /** Of the pairs in doubt, which are one person by the truth, and whether the weight or a rule holds them. */
    private void judgeDoubts(List<Row> rows) {
        Map<UUID, String> truth = new HashMap<>();
        rows.forEach(row -> truth.put(row.id(), row.truth()));
        Map<String, Integer> doubts = new TreeMap<>();
        database.query("""
                select p.identity_a, p.identity_b, p.weight, a.system = b.system from people.pair p
                join people.identity a on a.id = p.identity_a join people.identity b on b.id = p.identity_b
                where p.outcome = 'REVIEW'""", row -> {
            String one = truth.get(row.getObject(1, UUID.class));
            boolean isOne = one != null && one.equals(truth.get(row.getObject(2, UUID.class)));
            boolean isSure = row.getDouble(3) >= Math.log(0.99 / 0.01) / Math.log(2);
            doubts.merge(
                    (isOne ? "one person" : "two people")
                            + (isSure ? ", sure but held by a rule" : ", by its weight")
                            + (row.getBoolean(4) ? ", of one system" : ""),
                    1,
                    Integer::sum);
        });
        doubts.forEach((doubt, number) -> System.out.printf("MEASURED pairs in doubt: %s: %d%n", doubt, number));
    }

    private static double pairs(Map<?, Long> groups) {
        return groups.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static double part(double[] values, double part) {
        double[] sorted = Arrays.copyOfRange(values, WARM, values.length);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
    }
}
