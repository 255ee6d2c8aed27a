package kinbridge.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.InstantSource;
import kinbridge.linkage.model.ModelFile;
import kinbridge.storage.HubFolders;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which model weighs: the one that was adopted last. A new hub begins with the one that comes with the program. */
@Component
class LinkageModels {

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

    ModelInUse inUse() {
        int version = database.sql("select version from people.linkage_model_use order by sequence desc limit 1")
                .query(Integer.class)
                .optional()
                .orElseGet(this::begin);
        ModelInUse known = last;
        if (known == null || known.version() != version) {
            known = read(version);
            last = known;
        }
        return known;
    }

    private int begin() {
        Timestamp now = Timestamp.from(clock.instant());
        String document = starting();
        database.sql("""
                insert into people.linkage_model (version, document, records, made_at, made_by)
                values (1, ?, ?, ?, ?) on conflict do nothing""")
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

    private ModelInUse read(int version) {
        String document = database.sql("select document from people.linkage_model where version = ?")
                .param(version)
                .query(String.class)
                .single();
        return new ModelInUse(version, model(document, version), settings);
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
