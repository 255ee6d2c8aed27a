package kinbridge.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Splits an XML payload into the children of one name, streaming, whatever their namespace; the content
 * of an item is the child's own XML without namespaces. Document types and external entities are off.
 *
 * <p>XML cannot be read on past a break. A payload that breaks off inside a child gives that child as a
 * fault, says there that nothing after it was read, and keeps the earlier ones.
 */
public final class XmlItems {

    /** A child longer than this is a fault, not a reason to run out of memory. */
    static final int LONGEST_CHILD_CHARACTERS = 8 << 20;

    private final Payload payload;
    private final String child;
    private final Consumer<Item> items;
    private int number;

    private XmlItems(Payload payload, String child, Consumer<Item> items) {
        this.payload = payload;
        this.child = child;
        this.items = items;
    }

    /**
     * @param root the local name that the payload's root must have
     * @param child the local name of the elements that are items
     */
    public static void split(Payload payload, String root, String child, Consumer<Item> items)
            throws IOException, UnreadablePayload {
        new XmlItems(payload, child, items).split(root);
    }

    /**
     * The texts of the elements before the first {@code child}, by local name: what a header says. Empty
     * where the payload cannot be read; {@link #split} then says why.
     */
    public static Map<String, String> textsBefore(Payload payload, String child) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (InputStream in = payload.content().open()) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            String name = "";
            while (xml.hasNext() && !(xml.next() == XMLStreamConstants.START_ELEMENT && is(xml, child))) {
                if (xml.isStartElement()) {
                    name = xml.getLocalName();
                } else if (xml.isCharacters() && !xml.isWhiteSpace()) {
                    texts.merge(name, xml.getText().strip(), String::concat);
                }
            }
        } catch (XMLStreamException unreadable) {
            return texts;
        }
        return texts;
    }

    private void split(String root) throws IOException, UnreadablePayload {
        try (InputStream in = payload.content().open()) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            boolean rootSeen = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (!rootSeen && !is(xml, root)) {
                    throw new UnreadablePayload("found an XML element of another name, expected " + root);
                }
                rootSeen = true;
                if (is(xml, child) && !readChild(xml)) {
                    return;
                }
            }
        } catch (XMLStreamException broken) {
            throw new UnreadablePayload(
                    number == 0
                            ? "not XML that can be read, expected " + root + " with elements " + child
                            : "breaks off after " + child + " " + number + ", expected the end of " + root);
        }
    }

    /** Gives one child as an item; false when the XML breaks off inside it. */
    private boolean readChild(XMLStreamReader xml) {
        number++;
        String location = child + " " + number;
        StringBuilder content = new StringBuilder();
        int line = xml.getLocation().getLineNumber();
        try {
            XmlText.writeElement(xml, content, LONGEST_CHILD_CHARACTERS);
        } catch (XMLStreamException broken) {
            give(
                    location + ", begun on line " + line,
                    content,
                    "the XML is broken in this element, nothing after it was read");
            return false;
        }
        give(location, content, content.length() > LONGEST_CHILD_CHARACTERS ? "too long for one element" : null);
        return true;
    }

    private void give(String location, StringBuilder content, @Nullable String reason) {
        Unreadable fault = reason == null
                ? null
                : new Unreadable(location, null, null, reason, "a whole, well-formed element " + child);
        items.accept(new Item(
                payload.feed(), payload.name(), payload.sourceTime(), child, location, content.toString(), fault));
    }

    private static boolean is(XMLStreamReader xml, String localName) {
        return xml.getLocalName().equals(localName);
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return factory;
    }
}
