package kinbridge.intake;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kinbridge.consent.AfterChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a stored change sets off, written in its own transaction: whose persons were touched. Sent on
 * afterwards, grouped by family so that one family's events stay in order.
 */
@Component
public class Outbox implements AfterChange {

    public static final String QUEUE = "family.changed";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final JmsTemplate queues;
    private final WhoMatters whoMatters;
    private final InstantSource clock;

    Outbox(
            JdbcClient database,
            TransactionTemplate transactions,
            JmsTemplate queues,
            WhoMatters whoMatters,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.queues = queues;
        this.whoMatters = whoMatters;
        this.clock = clock;
    }

    /** Something was said of these, or they became another person's. */
    public void changed(Collection<UUID> versions, Collection<UUID> identities) {
        if (versions.isEmpty() && identities.isEmpty()) {
            return;
        }
        database.sql("""
                insert into events.outbox (person_id, created_at)
                select distinct i.person_id, cast(:now as timestamptz) from (
                  select unnest(cast(:identities as uuid[])) as id
                  union select identity_id from statements.subject_identity where version_id = any(:versions)
                  union select from_identity from statements.relationship where version_id = any(:versions)
                  union select to_identity from statements.relationship where version_id = any(:versions)) touched
                join people.identity i on i.id = touched.id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("identities", identities.toArray(UUID[]::new))
                .param("versions", versions.toArray(UUID[]::new))
                .update();
    }

    /** Something recorded in the hub itself changed for a person: a flag, an answer, a join or a split. */
    @Override
    public void changed(UUID person) {
        database.sql("insert into events.outbox (person_id, created_at) values (?, ?)")
                .param(person)
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** Sends what waits, and answers how much; a kill between the two halves sends it once more. */
    public int send() {
        Integer sent = transactions.execute(status -> {
            List<Waiting> waiting = database.sql("""
                    select id, person_id from events.outbox order by id limit 500
                    for update skip locked""")
                    .query((row, number) -> new Waiting(row.getLong(1), row.getObject(2, UUID.class)))
                    .list();
            if (waiting.isEmpty()) {
                return 0;
            }
            List<UUID> persons =
                    waiting.stream().map(Waiting::person).distinct().toList();
            persons.stream().filter(whoMatters.among(persons)::contains).forEach(this::send);
            database.sql("delete from events.outbox where id = any(?)")
                    .param(waiting.stream().map(Waiting::id).toArray(Long[]::new))
                    .update();
            return waiting.size();
        });
        return sent == null ? 0 : sent;
    }

    private void send(UUID person) {
        String group = family(person);
        queues.convertAndSend(QUEUE, person.toString(), message -> {
            message.setStringProperty("JMSXGroupID", group);
            return message;
        });
    }

    private String family(UUID person) {
        return database.sql("""
                select m.family_id::text from families.member m join people.identity i on i.id = m.identity_id
                join families.family f on f.id = m.family_id and f.closed_at is null
                where i.person_id = ? and m.state <> 'REMOVED' order by 1 limit 1""").param(person).query(String.class).optional().orElse("none");
    }

    private record Waiting(long id, UUID person) {}
}
