package kinbridge.feeds;

import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.OutflowStates.OutflowState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Writes to IT by mail when a feed is an alarm and when it no longer is: the feed and its condition,
 * nothing of what it carries. Without an address and a mail server ({@code spring.mail.host}) it writes
 * to nobody.
 */
@Component
class FeedAlarmMail {

    private static final Logger LOG = LoggerFactory.getLogger(FeedAlarmMail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final String to;
    private final String from;

    FeedAlarmMail(
            ObjectProvider<JavaMailSender> sender,
            @Value("${kinbridge.feeds.alarm-mail-to:}") String to,
            @Value("${kinbridge.feeds.alarm-mail-from:}") String from) {
        this.sender = sender;
        this.to = to.strip();
        this.from = from.strip();
    }

    void raised(FeedState feed, String why) {
        send(
                "Kinbridge: feed " + feed.feed() + " is "
                        + feed.condition().words().toLowerCase(java.util.Locale.UK),
                feed.title() + " (" + feed.agency().title() + "): " + why + ".\n\n"
                        + "While it is silent, alerts may be missing and families' pages may lack what it knows.\n"
                        + "See Connectors, " + feed.feed() + ".\n");
    }

    void cleared(FeedState feed) {
        send(
                "Kinbridge: feed " + feed.feed() + " is well again",
                feed.title() + " (" + feed.agency().title() + ") is "
                        + feed.condition().words().toLowerCase(java.util.Locale.UK) + ".\n");
    }

    void raised(OutflowState outflow, String why) {
        send(
                "Kinbridge: outflow " + outflow.delivery() + " does not arrive",
                outflow.title() + " (" + outflow.agency().title() + "): " + why + ".\n\n"
                        + "What the agency should have been told is not there. See Connectors, What goes out.\n");
    }

    void cleared(OutflowState outflow) {
        send(
                "Kinbridge: outflow " + outflow.delivery() + " arrives again",
                outflow.title() + " (" + outflow.agency().title() + "): everything is confirmed.\n");
    }

    /** A mail that cannot be sent holds nothing up: the alarm is in the console and the metrics as well. */
    private void send(String subject, String text) {
        JavaMailSender mail = sender.getIfAvailable();
        if (to.isEmpty() || mail == null) {
            return;
        }
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(to.split("\\s*,\\s*"));
        if (!from.isEmpty()) {
            message.setFrom(from);
        }
        message.setSubject(subject);
        message.setText(text);
        try {
            mail.send(message);
        } catch (MailException undelivered) {
            LOG.error("An alarm cannot be mailed: {}", undelivered.getClass().getSimpleName());
        }
    }
}
