package kinbridge.sharinglog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of the entries, which only the hub can try: the chain says nothing of them. */
final class EntryKeys {

    private static final int PORTION = 5000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final EntrySealer sealer;

    EntryKeys(DataSource dataSource, EntrySealer sealer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.sealer = sealer;
    }

    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    private record Keys(UUID entry, byte[] detail, byte[] hidden) {}

    /** The first entry whose key is there and does not open it, in words. */
    Optional<String> unusable() {
        UUID after = BEFORE_ALL;
        for (List<Keys> portion = after(after); !portion.isEmpty(); portion = after(after)) {
            for (Keys keys : portion) {
                if (!sealer.opens(keys.entry(), keys.detail(), keys.hidden())) {
                    return Optional.of(words(keys.entry()));
                }
            }
            after = portion.get(portion.size() - 1).entry();
        }
        return Optional.empty();
    }

    private List<Keys> after(UUID entry) {
        return jdbc.sql("select entry_id, detail_key, hidden_key from sharing_log.entry_key where entry_id > ?"
                        + " order by entry_id limit ?")
                .params(entry, PORTION)
                .query((row, number) -> new Keys(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3)))
                .list();
    }

    private String words(UUID entry) {
        String place = jdbc.sql("select sequence, instance from sharing_log.entry where entry_id = ?")
                .param(entry)
                .query((row, number) -> "entry " + row.getLong(1) + " of " + row.getString(2))
                .optional()
                .orElse("an entry that is not in the log");
        return "What " + place + " says can no longer be read: the key stored for it does not open it. It was"
                + " overwritten, or the hub's secrets are others than those it was written with.";
    }
}
