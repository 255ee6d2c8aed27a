package kinbridge;

import java.util.concurrent.atomic.AtomicBoolean;
import kinbridge.demo.Demo;
import kinbridge.feeds.FeedStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** After readiness, beside the pages: the demonstration's agencies where it is on, then the feeds. */
@Component
class HubStart {

    private static final Logger LOG = LoggerFactory.getLogger(HubStart.class);

    private final FeedStart feeds;
    private final ObjectProvider<Demo> demo;
    private final AtomicBoolean isStarted = new AtomicBoolean();

    HubStart(FeedStart feeds, ObjectProvider<Demo> demo) {
        this.feeds = feeds;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (isStarted.compareAndSet(false, true)) {
            Thread thread = new Thread(this::start, "hub-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void start() {
        try {
            Demo borough = demo.getIfAvailable();
            if (borough == null) {
                feeds.start(System::getenv);
            } else {
                borough.start(feeds);
            }
        } catch (Exception problem) {
            LOG.error("The feeds did not start", problem);
        }
    }
}
