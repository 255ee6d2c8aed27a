package kinbridge.console;

import java.util.Collection;
import java.util.Map;
import kinbridge.feeds.QuarantinePages.Filter;
import kinbridge.feeds.QuarantinePages.Heap;
import kinbridge.feeds.QuarantinePages.State;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is looked for in quarantine, as the address carries it; a word that there is not means any.
 *
 * @param age {@code 1}, {@code 7}, {@code overdue} or empty
 */
record QuarantineQuery(String feed, String file, String reason, String age, String state, String after) {

    static QuarantineQuery of(Map<String, String> parameters, Collection<String> feeds) {
        String feed = parameters.getOrDefault("feed", "");
        return new QuarantineQuery(
                feeds.contains(feed) ? feed : "",
                parameters.getOrDefault("file", "").strip(),
                parameters.getOrDefault("reason", "").strip(),
                parameters.getOrDefault("age", ""),
                parameters.getOrDefault("state", ""),
                parameters.getOrDefault("after", ""));
    }

    public State stateAsked() {
        return switch (state) {
            case "released" -> State.RELEASED;
            case "discarded" -> State.DISCARDED;
            default -> State.WAITING;
        };
    }

    Filter filter(int overdueAfterDays) {
        Integer days = switch (age) {
            case "1" -> Integer.valueOf(1);
            case "7" -> Integer.valueOf(7);
            case "overdue" -> Integer.valueOf(overdueAfterDays);
            default -> null;
        };
        return new Filter(named(feed), named(file), named(reason), days, stateAsked());
    }

    private static @Nullable String named(String value) {
        return value.isEmpty() ? null : value;
    }

    public boolean narrowed() {
        return !(feed + file + reason + age + state).isEmpty();
    }

    /** Whether all that is listed can be tried again at once: it waits, of one feed, for one reason. */
    public boolean isOneFault() {
        return stateAsked() == State.WAITING && !feed.isEmpty() && !reason.isEmpty();
    }

    /** The same search, further down. */
    String address(@Nullable String cursor) {
        return address("/quarantine", cursor);
    }

    /** The same search, for one heap only. */
    String addressOf(Heap heap) {
        return new QuarantineQuery(heap.feed(), heap.file(), heap.reason(), age, state, "").address(null);
    }

    String fileAddress() {
        return address("/quarantine/list.csv", null);
    }

    private String address(String path, @Nullable String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "feed", feed);
        add(address, "file", file);
        add(address, "reason", reason);
        add(address, "age", age);
        add(address, "state", state);
        add(address, "after", cursor == null ? "" : cursor);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            // As a template variable, so that a '+' or '&' within the value is escaped too.
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
