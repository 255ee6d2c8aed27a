package kinbridge.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kinbridge.documents.PdfDocuments;
import kinbridge.subjectaccess.AccessPacks.Form;
import kinbridge.subjectaccess.PackContent.PackItem;
import kinbridge.subjectaccess.PackContent.PackRecipient;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The files of a pack: the same content to read and for machines. */
class PackFilesTest {

    private final PackFiles files = new PackFiles(new PdfDocuments());

    static PackContent content(int records) {
        return new PackContent(
                "SAR-TEST234",
                "1 November 2026",
                "20 November 2026",
                "30 November 2026",
                List.of("Chidi Obi"),
                List.of("Children's social care"),
                IntStream.range(0, records)
                        .mapToObj(number -> new PackItem(
                                "Assessment",
                                "Assessment",
                                "Children's social care",
                                "socialcare-ssd",
                                "3 May 2026",
                                "",
                                "in full",
                                Map.of(
                                        "Status", "=HYPERLINK(\"http://evil\") " + number,
                                        "Start date", "3 May 2026",
                                        "End date", "3 June 2026",
                                        "Outcome", "No further action was taken, and the family was told so",
                                        "Worker name", "Priya Raman",
                                        "Team", "Safeguarding Team South"),
                                Map.of("status", "completed " + number)))
                        .toList(),
                List.of(new PackRecipient(
                        "Early help, Lead practitioner", "Assessment", "Support", "4 May 2026", "9 May 2026")),
                List.of("Support"),
                List.of("Information about other people."));
    }

    private Map<String, String> unzipped(PackContent content) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files.of(Form.ZIP, content)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void the_zip_holds_data_recipients_and_letter_and_no_redaction_log() throws IOException {
        assertThat(unzipped(content(2)))
                .containsOnlyKeys("what-is-held.json", "what-is-held.csv", "who-received-it.csv", "letter.txt");
    }

    @Test
    void the_json_says_all_that_the_law_asks_for() throws IOException {
        JsonNode json = new ObjectMapper().readTree(unzipped(content(2)).get("what-is-held.json"));

        assertThat(json.get("records")).hasSize(2);
        assertThat(json.get("records").get(1).get("fields").get("status").asText())
                .isEqualTo("completed 1");
        assertThat(json.get("recipients").get(0).get("who").asText()).contains("Lead practitioner");
        for (String part : List.of("sources", "purposes", "retention", "rights", "reviewedBy", "leftOut")) {
            assertThat(json.get(part)).as(part).isNotEmpty();
        }
    }

    @Test
    void no_cell_of_the_csv_is_a_formula() throws IOException {
        assertThat(unzipped(content(1)).get("what-is-held.csv")).contains("\"'=HYPERLINK");
    }

    @Test
    void the_pdf_says_the_same() throws IOException {
        try (PDDocument document = Loader.loadPDF(files.of(Form.PDF, content(2)))) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "SAR-TEST234",
                            "Chidi Obi",
                            "Lead practitioner",
                            "Your rights",
                            "Information about other people.",
                            "socialcare-ssd");
        }
    }

    @Test
    void a_pack_of_two_thousand_records_is_made() {
        PackContent content = content(2_000);
        for (Form form : Form.values()) {
            byte[] bytes = files.of(form, content);
            assertThat(bytes).isNotEmpty();
        }
    }
}
