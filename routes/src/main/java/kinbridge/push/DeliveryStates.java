package kinbridge.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.feeds.CertificateBook;
import kinbridge.feeds.OutflowStates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of each delivery was confirmed, what waits, and what its agency will not take. */
@Component
class DeliveryStates implements OutflowStates {

    private static final Counted NOTHING = new Counted(0, null, 0, null, null);

    private final JdbcClient database;
    private final Deliveries deliveries;
    private final CertificateBook certificates;

    DeliveryStates(JdbcClient database, Deliveries deliveries, CertificateBook certificates) {
        this.database = database;
        this.deliveries = deliveries;
        this.certificates = certificates;
    }

    @Override
    public List<OutflowState> outflows() {
        Map<String, Instant> ends = certificates.ends();
        Map<String, Counted> counted = counted();
        Map<String, Refusals> refusals = refusals();
        return deliveries.settings().stream()
                .map(delivery -> {
                    String id = delivery.delivery();
                    Counted own = counted.getOrDefault(id, NOTHING);
                    Refusals refused = refusals.get(id);
                    return new OutflowState(
                            id,
                            delivery.agency(),
                            delivery.title(),
                            own.confirmed(),
                            own.lastConfirmed(),
                            own.waiting(),
                            own.waitingSince(),
                            own.failure(),
                            refused == null ? 0 : refused.records(),
                            refused == null ? null : refused.why(),
                            ends.get(id));
                })
                .toList();
    }

    private Map<String, Counted> counted() {
        Map<String, Counted> found = new HashMap<>();
        database.sql("""
                select delivery, count(*) filter (where delivered_at is not null), max(delivered_at),
                  count(*) filter (where WAITS), min(created_at) filter (where WAITS),
                  (array_agg(failure order by failed_at desc)
                    filter (where WAITS and failure is not null))[1]
                from push.message group by delivery""".replace("WAITS", "delivered_at is null and refused_at is null and overtaken_at is null"))
                .query((row, number) -> found.put(
                        row.getString(1),
                        new Counted(
                                row.getLong(2), instant(row, 3), row.getLong(4), instant(row, 5), row.getString(6))))
                .list();
        return found;
    }

    private Map<String, Refusals> refusals() {
        Map<String, Refusals> found = new HashMap<>();
        database.sql("""
                select delivery, count(*), (array_agg(refused_why order by refused_at desc))[1]
                from (select distinct on (delivery, place)
                    delivery, place, record_id, created_at, retracts, refused_at, refused_why
                  from push.message order by delivery, place, created_at desc) latest
                where refused_at is not null and not exists (select from push.message taken
                  where taken.delivery = latest.delivery and taken.record_id = latest.record_id
                    and taken.created_at > latest.created_at and taken.delivered_at is not null
                    and (not latest.retracts or taken.place = latest.place))
                group by delivery""")
                .query((row, number) ->
                        found.put(row.getString(1), new Refusals(row.getLong(2), String.valueOf(row.getString(3)))))
                .list();
        return found;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private record Counted(
            long confirmed,
            @Nullable Instant lastConfirmed,
            long waiting,
            @Nullable Instant waitingSince,
            @Nullable String failure) {}

    private record Refusals(long records, String why) {}
}
