package kinbridge.sharinglog;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.mappings.DetailLevel;
import kinbridge.origin.Origin;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.LogRows;
import kinbridge.storage.SealBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds entries for the console. Reading the log is an entry too: the caller appends a {@link
 * EntryKind#LOG_READ} before it shows an answer.
 */
public final class LogSearch {

    private final JdbcClient jdbc;
    private final EntrySealer sealer;
    private final EntryFinder finder;

    LogSearch(DataSource dataSource, EntrySealer sealer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.sealer = sealer;
        this.finder = new EntryFinder(dataSource, sealer);
    }

    /**
     * Newest first.
     *
     * @param after the {@link LogPage#next} of the page before, or null for the first
     * @param limit at most 500
     */
    public LogPage list(LogFilter filter, @Nullable String after, int limit) {
        return finder.list(filter, LogOrder.NEWEST, after, limit);
    }

    /** Up to {@link EntryFinder#MOST_COUNTED}. */
    public long count(LogFilter filter) {
        return finder.tally(filter).entries();
    }

    /** How much was released under a grant, in numbers. */
    public List<Released> releasedUnder(UUID grant) {
        return jdbc.sql("""
                        select category, level, count(distinct record_id) from sharing_log.projection_decision
                        where grant_id = ? group by category, level order by category, level""")
                .param(grant)
                .query((row, number) ->
                        new Released(row.getString(1), DetailLevel.valueOf(row.getString(2)), row.getInt(3)))
                .list();
    }

    /** @param category its code: {@code HE.MH} */
    public record Released(String category, DetailLevel level, int records) {}

    /** Who was shown or sent something about any of these identities, most records first. */
    public List<Recipient> recipients(List<UUID> identities) {
        return jdbc.sql("""
                        select received.by_whom, count(distinct d.record_id)
                        from sharing_log.projection_decision d
                        join sharing_log.projection_entry e using (entry_id)
                        cross join lateral unnest(RECEIVED) as received (by_whom)
                        where d.subjects && cast(? as uuid[]) and d.level in ('EXISTENCE', 'SUMMARY', 'FULL')
                        group by 1 order by 2 desc, 1""".replace("RECEIVED", PackReaders.or("e", "coalesce(e.recipient, e.person_id)")))
                .param(identities.toArray(UUID[]::new))
                .query((row, number) -> new Recipient(row.getString(1), row.getInt(2)))
                .list();
    }

    /** @param recipient a practitioner's or an agency's id */
    public record Recipient(String recipient, int records) {}

    /** To whom any version of these things was shown, by family and in which words, the last time and how many. */
    public List<Shown> shown(List<UUID> things) {
        return shown(
                "d.record_id = any(:things) and e.kind in ('LOOK', 'EXPORT', 'ALERT')", Map.of("things", ids(things)));
    }

    /** The same, of these versions of them only. */
    public List<Shown> shown(Collection<UUID> things, Collection<UUID> versions) {
        return shown(
                "d.record_id = any(:things) and d.version = any(:versions) and e.kind in ('LOOK', 'EXPORT', 'ALERT')",
                Map.of(
                        "things",
                        ids(things),
                        "versions",
                        versions.stream().map(UUID::toString).toArray(String[]::new)));
    }

    private static final String IN_PERIOD = """
            e.family_id is not distinct from cast(:family as uuid)
              and e.kind in ('LOOK', 'EXPORT', 'ALERT', 'PUSH') and e.recorded_at between :from and :until
            """;

    /** Both moments are of it. */
    public record Period(Instant from, Instant until) {}

    /** To whom anything about these identities, and about none of those, was shown as of this family. */
    public List<Shown> shownOf(UUID family, Collection<UUID> identities, Collection<UUID> notAbout, Period period) {
        Map<String, @Nullable Object> values = values(family, period);
        values.put("identities", ids(identities));
        values.put("not", ids(notAbout));
        return shown(IN_PERIOD + """
                 and d.subjects && cast(:identities as uuid[]) and not d.subjects && cast(:not as uuid[])""", values);
    }

    /**
     * What was let out about somebody of both of these groups at once, while they were one person. A look at a possible
     * match shows two.
     *
     * @param family as of which, null for as of none
     */
    public List<Shown> shownTogether(
            @Nullable UUID family, Collection<UUID> some, Collection<UUID> others, Period period) {
        Map<String, @Nullable Object> values = values(family, period);
        values.put("some", ids(some));
        values.put("others", ids(others));
        return shown(IN_PERIOD + """
                 and e.purpose <> 'LINK_REVIEW'
                  and (d.subjects && cast(:some as uuid[]) or d.subjects && cast(:others as uuid[]))
                  and exists (select from sharing_log.projection_decision one where one.entry_id = e.entry_id
                    and one.subjects && cast(:some as uuid[]))
                  and exists (select from sharing_log.projection_decision other where other.entry_id = e.entry_id
                    and other.subjects && cast(:others as uuid[]))""", values);
    }

    private static Map<String, @Nullable Object> values(@Nullable UUID family, Period period) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("family", family);
        values.put("from", Timestamp.from(period.from()));
        values.put("until", Timestamp.from(period.until()));
        return values;
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private List<Shown> shown(String which, Map<String, ?> values) {
        return jdbc.sql("""
                        select received.by_whom, e.family_id, d.holder, d.category, d.level,
                          count(distinct d.record_id), max(e.recorded_at),
                          (array_agg(e.role order by e.recorded_at desc))[1],
                          (array_agg(e.agency order by e.recorded_at desc))[1],
                          (array_agg(e.entry_id order by e.recorded_at desc))[1]
                        from sharing_log.projection_decision d
                        join sharing_log.projection_entry e using (entry_id)
                        cross join lateral unnest(RECEIVED) as received (by_whom)
                        where d.level in ('EXISTENCE', 'SUMMARY', 'FULL') and e.purpose <> 'SUBJECT_ACCESS' and\s""".replace(
                                        "RECEIVED",
                                        PackReaders.or(
                                                "e",
                                                "case e.kind when 'PUSH' then coalesce(e.recipient, e.person_id)"
                                                        + " else e.person_id end"))
                        + which + """
                        \s
                        group by 1, 2, 3, 4, 5 order by 7 desc, 4""")
                .params(values)
                .query((row, number) -> new Shown(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        DetailLevel.valueOf(row.getString(5)),
                        row.getInt(6),
                        row.getTimestamp(7).toInstant(),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, UUID.class)))
                .list();
    }

    /**
     * @param personId a sign-in; of what was sent to an agency, the agency; of a meeting pack, each of its readers
     * @param holder the agency code of whose records they are
     * @param last when any of them was shown last, by the entry {@code entry}
     * @param role of whoever asked then, who made the pack
     */
    public record Shown(
            String personId,
            @Nullable UUID family,
            String holder,
            String category,
            DetailLevel level,
            int things,
            Instant last,
            String role,
            String agency,
            UUID entry) {}

    /** The entry itself, opened from the log; empty if there is none of that id. */
    public Optional<LogEntryView> entry(UUID entryId) {
        return jdbc.sql("""
                        select e.*, k.detail_key, k.hidden_key
                        from sharing_log.entry e left join sharing_log.entry_key k using (entry_id)
                        where entry_id = ?""")
                .param(entryId)
                .query((row, number) -> new ProjectionRows.StoredEntry(
                        LogRows.chained(row), row.getBytes("detail_key"), row.getBytes("hidden_key")))
                .optional()
                .map(this::view);
    }

    private LogEntryView view(ProjectionRows.StoredEntry stored) {
        ChainedEntry entry = stored.entry();
        EntryHeader header = EntrySealer.readHeader(entry.header());
        Optional<EntrySealer.Detail> opened = detail(stored);
        EntrySealer.Detail detail = opened.orElse(new EntrySealer.Detail(null, List.of(), null, null, null));
        return new LogEntryView(
                LogLines.of(entry, header),
                header.about(),
                header.policyVersion(),
                detail.engineVersion(),
                delivery(header, detail),
                new Origin(header.correlationId(), header.route(), header.exchange(), detail.device()),
                header.answers(),
                header.supersedes(),
                header.onBehalfOf(),
                header.retention(),
                opened.isPresent(),
                opened.isEmpty() && !isDisposed(entry.entryId()),
                detail.reason(),
                detail.decisions(),
                answersTo(entry.entryId()),
                integrity(entry));
    }

    private Optional<EntrySealer.Detail> detail(ProjectionRows.StoredEntry stored) {
        byte[] key = stored.detailKey();
        try {
            return key == null
                    ? Optional.empty()
                    : Optional.of(sealer.openDetail(
                            stored.entry().entryId(), stored.entry().detail(), key));
        } catch (SealBroken overwritten) {
            // The daily check names it; the header is still worth reading.
            return Optional.empty();
        }
    }

    private boolean isDisposed(UUID entryId) {
        return jdbc.sql(
                        "select exists (select from sharing_log.projection_entry where kind = 'DISPOSAL' and answers = ?)")
                .param(entryId)
                .query(Boolean.class)
                .single();
    }

    private static LogEntry.Delivery delivery(EntryHeader header, EntrySealer.Detail detail) {
        LogEntry.Delivery open = header.delivery();
        return open.payloadDigest() != null
                ? open
                : new LogEntry.Delivery(open.channel(), open.recipient(), detail.payloadDigest());
    }

    private List<UUID> answersTo(UUID entryId) {
        return jdbc.sql("select entry_id from sharing_log.projection_entry where answers = ? order by recorded_at")
                .param(entryId)
                .query(UUID.class)
                .list();
    }

    private LogEntryView.Integrity integrity(ChainedEntry entry) {
        byte[] before = entry.sequence() == 1
                ? ChainedEntry.nothingBefore()
                : jdbc.sql("select hash from sharing_log.entry where instance = ? and sequence = ?")
                        .params(entry.instance(), entry.sequence() - 1)
                        .query(byte[].class)
                        .optional()
                        .orElse(new byte[0]);
        boolean linked = Arrays.equals(entry.computeHash(), entry.hash()) && Arrays.equals(before, entry.prevHash());
        Long signedAt = jdbc.sql("select sequence from sharing_log.entry where instance = ? and sequence >= ?"
                        + " and signature is not null order by sequence limit 1")
                .params(entry.instance(), entry.sequence())
                .query(Long.class)
                .optional()
                .orElse(null);
        HexFormat hex = HexFormat.of();
        return new LogEntryView.Integrity(
                hex.formatHex(entry.hash()), hex.formatHex(entry.prevHash()), linked, signedAt);
    }
}
