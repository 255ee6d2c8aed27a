package kinbridge.demo;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import kinbridge.feeds.FeedStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Starts the borough: agencies, feeds that reach them, and what only the hub would know. */
@Component
@ConditionalOnBooleanProperty("kinbridge.demo")
public class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long TRY_AGAIN_MILLISECONDS = 250;

    private final Simulators simulators;
    private final KnownToTheHub known;
    private @Nullable Thread recorder;
    private volatile boolean isComplete;

    Demo(Simulators simulators, KnownToTheHub known) {
        this.simulators = simulators;
        this.known = known;
    }

    public void start(FeedStart feeds) throws IOException {
        simulators.start();
        recorder = new Thread(this::recordAll, "demo-recorder");
        recorder.setDaemon(true);
        recorder.start();
        feeds.start(name -> {
            String simulated = simulators.placeholder(name);
            return simulated == null ? System.getenv(name) : simulated;
        });
    }

    private void recordAll() {
        try {
            while (!isRecorded()) {
                TimeUnit.MILLISECONDS.sleep(TRY_AGAIN_MILLISECONDS);
            }
            isComplete = true;
            LOG.info("The demonstration's borough is complete");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRecorded() {
        try {
            return known.record();
        } catch (RuntimeException notYet) {
            LOG.warn(
                    "The demonstration cannot record yet: {}", notYet.getClass().getSimpleName());
            return false;
        }
    }

    /** Whether everything that the borough's files say has been recorded. */
    public boolean isComplete() {
        return isComplete;
    }

    @PreDestroy
    void stop() {
        if (recorder != null) {
            recorder.interrupt();
        }
    }
}
