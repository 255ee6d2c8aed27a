package kinbridge.oversight;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps them sealed: a name or a filter may say of whom somebody wanted to know something. */
@Component
class KeptSearches implements SavedSearches {

    private static final int MOST = 30;

    private final JdbcClient database;
    private final Vault vault;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    KeptSearches(
            JdbcClient database,
            Vault vault,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Saved> of(Requester officer) {
        return database.sql("select id, sealed from oversight.saved_search where officer = ? order by saved_at, id")
                .param(officer.practitionerId())
                .query((row, number) -> opened(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
    }

    private Saved opened(UUID id, byte[] sealed) {
        String[] parts = new String(vault.open(sealed, context(id)), StandardCharsets.UTF_8).split("\n", 2);
        return new Saved(id, parts[0], parts[1]);
    }

    @Override
    public Optional<String> save(Requester officer, String name, String address) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            return Optional.of("Give the search a name of no more than " + LONGEST_NAME + " letters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("The name must be one line of letters");
        }
        if (of(officer).size() >= MOST) {
            return Optional.of("You have saved " + MOST + " searches, as many as there can be: forget one first");
        }
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            changes.recorded(officer, null, "search " + id + " of the sharing log saved");
            database.sql("insert into oversight.saved_search (id, officer, saved_at, sealed) values (?, ?, ?, ?)")
                    .param(id)
                    .param(officer.practitionerId())
                    .param(Timestamp.from(clock.instant()))
                    .param(vault.seal((stripped + "\n" + address).getBytes(StandardCharsets.UTF_8), context(id)))
                    .update();
        });
        return Optional.empty();
    }

    @Override
    public void forget(Requester officer, UUID search) {
        transactions.executeWithoutResult(status -> {
            int gone = database.sql("delete from oversight.saved_search where id = ? and officer = ?")
                    .params(search, officer.practitionerId())
                    .update();
            if (gone > 0) {
                changes.recorded(officer, null, "search " + search + " of the sharing log forgotten");
            }
        });
    }

    private static String context(UUID id) {
        return "saved-search/" + id;
    }
}
