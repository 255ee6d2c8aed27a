package kinbridge.connectors.probation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.connectors.Poll;
import kinbridge.connectors.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Goes through everybody whom probation lets us know, at start and once a night: events get lost, and a
 * case that was never loaded has none. In between each look asks for one person only, so that a wrong key
 * or an expired certificate shows within a minute and not at night.
 */
final class KnownPersonsPoll implements Poll.Fetch {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int PAGE_SIZE = 100;
    private static final int PAGE_LIMIT = 10_000;

    private final String feed;
    private final Source source;
    private final PersonsApi api;
    private final PersonFetch persons;
    private final Receiver receiver;
    private final InstantSource clock;
    private final LocalTime fullPollAt;
    private final int pauseMilliseconds;
    private @Nullable Instant lastFullPoll;
    private Set<String> refusals = Set.of();

    KnownPersonsPoll(
            String feed, Source source, PersonsApi api, PersonFetch persons, Receiver receiver, InstantSource clock) {
        this.feed = feed;
        this.source = source;
        this.api = api;
        this.persons = persons;
        this.receiver = receiver;
        this.clock = clock;
        this.fullPollAt = LocalTime.parse(source.option("full-poll-at", "02:00"));
        this.pauseMilliseconds = source.number("pause-between-persons-milliseconds", 50);
    }

    @Override
    public boolean fetch() throws IOException {
        boolean due = isDue();
        if (due) {
            fullPoll();
        } else {
            api.page(1, 1);
        }
        if (!refusals.isEmpty()) {
            // Said again at each look, until a full poll goes through without it.
            receiver.failed(feed, source.name(), String.join("; ", refusals));
            return true;
        }
        return due;
    }

    private boolean isDue() {
        Instant last = lastFullPoll;
        if (last == null) {
            return true;
        }
        ZonedDateTime now = clock.instant().atZone(LONDON);
        ZonedDateTime today = now.toLocalDate().atTime(fullPollAt).atZone(LONDON);
        ZonedDateTime latest = now.isBefore(today)
                ? now.toLocalDate().minusDays(1).atTime(fullPollAt).atZone(LONDON)
                : today;
        return last.isBefore(latest.toInstant());
    }

    private void fullPoll() throws IOException {
        Instant began = clock.instant();
        Set<String> refused = new TreeSet<>();
        JsonNode page;
        int number = 1;
        do {
            page = api.page(number, source.number("page-size", PAGE_SIZE));
            for (String crn : PersonsApi.crns(page)) {
                pause();
                if (!persons.isLimited(crn)) {
                    refused.addAll(persons.fetch(crn, persons.allowed()));
                }
            }
            number++;
        } while (!PersonsApi.isLastPage(page) && number <= PAGE_LIMIT);
        refusals = refused;
        lastFullPoll = began;
        receiver.keepMark(feed, source.name(), began.toString());
    }

    /** The API serves others too. */
    private void pause() throws AgencyFailed {
        try {
            Thread.sleep(pauseMilliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AgencyFailed("stopped while going through the people known to probation");
        }
    }
}
