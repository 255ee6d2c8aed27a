package kinbridge.policy;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.policy.PolicyChanges.Proposal;
import kinbridge.policy.PolicyChanges.Source;
import kinbridge.policy.PolicyChanges.State;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of proposals; reasons are sealed, since people write names. */
@Component
class StoredProposals {

    private static final String CONTEXT = "policy.reason";
    private static final int ROWS_AT_MOST = 200;
    private static final String SELECT = """
            select p.id, p.base, p.digest, p.source, p.reason, p.proposed_by, p.proposed_at, p.proposed_entry, p.state,
              p.state = 'OPEN' and p.base <> (select digest from policy.in_force order by number desc limit 1),
              p.closed_by, p.closed_at, p.closed_reason
            from policy.proposal p
            """;

    private final JdbcClient database;
    private final Vault vault;

    StoredProposals(JdbcClient database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    List<Proposal> all() {
        return database.sql(SELECT + "order by p.proposed_at desc limit " + ROWS_AT_MOST)
                .query(this::proposal)
                .list();
    }

    Optional<Proposal> find(UUID id) {
        return database.sql(SELECT + "where p.id = ?")
                .param(id)
                .query(this::proposal)
                .optional();
    }

    int waitingFor(String practitioner) {
        return database.sql("""
                select count(*) from policy.proposal where state = 'OPEN' and proposed_by <> ?
                  and base = (select digest from policy.in_force order by number desc limit 1)""").param(practitioner).query(Integer.class).single();
    }

    private Proposal proposal(ResultSet row, int number) throws SQLException {
        Timestamp closedAt = row.getTimestamp(12);
        byte[] closedReason = row.getBytes(13);
        return new Proposal(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Source.valueOf(row.getString(4)),
                opened(row.getBytes(5)),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                row.getObject(8, UUID.class),
                State.valueOf(row.getString(9)),
                row.getBoolean(10),
                row.getString(11),
                closedAt == null ? null : closedAt.toInstant(),
                closedReason == null ? null : opened(closedReason));
    }

    void add(Proposal proposal) {
        database.sql("""
                insert into policy.proposal (id, base, digest, source, reason, proposed_by, proposed_at, proposed_entry)
                values (:id, :base, :digest, :source, :reason, :by, :at, :entry)""")
                .param("id", proposal.id())
                .param("base", proposal.base())
                .param("digest", proposal.version())
                .param("source", proposal.source().name())
                .param("reason", sealed(proposal.reason()))
                .param("by", proposal.proposedBy())
                .param("at", Timestamp.from(proposal.proposedAt()))
                .param("entry", proposal.entry())
                .update();
    }

    void close(UUID id, State state, String by, Instant at, @Nullable String reason, UUID entry) {
        database.sql("""
                update policy.proposal set state = :state, closed_by = :by, closed_at = :at, closed_reason = :reason,
                  closed_entry = :entry where id = :id and state = 'OPEN'""")
                .param("state", state.name())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("reason", reason == null ? null : sealed(reason), java.sql.Types.BINARY)
                .param("entry", entry)
                .param("id", id)
                .update();
    }

    private byte[] sealed(String words) {
        return vault.seal(words.getBytes(StandardCharsets.UTF_8), CONTEXT);
    }

    private String opened(byte[] sealed) {
        return new String(vault.open(sealed, CONTEXT), StandardCharsets.UTF_8);
    }
}
