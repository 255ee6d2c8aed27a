package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a look at a feed said, in lines. */
public final class Steps {

    private Steps() {}

    /** {@code files: connect: ok: connected to ...}. */
    public static List<String> of(List<FeedTest> looks) {
        return looks.stream()
                .flatMap(look -> look.steps().stream().map(step -> look.source() + ": " + step.text()))
                .toList();
    }

    /** {@code ok, failed, not tried}. */
    public static String outcomes(FeedTest look) {
        return String.join(
                ", ", look.steps().stream().map(step -> step.outcome().word()).toList());
    }

    /** The words of the step that failed. */
    public static String failure(FeedTest look) {
        return look.steps().stream()
                .filter(step -> step.outcome() == FeedTest.Outcome.FAILED)
                .findFirst()
                .orElseThrow()
                .words();
    }

    public static String sample(FeedTest look) {
        try (InputStream content = look.sample().content()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
