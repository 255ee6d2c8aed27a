package kinbridge.linkage;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.People.Decision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Doubts that wait for a practitioner: pairs that are near, and are two people. */
@Component
class Reviews {

    private final JdbcClient database;
    private final InstantSource clock;

    Reviews(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is settled by now needs nobody to look any more; what is in doubt, and is not noted yet, does. */
    void settle(Collection<UUID> identities) {
        if (identities.isEmpty()) {
            return;
        }
        database.sql("""
                with waiting as (
                  select identity_a, identity_b from people.review where state = 'WAITING' and identity_a = any(:ids)
                  union select identity_a, identity_b from people.review where state = 'WAITING' and identity_b = any(:ids)),
                settled as (
                  delete from people.review r using waiting w
                  where r.identity_a = w.identity_a and r.identity_b = w.identity_b
                    and (not exists (select from people.pair p
                        where p.identity_a = w.identity_a and p.identity_b = w.identity_b)
                      or (select person_id from people.identity where id = w.identity_a)
                        = (select person_id from people.identity where id = w.identity_b))),
                believed as (
                  select identity_a, identity_b, event_id from people.pair where identity_a = any(:ids)
                  union select identity_a, identity_b, event_id from people.pair where identity_b = any(:ids))
                insert into people.review (identity_a, identity_b, event_id, since)
                select identity_a, identity_b, event_id, cast(:now as timestamptz) from believed
                where (select person_id from people.identity where id = identity_a)
                  <> (select person_id from people.identity where id = identity_b)
                on conflict do nothing""")
                .param("ids", identities.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Keeps what a practitioner decided of two; it holds until somebody decides otherwise. */
    void decide(Two two, Decision decision, UUID event) {
        Timestamp now = Timestamp.from(clock.instant());
        database.sql("""
                insert into people.review (identity_a, identity_b, event_id, since, state, decided_by, decided_at, reason)
                values (:a, :b, :event, :now, :state, :by, :now, :reason)
                on conflict (identity_a, identity_b) do update set event_id = excluded.event_id, state = excluded.state,
                  decided_by = excluded.decided_by, decided_at = excluded.decided_at, reason = excluded.reason""")
                .param("a", two.one())
                .param("b", two.other())
                .param("event", event)
                .param("now", now)
                .param("state", decision.areOne() ? "SAME" : "DIFFERENT")
                .param("by", decision.practitioner())
                .param("reason", decision.reason())
                .update();
    }
}
