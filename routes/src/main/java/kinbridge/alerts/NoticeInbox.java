package kinbridge.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.familyview.Words;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inbox of one practitioner: the notices that were made for that person, and no others. */
@Component
class NoticeInbox implements Inbox {

    private final JdbcClient database;
    private final FeedStates feeds;
    private final NoticesToday today;
    private final Practitioners practitioners;
    private final StateChanges changes;
    private final InstantSource clock;

    NoticeInbox(
            JdbcClient database,
            FeedStates feeds,
            NoticesToday today,
            Practitioners practitioners,
            StateChanges changes,
            InstantSource clock) {
        this.database = database;
        this.feeds = feeds;
        this.today = today;
        this.practitioners = practitioners;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public InboxPage of(Requester requester, State state) {
        List<Notice> notices = database
                .sql("""
                select n.id, n.reference, n.urgency, a.family_id, n.raised_at, n.respond_by, n.state,
                  n.acknowledged_by, n.acknowledged_at, a.id as alert_id, a.rule, a.person_id, n.is_told_facts,
                  case when a.ground_withdrawn_at is null then 'STANDS' when a.closed_at is null then 'PARTLY_WITHDRAWN'
                    else 'WITHDRAWN' end as ground
                from alerts.notice n join alerts.alert a on a.id = n.alert_id
                where n.practitioner = ? and n.state = ? order by n.urgency, n.respond_by, n.id""")
                .param(requester.practitionerId())
                .param(state.name())
                .query((row, number) -> stored(row))
                .list()
                .stream()
                .map(stored -> notice(requester, stored))
                .toList();
        return new InboxPage(
                notices,
                count(requester, State.NEW),
                count(requester, State.ACKNOWLEDGED),
                count(requester, State.CLOSED),
                blind());
    }

    @Override
    public int countNew(Requester requester) {
        return count(requester, State.NEW);
    }

    @Override
    @Transactional
    public boolean acknowledge(Requester requester, UUID notice) {
        int changed = database.sql("""
                update alerts.notice set state = 'ACKNOWLEDGED', acknowledged_by = :who, acknowledged_at = :now
                where id = :id and practitioner = :who and state = 'NEW'""")
                .param("who", requester.practitionerId())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", notice)
                .update();
        if (changed == 1) {
            changes.acknowledged(requester, logEntry(notice));
        }
        return changed == 1;
    }

    private UUID logEntry(UUID notice) {
        return database.sql("select log_entry from alerts.notice where id = ?")
                .param(notice)
                .query(UUID.class)
                .single();
    }

    private int count(Requester requester, State state) {
        return database.sql("select count(*) from alerts.notice where practitioner = ? and state = ?")
                .param(requester.practitionerId())
                .param(state.name())
                .query(Integer.class)
                .single();
    }

    /** A feed that is not heard makes rules blind: no alerts and no feed must not look alike. */
    private List<String> blind() {
        return feeds.health().stream()
                .filter(feed -> feed.condition() != Condition.RUNNING)
                .map(feed -> feed.title() + ": " + feed.condition().words().toLowerCase(java.util.Locale.UK)
                        + (feed.lastHeard() == null ? "" : ", last heard " + Words.when(Occurred.at(feed.lastHeard()))))
                .toList();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                Urgency.valueOf(row.getString("urgency")),
                new NoticesToday.Sent(
                        row.getObject("alert_id", UUID.class),
                        row.getString("rule"),
                        row.getObject("family_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getBoolean("is_told_facts"),
                        row.getTimestamp("raised_at").toInstant(),
                        NoticesToday.Ground.valueOf(row.getString("ground"))),
                row.getTimestamp("respond_by").toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("acknowledged_by"),
                instant(row.getTimestamp("acknowledged_at")));
    }

    private Notice notice(Requester requester, Stored stored) {
        NoticeContent content = today.read(requester, stored.sent());
        String acknowledgedBy = stored.acknowledgedBy();
        return new Notice(
                stored.id(),
                stored.reference(),
                content.headline(),
                content.why(),
                content.facts(),
                content.action(),
                stored.urgency(),
                stored.sent().family(),
                content.familyName(),
                content.agencies(),
                stored.sent().raisedAt(),
                stored.respondBy(),
                stored.state(),
                acknowledgedBy == null
                        ? null
                        : practitioners
                                .find(acknowledgedBy)
                                .map(Practitioners.Practitioner::name)
                                .orElse(acknowledgedBy),
                stored.acknowledgedAt());
    }

    /** A notice as it lies in the inbox: everything but what it says. */
    private record Stored(
            UUID id,
            String reference,
            Urgency urgency,
            NoticesToday.Sent sent,
            Instant respondBy,
            State state,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {}

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
