package kinbridge.oversight;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.oversight.QuestionPages.QuestionPage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists page by page, each beginning where the one before ended, so that no row is shown twice or passed over. */
@Component
class Listing {

    private final JdbcClient database;

    Listing(@Qualifier("questions") JdbcClient database) {
        this.database = database;
    }

    record Page<T>(List<T> rows, @Nullable String next) {
        Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Newest first.
     *
     * @param query with columns {@code at} and {@code id}, and named parameters of our own
     */
    <T> Page<T> newestFirst(
            String query, Map<String, ?> values, @Nullable String after, int limit, RowMapper<T> mapper) {
        return page(query, "q.at, q.id", "q.at desc, q.id desc", values, after, limit, mapper);
    }

    /** As {@link #newestFirst}, those with the highest {@code first} before all others. */
    <T> Page<T> urgentFirst(
            String query, Map<String, ?> values, @Nullable String after, int limit, RowMapper<T> mapper) {
        return page(query, "q.first, q.at, q.id", "q.first desc, q.at desc, q.id desc", values, after, limit, mapper);
    }

    private <T> Page<T> page(
            String query,
            String key,
            String order,
            Map<String, ?> values,
            @Nullable String after,
            int limit,
            RowMapper<T> mapper) {
        boolean isRanked = key.contains("first");
        Map<String, Object> all = new HashMap<>(values);
        String where = "";
        if (after != null) {
            Place place = Place.parse(after);
            all.put("afterFirst", place.first());
            all.put("afterAt", Timestamp.from(place.at()));
            all.put("afterId", place.id());
            where = " where (" + key + ") < (" + (isRanked ? ":afterFirst, " : "") + ":afterAt, :afterId)";
        }
        List<Placed<T>> found = database.sql(
                        "select * from (" + query + ") q" + where + " order by " + order + " limit " + (limit + 1))
                .params(all)
                .query((row, number) -> new Placed<>(
                        new Place(
                                isRanked ? row.getInt("first") : 0,
                                row.getTimestamp("at").toInstant(),
                                row.getObject("id", UUID.class)),
                        mapper.mapRow(row, number)))
                .list();
        boolean isMore = found.size() > limit;
        return new Page<>(
                found.stream().limit(limit).map(Placed::row).toList(),
                isMore ? found.get(limit - 1).place().toString() : null);
    }

    /** As far as can be said: one more than that means that there are more. */
    long count(String query, Map<String, ?> values) {
        return database.sql("select count(*) from (select from (" + query + ") q limit "
                        + (QuestionPage.MOST_COUNTED + 1) + ") counted")
                .params(values)
                .query(Long.class)
                .single();
    }

    private record Placed<T>(Place place, T row) {}

    /** Where a page ended; opaque to whoever carries it. */
    private record Place(int first, Instant at, UUID id) {

        static Place parse(String text) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ");
                return new Place(Integer.parseInt(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
            } catch (RuntimeException notAPlace) {
                throw new IllegalArgumentException("not a page of this list");
            }
        }

        @Override
        public String toString() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((first + " " + at + " " + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}
