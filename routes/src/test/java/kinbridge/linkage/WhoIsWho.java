package kinbridge.linkage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.linkage.InventedIdentities.Row;
import kinbridge.linkage.People.LinkedAnew;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubFolders;
import kinbridge.storage.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The hub's linking alone, with a database of its own. */
final class WhoIsWho implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient sql;
    final JdbcTemplate batches;
    final TransactionTemplate transactions;
    final LinkageModels models;
    final People people;
    final ModelTrials trials;
    final MeterRegistry meters = new SimpleMeterRegistry();

    WhoIsWho() {
        DataSource source = database.dataSource(DatabaseRole.APP);
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));
        sql = JdbcClient.create(source);
        batches = new JdbcTemplate(source);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        models = new LinkageModels(sql, clock, HubFolders.of(System.getProperty("kinbridge.home"), null));
        IdentityRows identities = new IdentityRows(sql);
        Neighbours neighbours = new Neighbours(sql, meters);
        LinkedPairs pairs = new LinkedPairs(sql, batches, clock);
        Persons persons = new Persons(sql, batches, identities, clock);
        PairWeights weights = new PairWeights(identities, models);
        people = new People(
                sql,
                models,
                identities,
                neighbours,
                pairs,
                weights,
                new SameMother(sql),
                persons,
                new Reviews(sql, clock),
                meters);
        ModelEffect effect = new ModelEffect(sql, transactions, identities, neighbours, pairs, weights, persons);
        trials = new ModelTrials(sql, batches, transactions, models, new OwnRecords(batches), effect, clock);
    }

    void know(List<Row> rows) {
        transactions.executeWithoutResult(status -> InventedIdentities.insert(batches, rows));
    }

    /** Links some who are to be linked anew; whether there were any. */
    boolean linkSome() {
        LinkedAnew linked = transactions.execute(status -> {
            people.lock();
            return people.linkAnew();
        });
        return linked != null && linked.identities() > 0;
    }

    void linkAll() {
        while (linkSome()) {
            // the next
        }
    }

    /** By identity, the least identity of its person: the same for the same people, whatever their ids. */
    Map<UUID, UUID> people() {
        Map<UUID, UUID> people = new HashMap<>();
        sql.sql("select id, min(cast(id as text)) over (partition by person_id) from people.identity")
                .query((row, number) -> people.put(row.getObject(1, UUID.class), UUID.fromString(row.getString(2))))
                .list();
        return people;
    }

    @Override
    public void close() {
        database.close();
    }
}
