package kinbridge.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.FeedTest.Outcome;
import kinbridge.connectors.FeedTest.Sample;
import kinbridge.connectors.FeedTest.Stage;
import kinbridge.connectors.FeedTest.Step;
import org.jspecify.annotations.Nullable;

/**
 * One look at a source, and what to say of each stage that it got past.
 *
 * @param source the source's name
 * @param connected what to say where the connection stood
 * @param accepted what to say where we were let in
 */
public record Look(String source, String connected, String accepted) {

    /** Looks at every source; settings that are wrong are told like a failure. */
    public static List<FeedTest> atEach(FeedSettings settings, Function<Source, FeedTest> look) {
        return settings.sources().stream().map(source -> atOne(source, look)).toList();
    }

    private static FeedTest atOne(Source source, Function<Source, FeedTest> look) {
        try {
            return look.apply(source);
        } catch (IllegalArgumentException wrong) {
            return new Look(source.name(), "", "")
                    .failed(Stage.CONNECT, "the settings are wrong: " + wrong.getMessage());
        }
    }

    public FeedTest fetched(String words, @Nullable Sample sample) {
        return new FeedTest(
                source,
                List.of(
                        new Step(Stage.CONNECT, Outcome.OK, connected),
                        new Step(Stage.AUTHENTICATE, Outcome.OK, accepted),
                        new Step(Stage.FETCH, Outcome.OK, words)),
                sample,
                List.of());
    }

    public FeedTest failed(AgencyFailed failure) {
        return failed(failure.stage(), String.valueOf(failure.getMessage()));
    }

    public FeedTest failed(Stage at, String words) {
        List<Step> steps = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (stage == at) {
                steps.add(new Step(stage, Outcome.FAILED, words));
            } else if (stage.compareTo(at) < 0) {
                steps.add(new Step(stage, Outcome.OK, stage == Stage.CONNECT ? connected : accepted));
            } else {
                steps.add(new Step(stage, Outcome.NOT_TRIED, ""));
            }
        }
        return new FeedTest(source, steps, null, List.of());
    }
}
