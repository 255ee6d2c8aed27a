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

    /**
     * Whether somebody has said already that their people are two: then two of their identities need not be asked for
     * which no more speaks than for those that were.
     */
    private static final String TOLD_APART = """
            exists (
              select from people.identity one join people.identity ours on ours.person_id = one.person_id
              cross join lateral (
                select identity_a, identity_b, identity_b as id from people.review
                where identity_a = ours.id and state = 'DIFFERENT'
                union all
                select identity_a, identity_b, identity_a from people.review
                where identity_b = ours.id and state = 'DIFFERENT') told
              join people.pair no on no.identity_a = told.identity_a and no.identity_b = told.identity_b
              join people.identity theirs on theirs.id = told.id
              join people.identity other on other.id = TWO.identity_b
              where one.id = TWO.identity_a and other.person_id = theirs.person_id
                and no.weight >= (select own.weight from people.pair own
                  where own.identity_a = TWO.identity_a and own.identity_b = TWO.identity_b))""";

    private final JdbcClient database;
    private final InstantSource clock;

    Reviews(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is settled by now of these and who is one with them needs nobody to look any more; what is in doubt, and is
     * not noted yet, does.
     */
    void settle(Collection<UUID> identities) {
        if (identities.isEmpty()) {
            return;
        }
        database.sql("""
                with concerned as materialized (
                  select distinct o.id from people.identity i join people.identity o on o.person_id = i.person_id
                  where i.id = any(:ids)),
                waiting as (
                  select r.identity_a, r.identity_b from concerned join people.review r on r.identity_a = concerned.id
                  where r.state = 'WAITING'
                  union select r.identity_a, r.identity_b from concerned join people.review r on r.identity_b = concerned.id
                  where r.state = 'WAITING'),
                settled as (
                  delete from people.review r using waiting w
                  where r.identity_a = w.identity_a and r.identity_b = w.identity_b
                    and (not exists (select from people.pair p
                        where p.identity_a = w.identity_a and p.identity_b = w.identity_b)
                      or (select person_id from people.identity where id = w.identity_a)
                        = (select person_id from people.identity where id = w.identity_b)
                      or %s)),
                believed as (
                  select p.identity_a, p.identity_b, p.event_id
                  from concerned join people.pair p on p.identity_a = concerned.id
                  union select p.identity_a, p.identity_b, p.event_id
                  from concerned join people.pair p on p.identity_b = concerned.id)
                insert into people.review (identity_a, identity_b, event_id, since)
                select identity_a, identity_b, event_id, cast(:now as timestamptz) from believed
                where (select person_id from people.identity where id = identity_a)
                  <> (select person_id from people.identity where id = identity_b)
                  and not %s
                on conflict do nothing""".formatted(toldApart("w"), toldApart("believed")))
                .param("ids", identities.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static String toldApart(String two) {
        return TOLD_APART.replace("TWO", two);
    }

    /** They wait, as if nobody had decided, as long as they are in doubt. */
    void takeBack(Two two, UUID event) {
        database.sql("""
                update people.review set event_id = :event, since = :now, state = 'WAITING', decided_by = null,
                  decided_at = null, reason = null
                where identity_a = :a and identity_b = :b""")
                .param("a", two.one())
                .param("b", two.other())
                .param("event", event)
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
