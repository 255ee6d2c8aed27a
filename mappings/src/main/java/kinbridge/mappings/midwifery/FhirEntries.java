package kinbridge.mappings.midwifery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Statement;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Unreadable;
import kinbridge.mappings.UnreadablePayload;
import kinbridge.mappings.Utf8;
import kinbridge.mappings.XmlItems;
import org.jspecify.annotations.Nullable;

/**
 * Splits what a FHIR server sends into resources: a Bundle of any kind entry by entry, a single resource,
 * or a resource a line; JSON and XML told apart by their first character.
 */
final class FhirEntries {

    /** The type of an entry that deletes: a transaction takes back an earlier resource. */
    static final String DELETE = "delete";

    private static final String UNKNOWN = "unknown";
    private static final Pattern NARRATIVE = Pattern.compile("(?s)<text>\\s*<status.*?</div>\\s*</text>");
    private static final Pattern RESOURCE = Pattern.compile("(?s)<resource>\\s*<(\\w+)>(.*)</resource>");
    private static final Pattern FULL_URL = Pattern.compile("<fullUrl value=\"([^\"]*)\"");
    private static final Pattern XML_ID = Pattern.compile("(?s)^\\s*<id value=");
    private static final Pattern XML_DELETE =
            Pattern.compile("(?s)<request>.*<method value=\"DELETE\".*<url value=\"([^\"]*)\"");

    private FhirEntries() {}

    static void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        if (startsWithMarkup(payload)) {
            splitXml(payload, items);
        } else {
            new JsonItems(FhirEntries::type, "entry").split(payload, item -> {
                if (!item.type().equals("Bundle")) {
                    items.accept(fromEntry(item));
                }
            });
        }
    }

    /** A Bundle whose entries were given out, or that has none, says no more by itself. */
    private static String type(JsonNode object) {
        return object.path("resourceType")
                .asText(object.path("resource").path("resourceType").asText(UNKNOWN));
    }

    private static Item fromEntry(Item item) {
        JsonNode entry = JsonItems.read(item);
        if (item.fault() != null || entry.has("resourceType")) {
            return item;
        }
        String location = item.location().replace("object", "entry");
        if (entry.path("resource") instanceof ObjectNode resource) {
            if (!resource.has("id")) {
                idOf(entry.path("fullUrl").asText("")).ifPresent(id -> resource.put("id", id));
            }
            return as(item, item.type(), location, resource.toString(), null);
        }
        if (entry.path("request").path("method").asText("").equals("DELETE")) {
            return as(item, DELETE, location, entry.path("request").path("url").asText(""), null);
        }
        return as(item, UNKNOWN, location, item.content(), notAnEntry(location));
    }

    private static void splitXml(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        String root = rootName(payload);
        if (root.equals("Bundle")) {
            XmlItems.split(payload, root, "entry", item -> items.accept(fromXmlEntry(item)));
        } else {
            XmlItems.split(
                    payload,
                    root,
                    root,
                    item -> items.accept(as(item, root, "object 1", fhirXml(item.content()), item.fault())));
        }
    }

    private static Item fromXmlEntry(Item item) {
        if (item.fault() != null) {
            return item;
        }
        Matcher resource = RESOURCE.matcher(item.content());
        Matcher deleted = XML_DELETE.matcher(item.content());
        if (resource.find()) {
            String type = resource.group(1);
            Matcher url = FULL_URL.matcher(item.content());
            String id = XML_ID.matcher(resource.group(2)).find() || !url.find()
                    ? ""
                    : idOf(url.group(1))
                            .map(found -> "<id value=\"" + found + "\"/>")
                            .orElse("");
            return as(item, type, item.location(), fhirXml("<" + type + ">" + id + resource.group(2)), null);
        }
        return deleted.find()
                ? as(item, DELETE, item.location(), deleted.group(1), null)
                : as(item, UNKNOWN, item.location(), item.content(), notAnEntry(item.location()));
    }

    /** Puts the FHIR namespace back; narrative is XHTML of another namespace, and is never read. */
    private static String fhirXml(String element) {
        return NARRATIVE.matcher(element).replaceAll("").replaceFirst(">", " xmlns=\"http://hl7.org/fhir\">");
    }

    /** What a deleting entry takes back: its url is {@code Type/id}. */
    static List<Statement> deleted(Item item, Findings findings) {
        String url = item.content();
        if (!url.matches("[A-Za-z]+/[A-Za-z0-9.-]+")) {
            findings.part("request.url", null, "not the reference of one resource", "Type/id");
            return List.of();
        }
        StatementList removals = new StatementList(item, Agency.MIDWIFERY, item.payloadTime());
        removals.removal(url, "deleted by the sender");
        Sent.partsOf(url.substring(0, url.indexOf('/')))
                .forEach(part -> removals.removal(url + part, "deleted by the sender"));
        return removals.all();
    }

    private static Optional<String> idOf(String fullUrl) {
        String id = fullUrl.startsWith("urn:uuid:")
                ? fullUrl.substring("urn:uuid:".length())
                : fullUrl.substring(fullUrl.lastIndexOf('/') + 1);
        return id.matches("[A-Za-z0-9.-]{1,64}") ? Optional.of(id) : Optional.empty();
    }

    private static Unreadable notAnEntry(String location) {
        return new Unreadable(location, null, null, "an entry without a resource", "a FHIR resource");
    }

    private static Item as(Item item, String type, String location, String content, @Nullable Unreadable fault) {
        return new Item(item.feed(), item.payload(), item.payloadTime(), type, location, content, fault);
    }

    private static boolean startsWithMarkup(Payload payload) throws IOException, UnreadablePayload {
        try (InputStream content =
                new BufferedInputStream(Utf8.start(payload.content().open()))) {
            int next = content.read();
            while (next >= 0 && Character.isWhitespace(next)) {
                next = content.read();
            }
            return next == '<';
        }
    }

    private static String rootName(Payload payload) throws IOException, UnreadablePayload {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream content = payload.content().open()) {
            XMLStreamReader xml = factory.createXMLStreamReader(content);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    return xml.getLocalName();
                }
            }
            throw new UnreadablePayload("an XML payload without an element, expected a FHIR resource");
        } catch (XMLStreamException e) {
            throw new UnreadablePayload("not XML that can be read, expected a FHIR resource");
        }
    }
}
