package kinbridge.connectors;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.SearchTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import kinbridge.connectors.FeedTest.Stage;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One visit to a mailbox by IMAP. It deletes no message, and reading marks none as seen. */
final class ImapMailbox implements AutoCloseable {

    private static final String CONNECT_TIMEOUT_MILLISECONDS = "10000";
    private static final String TIMEOUT_MILLISECONDS = "60000";
    private static final String BYTES_AT_A_TIME = "1048576";
    private static final int MESSAGES_A_POLL = 200;

    private final ImapSource settings;
    private final IMAPStore store;
    private final IMAPFolder folder;

    private ImapMailbox(ImapSource settings, IMAPStore store, IMAPFolder folder) {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
    }

    /** @param mode {@link Folder#READ_ONLY} or {@link Folder#READ_WRITE} */
    static ImapMailbox open(ImapSource settings, int mode) throws AgencyFailed {
        String protocol = settings.security() == ImapSource.Security.IMPLICIT ? "imaps" : "imap";
        try {
            Session session = Session.getInstance(properties(settings, "mail." + protocol + "."));
            IMAPStore store = (IMAPStore) session.getStore(protocol);
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try {
                return opened(settings, store, mode);
            } catch (AgencyFailed | MessagingException notOpened) {
                store.close();
                throw notOpened;
            }
        } catch (MessagingException failure) {
            throw trouble(failure);
        }
    }

    private static ImapMailbox opened(ImapSource settings, IMAPStore store, int mode)
            throws MessagingException, AgencyFailed {
        if (settings.mayMove() && !store.hasCapability("MOVE")) {
            throw new AgencyFailed("the mail server cannot move messages (RFC 6851): set 'after-receipt: flag'");
        }
        IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
        folder.open(mode);
        return new ImapMailbox(settings, store, folder);
    }

    private static Properties properties(ImapSource settings, String prefix) {
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", CONNECT_TIMEOUT_MILLISECONDS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLISECONDS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLISECONDS);
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", BYTES_AT_A_TIME);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.socketFactory", settings.tls().context().getSocketFactory());
        // Otherwise a server that our trust store refuses is tried again with Java's.
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        if (settings.security() == ImapSource.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    /**
     * The messages to look at, the oldest first: the unread ones, and where messages are moved aside also
     * those of the agency that a person has opened meanwhile.
     */
    List<Message> waiting() throws AgencyFailed {
        try {
            Message[] found = folder.search(settings.mayMove() ? fromTheAgencyOrUnread() : unread());
            Message[] some = Arrays.copyOf(found, Math.min(found.length, MESSAGES_A_POLL));
            FetchProfile profile = new FetchProfile();
            profile.add(FetchProfile.Item.ENVELOPE);
            profile.add(FetchProfile.Item.CONTENT_INFO);
            profile.add(FetchProfile.Item.FLAGS);
            profile.add(UIDFolder.FetchProfileItem.UID);
            profile.add("Authentication-Results");
            folder.fetch(some, profile);
            return List.of(some);
        } catch (MessagingException failure) {
            throw trouble(failure);
        }
    }

    private SearchTerm fromTheAgencyOrUnread() {
        List<SearchTerm> terms = new ArrayList<>(List.of(unread()));
        settings.senders().forEach(sender -> terms.add(new FromStringTerm(sender)));
        return new OrTerm(terms.toArray(SearchTerm[]::new));
    }

    private static SearchTerm unread() {
        return new FlagTerm(new Flags(Flags.Flag.SEEN), false);
    }

    /**
     * What tells the message from every other of this mailbox. Its own id is not enough: a sender whose
     * program gives two messages one id must not lose the second.
     */
    String key(Message message) throws AgencyFailed {
        try {
            String[] ids = message.getHeader("Message-ID");
            String id = ids == null || ids.length == 0 ? "" : ids[0];
            return folder.getUIDValidity() + "|" + folder.getUID(message) + "|" + id;
        } catch (MessagingException failure) {
            throw trouble(failure);
        }
    }

    /** Tells the mailbox that the hub has the message: it is moved aside, or marked as seen. */
    void acknowledge(Message message) throws AgencyFailed {
        try {
            if (!settings.mayMove()) {
                message.setFlag(Flags.Flag.SEEN, true);
                return;
            }
            Folder processed = store.getFolder(settings.processedFolder());
            if (!processed.exists()) {
                processed.create(Folder.HOLDS_MESSAGES);
            }
            folder.moveMessages(new Message[] {message}, processed);
        } catch (MessagingException notMoved) {
            throw new AgencyFailed("a message was received and could not be "
                    + (settings.mayMove() ? "moved to " + settings.processedFolder() : "marked as seen")
                    + ": let the user write there; it is not taken twice");
        }
    }

    static AgencyFailed trouble(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new AgencyFailed(
                    Stage.AUTHENTICATE,
                    "the mail server refused the user or password: set what its administrator gave, and ask whether"
                            + " sign-in by password is allowed for this mailbox");
        }
        if (failure instanceof FolderNotFoundException) {
            return new AgencyFailed("the folder is not in the mailbox: check 'folder'");
        }
        if (String.valueOf(failure.getMessage()).contains("STARTTLS is required")) {
            return new AgencyFailed(
                    Stage.CONNECT, "the mail server offers no STARTTLS: set 'security: tls' and its port");
        }
        return NetworkTrouble.of(failure, false);
    }

    @Override
    public void close() throws AgencyFailed {
        try (store) {
            // Without expunging: what somebody else has marked for deletion is not ours to delete.
            folder.close(false);
        } catch (MessagingException alreadyClosed) {
            throw trouble(alreadyClosed);
        }
    }
}
