package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands in for the hub: remembers what a connector handed over and told it. */
public final class RecordingReceiver implements Receiver {

    public record Received(String feed, String name, Instant sourceTime, String content) {}

    public final List<Received> received = new CopyOnWriteArrayList<>();
    public final List<String> heard = new CopyOnWriteArrayList<>();
    public final List<String> failed = new CopyOnWriteArrayList<>();
    public final Map<String, String> marks = new ConcurrentHashMap<>();

    /** So many payloads cannot be kept. */
    public final AtomicInteger refusals = new AtomicInteger();

    private static final long HALF_BIG_BYTES = 25L << 20;

    /** What the heap holds in the middle of a big payload. */
    public final AtomicLong heapHalfwayBytes = new AtomicLong();

    /** Bytes of payloads named {@code big...}, whose content is not remembered. */
    public final AtomicLong bigBytes = new AtomicLong();

    @Override
    public void receive(String feed, String name, Instant sourceTime, InputStream content) throws IOException {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("the spool is full");
        }
        if (name.startsWith("big")) {
            bigBytes.addAndGet(content.skip(HALF_BIG_BYTES));
            heapHalfwayBytes.set(heapBytes());
            bigBytes.addAndGet(content.transferTo(OutputStream.nullOutputStream()));
            received.add(new Received(feed, name, sourceTime, ""));
            return;
        }
        String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(feed, name, sourceTime, text));
    }

    @Override
    public void heard(String feed, String source) {
        heard.add(feed + "-" + source);
    }

    @Override
    public void failed(String feed, String source, String reason) {
        failed.add(feed + "-" + source + ": " + reason);
    }

    @Override
    public String mark(String feed, String source) {
        return marks.get(feed + "-" + source);
    }

    @Override
    public void keepMark(String feed, String source, String mark) {
        marks.put(feed + "-" + source, mark);
    }

    public List<String> names() {
        return received.stream().map(Received::name).toList();
    }

    /** What the heap holds when the garbage is out. */
    public static long heapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
