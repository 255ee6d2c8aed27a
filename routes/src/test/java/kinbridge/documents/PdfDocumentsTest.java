package kinbridge.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfDocumentsTest {

    private final PdfDocuments documents = new PdfDocuments();

    @Test
    void a_document_holds_its_values_as_text() throws IOException {
        assertThat(text(letter("Entry 7", List.of("O'Neil & Ołowska <b>not bold</b>"))))
                .contains("Entry 7", "O'Neil & Ołowska <b>not bold</b>");
    }

    @Test
    void a_value_that_no_document_can_hold_is_left_out_of_it() throws IOException {
        assertThat(text(letter("Entry 7", List.of("be\u0000fore\u0001 after")))).contains("before after");
    }

    @Test
    void a_document_of_many_pages_repeats_its_head_and_counts_its_pages() throws IOException {
        byte[] longOne = letter(
                "Long", IntStream.range(0, 120).mapToObj(i -> "line " + i).toList());

        try (PDDocument document = Loader.loadPDF(longOne)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(document))
                    .contains("What", "About Long", "Page 2 of " + document.getNumberOfPages());
        }
    }

    @Test
    void a_document_can_be_listened_to_and_kept() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter("Entry 7", List.of("one")))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Entry 7");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part", "pdfaid:part");
        }
    }

    @Test
    void nothing_is_fetched_from_the_network() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/a.css";

            assertThat(text(documents.of("reaches-out", Map.of("address", address))))
                    .contains("Stays", "here");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void no_file_of_the_machine_is_read(@TempDir Path folder) throws IOException {
        Path style = Files.writeString(folder.resolve("a.css"), "p { display: none; }");

        assertThat(text(documents.of(
                        "reaches-out", Map.of("address", style.toUri().toString()))))
                .contains("Stays", "here");
    }

    @Test
    void a_style_inside_an_address_is_not_read_either() throws IOException {
        assertThat(text(documents.of("reaches-out", Map.of("address", "data:text/css,p%7Bdisplay:none%7D"))))
                .contains("Stays", "here");
    }

    @Test
    void a_template_that_declares_an_entity_is_refused() {
        assertThatThrownBy(() -> documents.of("names-an-entity", Map.of())).isInstanceOf(UncheckedIOException.class);
    }

    private byte[] letter(String title, List<String> lines) {
        return documents.of("letter", Map.of("title", title, "lines", lines));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
