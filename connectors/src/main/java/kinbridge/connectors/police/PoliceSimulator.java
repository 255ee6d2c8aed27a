package kinbridge.connectors.police;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kinbridge.connectors.CsvText;
import kinbridge.connectors.SftpServer;
import kinbridge.connectors.Simulator;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/**
 * The borough's police force: protection notices in {@code ppn/}, one file each, the offence summaries of
 * everybody asked about in {@code summary/}, court hearings in {@code court/} and the crime batch in {@code
 * crime/}.
 */
public final class PoliceSimulator implements Simulator {

    /** Forces' exports begin with one. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private @Nullable SftpServer sftp;

    @Override
    public Agency agency() {
        return Agency.POLICE;
    }

    @Override
    public void start(Setting setting) throws IOException {
        SftpServer server = SftpServer.start(setting.folder(), "kinbridge-police");
        sftp = server;
        for (String folder : List.of("ppn", "summary", "court", "crime")) {
            Files.createDirectories(server.outbox().resolve(folder));
        }
        Path filesMade = setting.folder().resolve("first-files-made");
        if (!Files.exists(filesMade)) {
            JsonNode police = setting.borough().merged(Agency.POLICE.word());
            police.path("ppn").forEach(notice -> drop("ppn/" + fileName(notice), bytes(notice.toPrettyString())));
            OffenceSummaries summaries = new OffenceSummaries(police.path("summary"));
            drop("summary/police.csv", bytes(summaries.people()));
            drop("summary/police_offence.csv", bytes(summaries.offences()));
            drop("court/hearings.json", bytes(police.path("hearings").toString()));
            drop("crime/crime-mapping-request.csv", bytes(BYTE_ORDER_MARK + batch(police.path("crimes"))));
            Files.createFile(filesMade);
        }
    }

    @Override
    public Map<String, String> placeholders() {
        return server().placeholders("POLICE");
    }

    /** Puts a file where the hub fetches it: {@code ppn/PPN-0203.json}. */
    public void drop(String fileName, byte[] content) {
        server().drop(fileName, content);
    }

    @Override
    public void close() {
        SftpServer running = sftp;
        if (running != null) {
            running.close();
        }
    }

    private SftpServer server() {
        return Objects.requireNonNull(sftp, "start the simulator first");
    }

    /** Named after its reference: a file name must not say whom it is about. */
    private static String fileName(JsonNode notice) {
        return notice.path("ppnRef").asText().replaceAll("[^A-Za-z0-9-]", "-") + ".json";
    }

    /** Without a header, a crime a line. */
    private static String batch(JsonNode crimes) {
        StringBuilder csv = new StringBuilder();
        for (JsonNode crime : crimes) {
            List<String> cells = new ArrayList<>();
            crime.forEach(cell -> cells.add(cell.asText()));
            csv.append(CsvText.line(cells));
        }
        return csv.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
