package kinbridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Removal;
import kinbridge.mappings.Statement;
import kinbridge.mappings.StatementJson;
import kinbridge.mappings.Worker;
import kinbridge.storage.OrderedIds;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every version of everything said. Equal content is unchanged; an older source time is kept and never
 * becomes current; so late, doubled and out-of-order messages end in the same state.
 */
@Component
class Versions {

    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final Vault vault;
    private final SaidSince since;
    private final Removals removals;
    private final InstantSource clock;

    Versions(
            JdbcClient database,
            JdbcTemplate batches,
            Vault vault,
            SaidSince since,
            Removals removals,
            InstantSource clock) {
        this.database = database;
        this.batches = batches;
        this.vault = vault;
        this.since = since;
        this.removals = removals;
        this.clock = clock;
    }

    /**
     * Until the transaction ends nobody else stores what these feeds say: an extract, what comes beside it and
     * what is released from quarantine may say the same thing at the same moment.
     */
    void lock(List<ItemStatements> items) {
        items.stream()
                .map(item -> item.item().feed())
                .distinct()
                .sorted()
                .forEach(feed -> database.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))")
                        .param(feed)
                        .query((row, number) -> true)
                        .single());
    }

    /** What is current under the references that these items name. */
    KnownVersions known(List<ItemStatements> items) {
        KnownVersions known = new KnownVersions(since.notes());
        String[] references = items.stream()
                .flatMap(item -> item.statements().stream())
                .map(Statement::sourceRef)
                .distinct()
                .toArray(String[]::new);
        String[] feeds = items.stream()
                .flatMap(item -> item.statements().stream())
                .map(Statement::feed)
                .distinct()
                .toArray(String[]::new);
        database.sql("""
                select feed, kind, source_ref, id, thing_id, source_time, received_sequence, content_hash
                from statements.version
                where is_current and source_ref = any(?) and feed = any(?)""")
                .param(references)
                .param(feeds)
                .query((row, number) -> {
                    known.put(
                            row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3),
                            new KnownVersions.Current(
                                    row.getObject(4, UUID.class),
                                    row.getObject(5, UUID.class),
                                    row.getTimestamp(6).toInstant(),
                                    row.getLong(7),
                                    row.getString(8)));
                    return true;
                })
                .list();
        database.sql("""
                select feed || '|' || kind || '|' || source_ref from statements.version
                where source_ref = any(?) and feed = any(?) and not is_current""")
                .param(references)
                .param(feeds)
                .query(String.class)
                .list()
                .forEach(known::addEarlier);
        return known;
    }

    /** Writes what waits, so that what follows finds it. */
    void flush(KnownVersions known) {
        known.rows.insert(batches, statement -> vault.seal(fields(statement), FieldsOf.CONTEXT));
        since.write(known.notes);
    }

    /** Of each statement, what tells it from another version of the same thing; a removal has no versions. */
    static List<String> hashes(List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement instanceof Removal ? "" : StatementJson.contentHash(statement))
                .toList();
    }

    /** Adds the statement as a version, unless it is what is current already. */
    Outcome add(Statement statement, String hash, ItemStatements item, KnownVersions known) {
        if (statement instanceof Removal removal) {
            return remove(removal, item, known);
        }
        Instant sourceTime = timeOf(statement, item);
        long sequence = item.receipt().sequence();
        String key = statement.feed() + "|" + kind(statement) + "|" + statement.sourceRef();
        KnownVersions.Current current = known.get(key);
        if (current != null && current.contentHash().equals(hash)) {
            known.notes.add(statement.feed(), statement.sourceRef(), SaidSince.What.AGAIN, sourceTime, sequence);
            return Outcome.UNCHANGED;
        }
        boolean isCurrent = current == null || current.isBefore(sourceTime, sequence);
        if (current == null && known.hasEarlier(key) && isRemovedSince(statement, sourceTime)) {
            isCurrent = false;
        }
        if (isCurrent && item.receipt().isLate() && since.isOvertaken(statement, sourceTime, sequence)) {
            isCurrent = false;
        }
        flushFor(isCurrent, known);
        if (!isCurrent && isKept(statement, hash)) {
            return Outcome.UNCHANGED;
        }
        if (current != null && isCurrent && !known.rows.overtake(current.id())) {
            database.sql("update statements.version set is_current = false where id = ?")
                    .param(current.id())
                    .update();
        }
        UUID id = OrderedIds.at(clock.instant());
        UUID thing = thing(statement, current, known.hasEarlier(key));
        known.rows.version(id, row(id, thing, statement, sourceTime, sequence, hash, isCurrent));
        known.addEarlier(key);
        if (isCurrent) {
            known.put(key, new KnownVersions.Current(id, thing, sourceTime, sequence, hash));
        }
        return new Outcome(
                false,
                id,
                thing,
                isCurrent,
                current == null || !isCurrent ? List.of() : List.of(current.id()),
                current != null && isCurrent && ContentNotKept.isDropped(current));
    }

    /** A payload's own time stands in where a statement has none. */
    private static Instant timeOf(Statement statement, ItemStatements item) {
        Instant time = statement.sourceTime() == null ? item.time() : statement.sourceTime();
        // As the database keeps it: what is tried again must compare equal with what it said before.
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** An older version is looked for among those kept, also those of this batch. */
    private void flushFor(boolean isCurrent, KnownVersions known) {
        if (!isCurrent) {
            flush(known);
        }
    }

    private Object[] row(
            UUID id,
            UUID thing,
            Statement statement,
            Instant sourceTime,
            long sequence,
            String hash,
            boolean isCurrent) {
        return new Object[] {
            id,
            statement.feed(),
            kind(statement),
            statement.sourceRef(),
            thing,
            Timestamp.from(sourceTime),
            Timestamp.from(clock.instant()),
            hash,
            isCurrent,
            statement,
            sequence
        };
    }

    private Outcome remove(Removal removal, ItemStatements item, KnownVersions known) {
        Instant sourceTime = timeOf(removal, item);
        long sequence = item.receipt().sequence();
        known.notes.add(removal.feed(), removal.sourceRef(), SaidSince.What.TAKEN_BACK, sourceTime, sequence);
        flush(known);
        List<UUID> removed = removals.takenBack(removal, sourceTime, item.receipt());
        known.forget(removal.feed(), removal.sourceRef());
        return removed.isEmpty()
                ? Outcome.UNCHANGED
                : new Outcome(false, Outcome.NONE, Outcome.NONE, false, removed, false);
    }

    /** Parts of a thing that was stated whole and that it no longer names. */
    List<UUID> retireUnsaid(ItemStatements item, KnownVersions known) {
        if (item.whole() == null || item.statements().isEmpty()) {
            return List.of();
        }
        Statement first = item.statements().get(0);
        Instant sourceTime = timeOf(first, item);
        long sequence = item.receipt().sequence();
        known.notes.add(first.feed(), item.whole(), SaidSince.What.WHOLE, sourceTime, sequence);
        flush(known);
        String[] said = item.statements().stream().map(Statement::sourceRef).toArray(String[]::new);
        List<UUID> gone = removals.noLongerSaid(first.feed(), item.whole(), said, sourceTime, sequence);
        if (!gone.isEmpty()) {
            known.forgetPartsOf(first.feed(), item.whole(), said);
        }
        return gone;
    }

    private boolean isRemovedSince(Statement statement, Instant sourceTime) {
        return database.sql("""
                select exists (select from statements.version where feed = ? and kind = ? and source_ref = ?
                  and removed_at > ?)""")
                .param(statement.feed())
                .param(kind(statement))
                .param(statement.sourceRef())
                .param(Timestamp.from(sourceTime))
                .query(Boolean.class)
                .single();
    }

    private boolean isKept(Statement statement, String hash) {
        return database.sql("""
                select exists (select from statements.version where feed = ? and kind = ? and source_ref = ?
                  and content_hash = ?)""")
                .param(statement.feed())
                .param(kind(statement))
                .param(statement.sourceRef())
                .param(hash)
                .query(Boolean.class)
                .single();
    }

    /** A thing keeps its public id over a removal. */
    private UUID thing(Statement statement, KnownVersions.@Nullable Current current, boolean hasEarlier) {
        if (current != null) {
            return current.thing();
        }
        return !hasEarlier ? UUID.randomUUID() : earlierThing(statement);
    }

    private UUID earlierThing(Statement statement) {
        return database.sql("""
                select thing_id from statements.version where feed = ? and kind = ? and source_ref = ? limit 1""")
                .param(statement.feed())
                .param(kind(statement))
                .param(statement.sourceRef())
                .query(UUID.class)
                .optional()
                .orElseGet(UUID::randomUUID);
    }

    private byte[] fields(Statement statement) {
        try {
            return json.writeValueAsBytes(statement.fields());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String kind(Statement statement) {
        if (statement instanceof AgencyRecord) {
            return "RECORD";
        }
        if (statement instanceof Identity) {
            return "IDENTITY";
        }
        return statement instanceof Worker ? "WORKER" : "RELATIONSHIP";
    }

    /**
     * @param thing the id that all versions of one thing share
     * @param removed the versions that stopped being current by it
     * @param isRegained whether it stands in for one whose content had been dropped: nobody knows if anything altered
     */
    record Outcome(
            boolean isUnchanged, UUID version, UUID thing, boolean isCurrent, List<UUID> removed, boolean isRegained) {
        static final UUID NONE = new UUID(0, 0);
        static final Outcome UNCHANGED = new Outcome(true, NONE, NONE, false, List.of(), false);

        Outcome {
            removed = List.copyOf(removed);
        }
    }
}
