package kinbridge.connectors.midwifery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.Poll;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.RestApi;
import org.jspecify.annotations.Nullable;

/**
 * Searches each kind of resource for what changed since its mark, and hands over the pages as Bundles.
 * The JSON goes through unparsed: a FHIR parser would give up a whole page for one impossible date.
 */
final class MaternityPoll implements Poll.Fetch {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JSON_FILE = ".json";
    private static final int PAGE_LIMIT = 10_000;

    private final String feed;
    private final String source;
    private final List<String> types;
    private final int pageSize;
    private final RestApi server;
    private final Receiver receiver;
    private final Map<String, SeenResources> seen = new HashMap<>();

    MaternityPoll(String feed, String source, List<String> types, int pageSize, RestApi server, Receiver receiver) {
        this.feed = feed;
        this.source = source;
        this.types = List.copyOf(types);
        this.pageSize = pageSize;
        this.server = server;
        this.receiver = receiver;
    }

    @Override
    public boolean fetch() throws IOException {
        boolean anything = false;
        List<String> refused = new ArrayList<>();
        for (String type : types) {
            RestApi.Answer answer = server.get(search(type, mark(type)));
            if (answer instanceof RestApi.Refused refusal && refusal.status() != 401) {
                refused.add(type + ": " + refusal.reason());
            } else {
                anything |= takePages(type, server.found(answer).body());
            }
        }
        if (!refused.isEmpty()) {
            // Told at once and not thrown: one kind that we may not read must not slow down the others.
            receiver.failed(feed, source, String.join("; ", refused));
        }
        return anything || !refused.isEmpty();
    }

    private String search(String type, @Nullable Instant mark) {
        String since = mark == null ? "" : "&_lastUpdated=gt" + mark.minus(SeenResources.OVERLAP);
        return "/" + type + "?_sort=_lastUpdated&_count=" + pageSize + since;
    }

    private boolean takePages(String type, JsonNode firstPage) throws IOException {
        SeenResources seenOfType = seen.computeIfAbsent(type, any -> new SeenResources());
        Instant newest = mark(type);
        boolean anything = false;
        JsonNode page = firstPage;
        for (int pages = 1; ; pages++) {
            List<JsonNode> fresh = fresh(page, seenOfType);
            if (!fresh.isEmpty()) {
                newest = latest(newest, fresh);
                handOver(type, fresh);
                fresh.forEach(seenOfType::add);
                anything = true;
            }
            String next = nextLink(page);
            if (next == null) {
                break;
            }
            if (pages == PAGE_LIMIT) {
                throw new AgencyFailed(type + ": more than " + PAGE_LIMIT + " pages, which looks like a loop");
            }
            page = server.found(server.follow(address(next))).body();
        }
        // Only now: pages may come in any order, and what a mark passes over is never asked for again.
        if (newest != null) {
            receiver.keepMark(feed, markName(type), newest.toString());
            seenOfType.forgetBefore(newest);
        }
        return anything;
    }

    private static List<JsonNode> fresh(JsonNode page, SeenResources seen) {
        List<JsonNode> fresh = new ArrayList<>();
        for (JsonNode entry : page.path("entry")) {
            JsonNode resource = entry.path("resource");
            boolean match = resource.isObject()
                    && !"outcome".equals(entry.path("search").path("mode").asText());
            if (match && !OurMark.isOn(resource) && !seen.contains(resource)) {
                fresh.add(resource);
            }
        }
        return fresh;
    }

    private void handOver(String type, List<JsonNode> resources) throws IOException {
        var content = new ByteArrayInputStream(bundle(resources));
        receiver.receive(feed, type + JSON_FILE, latest(null, resources), content);
    }

    private static byte[] bundle(List<JsonNode> resources) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(resource -> entries.addObject().set("resource", resource));
        return bundle.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One resource as it would be handed over, or null where there is none. */
    static FeedTest.@Nullable Sample sample(String type, RestApi server) throws AgencyFailed {
        List<JsonNode> resources = fresh(server.must("/" + type + "?_count=1").body(), new SeenResources());
        return resources.isEmpty()
                ? null
                : FeedTest.Sample.of(type + JSON_FILE, latest(null, resources), bundle(resources));
    }

    private static @Nullable Instant latest(@Nullable Instant known, List<JsonNode> resources) {
        Instant latest = known;
        for (JsonNode resource : resources) {
            Instant updated = SeenResources.lastUpdated(resource);
            if (updated != null && (latest == null || updated.isAfter(latest))) {
                latest = updated.truncatedTo(ChronoUnit.MILLIS);
            }
        }
        return latest;
    }

    private static @Nullable String nextLink(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if ("next".equals(link.path("relation").asText())) {
                return link.path("url").asText();
            }
        }
        return null;
    }

    private static URI address(String next) throws AgencyFailed {
        try {
            return URI.create(next);
        } catch (IllegalArgumentException malformed) {
            throw new AgencyFailed("the link to the next page is not a web address");
        }
    }

    /** Each kind has its own mark: one for all would pass over what appears while others are asked. */
    private String markName(String type) {
        return source + "/" + type;
    }

    private @Nullable Instant mark(String type) {
        String mark = receiver.mark(feed, markName(type));
        return mark == null ? null : Instant.parse(mark);
    }
}
