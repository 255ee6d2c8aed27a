package kinbridge.connectors;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import java.io.IOException;
import java.io.InputStream;
import kinbridge.connectors.FeedTest.Sample;
import kinbridge.connectors.MailRules.Attachment;
import kinbridge.connectors.MailRules.Judgement;
import org.jspecify.annotations.Nullable;

/** Looks once at a mailbox for {@code feed test}; no message is moved, nor marked as seen. */
final class ImapLook {

    private final ImapSource settings;
    private final MailRules rules;
    private final Look look;

    ImapLook(String source, ImapSource settings) {
        this.settings = settings;
        this.rules = new MailRules(settings);
        this.look = new Look(source, "connected to " + settings.host() + " port " + settings.port(), "signed in");
    }

    FeedTest test() {
        try (ImapMailbox mailbox = ImapMailbox.open(settings, Folder.READ_ONLY)) {
            return newest(mailbox).withSeen(settings.tls().seen());
        } catch (AgencyFailed failure) {
            return look.failed(failure).withSeen(settings.tls().seen());
        }
    }

    private FeedTest newest(ImapMailbox mailbox) throws AgencyFailed {
        int fitting = 0;
        int unread = 0;
        Sample sample = null;
        for (Message message : mailbox.waiting()) {
            Judgement judgement = rules.judge(message);
            if (judgement.misfit() == null) {
                fitting++;
                sample = sample(message, judgement.attachments().get(0));
            } else if (ImapPoll.isUnread(message)) {
                unread++;
            }
        }
        return look.fetched(
                "folder " + settings.folder() + ": " + fitting + " messages to take, " + unread
                        + " unread ones that do not fit",
                sample);
    }

    private static @Nullable Sample sample(Message message, Attachment attachment) throws AgencyFailed {
        try (InputStream content = ImapPoll.content(attachment)) {
            return Sample.of(attachment.name(), ImapPoll.time(message), content.readNBytes(Sample.MOST_BYTES + 1));
        } catch (AgencyFailed failure) {
            throw failure;
        } catch (IOException brokeOff) {
            throw new AgencyFailed("an attachment could not be read to its end: try again");
        }
    }
}
