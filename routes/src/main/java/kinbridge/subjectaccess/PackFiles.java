package kinbridge.subjectaccess;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kinbridge.documents.CsvWriter;
import kinbridge.documents.PdfDocuments;
import kinbridge.subjectaccess.PackContent.PackItem;
import kinbridge.subjectaccess.PackContent.PackRecipient;
import org.springframework.stereotype.Component;

/** The same content as a document to read and as files for a machine. */
@Component
class PackFiles {

    private static final List<String> COLUMNS =
            List.of("record", "what", "category", "held by", "source", "when", "until", "detail", "field", "value");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final PdfDocuments documents;

    PackFiles(PdfDocuments documents) {
        this.documents = documents;
    }

    byte[] of(AccessPacks.Form form, PackContent content) {
        return form == AccessPacks.Form.PDF ? pdf(content) : zip(content);
    }

    private byte[] pdf(PackContent content) {
        return documents.of(
                "subject-access-pack",
                Map.of(
                        "pack", content,
                        "retention", PackContent.RETENTION,
                        "rights", PackContent.RIGHTS,
                        "always", PackContent.ALWAYS));
    }

    private byte[] zip(PackContent content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "what-is-held.json", json.writeValueAsBytes(tree(content)));
            add(zip, "what-is-held.csv", items(content.items()).getBytes(StandardCharsets.UTF_8));
            add(zip, "who-received-it.csv", recipients(content.recipients()).getBytes(StandardCharsets.UTF_8));
            add(zip, "letter.txt", letter(content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a pack", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static Map<String, Object> tree(PackContent content) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("reference", content.reference());
        tree.put("received", content.received());
        tree.put("heldAsAt", content.asAt());
        tree.put("made", content.made());
        tree.put("reviewedBy", content.reviewedBy());
        tree.put("sources", content.sources());
        tree.put("records", content.items().stream().map(PackFiles::tree).toList());
        tree.put("recipients", content.recipients());
        tree.put("purposes", content.purposes());
        tree.put("retention", PackContent.RETENTION);
        tree.put("rights", PackContent.RIGHTS);
        tree.put("leftOut", content.leftOut());
        tree.put("note", PackContent.ALWAYS);
        return tree;
    }

    private static Map<String, Object> tree(PackItem item) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("what", item.what());
        tree.put("category", item.category());
        tree.put("heldBy", item.heldBy());
        tree.put("source", item.source());
        tree.put("when", item.when());
        tree.put("until", item.until());
        tree.put("detail", item.detail());
        tree.put("fields", item.values());
        return tree;
    }

    /** One row for each field, and one for a record without any. */
    private static String items(List<PackItem> items) {
        StringBuilder text = new StringBuilder(CsvWriter.line(COLUMNS));
        int number = 0;
        for (PackItem item : items) {
            number++;
            Map<String, String> fields = item.fields().isEmpty() ? Map.of("", "") : item.fields();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                text.append(CsvWriter.line(List.of(
                        Integer.toString(number),
                        item.what(),
                        item.category(),
                        item.heldBy(),
                        item.source(),
                        item.when(),
                        item.until(),
                        item.detail(),
                        field.getKey(),
                        field.getValue())));
            }
        }
        return text.toString();
    }

    private static String recipients(List<PackRecipient> recipients) {
        StringBuilder text =
                new StringBuilder(CsvWriter.line(List.of("who", "what about", "purpose", "first", "last")));
        recipients.forEach(one -> text.append(
                CsvWriter.line(List.of(one.who(), one.category(), one.purpose(), one.first(), one.last()))));
        return text.toString();
    }

    private static String letter(PackContent content) {
        StringBuilder text = new StringBuilder();
        text.append("Your request ")
                .append(content.reference())
                .append(", received ")
                .append(content.received());
        text.append("\n\nWhat is held was put together as at ").append(content.asAt());
        text.append(" and reviewed by ")
                .append(String.join(", ", content.reviewedBy()))
                .append(".\n\n");
        add(text, "Why it is held", content.purposes());
        add(text, "How long it is kept", PackContent.RETENTION);
        add(text, "What is not given", content.leftOut());
        text.append(PackContent.ALWAYS).append("\n\n");
        add(text, "Your rights", PackContent.RIGHTS);
        return text.toString();
    }

    private static void add(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(title).append('\n');
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
            text.append('\n');
        }
    }
}
