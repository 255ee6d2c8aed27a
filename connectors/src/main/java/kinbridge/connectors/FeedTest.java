package kinbridge.connectors;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at one source of a feed saw, for the command and page {@code feed test}. The look changed
 * nothing: nothing was moved, acknowledged or remembered, at the agency or here.
 *
 * @param source the source's name within the feed
 * @param steps one of each stage, in their order; what follows a failure was not tried
 * @param sample one payload as the route would hand it over, or null where nothing waits or the look
 *     failed; it is in memory only
 * @param seen the certificates that the agency's servers showed, also where the look failed
 */
public record FeedTest(
        String source, List<Step> steps, @Nullable Sample sample, List<FeedCertificate> seen) {

    public FeedTest {
        steps = List.copyOf(steps);
        seen = List.copyOf(seen);
    }

    /** How far a look gets. */
    public enum Stage {
        CONNECT("connect"),
        AUTHENTICATE("authenticate"),
        FETCH("fetch");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What became of a stage. */
    public enum Outcome {
        OK("ok"),
        FAILED("failed"),
        NOT_TRIED("not tried");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * @param words what was seen, or what is wrong and what to do about it, for an IT officer; no content
     */
    public record Step(Stage stage, Outcome outcome, String words) {

        /** {@code fetch: failed: the folder is not there}. */
        public String text() {
            return stage.word() + ": " + outcome.word() + (words.isEmpty() ? "" : ": " + words);
        }
    }

    /**
     * One payload, whole or its beginning. It is an agency's content: it goes to the mapping and nowhere
     * else.
     */
    public static final class Sample {

        public static final int MOST_BYTES = 1024 * 1024;

        private final String payloadName;
        private final @Nullable Instant sourceTime;
        private final byte[] content;
        private final boolean whole;

        private Sample(String payloadName, @Nullable Instant sourceTime, byte[] content, boolean whole) {
            this.payloadName = payloadName;
            this.sourceTime = sourceTime;
            this.content = content;
            this.whole = whole;
        }

        /**
         * @param payloadName as {@link Receiver#receive} would be told
         * @param sourceTime likewise
         * @param content cut off after {@link #MOST_BYTES}
         */
        public static Sample of(String payloadName, @Nullable Instant sourceTime, byte[] content) {
            boolean whole = content.length <= MOST_BYTES;
            return new Sample(
                    payloadName, sourceTime, Arrays.copyOf(content, Math.min(content.length, MOST_BYTES)), whole);
        }

        public String payloadName() {
            return payloadName;
        }

        public @Nullable Instant sourceTime() {
            return sourceTime;
        }

        public InputStream content() {
            return new ByteArrayInputStream(content);
        }

        public int sizeBytes() {
            return content.length;
        }

        /** Whether this is all of it; the beginning of a file need not be readable by itself. */
        public boolean isWhole() {
            return whole;
        }

        /** Without the content: objects are logged by mistake sooner or later. */
        @Override
        public String toString() {
            return "Sample[" + payloadName + ", " + content.length + " bytes]";
        }
    }

    public boolean passed() {
        return steps.stream().noneMatch(step -> step.outcome() == Outcome.FAILED);
    }

    /** The same, with the certificates that servers showed meanwhile. */
    public FeedTest withSeen(List<FeedCertificate> certificates) {
        return new FeedTest(source, steps, sample, certificates);
    }
}
