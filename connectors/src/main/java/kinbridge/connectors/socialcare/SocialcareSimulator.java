package kinbridge.connectors.socialcare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kinbridge.connectors.SftpServer;
import kinbridge.connectors.Simulator;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/**
 * The borough's social care case system: a nightly extract of every table on an SFTP server, folders for
 * statutory returns, the department's payload, inspections and the single view, and, where it has a database, views that show changes at once.
 */
public final class SocialcareSimulator implements Simulator {

    private static final String PREFIX = "SOCIALCARE";
    private static final List<String> FOLDERS = List.of("nightly", "statutory", "dfe", "inspection", "single-view");

    private @Nullable SftpServer sftp;
    private @Nullable CaseSystemDatabase caseSystem;
    private @Nullable Database database;

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    @Override
    public void start(Setting setting) throws IOException {
        CaseSystemRows rows = new CaseSystemRows(setting.borough().merged(Agency.SOCIALCARE.word()));
        Path extractMade = setting.folder().resolve("first-extract-made");
        SftpServer server = SftpServer.start(setting.folder(), "kinbridge-socialcare");
        sftp = server;
        for (String folder : FOLDERS) {
            Files.createDirectories(server.outbox().resolve(folder));
        }
        if (!Files.exists(extractMade)) {
            rows.tables().forEach(table -> drop("nightly/" + table + ".csv", bytes(rows.csv(table))));
            new SimulatedReturns(rows).files().forEach((file, content) -> drop(file, bytes(content)));
            Files.createFile(extractMade);
        }
        startDatabase(setting.database(), rows);
    }

    @Override
    public Map<String, String> placeholders() {
        Map<String, String> placeholders = new LinkedHashMap<>(server().placeholders(PREFIX));
        Database views = database;
        if (views != null) {
            placeholders.put(PREFIX + "_DATABASE_URL", views.url());
            placeholders.put(PREFIX + "_DATABASE_USER", views.user());
            placeholders.put(PREFIX + "_DATABASE_PASSWORD", views.password());
        }
        return placeholders;
    }

    /** Puts a file where the hub fetches it: {@code nightly/ssd_person.csv}, {@code statutory/cin.xml}. */
    public void drop(String fileName, byte[] content) {
        server().drop(fileName, content);
    }

    /**
     * A practitioner saves a record in the case system, which its view shows at once.
     *
     * @param table {@code ssd_s47_enquiry}, {@code ssd_cp_plans}, {@code ssd_involvements} or {@code
     *     ssd_contacts}
     * @param row column name to value, dates as ISO dates; a row with the same key is replaced
     */
    public void insertRow(String table, Map<String, String> row) {
        if (!CaseSystemDatabase.TABLES.contains(table)) {
            throw new IllegalArgumentException("the case system's views are " + CaseSystemDatabase.TABLES);
        }
        try {
            Objects.requireNonNull(caseSystem, "this simulator was started without a database")
                    .save(table, row);
        } catch (SQLException e) {
            throw new IllegalStateException("the simulated case system could not save", e);
        }
    }

    @Override
    public void close() {
        SftpServer running = sftp;
        if (running != null) {
            running.close();
        }
    }

    private void startDatabase(@Nullable Database given, CaseSystemRows rows) throws IOException {
        if (given == null) {
            return;
        }
        try {
            CaseSystemDatabase started = new CaseSystemDatabase(given, rows);
            started.start();
            caseSystem = started;
            database = given;
        } catch (SQLException e) {
            throw new IOException("the simulated case system's database could not be made", e);
        }
    }

    private SftpServer server() {
        return Objects.requireNonNull(sftp, "start the simulator first");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
