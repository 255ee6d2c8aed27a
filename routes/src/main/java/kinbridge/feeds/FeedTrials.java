package kinbridge.feeds;

import java.util.List;
import java.util.Optional;
import kinbridge.needtoknow.Requester;

/**
 * Tries a feed without changing anything: connects to each source, signs in, fetches one payload, and has
 * it mapped. Nothing is stored, and nothing of the content is told.
 */
public interface FeedTrials {

    /**
     * @return one answer a source; empty where no feed of that name is configured
     */
    Optional<List<Trial>> of(Requester who, String feed);

    /**
     * @param source the source's name within the feed
     * @param passed whether everything that was tried went well
     */
    record Trial(String source, boolean passed, List<Line> lines) {
        public Trial {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param step {@code connect}, {@code authenticate}, {@code fetch}, {@code map}, {@code agreement} or
     *     {@code certificate}
     * @param outcome {@code ok}, {@code failed} or {@code not tried}
     * @param words what was seen, or what is wrong and what to do about it
     */
    record Line(String step, String outcome, String words) {

        public String text() {
            return step + ": " + outcome + (words.isEmpty() ? "" : ": " + words);
        }
    }
}
