package kinbridge.connectors;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are the agency's, and which of their attachments are the files that it agreed to send.
 * Sender first: of a message of anybody else nothing more is read.
 */
final class MailRules {

    /** Base64 writes 3 bytes as 4, and ends its lines. */
    private static final double ENCODED_SIZE = 1.37;

    private static final long MEGABYTE = 1024L * 1024L;
    private static final int MOST_NESTING = 5;
    private static final Pattern GENUINE = Pattern.compile("(?i)(^|[;\\s])dmarc=pass([;\\s]|$)");

    /** Why a message is left alone. */
    enum Misfit {
        SENDER("from a sender who is not allowed"),
        NOT_CONFIRMED("whose sender our mail server does not confirm"),
        SUBJECT("whose subject does not fit"),
        ATTACHMENT("without an attachment that fits"),
        SIZE("with an attachment over the limit of 'max-megabytes'"),
        BROKEN("that cannot be read");

        private final String words;

        Misfit(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** A file in a message. */
    record Attachment(String name, Part part) {}

    /**
     * @param misfit why it is left alone, or null
     * @param attachments what to take of it; empty where it is left alone
     */
    record Judgement(@Nullable Misfit misfit, List<Attachment> attachments) {

        static Judgement leave(Misfit misfit) {
            return new Judgement(misfit, List.of());
        }
    }

    private final ImapSource settings;

    MailRules(ImapSource settings) {
        this.settings = settings;
    }

    Judgement judge(Message message) throws AgencyFailed {
        try {
            if (!isAllowed(message.getFrom())) {
                return Judgement.leave(Misfit.SENDER);
            }
            if (!isConfirmed(message)) {
                return Judgement.leave(Misfit.NOT_CONFIRMED);
            }
            String subject = message.getSubject();
            if (!settings.subject().matcher(subject == null ? "" : subject).matches()) {
                return Judgement.leave(Misfit.SUBJECT);
            }
            return attachments(message);
        } catch (jakarta.mail.FolderClosedException | jakarta.mail.StoreClosedException gone) {
            throw ImapMailbox.trouble(gone);
        } catch (MessagingException | IOException unreadable) {
            return Judgement.leave(Misfit.BROKEN);
        }
    }

    private boolean isAllowed(Address @Nullable [] from) {
        return from != null
                && from.length == 1
                && from[0] instanceof InternetAddress sender
                && sender.getAddress() != null
                && settings.senders().contains(sender.getAddress().toLowerCase(Locale.ROOT));
    }

    /** The topmost header is our own server's; those below it anybody may have written. */
    private boolean isConfirmed(Message message) throws MessagingException {
        String server = settings.confirmedBy();
        if (server == null) {
            return true;
        }
        String[] results = message.getHeader("Authentication-Results");
        if (results == null || results.length == 0) {
            return false;
        }
        String[] parts = MimeUtility.unfold(results[0]).split(";", 2);
        return parts.length == 2
                && parts[0].strip().split("\\s")[0].equalsIgnoreCase(server)
                && GENUINE.matcher(parts[1]).find();
    }

    private Judgement attachments(Message message) throws MessagingException, IOException {
        List<Attachment> fitting = new ArrayList<>();
        collect(message, 0, fitting);
        if (fitting.isEmpty()) {
            return Judgement.leave(Misfit.ATTACHMENT);
        }
        for (Attachment attachment : fitting) {
            if (attachment.part().getSize() > settings.maxMegabytes() * MEGABYTE * ENCODED_SIZE) {
                return Judgement.leave(Misfit.SIZE);
            }
        }
        return new Judgement(null, fitting);
    }

    private void collect(Part part, int depth, List<Attachment> fitting) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            if (depth < MOST_NESTING && part.getContent() instanceof Multipart parts) {
                for (int index = 0; index < parts.getCount(); index++) {
                    BodyPart inner = parts.getBodyPart(index);
                    collect(inner, depth + 1, fitting);
                }
            }
            return;
        }
        String name = name(part);
        if (name != null && settings.attachments().matcher(name).matches() && hasType(part)) {
            fitting.add(new Attachment(name, part));
        }
    }

    private boolean hasType(Part part) throws MessagingException {
        return settings.attachmentTypes().isEmpty()
                || settings.attachmentTypes()
                        .contains(new ContentType(part.getContentType())
                                .getBaseType()
                                .toLowerCase(Locale.ROOT));
    }

    /** The file's name alone: it becomes a payload's name, and no path. */
    private static @Nullable String name(Part part) throws MessagingException, UnsupportedEncodingException {
        String given = part.getFileName();
        if (given == null) {
            return null;
        }
        String name = MimeUtility.decodeText(given).replaceAll("\\p{Cntrl}", "");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
    }
}
