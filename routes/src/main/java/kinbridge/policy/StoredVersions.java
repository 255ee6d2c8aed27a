package kinbridge.policy;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version of the policy, whole, in the database; what was in force can be read and never changed. */
@Component
class StoredVersions {

    private final JdbcClient database;
    private final InstantSource clock;

    StoredVersions(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps the files, unless they are kept already. In the caller's transaction. */
    void store(SharingTables tables) {
        int isNew = database.sql("insert into policy.version (digest, stored_at) values (?, ?) on conflict do nothing")
                .param(tables.policyVersion())
                .param(Timestamp.from(clock.instant()))
                .update();
        if (isNew == 1) {
            tables.files()
                    .forEach((name, text) -> database.sql(
                                    "insert into policy.file (digest, name, content) values (?, ?, ?)")
                            .param(tables.policyVersion())
                            .param(name)
                            .param(text.getBytes(StandardCharsets.UTF_8))
                            .update());
        }
    }

    /** In the caller's transaction, together with the entry of the log. */
    void putInForce(String version, PolicyVersions.Way way, @Nullable UUID proposal, List<String> people, UUID entry) {
        database.sql("""
                insert into policy.in_force (digest, since, way, proposal_id, by_people, entry_id)
                values (:digest, :since, :way, :proposal, :people, :entry)""")
                .param("digest", version)
                .param("since", Timestamp.from(clock.instant()))
                .param("way", way.name())
                .param("proposal", proposal, java.sql.Types.OTHER)
                .param("people", people.toArray(String[]::new))
                .param("entry", entry)
                .update();
    }

    Optional<PolicyVersions.InForce> inForce() {
        return history(1).stream().findFirst();
    }

    /** Newest first. */
    List<PolicyVersions.InForce> history(int atMost) {
        return database.sql("""
                select digest, since, way, by_people, proposal_id, entry_id from policy.in_force
                order by number desc limit ?""").param(atMost).query(StoredVersions::row).list();
    }

    private static PolicyVersions.InForce row(ResultSet row, int number) throws SQLException {
        Array people = row.getArray(4);
        return new PolicyVersions.InForce(
                row.getString(1),
                row.getTimestamp(2).toInstant(),
                PolicyVersions.Way.valueOf(row.getString(3)),
                List.of((String[]) people.getArray()),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class));
    }

    /** The files of a version; empty if there is none of that digest. */
    Optional<Map<String, String>> files(String version) {
        Map<String, String> files = new LinkedHashMap<>();
        database.sql("select name, content from policy.file where digest = ? order by name")
                .param(version)
                .query((row, number) ->
                        files.put(row.getString(1), new String(row.getBytes(2), StandardCharsets.UTF_8)))
                .list();
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    /**
     * The tables of a version; empty if there is none of that digest.
     *
     * @throws SharingTablesRefused if this release cannot read them
     * @throws IllegalStateException if the stored files are not those that were stored
     */
    Optional<SharingTables> tables(String version) {
        return files(version).map(files -> {
            SharingTables tables = SharingTables.of(files);
            if (!tables.policyVersion().equals(version)) {
                throw new IllegalStateException("the stored files of policy version " + version + " were altered");
            }
            return tables;
        });
    }
}
