package kinbridge.sharinglog;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.sharinglog.chain.LogRows;
import kinbridge.storage.SealBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The searchable copy's words: the reasons, each sealed with the key of its entry, and the bases to choose from. */
final class ProjectedWords {

    private static final String ADD = "insert into sharing_log.projection_words (entry_id, words) values (?, ?)"
            + " on conflict (entry_id) do nothing";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final EntrySealer sealer;

    ProjectedWords(DataSource dataSource, EntrySealer sealer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.template = new JdbcTemplate(dataSource);
        this.sealer = sealer;
    }

    byte @Nullable [] sealed(UUID entryId, @Nullable String reason, byte[] sealedKey) {
        return reason == null || reason.isBlank() ? null : sealer.sealWords(entryId, reason, sealedKey);
    }

    void insert(List<ProjectionRows.Projected> entries) {
        template.batchUpdate(
                ADD,
                entries.stream()
                        .filter(one -> one.words() != null)
                        .map(one -> new Object[] {one.entry().entryId(), one.words()})
                        .toList());
        Set<String> bases = new HashSet<>();
        entries.forEach(one -> one.open().forEach(decision -> bases.addAll(decision.basis())));
        template.batchUpdate(
                "insert into sharing_log.projection_basis (basis) values (?) on conflict (basis) do nothing",
                bases.stream().sorted().map(basis -> new Object[] {basis}).toList());
    }

    private record Chain(String instance, long sequence) {}

    /** Adds the words of one group, the newest of those that are missing; false when none is missing any more. */
    boolean addEarlier(int size) {
        Optional<Chain> missing = jdbc.sql(
                        "select instance, sequence from sharing_log.projection_words_missing order by 1 limit 1")
                .query((row, number) -> new Chain(row.getString(1), row.getLong(2)))
                .optional();
        missing.ifPresent(chain -> addDownFrom(chain, size));
        return missing.isPresent();
    }

    private void addDownFrom(Chain chain, int size) {
        List<ProjectionRows.StoredEntry> entries = jdbc.sql("""
                        select e.*, k.detail_key, k.hidden_key
                        from sharing_log.entry e left join sharing_log.entry_key k using (entry_id)
                        where e.instance = ? and e.sequence <= ? order by e.sequence desc limit ?""")
                .params(chain.instance(), chain.sequence(), size)
                .query((row, number) -> new ProjectionRows.StoredEntry(
                        LogRows.chained(row), row.getBytes("detail_key"), row.getBytes("hidden_key")))
                .list();
        template.batchUpdate(
                ADD, entries.stream().map(this::row).filter(Objects::nonNull).toList());
        long next = chain.sequence() - size;
        if (next > 0) {
            jdbc.sql("update sharing_log.projection_words_missing set sequence = ? where instance = ?")
                    .params(next, chain.instance())
                    .update();
        } else {
            jdbc.sql("delete from sharing_log.projection_words_missing where instance = ?")
                    .param(chain.instance())
                    .update();
        }
    }

    private Object @Nullable [] row(ProjectionRows.StoredEntry stored) {
        UUID entryId = stored.entry().entryId();
        byte[] key = stored.detailKey();
        if (key == null) {
            return null;
        }
        try {
            byte[] words = sealed(
                    entryId,
                    sealer.openDetail(entryId, stored.entry().detail(), key).reason(),
                    key);
            return words == null ? null : new Object[] {entryId, words};
        } catch (SealBroken unreadable) {
            // Found by its header only, like its decisions; the verification of the log reports it.
            return null;
        }
    }
}
