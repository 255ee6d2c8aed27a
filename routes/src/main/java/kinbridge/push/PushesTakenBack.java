package kinbridge.push;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent to an agency and no longer holds, how it is taken back, and what became of that. */
@Component
public class PushesTakenBack {

    private final JdbcClient database;
    private final Messages messages;
    private final Deliveries deliveries;
    private final StateChanges changes;
    private final InstantSource clock;

    PushesTakenBack(
            JdbcClient database, Messages messages, Deliveries deliveries, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.messages = messages;
        this.deliveries = deliveries;
        this.changes = changes;
        this.clock = clock;
    }

    enum Why {
        /** The owner has deleted or withdrawn it. */
        WRONG("its owner has taken it back"),
        /** The patient was taken for somebody else, or has another number. */
        SOMEBODY_ELSE("it was sent under somebody else's number"),
        /** It was sent on an agreement that has ended. */
        WITHDRAWN("the agreement on which it was sent has ended"),
        /** It is no longer stated, or the agency has it of another patient by now, as of a child after its birth. */
        OVER("it is no longer in force there");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** Whether it was never to be relied on. */
        boolean isWrong() {
            return this == WRONG || this == SOMEBODY_ELSE;
        }
    }

    /**
     * @param nhsNumber what the agency's own record of the patient says today; null where that is not known
     * @param isRefused it was taken back before, and the agency refused that
     */
    record Lapsed(
            UUID message, UUID record, Why why, @Nullable String nhsNumber, boolean isRefused) {}

    /**
     * The last message in each place, unless it has been taken back since, whose record nobody states any more, which
     * went to somebody else, whose record the agency has of another patient by now, or of a mother whose child is
     * born and whose plan has ended. And what was taken back and the agency would not have it, but says something
     * else of the patient since: before, it may not have known the number any more.
     */
    List<Lapsed> lapsed() {
        return lapsed("true", Map.of());
    }

    /** Whether it still lapses, and why; for the holder of the record's {@link Messages#lock}. */
    Optional<Lapsed> lapsed(UUID message) {
        return lapsed("message = :message", Map.of("message", message)).stream().findFirst();
    }

    private List<Lapsed> lapsed(String which, Map<String, ?> values) {
        return database.sql("""
                select message, record_id, why, nhs_number, is_refused from (
                select sent.id as message, sent.record_id, case
                    when not said.still and ended.removed_why <> 'no longer said' then 'WRONG'
                    when went.astray then 'SOMEBODY_ELSE' when retracted.why is not null then retracted.why
                    else 'OVER' end as why,
                  (select nhs_number from people.identity where id = sent.patient), false as is_refused
                from (select distinct on (delivery, place)
                    id, delivery, place, record_id, version_id, created_at, patient, subject, of_unborn, taken_back_at
                  from push.message
                  where refused_at is null and not retracts and (taken_back_at is null or taken_back_why = 'OVER')
                  order by delivery, place, created_at desc) sent
                cross join lateral (select exists (
                  select from statements.version where thing_id = sent.record_id and is_current) as still) said
                cross join lateral (select exists (select from push.misdirected where id = sent.id) as astray) went
                left join lateral (select why from retraction.push_to_end
                  where delivery = sent.delivery and version_id = sent.version_id limit 1) retracted on true
                left join lateral (select removed_why from statements.version
                  where thing_id = sent.record_id and removed_at is not null
                  order by removed_at desc, received_sequence desc limit 1) ended on true
                where (went.astray or sent.taken_back_at is null and (
                  retracted.why is not null or not said.still and ended.removed_why is not null
                  or exists (select from push.message later where later.delivery = sent.delivery
                    and later.record_id = sent.record_id and later.place <> sent.place and not later.retracts
                    and later.delivered_at is not null and later.taken_back_at is null
                    and later.created_at > sent.created_at)
                  or sent.of_unborn and BORN and exists (select from statements.version v
                    join statements.record r on r.version_id = v.id
                    where v.thing_id = sent.record_id and v.is_current and r.until_on is not null)))
                union all
                select sent.id, sent.record_id, sent.taken_back_why, patient.nhs_number, true
                from push.message back
                cross join lateral (select id, record_id, taken_back_why, patient from push.message
                  where delivery = back.delivery and place = back.place and not retracts
                  order by created_at desc limit 1) sent
                join people.identity patient on patient.id = sent.patient
                where back.retracts and back.refused_at is not null and sent.taken_back_why is not null
                  and not exists (select from push.message later where later.delivery = back.delivery
                    and later.place = back.place and later.created_at > back.created_at)
                  and exists (select from statements.version v
                    where v.id = patient.version_id and v.received_at > back.created_at)) lapsed
                where WHICH""".replace("BORN", Messages.IS_BORN).replace("WHICH", which))
                .params(values)
                .query((row, number) -> new Lapsed(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Why.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getBoolean(5)))
                .list();
    }

    /**
     * Takes back what stands there. What nobody has tried to deliver yet is not delivered, and needs no message.
     *
     * @return whether there was anything
     */
    boolean takeBack(Messages.Content sent, Lapsed lapsed, String body) {
        Timestamp now = Timestamp.from(clock.instant());
        int stood = database.sql("""
                update push.message set taken_back_at = coalesce(taken_back_at, :now), taken_back_why = :why,
                  overtaken_at = case when delivered_at is null and refused_at is null then coalesce(overtaken_at, :now) end
                where delivery = :delivery and place = :place and not retracts
                  and (taken_back_at is null or taken_back_why = 'OVER' and :why <> 'OVER')""")
                .param("now", now)
                .param("why", lapsed.why().name())
                .param("delivery", sent.delivery())
                .param("place", sent.place())
                .update();
        if (stood == 0 && !lapsed.isRefused()) {
            return false;
        }
        boolean isThere = isThere(sent);
        UUID entry = changes.recordedByHub(
                sent.family(),
                "record " + sent.record() + " is taken back from " + sent.delivery()
                        + (lapsed.isRefused() ? " once more: " : ": ")
                        + lapsed.why().words
                        + (isThere ? "" : "; nothing of it had been sent"));
        if (isThere) {
            messages.keepRetraction(sent, body, entry);
        }
        return true;
    }

    /** Whether anything may have come to the agency. */
    private boolean isThere(Messages.Content sent) {
        return database.sql("""
                select exists (select from push.message where delivery = ? and place = ?
                  and not retracts and attempts > 0 and refused_at is null)""")
                .param(sent.delivery())
                .param(sent.place())
                .query(Boolean.class)
                .single();
    }

    /** Whom anything that was ever stated under this record was about. */
    Set<UUID> subjectsOf(UUID record) {
        return Set.copyOf(database.sql("""
                select distinct s.identity_id from statements.subject_identity s
                join statements.version v on v.id = s.version_id where v.thing_id = ?""").param(record).query(UUID.class).list());
    }

    /**
     * One thing that was taken back.
     *
     * @param delivery the title of the delivery by which it had been sent
     * @param at when the hub took it back
     * @param confirmed when the agency said that it has it; null while it has not
     * @param refusal why the agency will not have it, in its words, or null
     * @param isMoot nothing had been sent yet, or it was sent again since
     */
    public record Retraction(
            String delivery,
            Instant at,
            @Nullable Instant confirmed,
            @Nullable String refusal,
            boolean isMoot) {}

    /** Of what was sent as of this family, from that moment on, the oldest first. */
    public List<Retraction> of(UUID family, Instant since) {
        return database.sql("""
                select delivery, created_at as at, delivered_at, refused_why, overtaken_at is not null from push.message
                where family_id = :family and retracts and created_at >= :since
                union all
                select delivery, taken_back_at, null, null, true from push.message m
                where family_id = :family and taken_back_at >= :since and not exists (select from push.message back
                  where back.delivery = m.delivery and back.place = m.place and back.retracts
                    and back.created_at >= m.taken_back_at)
                order by at""")
                .param("family", family)
                .param("since", Timestamp.from(since))
                .query((row, number) -> {
                    Timestamp confirmed = row.getTimestamp(3);
                    return new Retraction(
                            deliveries.title(row.getString(1)),
                            row.getTimestamp(2).toInstant(),
                            confirmed == null ? null : confirmed.toInstant(),
                            row.getString(4),
                            row.getBoolean(5));
                })
                .list();
    }
}
