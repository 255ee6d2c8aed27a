package kinbridge.connectors;

import java.time.InstantSource;
import kinbridge.connectors.FeedSettings.Source;
import org.apache.camel.RoutesBuilder;

/**
 * The plain transports, which any agency's feed may use: files over SFTP, from a folder of this machine
 * or by e-mail, views in a database, and what an agency sends to the hub itself.
 */
public final class Transports {

    private Transports() {}

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    public static RoutesBuilder route(FeedSettings feed, Source source, Receiver receiver, InstantSource clock) {
        return switch (source.transport()) {
            case "sftp" -> new SftpPickupRoute(feed, source, receiver, clock);
            case "folder" -> files(feed, source, receiver, clock);
            case "imap" -> mail(feed, source, receiver, clock);
            case "jdbc" -> new ViewPollRoute(feed, source, receiver);
            case "push" -> new PushRoute(feed, source);
            default -> throw unknown(feed, source);
        };
    }

    private static RoutesBuilder files(FeedSettings feed, Source source, Receiver receiver, InstantSource clock) {
        FolderPoll files = new FolderPoll(feed.feed(), source.name(), FolderSource.of(source), receiver, clock);
        return new PollRoute(feed.routeId(source), source, new Poll(feed.feed(), source, receiver, files, clock));
    }

    private static RoutesBuilder mail(FeedSettings feed, Source source, Receiver receiver, InstantSource clock) {
        ImapPoll mail = new ImapPoll(feed.feed(), source.name(), ImapSource.of(source), receiver);
        return new PollRoute(feed.routeId(source), source, new Poll(feed.feed(), source, receiver, mail, clock));
    }

    /** Looks at the source once. */
    public static FeedTest look(FeedSettings feed, Source source) {
        return switch (source.transport()) {
            case "sftp" -> new SftpLook(source.name(), SftpSource.of(source)).test();
            case "folder" -> new FolderLook(source.name(), FolderSource.of(source)).test();
            case "imap" -> new ImapLook(source.name(), ImapSource.of(source)).test();
            case "jdbc" -> new ViewLook(source.name(), ViewSource.of(source)).test();
            case "push" -> PushSource.of(feed, source).look(source.name());
            default -> throw unknown(feed, source);
        };
    }

    private static IllegalArgumentException unknown(FeedSettings feed, Source source) {
        return new IllegalArgumentException("source " + source.name() + ": the format " + feed.format()
                + " cannot be had by the transport " + source.transport());
    }
}
