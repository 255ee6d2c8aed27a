package kinbridge.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.alerts.AlertRecipients.Recipient;
import kinbridge.alerts.AlertRule.Finding;
import kinbridge.family.Families;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.familyview.FamilyNames;
import kinbridge.familyview.FamilyRecords;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.Undecided;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An alert is itself a share: for each recipient every fact is decided, the decisions are logged, and
 * the text is made from what that person may know.
 */
@Component
class Notices {

    static final String CONTEXT = "alerts.notice";
    private static final String PURPOSE = "SAFEGUARDING_ALERT";
    private static final String LETTERS = "23456789BCDFGHJKMNPQRTVWXYZ";

    private final ObjectMapper json = new ObjectMapper();
    private final SecureRandom random = new SecureRandom();
    private final AlertRecipients recipients;
    private final Families families;
    private final FamilyNames names;
    private final FamilyRecords records;
    private final FamilyCircumstances circumstances;
    private final FocusChild focusChild;
    private final NeedToKnow needToKnow;
    private final Vault vault;
    private final JdbcClient database;
    private final InstantSource clock;

    Notices(
            AlertRecipients recipients,
            Families families,
            FamilyNames names,
            FamilyRecords records,
            FamilyCircumstances circumstances,
            FocusChild focusChild,
            NeedToKnow needToKnow,
            Vault vault,
            JdbcClient database,
            InstantSource clock) {
        this.recipients = recipients;
        this.families = families;
        this.names = names;
        this.records = records;
        this.circumstances = circumstances;
        this.focusChild = focusChild;
        this.needToKnow = needToKnow;
        this.vault = vault;
        this.database = database;
        this.clock = clock;
    }

    void send(UUID alert, AlertRule rule, Circle circle, Finding finding) {
        Set<UUID> triggers = finding.facts().stream().map(Fact::record).collect(Collectors.toSet());
        List<Undecided> items = records.about(circle.people()).stream()
                .filter(item -> item.kind() != Undecided.Kind.RECORD || triggers.contains(item.id()))
                .toList();
        List<UUID> children = circle.family() == null
                ? List.of(java.util.Objects.requireNonNull(circle.child()))
                : families.childrenInFocus(circle.family());
        for (Recipient recipient : recipients.of(rule.recipients(), circle)) {
            DisclosedView view = disclose(rule, circle, recipient, items);
            String name = names.of(view, children);
            NoticeContent content =
                    recipient.isToldFacts() ? Wording.of(rule, finding, view, name) : Wording.contactOnly(name);
            put(alert, recipient, content, finding.urgency(), view.logEntry());
        }
    }

    private DisclosedView disclose(AlertRule rule, Circle circle, Recipient recipient, List<Undecided> items) {
        FocusChild.Focus focus = focusChild.of(circle.family());
        Look look = new Look(
                "alert",
                recipient.requester(),
                recipient.taf(),
                PURPOSE,
                circle.family(),
                focus.identity(),
                focus.harm(),
                Set.of("screening_rule_fired"),
                Channel.INDIVIDUAL_VIEW,
                "rule " + rule.id(),
                recipient.requester().practitionerId());
        List<Undecided> told = recipient.isToldFacts()
                ? items
                : items.stream()
                        .filter(item -> item.kind() != Undecided.Kind.RECORD)
                        .toList();
        return needToKnow.disclose(look, told, circumstances.of(look, told));
    }

    /** New events return an acknowledged notice to New and restart its clock. */
    private void put(UUID alert, Recipient recipient, NoticeContent content, Inbox.Urgency urgency, UUID logEntry) {
        Instant now = clock.instant();
        database.sql("""
                insert into alerts.notice (id, alert_id, practitioner, reference, content, urgency, raised_at,
                  respond_by, state, log_entry)
                values (:id, :alert, :practitioner, :reference, :content, :urgency, :now, :respondBy, 'NEW', :entry)
                on conflict (alert_id, practitioner) do update set content = :content, urgency = :urgency,
                  raised_at = :now, respond_by = :respondBy, state = 'NEW', log_entry = :entry,
                  acknowledged_by = null, acknowledged_at = null""")
                .param("id", UUID.randomUUID())
                .param("alert", alert)
                .param("practitioner", recipient.requester().practitionerId())
                .param("reference", reference())
                .param("content", vault.seal(bytes(content), CONTEXT))
                .param("urgency", urgency.name())
                .param("now", Timestamp.from(now))
                .param("respondBy", Timestamp.from(now.plus(time(urgency))))
                .param("entry", logEntry)
                .update();
    }

    /** P1 is acknowledged within 30 minutes, P2 within 4 hours; P4 by the next review, six weeks on. */
    private static Duration time(Inbox.Urgency urgency) {
        return switch (urgency) {
            case P1 -> Duration.ofMinutes(30);
            case P2 -> Duration.ofHours(4);
            case P3 -> Duration.ofDays(2);
            case P4 -> Duration.ofDays(42);
        };
    }

    private String reference() {
        StringBuilder text = new StringBuilder("ALT-");
        for (int place = 0; place < 6; place++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private byte[] bytes(NoticeContent content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
