package kinbridge.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.alerts.AlertRecipients.Recipient;
import kinbridge.alerts.AlertRule.Finding;
import kinbridge.needtoknow.Undecided;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends notices. What was told is kept sealed, as evidence of it; what a reader is shown later is made
 * anew, of what that person may know by then.
 */
@Component
class Notices {

    static final String CONTEXT = "alerts.notice";
    private static final String LETTERS = "23456789BCDFGHJKMNPQRTVWXYZ";

    private final ObjectMapper json = new ObjectMapper();
    private final SecureRandom random = new SecureRandom();
    private final AlertRecipients recipients;
    private final NoticeTexts texts;
    private final Vault vault;
    private final JdbcClient database;
    private final InstantSource clock;

    Notices(AlertRecipients recipients, NoticeTexts texts, Vault vault, JdbcClient database, InstantSource clock) {
        this.recipients = recipients;
        this.texts = texts;
        this.vault = vault;
        this.database = database;
        this.clock = clock;
    }

    void send(UUID alert, AlertRule rule, Circle circle, Finding finding) {
        send(alert, rule, circle, finding, recipients.of(rule.recipients(), circle));
    }

    /** To those who are to be told now, and to whoever was told before: what they have may be wrong. */
    void sendAnew(UUID alert, AlertRule rule, Circle circle, Finding finding) {
        List<Recipient> to = new ArrayList<>(recipients.of(rule.recipients(), circle));
        Set<String> known = to.stream()
                .map(recipient -> recipient.requester().practitionerId())
                .collect(Collectors.toSet());
        database
                .sql("select practitioner, is_told_facts from alerts.notice where alert_id = ?")
                .param(alert)
                .query((row, number) -> recipients.again(row.getString(1), circle, row.getBoolean(2)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .filter(recipient -> !known.contains(recipient.requester().practitionerId()))
                .forEach(to::add);
        send(alert, rule, circle, finding, to);
    }

    /** To those who are to be told now and were not when it was raised. */
    void sendToNewcomers(UUID alert, AlertRule rule, Circle circle, Finding finding) {
        Set<String> told = Set.copyOf(database.sql("select practitioner from alerts.notice where alert_id = ?")
                .param(alert)
                .query(String.class)
                .list());
        send(
                alert,
                rule,
                circle,
                finding,
                recipients.of(rule.recipients(), circle).stream()
                        .filter(recipient ->
                                !told.contains(recipient.requester().practitionerId()))
                        .toList());
    }

    private void send(UUID alert, AlertRule rule, Circle circle, Finding finding, List<Recipient> to) {
        if (to.isEmpty()) {
            return;
        }
        Set<UUID> triggers = finding.facts().stream().map(Fact::record).collect(Collectors.toSet());
        List<Undecided> items = texts.items(circle, triggers);
        for (Recipient recipient : to) {
            NoticeTexts.Told told = texts.tell("alert", rule, circle, triggers, items, recipient);
            put(alert, recipient, told.content(), finding.urgency(), told.logEntry());
        }
    }

    /** New events return an acknowledged notice to New and restart its clock. */
    private void put(UUID alert, Recipient recipient, NoticeContent content, Inbox.Urgency urgency, UUID logEntry) {
        Instant now = clock.instant();
        database.sql("""
                insert into alerts.notice (id, alert_id, practitioner, reference, content, urgency, raised_at,
                  respond_by, state, log_entry, is_told_facts)
                values (:id, :alert, :practitioner, :reference, :content, :urgency, :now, :respondBy, 'NEW', :entry,
                  :facts)
                on conflict (alert_id, practitioner) do update set content = :content, urgency = :urgency,
                  is_told_facts = :facts,
                  raised_at = :now, respond_by = :respondBy, state = 'NEW', log_entry = :entry,
                  acknowledged_by = null, acknowledged_at = null""")
                .param("id", UUID.randomUUID())
                .param("alert", alert)
                .param("practitioner", recipient.requester().practitionerId())
                .param("reference", reference())
                .param("content", vault.seal(bytes(content), CONTEXT))
                .param("urgency", urgency.name())
                .param("now", Timestamp.from(now))
                .param("respondBy", Timestamp.from(now.plus(urgency.answeredWithin())))
                .param("entry", logEntry)
                .param("facts", recipient.isToldFacts())
                .update();
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
