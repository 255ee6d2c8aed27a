package kinbridge.feeds;

/**
 * By what a feed's items are understood: the release of the hub, and the feed's own settings. Two items
 * read under one version are read alike.
 *
 * @param release the hub's version: {@code 0.1.0}
 * @param settings the first eight hexadecimal digits of the SHA-256 of the feed's files, or {@code none}
 */
public record FeedVersion(String release, String settings) {

    /** As it is kept and shown: {@code 0.1.0, settings 1f0c9a2b}. */
    public String words() {
        return release + ", settings " + settings;
    }
}
