package kinbridge.sharinglog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javax.sql.DataSource;
import kinbridge.storage.SealBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists and counts the entries that match. Words are in no index: the reasons of what else matches are
 * opened one by one, as many at once as a reader waits for, and the answer says how far it came.
 */
public final class EntryFinder {

    /** More are said to be more: nobody reads them, and counting them would keep everybody waiting. */
    public static final int MOST_COUNTED = 10_000;

    /** Reasons opened for one answer. */
    public static final int MOST_OPENED = 10_000;

    private static final int FEW_DECISIONS = 2_000;
    private static final int OPENED_AT_ONCE = 1_000;
    private static final int LONGEST_PAGE = 500;

    private final JdbcClient jdbc;
    private final EntrySealer sealer;

    EntryFinder(DataSource dataSource, EntrySealer sealer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.sealer = sealer;
    }

    /**
     * @param after the {@link LogPage#next} of the page before in the same order, or null for the first
     * @param limit at most 500
     */
    public LogPage list(LogFilter filter, LogOrder order, @Nullable String after, int limit) {
        int size = Math.min(Math.max(limit, 1), LONGEST_PAGE);
        LogCursor cursor = after == null ? null : LogCursor.parse(after, order);
        SearchedWords words = filter.words();
        if (words != null) {
            return listOpened(filter, words, order, cursor, size);
        }
        List<LogLine> found = lines(following(query(filter), cursor), order, size + 1);
        return found.size() <= size ? new LogPage(found, null) : cut(found, order, size, null, null);
    }

    /** The first page counts on when it is full, as far as it opens anyway; a later one ends when it is full. */
    private LogPage listOpened(
            LogFilter filter, SearchedWords words, LogOrder order, @Nullable LogCursor cursor, int size) {
        boolean isFirst = cursor == null;
        List<LogLine> found = new ArrayList<>();
        long[] counted = {0};
        LogLine last = open(query(filter), words, order, cursor, MOST_OPENED, line -> {
            counted[0]++;
            if (found.size() <= size) {
                found.add(line);
            }
            return isFirst || found.size() <= size;
        });
        boolean isCut = found.size() > size;
        Instant searchedTo = last == null || (isCut && !isFirst) ? null : last.recordedAt();
        Tally tally = isFirst ? new Tally(counted[0], false, searchedTo) : null;
        if (isCut) {
            return cut(found, order, size, searchedTo, tally);
        }
        String next = last == null ? null : LogCursor.at(order, last).toString();
        return new LogPage(found, next, searchedTo, tally);
    }

    private static SearchQuery following(SearchQuery query, @Nullable LogCursor cursor) {
        return cursor == null ? query : query.after(cursor);
    }

    private static LogPage cut(
            List<LogLine> found, LogOrder order, int size, @Nullable Instant searchedTo, @Nullable Tally tally) {
        List<LogLine> shown = found.subList(0, size);
        return new LogPage(shown, LogCursor.at(order, shown.get(size - 1)).toString(), searchedTo, tally);
    }

    private SearchQuery query(LogFilter filter) {
        return SearchQuery.of(filter, this::isRare);
    }

    private boolean isRare(SearchQuery.Condition condition) {
        long some = jdbc.sql(condition.atMost(FEW_DECISIONS))
                .param(condition.name(), condition.value())
                .query(Long.class)
                .single();
        return some < FEW_DECISIONS;
    }

    private List<LogLine> lines(SearchQuery query, LogOrder order, int limit) {
        return jdbc.sql("select e.* from sharing_log.projection_entry e" + query.where() + order.by() + " limit "
                        + limit)
                .params(query.values())
                .query((row, number) -> LogLines.of(row))
                .list();
    }

    public Tally tally(LogFilter filter) {
        SearchedWords words = filter.words();
        SearchQuery query = query(filter);
        if (words == null) {
            long counted = jdbc.sql("select count(*) from (select from sharing_log.projection_entry e" + query.where()
                            + " limit " + (MOST_COUNTED + 1) + ") as counted")
                    .params(query.values())
                    .query(Long.class)
                    .single();
            return new Tally(Math.min(counted, MOST_COUNTED), counted > MOST_COUNTED, null);
        }
        long[] counted = {0};
        LogLine last = open(query, words, LogOrder.NEWEST, null, MOST_OPENED, line -> {
            counted[0]++;
            return true;
        });
        return new Tally(counted[0], false, last == null ? null : last.recordedAt());
    }

    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    private record Worded(LogLine line, byte[] words, byte[] detailKey) {}

    /**
     * Opens what else matches, in order.
     *
     * @param found takes what holds the words and says whether to go on
     * @return the last that was opened where not all were; null where all were
     */
    private @Nullable LogLine open(
            SearchQuery query,
            SearchedWords words,
            LogOrder order,
            @Nullable LogCursor cursor,
            long most,
            Predicate<LogLine> found) {
        LogCursor from = cursor;
        for (long opened = 0; true; ) {
            List<Worded> group = worded(following(query, from), order);
            for (Worded one : group) {
                if (words.areIn(text(one)) && !found.test(one.line())) {
                    return one.line();
                }
            }
            if (group.size() < OPENED_AT_ONCE) {
                return null;
            }
            LogLine last = group.get(group.size() - 1).line();
            from = LogCursor.at(order, last);
            opened += group.size();
            if (opened >= most) {
                return last;
            }
        }
    }

    private List<Worded> worded(SearchQuery query, LogOrder order) {
        return jdbc.sql("select e.*, w.words as reason_words, k.detail_key from sharing_log.projection_entry e"
                        + " join sharing_log.projection_words w on w.entry_id = e.entry_id"
                        + " join sharing_log.entry_key k on k.entry_id = e.entry_id" + query.where() + order.by()
                        + " limit " + OPENED_AT_ONCE)
                .params(query.values())
                .query((row, number) ->
                        new Worded(LogLines.of(row), row.getBytes("reason_words"), row.getBytes("detail_key")))
                .list();
    }

    /** Empty where it does not open: the verification of the log reports it, and the search goes on. */
    private String text(Worded one) {
        try {
            return sealer.openWords(one.line().entryId(), one.words(), one.detailKey());
        } catch (SealBroken unreadable) {
            return "";
        }
    }

    /** All that match now, for a file: what is logged while it is written is not among them. */
    public Matches all(LogFilter filter) {
        Map<String, Long> until = new LinkedHashMap<>();
        jdbc.sql("select instance, sequence from sharing_log.projection_progress order by instance")
                .query(row -> {
                    until.put(row.getString(1), row.getLong(2));
                });
        return new Matches(() -> countAll(filter, until), taker -> each(filter, until, taker));
    }

    private long countAll(LogFilter filter, Map<String, Long> until) {
        if (filter.words() == null) {
            SearchQuery query = query(filter).within(until);
            return jdbc.sql("select count(*) from sharing_log.projection_entry e" + query.where())
                    .params(query.values())
                    .query(Long.class)
                    .single();
        }
        long[] count = {0};
        each(filter, until, line -> count[0]++);
        return count[0];
    }

    /**
     * @param counting goes through all of them, and opens their reasons where words are looked for
     * @param each gives them one by one, newest first, holding few at a time
     */
    public record Matches(LongSupplier counting, Consumer<Consumer<LogLine>> each) {

        public long count() {
            return counting.getAsLong();
        }
    }

    private void each(LogFilter filter, Map<String, Long> until, Consumer<LogLine> taker) {
        SearchQuery query = query(filter).within(until);
        SearchedWords words = filter.words();
        if (words != null) {
            open(query, words, LogOrder.NEWEST, null, Long.MAX_VALUE, line -> {
                taker.accept(line);
                return true;
            });
            return;
        }
        LogCursor from = null;
        List<LogLine> group;
        do {
            group = lines(following(query, from), LogOrder.NEWEST, LONGEST_PAGE);
            group.forEach(taker);
            from = group.isEmpty() ? null : LogCursor.at(LogOrder.NEWEST, group.get(group.size() - 1));
        } while (group.size() == LONGEST_PAGE);
    }

    /** Each basis that ever let something out. */
    public List<String> bases() {
        return jdbc.sql("select basis from sharing_log.projection_basis order by basis")
                .query(String.class)
                .list();
    }

    /** Identities about whom something was decided, and not hidden, at the latest 50 entries of this family. */
    public List<UUID> subjectsOf(UUID family) {
        return jdbc.sql("""
                        select distinct subject from (
                          select entry_id from sharing_log.projection_entry where family_id = ?
                          order by recorded_at desc, entry_id desc limit 50) latest
                        join sharing_log.projection_decision d using (entry_id), unnest(d.subjects) subject
                        order by subject limit 500""").param(family).query(UUID.class).list();
    }

    /** Later entries about this one, oldest first. */
    public List<LogLine> answering(UUID entryId) {
        return jdbc.sql("select * from sharing_log.projection_entry where answers = ? order by recorded_at, entry_id")
                .param(entryId)
                .query((row, number) -> LogLines.of(row))
                .list();
    }
}
