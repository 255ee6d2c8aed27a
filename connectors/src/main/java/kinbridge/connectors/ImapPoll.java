package kinbridge.connectors;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kinbridge.connectors.MailRules.Attachment;
import kinbridge.connectors.MailRules.Judgement;
import kinbridge.connectors.MailRules.Misfit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the attachments of an agency's messages, and acknowledges a message once the hub has them all.
 * What does not fit is left alone; as long as it is unread the hub says so.
 */
final class ImapPoll implements Poll.Fetch {

    private final String feed;
    private final String source;
    private final ImapSource settings;
    private final Receiver receiver;
    private final MailRules rules;

    /** Of messages that are received and perhaps not yet acknowledged. */
    private final RememberedFiles taken;

    ImapPoll(String feed, String source, ImapSource settings, Receiver receiver) {
        this.feed = feed;
        this.source = source;
        this.settings = settings;
        this.receiver = receiver;
        this.rules = new MailRules(settings);
        this.taken = new RememberedFiles(new FileReceipt(feed, source, receiver));
    }

    @Override
    public boolean fetch() throws IOException {
        Map<Misfit, Integer> misfits = new EnumMap<>(Misfit.class);
        List<String> problems = new ArrayList<>();
        boolean anything = false;
        try (ImapMailbox mailbox = ImapMailbox.open(settings, Folder.READ_WRITE)) {
            for (Message message : mailbox.waiting()) {
                Judgement judgement = rules.judge(message);
                Misfit misfit = judgement.misfit();
                if (misfit == null) {
                    anything |= take(mailbox, message, judgement.attachments(), problems);
                } else if (isUnread(message)) {
                    misfits.merge(misfit, 1, Integer::sum);
                }
            }
        }
        if (!misfits.isEmpty()) {
            problems.add(inWords(misfits));
        }
        if (!problems.isEmpty()) {
            receiver.failed(feed, source, problems.stream().distinct().collect(Collectors.joining("; ")));
        }
        return anything || !problems.isEmpty();
    }

    private boolean take(ImapMailbox mailbox, Message message, List<Attachment> attachments, List<String> problems)
            throws IOException {
        String key = mailbox.key(message);
        boolean isNew = !taken.contains(key);
        if (isNew) {
            for (Attachment attachment : attachments) {
                try (InputStream content = content(attachment)) {
                    receiver.receive(feed, attachment.name(), time(message), content);
                }
            }
            taken.add(key);
        }
        try {
            mailbox.acknowledge(message);
        } catch (AgencyFailed notMoved) {
            problems.add(String.valueOf(notMoved.getMessage()));
        }
        return isNew;
    }

    static InputStream content(Attachment attachment) throws IOException {
        try {
            return attachment.part().getInputStream();
        } catch (MessagingException failure) {
            throw ImapMailbox.trouble(failure);
        }
    }

    /** When it was sent, if that can be so; else when the mail server had it. */
    static @Nullable Instant time(Message message) throws AgencyFailed {
        try {
            Instant sent = instant(message.getSentDate());
            Instant received = instant(message.getReceivedDate());
            return sent == null || (received != null && sent.isAfter(received)) ? received : sent;
        } catch (MessagingException failure) {
            throw ImapMailbox.trouble(failure);
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    static boolean isUnread(Message message) throws AgencyFailed {
        try {
            return !message.isSet(Flags.Flag.SEEN);
        } catch (MessagingException failure) {
            throw ImapMailbox.trouble(failure);
        }
    }

    /** Counts and reasons, without sender or subject: either may name a person. */
    private String inWords(Map<Misfit, Integer> misfits) {
        return "unread messages are left alone in " + settings.folder() + ": "
                + misfits.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().words())
                        .collect(Collectors.joining(", "))
                + "; look at them in the mailbox";
    }
}
