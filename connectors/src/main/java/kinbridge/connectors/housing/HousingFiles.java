package kinbridge.connectors.housing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kinbridge.connectors.CsvText;
import kinbridge.connectors.SftpServer;

/**
 * The nightly files of the simulated housing system: tables of arrears in {@code arrears/}, the
 * single-view sheet in {@code summary/}, cautionary alerts in {@code alerts/}.
 */
record HousingFiles(JsonNode known, SftpServer server) {

    private static final List<String> ARREARS = List.of("case_priorities", "agreements", "court_cases", "evictions");

    /** @param made a mark that they were dropped: a restart drops nothing twice */
    void dropFirst(Path made) throws IOException {
        for (String folder : List.of("arrears", "summary", "alerts")) {
            Files.createDirectories(server.outbox().resolve(folder));
        }
        if (!Files.exists(made)) {
            ARREARS.forEach(table -> drop("arrears/" + table + ".csv", known.path(table)));
            drop("summary/Housing.csv", known.path("single_view"));
            drop("alerts/PropertyAlertNew.csv", known.path("alerts"));
            Files.createFile(made);
        }
    }

    /** Columns as in the rows; a table without rows has no file, as it has no columns. */
    private void drop(String fileName, JsonNode rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        if (columns.isEmpty()) {
            return;
        }
        StringBuilder csv = new StringBuilder(CsvText.line(List.copyOf(columns)));
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            columns.forEach(column ->
                    cells.add(row.path(column).isNull() ? "" : row.path(column).asText()));
            csv.append(CsvText.line(cells));
        }
        server.drop(fileName, csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
