package kinbridge.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.familyview.Words;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inbox of one practitioner: the notices that were made for that person, and no others. */
@Component
class NoticeInbox implements Inbox {

    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient database;
    private final Vault vault;
    private final FeedStates feeds;
    private final Teams teams;
    private final Practitioners practitioners;
    private final StateChanges changes;
    private final InstantSource clock;

    NoticeInbox(
            JdbcClient database,
            Vault vault,
            FeedStates feeds,
            Teams teams,
            Practitioners practitioners,
            StateChanges changes,
            InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.feeds = feeds;
        this.teams = teams;
        this.practitioners = practitioners;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public InboxPage of(Requester requester, State state) {
        List<Notice> notices = database.sql("""
                select n.id, n.reference, n.content, n.urgency, a.family_id, n.raised_at, n.respond_by, n.state,
                  n.acknowledged_by, n.acknowledged_at
                from alerts.notice n join alerts.alert a on a.id = n.alert_id
                where n.practitioner = ? and n.state = ? order by n.urgency, n.respond_by, n.id""")
                .param(requester.practitionerId())
                .param(state.name())
                .query((row, number) -> notice(requester, row))
                .list();
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
    public void acknowledge(Requester requester, UUID notice) {
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
        return feeds.feeds().stream()
                .filter(feed -> feed.condition() != Condition.RUNNING)
                .map(feed -> feed.title() + ": " + feed.condition().words().toLowerCase(java.util.Locale.UK)
                        + (feed.lastHeard() == null ? "" : ", last heard " + Words.when(Occurred.at(feed.lastHeard()))))
                .toList();
    }

    private Notice notice(Requester requester, ResultSet row) throws SQLException {
        UUID family = row.getObject(5, UUID.class);
        NoticeContent content = isStillFor(requester, family) ? content(row.getBytes(3)) : Wording.noLongerYours();
        String acknowledgedBy = row.getString(9);
        return new Notice(
                row.getObject(1, UUID.class),
                row.getString(2),
                content.headline(),
                content.why(),
                content.facts(),
                content.action(),
                Urgency.valueOf(row.getString(4)),
                row.getObject(5, UUID.class),
                content.familyName(),
                content.agencies(),
                row.getTimestamp(6).toInstant(),
                row.getTimestamp(7).toInstant(),
                State.valueOf(row.getString(8)),
                acknowledgedBy == null
                        ? null
                        : practitioners
                                .find(acknowledgedBy)
                                .map(Practitioners.Practitioner::name)
                                .orElse(acknowledgedBy),
                instant(row.getTimestamp(10)));
    }

    /** Who has left a team reads no more of what it was told; the duty desk keeps what it was given. */
    private boolean isStillFor(Requester requester, @Nullable UUID family) {
        boolean isDuty = practitioners
                .find(requester.practitionerId())
                .map(Practitioners.Practitioner::duty)
                .orElse(false);
        if (family == null || isDuty) {
            return true;
        }
        TafStatus status = teams.status(requester.practitionerId(), requester.role(), family);
        return status == TafStatus.MEMBER || status == TafStatus.STATUTORY;
    }

    private NoticeContent content(byte[] sealed) {
        try {
            return json.readValue(vault.open(sealed, Notices.CONTEXT), NoticeContent.class);
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
