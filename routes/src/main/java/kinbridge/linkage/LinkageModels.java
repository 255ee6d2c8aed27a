package kinbridge.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import kinbridge.linkage.model.ModelFile;
import kinbridge.storage.HubFolders;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which model weighs: the one that was adopted last. A new hub begins with the one that comes with the program. */
@Component
public class LinkageModels {

    private static final String STARTING = "/kinbridge/linkage/starting-model.json";
    private static final String PROGRAM = "kinbridge";

    private final JdbcClient database;
    private final InstantSource clock;
    private final LinkageSettings settings;
    private volatile @Nullable ModelInUse last;

    LinkageModels(JdbcClient database, InstantSource clock, HubFolders folders) {
        this.database = database;
        this.clock = clock;
        settings = LinkageSettings.load(folders.config().resolve("linkage.yaml"));
    }

    LinkageSettings settings() {
        return settings;
    }

    ModelInUse inUse() {
        int version = versionInUse();
        ModelInUse known = last;
        if (known == null || known.version() != version) {
            known = read(version);
            last = known;
        }
        return known;
    }

    private int versionInUse() {
        return database.sql("select version from people.linkage_model_use order by sequence desc limit 1")
                .query(Integer.class)
                .optional()
                .orElseGet(this::begin);
    }

    private int begin() {
        Timestamp now = Timestamp.from(clock.instant());
        String document = starting();
        database.sql("""
                insert into people.linkage_model (version, document, records, made_at, made_by, has_converged)
                values (1, ?, ?, ?, ?, true) on conflict do nothing""")
                .param(document)
                .param(model(document, 1).records())
                .param(now)
                .param(PROGRAM)
                .update();
        database.sql("insert into people.linkage_model_use (version, since, decided_by) values (1, ?, ?)")
                .param(now)
                .param(PROGRAM)
                .update();
        return 1;
    }

    ModelInUse read(int version) {
        return new ModelInUse(version, model(document(version), version), settings);
    }

    /** Keeps a model that was estimated from the hub's own records, as a new version. */
    int keep(ModelFile estimated, String practitioner) {
        int inUse = versionInUse();
        ModelFile whole = estimated.completedBy(model(document(inUse), inUse));
        return database.sql("""
                insert into people.linkage_model (version, document, records, made_at, made_by, has_converged)
                select max(version) + 1, ?, ?, ?, ?, ? from people.linkage_model returning version""")
                .param(whole.json())
                .param(whole.records())
                .param(Timestamp.from(clock.instant()))
                .param(practitioner)
                .param(estimated.convergence().hasConverged())
                .query(Integer.class)
                .single();
    }

    /**
     * A linking model that the hub has.
     *
     * @param records of how many it was estimated
     * @param madeBy who asked for it; {@code kinbridge} for the one that comes with the program
     * @param hasConverged whether its estimation came to an end
     * @param firstInUse when it was put in use first; null where it never was
     * @param inUseSince when last
     */
    public record Version(
            int version,
            long records,
            Instant madeAt,
            String madeBy,
            boolean hasConverged,
            @Nullable Instant firstInUse,
            @Nullable Instant inUseSince) {
        public boolean isOfTheProgram() {
            return madeBy.equals(PROGRAM);
        }
    }

    /** The one in use first, then the newest first. */
    public List<Version> versions() {
        int inUse = versionInUse();
        return database.sql("""
                select m.version, m.records, m.made_at, m.made_by, m.has_converged,
                  used.first, used.last
                from people.linkage_model m left join (
                  select version, min(since) first, max(since) last from people.linkage_model_use group by version) used
                  on used.version = m.version order by m.version = ? desc, m.version desc""")
                .param(inUse)
                .query((row, number) -> {
                    Timestamp first = row.getTimestamp(6);
                    Timestamp last = row.getTimestamp(7);
                    return new Version(
                            row.getInt(1),
                            row.getLong(2),
                            row.getTimestamp(3).toInstant(),
                            row.getString(4),
                            row.getBoolean(5),
                            first == null ? null : first.toInstant(),
                            last == null ? null : last.toInstant());
                })
                .list();
    }

    /** One decides at a time which model is in use, until the transaction ends. */
    public void lock() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('people.linkage_model_use', 0))")
                .query((row, number) -> true)
                .single();
    }

    /** Another one for another model in use, and for other rules of {@code linkage.yaml}. */
    public int mark() {
        return inUse().mark();
    }

    /** From now on this one weighs; everybody is linked anew by it, some at a time. */
    public void use(int version, String practitioner) {
        database.sql("insert into people.linkage_model_use (version, since, decided_by) values (?, ?, ?)")
                .param(version)
                .param(Timestamp.from(clock.instant()))
                .param(practitioner)
                .update();
    }

    /** How many identities are linked by another model or by other rules than are in use, so far. */
    public long linkedOtherwise() {
        return database.sql(
                        "select count(*) from people.identity where linked_by is null or linked_by < :mark or linked_by > :mark")
                .param("mark", mark())
                .query(Long.class)
                .single();
    }

    private String document(int version) {
        return database.sql("select document from people.linkage_model where version = ?")
                .param(version)
                .query(String.class)
                .single();
    }

    private static ModelFile model(String document, int version) {
        try {
            return ModelFile.read(document);
        } catch (IOException wrong) {
            throw new UncheckedIOException("Linkage model " + version + ": " + wrong.getMessage(), wrong);
        }
    }

    private static String starting() {
        try (InputStream model = LinkageModels.class.getResourceAsStream(STARTING)) {
            if (model == null) {
                throw new IllegalStateException("The program lacks its own starting model");
            }
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
