package kinbridge.feeds;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.connectors.FeedCertificate;
import kinbridge.connectors.FeedSettings;
import kinbridge.feeds.FeedFlow.Flow;
import kinbridge.mappings.shape.Difference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads each feed's figures and health for the connectors page and for every answer built from it. */
@Component
class FeedStatesReader implements FeedStates {

    /** A feed whose every field is new is another feed: the first of them say so. */
    private static final int NOTES_AT_MOST = 200;

    private final JdbcClient database;
    private final FeedControl control;
    private final FeedFlows flows;
    private final AlarmedFeeds alarms;
    private final CertificateBook certificates;
    private final FeedSums sums;
    private final InstantSource clock;

    FeedStatesReader(
            JdbcClient database,
            FeedControl control,
            FeedFlows flows,
            AlarmedFeeds alarms,
            CertificateBook certificates,
            FeedSums sums,
            InstantSource clock) {
        this.database = database;
        this.control = control;
        this.flows = flows;
        this.alarms = alarms;
        this.certificates = certificates;
        this.sums = sums;
        this.clock = clock;
    }

    @Override
    public List<FeedState> feeds() {
        Map<String, FeedSums.Figures> figures = sums.all();
        Map<String, Health> health = heard();
        Map<String, FeedFlow> wanted = flows.all();
        Map<String, Instant> alarmed = alarms.since();
        Map<String, Instant> ends = certificates.ends();
        return control.feeds().stream()
                .map(feed -> state(
                        feed,
                        figures.getOrDefault(feed.feed(), FeedSums.Figures.NONE),
                        health.getOrDefault(feed.feed(), Health.NONE),
                        wanted.get(feed.feed()),
                        alarmed.get(feed.feed()),
                        ends.get(feed.feed())))
                .toList();
    }

    private FeedState state(
            FeedSettings feed,
            FeedSums.Figures figures,
            Health health,
            @Nullable FeedFlow wanted,
            @Nullable Instant alarmSince,
            @Nullable Instant certificateEnds) {
        Condition condition = condition(feed, health, wanted);
        long inFlight = figures.waiting();
        return new FeedState(
                feed.feed(),
                feed.agency(),
                feed.title(),
                feed.system(),
                feed.sources().stream()
                        .map(FeedSettings.Source::transport)
                        .distinct()
                        .toList(),
                condition,
                problem(condition, feed, health, wanted),
                health.heard(),
                figures.lastItem(),
                figures.received(),
                figures.stored(),
                figures.unchanged(),
                figures.notCovered(),
                figures.quarantined(),
                inFlight,
                figures.parts(),
                figures.warnings(),
                figures.waitingForSubjects(),
                figures.discarded(),
                figures.overdue(),
                figures.differences(),
                feed.silenceLimit(),
                wanted,
                alarmSince,
                certificateEnds);
    }

    /** What a person wants counts before what the routes do: a stopped feed has not failed. */
    private Condition condition(FeedSettings feed, Health health, @Nullable FeedFlow wanted) {
        Flow flow = wanted == null ? Flow.OPEN : wanted.flow();
        return switch (flow) {
            case STOPPED -> Condition.STOPPED;
            case PAUSED -> Condition.PAUSED;
            case OPEN -> open(feed, health);
        };
    }

    private Condition open(FeedSettings feed, Health health) {
        if (health.failure() != null || control.flow(feed.feed()) != Flow.OPEN) {
            return Condition.FAILING;
        }
        return heard(feed, health);
    }

    private Condition heard(FeedSettings feed, Health health) {
        if (health.heard() == null) {
            return Condition.NEVER_HEARD;
        }
        if (health.oldestWaiting() != null
                && health.oldestWaiting().plus(TAKEN_IN_WITHIN).isBefore(clock.instant())) {
            return Condition.BEHIND;
        }
        boolean isSilent = health.heard().plus(feed.silenceLimit()).isBefore(clock.instant());
        return isSilent ? Condition.LATE : Condition.RUNNING;
    }

    private static @Nullable String problem(
            Condition condition, FeedSettings feed, Health health, @Nullable FeedFlow wanted) {
        return switch (condition) {
            case FAILING -> health.failure() == null ? "Its routes do not run: see the hub's log." : health.failure();
            case BEHIND ->
                "What came more than " + TAKEN_IN_WITHIN.toMinutes()
                        + " minutes ago is not taken in yet: see the hub's log, and the queues that failed.";
            case LATE -> "Not heard for longer than " + feed.silenceLimit().toMinutes() + " minutes.";
            case NEVER_HEARD -> "Not heard since the hub was set up.";
            case PAUSED, STOPPED -> wanted == null ? null : wanted.reason();
            case RUNNING -> null;
        };
    }

    @Override
    public List<FeedHealth> health() {
        Map<String, Health> health = heard();
        Map<String, FeedFlow> wanted = flows.all();
        return control.feeds().stream()
                .map(feed -> {
                    Health own = health.getOrDefault(feed.feed(), Health.NONE);
                    return new FeedHealth(
                            feed.feed(),
                            feed.agency(),
                            feed.title(),
                            condition(feed, own, wanted.get(feed.feed())),
                            own.heard(),
                            feed.coverage());
                })
                .toList();
    }

    private Map<String, Health> heard() {
        Map<String, Health> health = new HashMap<>();
        database.sql("""
                select f.feed, greatest(max(s.heard_at), (select max(p.received_at) from intake.payload p
                  where p.feed = f.feed)), max(s.failure),
                  least(
                    (select min(p.received_at) from intake.batch b join intake.payload p on p.id = b.payload_id
                      where b.handled_at is null and p.feed = f.feed),
                    (select min(p.received_at) from intake.payload p
                      where p.state = 'RECEIVED' and p.feed = f.feed))
                from unnest(cast(? as text[])) f (feed) left join intake.source_state s on s.feed = f.feed
                group by f.feed""")
                .param(control.feeds().stream().map(FeedSettings::feed).toArray(String[]::new))
                .query((row, number) -> health.put(
                        row.getString(1),
                        new Health(instant(row.getTimestamp(2)), row.getString(3), instant(row.getTimestamp(4)))))
                .list();
        return health;
    }

    @Override
    public int alarms() {
        return alarms.since().size();
    }

    @Override
    public List<FeedFileProblem> problems() {
        return control.problems();
    }

    @Override
    public List<FeedDifference> differences(String feed) {
        return database.sql("""
                select id, item, field, kind, detail, location, sample, first_at, last_at, times, known_by, known_at
                from intake.difference where feed = ? order by known_at is not null, last_at desc, item, field, kind
                limit ?""")
                .param(feed)
                .param(NOTES_AT_MOST)
                .query((row, number) -> new FeedDifference(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        Difference.Kind.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getTimestamp(8).toInstant(),
                        row.getTimestamp(9).toInstant(),
                        row.getLong(10),
                        row.getString(11),
                        instant(row.getTimestamp(12))))
                .list();
    }

    @Override
    public List<FeedWarning> warnings(String feed) {
        return database.sql("""
                select warning, first_at, last_at, times from intake.warning where feed = ?
                order by last_at desc, warning limit ?""")
                .param(feed)
                .param(NOTES_AT_MOST)
                .query((row, number) -> new FeedWarning(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant(),
                        row.getLong(4)))
                .list();
    }

    @Override
    public List<FeedCertificate> certificates(String feed) {
        return certificates.of(feed);
    }

    @Override
    public List<SourceState> sources(String feed) {
        Map<String, Health> bySource = new HashMap<>();
        database.sql("select source, heard_at, failure from intake.source_state where feed = ?")
                .param(feed)
                .query((row, number) -> bySource.put(
                        row.getString(1), new Health(instant(row.getTimestamp(2)), row.getString(3), null)))
                .list();
        return control.settings(feed).map(FeedSettings::sources).orElse(List.of()).stream()
                .map(source -> {
                    Health health = bySource.getOrDefault(source.name(), Health.NONE);
                    return new SourceState(source.name(), source.transport(), health.heard(), health.failure());
                })
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** @param oldestWaiting when the oldest of what is not taken in yet came */
    private record Health(
            @Nullable Instant heard,
            @Nullable String failure,
            @Nullable Instant oldestWaiting) {
        static final Health NONE = new Health(null, null, null);
    }
}
