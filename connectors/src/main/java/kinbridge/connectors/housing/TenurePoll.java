package kinbridge.connectors.housing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.Poll;
import kinbridge.connectors.Receiver;
import kinbridge.connectors.RestApi;
import kinbridge.connectors.RestApi.Found;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the tenures that changed since the mark. The mark is the housing system's own time of answer,
 * so that two clocks that differ lose nothing.
 */
final class TenurePoll implements Poll.Fetch {

    private static final String PAYLOAD_NAME = "tenures.json";
    private static final int PAGE_LIMIT = 10_000;

    /** For a system that does not say as of when it answered: its {@code Date} header has whole seconds. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final String feed;
    private final String source;
    private final int pageSize;
    private final RestApi api;
    private final Receiver receiver;

    TenurePoll(String feed, String source, int pageSize, RestApi api, Receiver receiver) {
        this.feed = feed;
        this.source = source;
        this.pageSize = pageSize;
        this.api = api;
        this.receiver = receiver;
    }

    @Override
    public boolean fetch() throws IOException {
        String mark = receiver.mark(feed, source);
        Found first = api.must(page(mark, 1));
        Instant asOf = asOf(first);
        int pageCount = first.body().path("pageCount").asInt(1);
        if (pageCount > PAGE_LIMIT) {
            throw new AgencyFailed("more than " + PAGE_LIMIT + " pages, which looks like a mistake");
        }
        boolean anything = pageCount <= 1 && handOver(first, asOf);
        // From the last page to the first: a tenure that changes meanwhile goes to the end and moves the
        // others forward by one, perhaps into a page before theirs, which the other order would have read already.
        for (int page = pageCount; pageCount > 1 && page >= 1; page--) {
            anything |= handOver(api.must(page(mark, page)), asOf);
        }
        receiver.keepMark(feed, source, asOf.toString());
        return anything;
    }

    private String page(@Nullable String mark, int page) {
        String since = mark == null ? "" : "updatedSince=" + mark + "&";
        return "/api/v1/tenures?" + since + "page=" + page + "&pageSize=" + pageSize;
    }

    private boolean handOver(Found page, Instant asOf) throws IOException {
        JsonNode tenures = tenures(page);
        if (tenures.isEmpty()) {
            return false;
        }
        receiver.receive(feed, PAYLOAD_NAME, asOf, new ByteArrayInputStream(content(tenures)));
        return true;
    }

    /** One tenure as it would be handed over, or null where there is none. */
    static FeedTest.@Nullable Sample sample(RestApi api) throws AgencyFailed {
        Found page = api.must("/api/v1/tenures?page=1&pageSize=1");
        JsonNode tenures = tenures(page);
        return tenures.isEmpty() ? null : FeedTest.Sample.of(PAYLOAD_NAME, asOf(page), content(tenures));
    }

    private static JsonNode tenures(Found page) throws AgencyFailed {
        JsonNode tenures = page.body().path("results");
        if (!tenures.isArray()) {
            throw new AgencyFailed("the housing system answered without a list of tenures in 'results': check the"
                    + " address, and whether the agency changed its interface");
        }
        return tenures;
    }

    private static byte[] content(JsonNode tenures) {
        return tenures.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Instant asOf(Found answer) {
        try {
            return OffsetDateTime.parse(answer.body().path("asOf").asText()).toInstant();
        } catch (DateTimeException notSaid) {
            return answer.answeredAt().minus(OVERLAP);
        }
    }
}
