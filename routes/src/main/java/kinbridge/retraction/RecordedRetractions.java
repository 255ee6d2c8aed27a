package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register in the database: each retraction once, logged in the transaction that records it. */
@Component
class RecordedRetractions implements RetractionRegister {

    private final JdbcClient database;
    private final StateChanges changes;
    private final InstantSource clock;

    RecordedRetractions(JdbcClient database, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> retract(Retraction retraction) {
        Instant at = retraction.at().truncatedTo(ChronoUnit.MICROS);
        if (isRecorded(retraction.reason(), retraction.thing(), at)) {
            return Optional.empty();
        }
        UUID entry = log(retraction);
        return record(
                new Row(
                        retraction.thing(),
                        retraction.reason(),
                        retraction.replacement(),
                        retraction.subject(),
                        null,
                        at,
                        retraction.by() == null ? null : retraction.by().practitionerId(),
                        entry),
                retraction.versions());
    }

    private UUID log(Retraction retraction) {
        String what = "record " + retraction.thing() + " is retracted, "
                + retraction.versions().size()
                + " version(s), " + retraction.reason()
                + (retraction.replacement() == null ? "" : "; replaced by version " + retraction.replacement());
        Requester by = retraction.by();
        return by == null ? changes.recordedByHub(null, what) : changes.recorded(by, null, what);
    }

    /** What is to be recorded of one thing, where the entry that says so is written already. */
    record Row(
            UUID thing,
            RetractionReason reason,
            @Nullable UUID replacement,
            @Nullable UUID subject,
            @Nullable UUID answer,
            Instant at,
            @Nullable String by,
            UUID entry) {}

    Optional<UUID> record(Row row, Collection<UUID> versions) {
        UUID id = UUID.randomUUID();
        int added = database.sql("""
                insert into retraction.retraction (id, reason, thing_id, replacement_id, subject_id, answer_id,
                  happened_at, by_whom, recorded_at, log_entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(id)
                .param(row.reason().name())
                .param(row.thing())
                .param(row.replacement())
                .param(row.subject())
                .param(row.answer())
                .param(Timestamp.from(row.at()))
                .param(row.by())
                .param(Timestamp.from(clock.instant()))
                .param(row.entry())
                .update();
        if (added == 0) {
            return Optional.empty();
        }
        database.sql("insert into retraction.wrong_version (retraction_id, version_id) select ?, unnest(?)")
                .param(id)
                .param(versions.toArray(UUID[]::new))
                .update();
        return Optional.of(id);
    }

    boolean isRecorded(RetractionReason reason, UUID thing, Instant at) {
        return database.sql("""
                select exists (select from retraction.retraction
                  where reason = ? and thing_id = ? and happened_at = ?)""")
                .param(reason.name())
                .param(thing)
                .param(Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    UUID find(RetractionReason reason, UUID thing, Instant at) {
        return database.sql(
                        "select id from retraction.retraction where reason = ? and thing_id = ? and happened_at = ?")
                .param(reason.name())
                .param(thing)
                .param(Timestamp.from(at))
                .query(UUID.class)
                .single();
    }
}
