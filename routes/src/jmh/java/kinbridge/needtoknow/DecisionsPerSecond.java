package kinbridge.needtoknow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions a second on one core, over requests that are all different and come in no order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionsPerSecond {

    private static final int REQUESTS = 1024;

    /** The council's scenarios, shuffled; or whatever anybody might ask. */
    @Param({"scenarios", "anything"})
    private String asked;

    private final DecisionRequest[] requests = new DecisionRequest[REQUESTS];
    private int next;

    @Setup
    public void requests() throws IOException {
        Random random = new Random(1);
        List<DecisionRequest> drawn = new ArrayList<>();
        List<DecisionRequest> scenarios = scenarios();
        while (drawn.size() < REQUESTS) {
            drawn.add(
                    asked.equals("scenarios")
                            ? scenarios.get(drawn.size() % scenarios.size())
                            : AnyRequest.from(random));
        }
        Collections.shuffle(drawn, random);
        drawn.toArray(requests);
    }

    private static List<DecisionRequest> scenarios() throws IOException {
        List<DecisionRequest> requests = new ArrayList<>();
        for (String file : List.of("scenarios.yaml", "more-scenarios.yaml")) {
            try (InputStream bytes = DecisionsPerSecond.class.getResourceAsStream("/scenarios/" + file)) {
                String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                ScenarioFile.read(file, text, Tables.SHIPPED, new Problems()).stream()
                        .map(ScenarioFile.Entry::scenario)
                        .filter(Objects::nonNull)
                        .map(Scenario::request)
                        .forEach(requests::add);
            }
        }
        return requests;
    }

    @Benchmark
    public Decision decide() {
        next = (next + 1) % REQUESTS;
        return Tables.ENGINE.decide(requests[next]);
    }
}
