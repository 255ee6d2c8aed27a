package kinbridge.linkage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.linkage.ModelEffect.Change;
import kinbridge.linkage.ModelEffect.Effect;
import kinbridge.linkage.ModelEffect.TooMuchChanges;
import kinbridge.linkage.register.Register;
import kinbridge.linkage.register.Trained;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Estimates linking models from the hub's own records, and tries models: what they would change is kept, and nothing
 * is changed. Asked for by people, done by a route, one at a time; what a kill interrupts is done again.
 */
@Component
public class ModelTrials {

    private static final Logger LOG = LoggerFactory.getLogger(ModelTrials.class);

    /** Which pairs are taken at random to see how strangers agree. */
    private static final long SEED = 42;

    private static final int MOST_ATTEMPTS = 2;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;
    private final LinkageModels models;
    private final OwnRecords records;
    private final ModelEffect effects;
    private final InstantSource clock;

    ModelTrials(
            JdbcClient database,
            JdbcTemplate batches,
            TransactionTemplate transactions,
            LinkageModels models,
            OwnRecords records,
            ModelEffect effects,
            InstantSource clock) {
        this.database = database;
        this.batches = batches;
        this.transactions = transactions;
        this.models = models;
        this.records = records;
        this.effects = effects;
        this.clock = clock;
    }

    /**
     * @param version of the model; null until it is estimated
     * @param finishedAt null while it runs or waits
     * @param problem why it came to nothing, in words; or null
     * @param against the model in use with which it was compared
     * @param mark that it had, with the rules
     * @param found null where nothing was
     */
    public record Trial(
            UUID id,
            @Nullable Integer version,
            String askedBy,
            Instant askedAt,
            @Nullable Instant finishedAt,
            @Nullable String problem,
            @Nullable Integer against,
            @Nullable Integer mark,
            @Nullable Found found) {}

    /**
     * @param identities how many were compared
     * @param comeApart people now whose identities would be more than one person
     * @param becomeOne people then whose identities are more than one person now
     */
    public record Found(long identities, long peopleNow, long peopleThen, long comeApart, long becomeOne) {}

    /**
     * Asks to try a model.
     *
     * @param version null for one that is to be estimated first
     * @return empty where another is being tried
     */
    public Optional<UUID> ask(@Nullable Integer version, String practitioner) {
        UUID id = UUID.randomUUID();
        int asked = database.sql("insert into people.model_trial (id, version, asked_by, asked_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .param(id)
                .param(version)
                .param(practitioner)
                .param(Timestamp.from(clock.instant()))
                .update();
        return asked == 1 ? Optional.of(id) : Optional.empty();
    }

    /** Newest first. */
    public List<Trial> all() {
        return database.sql(select("order by asked_at desc, id limit 50"))
                .query((row, number) -> trial(row))
                .list();
    }

    public Optional<Trial> find(UUID id) {
        return database.sql(select("where id = ?"))
                .param(id)
                .query((row, number) -> trial(row))
                .optional();
    }

    /** Whether there was anything to stop; what is being done goes on, and comes to nothing. */
    public boolean stop(UUID trial) {
        return finish(trial, "It was stopped.");
    }

    /** Does what was asked for, if anything was and everybody is linked by one model. */
    public void next() {
        Optional<Trial> asked = database.sql(select("where finished_at is null"))
                .query((row, number) -> trial(row))
                .optional();
        if (asked.isPresent() && models.linkedOtherwise() == 0) {
            run(asked.get());
        }
    }

    private void run(Trial trial) {
        int attempts = database.sql(
                        "update people.model_trial set attempts = attempts + 1 where id = ? returning attempts")
                .param(trial.id())
                .query(Integer.class)
                .single();
        if (attempts > MOST_ATTEMPTS) {
            finish(trial.id(), "It was interrupted twice, and is not tried again.");
            return;
        }
        try {
            Integer version = trial.version();
            if (version == null) {
                version = estimated(trial);
            }
            if (version != null) {
                ModelInUse against = models.inUse();
                Effect effect = effects.of(models.read(version));
                if (models.mark() == against.mark()) {
                    finish(trial.id(), against, effect);
                } else {
                    finish(trial.id(), "Another model or other rules came into use meanwhile.");
                }
            }
        } catch (TooMuchChanges much) {
            finish(trial.id(), "It would change so much that it is no model for these records.");
        } catch (RuntimeException | OutOfMemoryError failed) {
            LOG.error("A linking model could not be tried", failed);
            finish(trial.id(), "It failed; the hub's own log says how.");
        }
    }

    /** Null where the records tell nothing. */
    private @Nullable Integer estimated(Trial trial) {
        Register register = records.read(models.settings());
        if (register.fields().isEmpty() || register.records().size() < 2) {
            finish(trial.id(), "There are too few records to estimate a model from.");
            return null;
        }
        Trained trained = Trained.on(
                register,
                register.candidates(models.settings().rules().blocking()),
                models.settings().rules(),
                SEED);
        return transactions.execute(status -> {
            int version = models.keep(trained.file(), trial.askedBy());
            database.sql("update people.model_trial set version = ? where id = ?")
                    .param(version)
                    .param(trial.id())
                    .update();
            return version;
        });
    }

    private boolean finish(UUID trial, String problem) {
        return database.sql(
                                "update people.model_trial set finished_at = ?, problem = ? where id = ? and finished_at is null")
                        .param(Timestamp.from(clock.instant()))
                        .param(problem)
                        .param(trial)
                        .update()
                == 1;
    }

    private void finish(UUID trial, ModelInUse against, Effect effect) {
        transactions.executeWithoutResult(status -> {
            int finished = database.sql("""
                    update people.model_trial set finished_at = ?, against = ?, mark = ?, identities = ?, people_now = ?,
                      people_then = ?, come_apart = ?, become_one = ? where id = ? and finished_at is null""")
                    .param(Timestamp.from(clock.instant()))
                    .param(against.version())
                    .param(against.mark())
                    .param(effect.identities())
                    .param(effect.peopleNow())
                    .param(effect.peopleThen())
                    .param(effect.comeApart())
                    .param(effect.becomeOne())
                    .param(trial)
                    .update();
            if (finished == 0) {
                return;
            }
            // What an earlier one found is old by now.
            database.sql("delete from people.model_change").update();
            batches.batchUpdate("""
                    insert into people.model_change (trial_id, identity_a, identity_b, now_are, then_are, weight_then)
                    values (?, ?, ?, ?, ?, ?)""", effect.changes(), 1000, (row, change) -> set(row, trial, change));
        });
    }

    private static void set(java.sql.PreparedStatement row, UUID trial, Change change) throws SQLException {
        row.setObject(1, trial);
        row.setObject(2, change.two().one());
        row.setObject(3, change.two().other());
        row.setString(4, change.now().name());
        row.setString(5, change.then().name());
        row.setDouble(6, change.weightThen());
    }

    private static String select(String which) {
        return "select id, version, asked_by, asked_at, finished_at, problem, against, mark, identities, people_now, people_then,"
                + " come_apart, become_one from people.model_trial " + which;
    }

    private static Trial trial(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp(5);
        Integer against = row.getObject(7, Integer.class);
        return new Trial(
                row.getObject(1, UUID.class),
                row.getObject(2, Integer.class),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString(6),
                against,
                row.getObject(8, Integer.class),
                against == null
                        ? null
                        : new Found(
                                row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13)));
    }
}
