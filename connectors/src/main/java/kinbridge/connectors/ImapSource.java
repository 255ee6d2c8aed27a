package kinbridge.connectors;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.connectors.FeedSettings.Source;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a mailbox to which an agency sends files, checked. See {@code package-info} for the
 * options.
 *
 * @param senders addresses in lower case
 * @param confirmedBy our own mail server's name in {@code Authentication-Results} (RFC 8601), which must
 *     say there that the sender is genuine, or null where nobody says so
 * @param attachmentTypes content types in lower case; any where there is none
 */
record ImapSource(
        String host,
        int port,
        String user,
        String password,
        Security security,
        Tls tls,
        String folder,
        Set<String> senders,
        @Nullable String confirmedBy,
        Pattern subject,
        Pattern attachments,
        Set<String> attachmentTypes,
        int maxMegabytes,
        boolean mayMove,
        String processedFolder) {

    /** How the connection is protected. */
    enum Security {
        IMPLICIT,
        STARTTLS,
        NONE
    }

    private static final Set<String> OPTIONS = Set.of(
            "host",
            "port",
            "user",
            "password",
            "security",
            "folder",
            "senders",
            "confirmed-by",
            "subject",
            "attachments",
            "attachment-types",
            "max-megabytes",
            "after-receipt",
            "processed-folder",
            "poll-seconds",
            "longest-pause-seconds");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");
    private static final int IMPLICIT_TLS_PORT = 993;
    private static final int PLAIN_PORT = 143;
    private static final int USUAL_MEGABYTES = 25;

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    static ImapSource of(Source source) {
        Options.onlyKnown(source, OPTIONS, Tls.OPTIONS);
        Security security = security(source);
        return new ImapSource(
                source.option("host"),
                source.number("port", security == Security.IMPLICIT ? IMPLICIT_TLS_PORT : PLAIN_PORT),
                source.option("user"),
                source.option("password"),
                security,
                Tls.of(source),
                source.option("folder", "INBOX"),
                senders(source),
                source.option("confirmed-by", "").isEmpty() ? null : source.option("confirmed-by"),
                pattern(source, "subject"),
                pattern(source, "attachments"),
                words(source.option("attachment-types", "")),
                megabytes(source),
                Options.choice(source, "after-receipt", "move", "flag").equals("move"),
                source.option("processed-folder", "processed"));
    }

    /** Without password. */
    @Override
    public String toString() {
        return "ImapSource[" + host + " port " + port + ", folder " + folder + "]";
    }

    private static Security security(Source source) {
        String chosen = Options.choice(source, "security", "tls", "starttls", "none");
        if (chosen.equals("none") && !THIS_MACHINE.contains(source.option("host"))) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": 'security: none' is for a mail server on this machine only");
        }
        return switch (chosen) {
            case "starttls" -> Security.STARTTLS;
            case "none" -> Security.NONE;
            default -> Security.IMPLICIT;
        };
    }

    private static Set<String> senders(Source source) {
        Set<String> senders = words(source.option("senders"));
        if (senders.isEmpty() || !senders.stream().allMatch(sender -> sender.matches("[^@\\s]+@[^@\\s]+"))) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": the setting 'senders' must be e-mail addresses, each whole");
        }
        return senders;
    }

    private static Pattern pattern(Source source, String key) {
        return Pattern.compile(Options.pattern(source, key, ".*"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static int megabytes(Source source) {
        int megabytes = source.number("max-megabytes", USUAL_MEGABYTES);
        if (megabytes < 1) {
            throw new IllegalArgumentException(
                    "source " + source.name() + ": the setting 'max-megabytes' must be 1 or more");
        }
        return megabytes;
    }

    private static Set<String> words(String list) {
        return Stream.of(list.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
