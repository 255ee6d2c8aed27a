package kinbridge.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kinbridge.oversight.WatchedLog.Found;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** In whatever order looks arrive, in however many goes they are looked through, the same is found, once. */
class AnomalyProperties {

    record Event(String person, String kind, String standing, int hoursAgo, UUID family) {}

    @Property(tries = 12)
    void the_order_of_arrival_and_running_again_make_no_difference(
            @ForAll @Size(min = 5, max = 30) List<@net.jqwik.api.From("events") Event> events,
            @ForAll @IntRange(min = 1, max = 7) int goes,
            @ForAll Random random)
            throws Exception {
        Instant now = Instant.parse("2026-11-25T20:00:00Z");
        List<Found> inOrder = found(events, 1, now);
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);

        assertThat(found(shuffled, goes, now)).isEqualTo(inOrder);
    }

    private static List<Found> found(List<Event> events, int goes, Instant now) throws Exception {
        Path folder = Files.createTempDirectory("watched");
        try (WatchedLog log = new WatchedLog(folder)) {
            log.now = now;
            log.asked
                    .owner
                    .sql("insert into sharing_log.projection_progress values ('hub-1', 0)")
                    .update();
            int sequence = 1_000;
            int inOneGo = Math.max(1, events.size() / goes);
            for (int at = 0; at < events.size(); at++) {
                insert(log, events.get(at), sequence++, now);
                if (at % inOneGo == 0) {
                    log.watch().look();
                }
            }
            log.watch().look();
            log.watch().look();
            return log.findings();
        }
    }

    private static void insert(WatchedLog log, Event event, int sequence, Instant now) {
        log.asked
                .owner
                .sql("""
                        insert into sharing_log.projection_entry (entry_id, instance, sequence, kind, recorded_at,
                          event_at, person_id, role, agency, taf_status, purpose, family_id, policy_version, channel,
                          withheld_count, existence_count, summary_count, full_count, override_count)
                        values (gen_random_uuid(), 'hub-1', ?, ?, ?, now(), ?, 'social_worker', 'LA_CSC', ?,
                          'CIN_ASSESSMENT', ?, 'policy-1', 'INDIVIDUAL_VIEW', 0, 0, 0, ?, 0)""")
                .param(sequence)
                .param(event.kind())
                .param(Timestamp.from(now.minus(Duration.ofHours(event.hoursAgo()))))
                .param(event.person())
                .param(event.standing())
                .param(event.family())
                .param(event.kind().equals("LOOK") ? 1 : 0)
                .update();
    }

    @Provide
    Arbitrary<Event> events() {
        return Combinators.combine(
                        Arbitraries.of("ann", "ben", "cid"),
                        Arbitraries.of("LOOK", "REFUSAL", "REFUSAL"),
                        Arbitraries.of("MEMBER", "LEFT", "NOT_MEMBER"),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.create(UUID::randomUUID))
                .as(Event::new);
    }
}
