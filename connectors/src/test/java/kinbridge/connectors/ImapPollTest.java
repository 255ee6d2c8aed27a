package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against GreenMail, a mail server in memory. */
class ImapPollTest {

    private static final String POLICE = "crime.extract@police.example.uk";
    private static final Instant SENT = Instant.parse("2026-11-24T02:00:00Z");

    private final RecordingReceiver hub = new RecordingReceiver();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser mailbox;

    @BeforeEach
    void start() {
        server.start();
        mailbox = server.setUser("hub@northmoor.example.uk", "hub", "swordfish");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void an_attachment_is_received_and_then_its_message_moved_aside() throws Exception {
        deliver(message(POLICE, "Crime extract", "crimes.csv", "CRIME_REF,1"));

        assertThat(poll(Map.of()).fetch()).isTrue();

        assertThat(hub.received)
                .containsExactly(new RecordingReceiver.Received("police-crime", "crimes.csv", SENT, "CRIME_REF,1"));
        assertThat(in("INBOX")).isEmpty();
        assertThat(in("processed")).hasSize(1);
        assertThat(hub.failed).isEmpty();
    }

    @Test
    void a_message_of_a_sender_who_is_not_allowed_is_never_taken() throws Exception {
        deliver(message("crime.extract@police.example.uk.attacker.example", "Crime extract", "crimes.csv", "x"));
        deliver(message("\"" + POLICE + "\" <somebody@attacker.example>", "Crime extract", "crimes.csv", "x"));

        poll(Map.of()).fetch();

        assertThat(hub.received).isEmpty();
        assertThat(in("INBOX")).hasSize(2).allMatch(ImapPollTest::isUnread);
        assertThat(hub.failed)
                .singleElement()
                .asString()
                .contains("2 from a sender who is not allowed")
                .doesNotContain("attacker");
    }

    @Test
    void what_does_not_fit_is_left_alone_and_told_as_long_as_it_is_unread() throws Exception {
        deliver(message(POLICE, "Lunch", "crimes.csv", "x"));
        deliver(message(POLICE, "Crime extract", "crimes.exe", "x"));
        deliver(message(POLICE, "Crime extract", "crimes.csv", "x".repeat(1_500_000)));
        ImapPoll poll = poll(Map.of("max-megabytes", "1"));

        poll.fetch();

        assertThat(hub.received).isEmpty();
        assertThat(in("INBOX")).hasSize(3).allMatch(ImapPollTest::isUnread);
        assertThat(hub.failed)
                .singleElement()
                .asString()
                .contains(
                        "1 whose subject does not fit",
                        "1 without an attachment that fits",
                        "1 with an attachment over");
        for (Message message : in("INBOX")) {
            message.setFlag(Flags.Flag.SEEN, true);
        }
        assertThat(poll.fetch()).isFalse();
        assertThat(hub.failed).hasSize(1);
    }

    @Test
    void a_message_that_somebody_has_opened_is_taken_all_the_same() throws Exception {
        deliver(message(POLICE, "Crime extract", "crimes.csv", "x"));
        in("INBOX").get(0).setFlag(Flags.Flag.SEEN, true);

        poll(Map.of()).fetch();

        assertThat(hub.names()).containsExactly("crimes.csv");
    }

    @Test
    void a_message_that_the_hub_cannot_keep_stays_and_comes_again() throws Exception {
        deliver(message(POLICE, "Crime extract", "crimes.csv", "x"));
        ImapPoll poll = poll(Map.of());
        hub.refusals.set(1);

        assertThatThrownBy(poll::fetch).isInstanceOf(IOException.class);
        assertThat(in("INBOX")).singleElement().matches(ImapPollTest::isUnread);

        poll.fetch();
        assertThat(hub.names()).containsExactly("crimes.csv");
        assertThat(in("processed")).hasSize(1);
    }

    @Test
    void where_messages_stay_they_are_marked_as_seen() throws Exception {
        deliver(message(POLICE, "Crime extract", "crimes.csv", "x"));
        ImapPoll poll = poll(Map.of("after-receipt", "flag"));

        poll.fetch();

        assertThat(in("INBOX")).singleElement().matches(message -> !isUnread(message));
        assertThat(poll.fetch()).isFalse();
    }

    @Test
    void a_message_seen_twice_is_taken_once_also_after_a_restart() throws Exception {
        deliver(message(POLICE, "Crime extract", "crimes.csv", "x"));
        poll(Map.of("after-receipt", "flag")).fetch();
        in("INBOX").get(0).setFlag(Flags.Flag.SEEN, false);

        poll(Map.of("after-receipt", "flag")).fetch();

        assertThat(hub.names()).containsExactly("crimes.csv");
        assertThat(in("INBOX")).singleElement().matches(message -> !isUnread(message));
    }

    @Test
    void two_messages_that_wrongly_share_an_id_are_both_taken() throws Exception {
        for (String name : List.of("monday.csv", "tuesday.csv")) {
            MimeMessage message = message(POLICE, "Crime extract", name, "x");
            message.setHeader("Message-ID", "<always-the-same@police.example.uk>");
            deliver(message);
        }

        poll(Map.of()).fetch();

        assertThat(hub.names()).containsExactly("monday.csv", "tuesday.csv");
    }

    @Test
    void every_fitting_attachment_of_a_message_is_taken() throws Exception {
        MimeMessage message = message(POLICE, "Crime extract", "crimes.csv", "one");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        parts.addBodyPart(attachment("..\\elsewhere/victims.csv", "two"));
        parts.addBodyPart(attachment("logo.png", "no"));
        message.saveChanges();
        deliver(message);

        poll(Map.of()).fetch();

        assertThat(hub.names()).containsExactly("crimes.csv", "victims.csv");
    }

    @Test
    void a_sender_must_be_confirmed_by_our_own_server_where_that_is_asked() throws Exception {
        MimeMessage forged = message(POLICE, "Crime extract", "forged.csv", "x");
        forged.addHeader("Authentication-Results", "mx.attacker.example; dmarc=pass");
        MimeMessage failing = message(POLICE, "Crime extract", "failing.csv", "x");
        failing.addHeader("Authentication-Results", "mx.northmoor.example.uk; spf=pass; dmarc=fail");
        MimeMessage genuine = message(POLICE, "Crime extract", "genuine.csv", "x");
        genuine.addHeader("Authentication-Results", "mx.northmoor.example.uk; spf=pass; dmarc=pass header.from=x");
        deliver(forged);
        deliver(failing);
        deliver(genuine);

        poll(Map.of("confirmed-by", "mx.northmoor.example.uk")).fetch();

        assertThat(hub.names()).containsExactly("genuine.csv");
        assertThat(hub.failed).singleElement().asString().contains("2 whose sender our mail server does not confirm");
    }

    @Test
    void its_route_fetches_by_itself() throws Exception {
        deliver(message(POLICE, "Crime extract", "crimes.csv", "x"));
        try (RunningFeeds feeds = new RunningFeeds()) {
            FeedSettings settings = settings(source(Map.of()));
            feeds.start(List.of(Transports.route(settings, settings.sources().get(0), hub, InstantSource.system())));

            await().atMost(Duration.ofSeconds(20)).until(() -> hub.names().contains("crimes.csv"));
        }
    }

    @Test
    void a_test_shows_the_newest_attachment_and_changes_nothing() throws Exception {
        deliver(message(POLICE, "Crime extract", "crimes.csv", "x"));
        deliver(message("somebody@example.org", "Lunch", "menu.csv", "x"));

        FeedTest look = look(Map.of());

        assertThat(Steps.outcomes(look)).isEqualTo("ok, ok, ok");
        assertThat(Steps.of(List.of(look)))
                .anyMatch(line -> line.contains("1 messages to take, 1 unread ones that do not fit"));
        assertThat(look.sample().payloadName()).isEqualTo("crimes.csv");
        assertThat(in("INBOX")).hasSize(2).allMatch(ImapPollTest::isUnread);
        assertThat(hub.marks).isEmpty();
    }

    @Test
    void a_test_says_how_far_it_got() {
        FeedTest password = look(Map.of("password", "wrong"));
        assertThat(Steps.outcomes(password)).isEqualTo("ok, failed, not tried");
        assertThat(Steps.failure(password)).startsWith("the mail server refused the user or password");

        FeedTest folder = look(Map.of("folder", "nowhere"));
        assertThat(Steps.outcomes(folder)).isEqualTo("ok, ok, failed");
        assertThat(Steps.failure(folder)).startsWith("the folder is not in the mailbox");

        FeedTest port = look(Map.of("port", "1"));
        assertThat(Steps.outcomes(port)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(port)).contains("could not be reached");

        FeedTest tls = look(Map.of("security", "tls"));
        assertThat(Steps.outcomes(tls)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(tls)).contains("does not speak TLS");

        FeedTest name = look(Map.of("host", "nobody.invalid", "security", "tls"));
        assertThat(Steps.outcomes(name)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(name)).contains("the name of the agency's server is not known");
    }

    @Test
    void without_tls_no_mail_server_but_this_machines_is_asked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poll(Map.of("host", "mail.northmoor.example.uk")))
                .withMessageContaining("on this machine only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poll(Map.of("senders", "police.example.uk")))
                .withMessageContaining("e-mail addresses");
        assertThat(ImapSource.of(source(Map.of())).toString()).doesNotContain("swordfish");
    }

    private FeedTest look(Map<String, String> changes) {
        FeedSettings settings = settings(source(changes));
        return Look.atEach(settings, source -> Transports.look(settings, source))
                .get(0);
    }

    private ImapPoll poll(Map<String, String> changes) {
        return new ImapPoll("police-crime", "mail", ImapSource.of(source(changes)), hub);
    }

    private Source source(Map<String, String> changes) {
        Map<String, String> options = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(server.getImap().getPort()),
                "user", "hub",
                "password", "swordfish",
                "security", "none",
                "senders", POLICE,
                "subject", "crime extract.*",
                "attachments", ".*\\.csv",
                "poll-seconds", "1"));
        options.putAll(changes);
        return new Source("imap", "mail", options);
    }

    private static FeedSettings settings(Source source) {
        return new FeedSettings("police-crime", Agency.POLICE, "Crimes", "Test", Duration.ofDays(1), List.of(source));
    }

    private void deliver(MimeMessage message) {
        mailbox.deliver(message);
    }

    private static MimeMessage message(String from, String subject, String fileName, String content) throws Exception {
        MimeMessage message = new MimeMessage((jakarta.mail.Session) null);
        message.setFrom(from);
        message.setSubject(subject);
        message.setSentDate(Date.from(SENT));
        MimeBodyPart text = new MimeBodyPart();
        text.setText("The extract is attached.");
        message.setContent(new MimeMultipart(text, attachment(fileName, content)));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart attachment(String fileName, String content) throws Exception {
        MimeBodyPart file = new MimeBodyPart();
        file.setContent(content, "text/csv");
        file.setFileName(fileName);
        file.setDisposition("attachment");
        return file;
    }

    private List<? extends Message> in(String folder) throws Exception {
        MailFolder found = folder.equals("INBOX")
                ? server.getManagers().getImapHostManager().getInbox(mailbox)
                : server.getManagers().getImapHostManager().getFolder(mailbox, folder);
        return found == null
                ? List.of()
                : found.getMessages().stream()
                        .map(stored -> new FlagView(stored))
                        .toList();
    }

    private static boolean isUnread(Message message) {
        try {
            return !message.isSet(Flags.Flag.SEEN);
        } catch (jakarta.mail.MessagingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** A stored message whose flags are the mailbox's own. */
    private static final class FlagView extends MimeMessage {

        private final com.icegreen.greenmail.store.StoredMessage stored;

        FlagView(com.icegreen.greenmail.store.StoredMessage stored) {
            super((jakarta.mail.Session) null);
            this.stored = stored;
        }

        @Override
        public boolean isSet(Flags.Flag flag) {
            return stored.getFlags().contains(flag);
        }

        @Override
        public void setFlag(Flags.Flag flag, boolean set) throws jakarta.mail.MessagingException {
            stored.setFlag(flag, set);
        }
    }
}
