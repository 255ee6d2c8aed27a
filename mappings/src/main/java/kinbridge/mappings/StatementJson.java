package kinbridge.mappings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Statements as the JSON that {@code map} prints and file pairs expect, and the content hash that tells
 * an unchanged statement from a new version.
 */
public final class StatementJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StatementJson() {}

    /** One object a statement; fields in the order of the mapping. */
    public static ObjectNode write(Statement statement) {
        ObjectNode node = JSON.createObjectNode();
        node.put("kind", kind(statement));
        node.put("feed", statement.feed());
        node.put("agency", statement.agency().word());
        node.put("sourceRef", statement.sourceRef());
        node.put("version", text(statement.sourceTime()));
        if (statement instanceof AgencyRecord agencyRecord) {
            writeRecord(agencyRecord, node);
        } else if (statement instanceof Identity identity) {
            node.put("holder", identity.holder());
            node.put("category", identity.category().code());
            node.put("system", identity.system());
            node.put("localId", identity.localId());
        } else if (statement instanceof Relationship relationship) {
            writeRelationship(relationship, node);
        } else if (statement instanceof Removal removal) {
            node.put("reason", removal.reason());
        } else if (statement instanceof Worker worker) {
            node.put("system", worker.system());
            node.put("localId", worker.localId());
        }
        ObjectNode fields = node.putObject("fields");
        statement.fields().forEach((name, field) -> {
            ObjectNode value = fields.putObject(name);
            value.set("value", JSON.valueToTree(field.value()));
            value.put("level", field.level().name());
            if (field.raw() != null) {
                value.put("raw", field.raw());
            }
        });
        return node;
    }

    /** A quarantined item or part; the value only where {@code showValues}. */
    public static ObjectNode write(Item item, Unreadable problem, boolean showValues) {
        ObjectNode node = JSON.createObjectNode();
        node.put("kind", "quarantined");
        node.put("feed", item.feed());
        node.put("location", item.payload() + ", " + problem.location());
        node.put("field", problem.field());
        node.put("value", problem.value() == null || showValues ? problem.value() : "***");
        node.put("reason", problem.reason() + ", expected " + problem.expected());
        return node;
    }

    /** SHA-256 in hexadecimal of all that the statement says, its source time apart. */
    public static String contentHash(Statement statement) {
        ObjectNode node = write(statement);
        node.remove("version");
        try {
            byte[] content = JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void writeRecord(AgencyRecord agencyRecord, ObjectNode node) {
        node.put("holder", agencyRecord.holder());
        node.put("type", agencyRecord.type().name());
        node.put("category", agencyRecord.category().code());
        agencyRecord.subjects().forEach(subject -> node.withArray("subjects").add(reference(subject)));
        if (agencyRecord.names() != null) {
            node.set("names", reference(agencyRecord.names()));
        }
        node.put("occurred", text(agencyRecord.occurred()));
        node.put("until", text(agencyRecord.until()));
    }

    private static void writeRelationship(Relationship relationship, ObjectNode node) {
        node.put("holder", relationship.holder());
        node.put("category", relationship.category().code());
        node.set("from", reference(relationship.from()));
        node.put("type", relationship.type().name());
        node.set("to", reference(relationship.to()));
        node.put("since", text(relationship.since()));
        node.put("until", text(relationship.until()));
    }

    private static ObjectNode reference(Subject subject) {
        return JSON.createObjectNode()
                .put("system", subject.system())
                .put("kind", subject.kind().name())
                .put("localId", subject.localId())
                .put("role", subject.role().name());
    }

    private static String kind(Statement statement) {
        return statement instanceof AgencyRecord
                ? "record"
                : statement.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
