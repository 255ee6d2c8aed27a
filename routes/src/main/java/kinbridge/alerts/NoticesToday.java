package kinbridge.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.alerts.AlertRecipients.Recipient;
import kinbridge.calendar.Lasting;
import kinbridge.family.FocusChild;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.family.Teams;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a notice says to its reader today: decided and logged anew at each reading, so that an agreement
 * withdrawn since, a team left or a time limit passed counts here as everywhere.
 */
@Component
class NoticesToday {

    private final List<AlertRule> rules;
    private final NoticeTexts texts;
    private final Circles circles;
    private final FocusChild focusChild;
    private final Teams teams;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final Lasting lasting;
    private final JdbcClient database;
    private final InstantSource clock;

    NoticesToday(
            List<AlertRule> rules,
            NoticeTexts texts,
            Circles circles,
            FocusChild focusChild,
            Teams teams,
            Practitioners practitioners,
            PolicyInForce policy,
            Lasting lasting,
            JdbcClient database,
            InstantSource clock) {
        this.rules = List.copyOf(rules);
        this.texts = texts;
        this.circles = circles;
        this.focusChild = focusChild;
        this.teams = teams;
        this.practitioners = practitioners;
        this.policy = policy;
        this.lasting = lasting;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param child an identity of the child, where no family is open
     * @param ground what became of that on which the alert rests
     * @param isToldFacts whether the recipient is told more than whom to contact
     */
    record Sent(
            UUID alert,
            String rule,
            @Nullable UUID family,
            @Nullable UUID child,
            boolean isToldFacts,
            Instant raisedAt,
            Ground ground) {}

    /** What became of that on which an alert rests. */
    enum Ground {
        STANDS,
        PARTLY_WITHDRAWN,
        /** The alert is over because of it. */
        WITHDRAWN
    }

    NoticeContent read(Requester reader, Sent sent) {
        TafStatus taf = sent.family() == null
                ? TafStatus.NOT_MEMBER
                : teams.status(reader.practitionerId(), reader.role(), sent.family());
        if (!isStillFor(reader, sent, taf)) {
            return Wording.noLongerYours();
        }
        if (sent.ground() == Ground.WITHDRAWN) {
            return Wording.groundWithdrawn();
        }
        Optional<AlertRule> rule =
                rules.stream().filter(one -> one.id().equals(sent.rule())).findFirst();
        if (rule.isEmpty() || isOver(sent)) {
            return Wording.over();
        }
        Circle circle = circles.today(sent.family(), sent.child());
        Set<UUID> triggers = triggers(sent.alert());
        NoticeContent content = texts.tell(
                        "notice",
                        rule.get(),
                        circle,
                        triggers,
                        texts.items(circle, triggers),
                        new Recipient(reader, taf, sent.isToldFacts()))
                .content();
        return sent.ground() == Ground.PARTLY_WITHDRAWN ? Wording.partlyWithdrawn(content) : content;
    }

    /** Who has left a team reads no more of what it was told; the duty desk keeps what it was given. */
    private boolean isStillFor(Requester reader, Sent sent, TafStatus taf) {
        boolean isDuty = practitioners
                .find(reader.practitionerId())
                .map(Practitioner::duty)
                .orElse(false);
        return sent.family() == null || isDuty || taf == TafStatus.MEMBER || taf == TafStatus.STATUTORY;
    }

    private boolean isOver(Sent sent) {
        String lasts = policy.tables().timeLimitAt(focusChild.of(sent.family()).harm());
        return !lasting.until(sent.raisedAt(), lasts).isAfter(clock.instant());
    }

    private Set<UUID> triggers(UUID alert) {
        return new HashSet<>(database.sql("select distinct record_id from alerts.alert_event where alert_id = ?")
                .param(alert)
                .query(UUID.class)
                .list());
    }
}
