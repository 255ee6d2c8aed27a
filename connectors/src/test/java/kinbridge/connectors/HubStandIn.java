package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps in memory what the hub would keep in its spool. */
public final class HubStandIn implements Receiver {

    private final List<Kept> kept = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Map<String, String> marks = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();

    public record Kept(String feed, String name, Instant sourceTime, String content) {}

    /** The next payloads cannot be kept: the disk is full, say. */
    public void refuseNext(int payloads) {
        refusals.set(payloads);
    }

    @Override
    public void receive(String feed, String payloadName, Instant sourceTime, InputStream content) throws IOException {
        tries.incrementAndGet();
        String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("no space");
        }
        kept.add(new Kept(feed, payloadName, sourceTime, text));
    }

    @Override
    public void heard(String feed, String source) {
        heard.add(feed + " " + source);
    }

    @Override
    public void failed(String feed, String source, String reason) {
        failures.add(feed + " " + source + ": " + reason);
    }

    @Override
    public String mark(String feed, String source) {
        return marks.get(feed + " " + source);
    }

    @Override
    public void keepMark(String feed, String source, String mark) {
        marks.put(feed + " " + source, mark);
    }

    public List<Kept> kept() {
        return List.copyOf(kept);
    }

    public List<Kept> kept(String feed) {
        return kept.stream().filter(payload -> payload.feed().equals(feed)).toList();
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    public Map<String, String> marks() {
        return Map.copyOf(marks);
    }

    public int tries() {
        return tries.get();
    }
}
