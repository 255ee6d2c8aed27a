package kinbridge.stories;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.console.Visitor;

/** Practitioners who look at a family's page again and again, until the hub is gone. */
final class Lookers {

    private static final Pattern REFERENCE = Pattern.compile(
            "<strong class=\"kb-reference\">([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})</strong>");

    /** Who looks, and the usual purpose of their role. */
    private static final Map<String, String> PURPOSES =
            Map.of("amara-nwosu", "TAF_SUPPORT", "orla-keane", "TAF_SUPPORT");

    private final ConcurrentLinkedQueue<UUID> answered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(PURPOSES.size());

    /** Begins to look; ends by itself when the hub does not answer any more. */
    Lookers start(int port, UUID family) {
        PURPOSES.forEach((practitioner, purpose) -> threads.execute(() -> look(port, practitioner, family, purpose)));
        threads.shutdown();
        return this;
    }

    private void look(int port, String practitioner, UUID family, String purpose) {
        try {
            Visitor visitor = Visitor.signedIn(port, practitioner);
            while (true) {
                note(visitor.get("/families/" + family + "?purpose=" + purpose));
            }
        } catch (UncheckedIOException theHubIsGone) {
            // As a browser would: the page did not arrive whole, so it was not seen.
        }
    }

    private void note(HttpResponse<String> answer) {
        Matcher reference = REFERENCE.matcher(answer.body());
        if (answer.statusCode() == 200 && reference.find()) {
            answered.add(UUID.fromString(reference.group(1)));
        } else {
            wrong.add(answer.statusCode() + " without a reference");
        }
    }

    /** Waits until all have noticed that the hub is gone. */
    void awaitEnd() throws InterruptedException {
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("somebody still looks");
        }
    }

    /** The log references of all pages that were seen. */
    List<UUID> answered() {
        return List.copyOf(answered);
    }

    /** Answers that were no page. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
