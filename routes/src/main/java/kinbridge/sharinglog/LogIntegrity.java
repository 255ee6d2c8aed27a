package kinbridge.sharinglog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kinbridge.sharinglog.chain.KeptCheckpoints;
import kinbridge.sharinglog.chain.LogProof;
import kinbridge.sharinglog.chain.LogProofs;
import kinbridge.sharinglog.chain.LogRows;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.UnreadableLog;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.sharinglog.chain.VerifyingKey;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What shows that the log is what it was: proofs of single entries, checkpoints and the keys that signed them. */
public final class LogIntegrity {

    private final HubDatabase database;
    private final JdbcClient jdbc;

    LogIntegrity(HubDatabase database, DataSource dataSource) {
        this.database = database;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * That a signed checkpoint covers an entry.
     *
     * @param words what was proven, or why there is no proof yet
     * @param holds false if there is a checkpoint and it does not cover the entry as it is stored
     * @param json the proof, for {@code log verify --proof}; null where there is none
     */
    public record Proof(
            String words, boolean holds, @Nullable String json) {}

    public Proof proof(UUID entry) {
        try {
            LogProof proof = new LogProofs(database.login(DatabaseRole.APP)).of(entry);
            Verification checked = proof.check(new Trust(KeptCheckpoints.none(), keysById(), "", false));
            return new Proof(checked.words().strip(), checked instanceof Verification.Proven, proof.toJson());
        } catch (UnreadableLog notYet) {
            return new Proof(String.valueOf(notYet.getMessage()), true, null);
        }
    }

    /** @param sequence the last entry under it */
    public record Head(String instance, long sequence, Instant madeAt, String keyId) {}

    /** The last checkpoint of each chain. */
    public List<Head> heads() {
        return jdbc.sql("select distinct on (instance) instance, sequence, made_at, key_id from sharing_log.checkpoint"
                        + " order by instance, sequence desc")
                .query((row, number) -> new Head(
                        row.getString("instance"),
                        row.getLong("sequence"),
                        LogRows.instant(row, "made_at"),
                        row.getString("key_id")))
                .list();
    }

    /** @param pem for whoever will check the log one day */
    public record PublicKey(String id, String pem) {}

    public List<PublicKey> keys() {
        return keysById().values().stream()
                .map(key -> new PublicKey(key.id(), key.toPem()))
                .toList();
    }

    /** The last checkpoint that covers this entry, if there is one. */
    public Optional<Head> headOver(String instance, long sequence) {
        return heads().stream()
                .filter(head -> head.instance().equals(instance) && head.sequence() >= sequence)
                .findFirst();
    }

    private Map<String, VerifyingKey> keysById() {
        return jdbc
                .sql("select public_key from sharing_log.signing_key order by added_at")
                .query(byte[].class)
                .list()
                .stream()
                .map(VerifyingKey::new)
                .collect(Collectors.toMap(VerifyingKey::id, key -> key, (one, same) -> one));
    }
}
