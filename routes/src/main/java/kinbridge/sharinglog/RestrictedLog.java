package kinbridge.sharinglog;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.sharinglog.chain.LogRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The level-0 part of the log: what was hidden from whom. Only for a person with the permission to
 * review it, and no reading without an entry that says who and why, written first.
 */
public final class RestrictedLog {

    private final SharingLog sharingLog;
    private final JdbcClient jdbc;
    private final EntrySealer sealer;
    private final InstantSource clock;

    RestrictedLog(SharingLog sharingLog, DataSource dataSource, EntrySealer sealer, InstantSource clock) {
        this.sharingLog = sharingLog;
        this.jdbc = JdbcClient.create(dataSource);
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Who reads, for which purpose, and why, in their own words. */
    public record Reading(LogEntry.Requester reader, String purpose, String policyVersion, String reason) {

        public Reading {
            ReasonWords.mistakeIn(reason).ifPresent(mistake -> {
                throw new IllegalArgumentException("reading the restricted log needs a reason: " + mistake);
            });
        }
    }

    /** An entry of the reader's own: what was hidden from them stays so, whatever they have become since. */
    public static final class OwnEntry extends RuntimeException {

        private static final long serialVersionUID = 1;

        public OwnEntry() {
            super("an entry of the reader's own");
        }
    }

    /**
     * In full, with what replay needs; empty if nothing was hidden or the entry was erased.
     *
     * @throws OwnEntry if it was the reader's own look, whether anything was hidden from them or not
     */
    public List<LoggedDecision> hiddenDecisions(UUID entryId, Reading reading) {
        log(reading, entryId);
        if (isBy(reading.reader().personId(), entryId)) {
            throw new OwnEntry();
        }
        return jdbc.sql("select e.hidden, k.hidden_key from sharing_log.entry e"
                        + " join sharing_log.entry_key k using (entry_id) where entry_id = ?")
                .param(entryId)
                .query((row, number) -> sealer.openHidden(entryId, row.getBytes("hidden"), row.getBytes("hidden_key")))
                .optional()
                .orElse(List.of());
    }

    /**
     * One attempt on what is kept shut, of level 0.
     *
     * @param personId whose attempt it was
     */
    public record Attempt(
            UUID entryId,
            Instant at,
            String kind,
            String personId,
            String role,
            String agency,
            String purpose,
            @Nullable UUID familyId,
            UUID recordId,
            String category,
            String holder,
            String rule) {}

    /** Of level 0, by one of these rules or on one of these categories; the latest 1,001 at most. */
    public List<Attempt> attempts(
            Collection<String> rules, Collection<String> categories, Instant from, Instant to, Reading reading) {
        log(reading, null);
        return jdbc.sql("select * from sharing_log.hidden_attempts(?, ?, ?, ?)")
                .param(rules.toArray(String[]::new))
                .param(categories.toArray(String[]::new))
                .param(LogRows.timestamp(from))
                .param(LogRows.timestamp(to))
                .query((row, number) -> new Attempt(
                        row.getObject("entry_id", UUID.class),
                        LogRows.instant(row, "recorded_at"),
                        row.getString("kind"),
                        row.getString("person_id"),
                        row.getString("role"),
                        row.getString("agency"),
                        row.getString("purpose"),
                        row.getObject("family_id", UUID.class),
                        row.getObject("record_id", UUID.class),
                        row.getString("category"),
                        row.getString("holder"),
                        row.getString("rule")))
                .list();
    }

    private boolean isBy(String personId, UUID entryId) {
        return jdbc.sql("select header from sharing_log.entry where entry_id = ?")
                .param(entryId)
                .query((row, number) -> EntrySealer.readHeader(row.getBytes(1)))
                .optional()
                .filter(header -> personId.equals(header.requester().personId()))
                .isPresent();
    }

    private void log(Reading reading, @Nullable UUID about) {
        sharingLog.append(LogEntry.of(
                        EntryKind.LOG_READ,
                        clock.instant(),
                        reading.reader(),
                        reading.purpose(),
                        reading.policyVersion())
                .because(reading.reason())
                .through(
                        new LogEntry.Delivery("restricted-log", reading.reader().personId(), null))
                .answering(about));
    }
}
