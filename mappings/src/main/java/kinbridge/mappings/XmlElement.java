package kinbridge.mappings;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an item's XML, read whole. Text beside child elements, which some returns contain by
 * mistake, is there but disturbs nobody.
 */
public final class XmlElement {

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlElement> children = new ArrayList<>();

    private XmlElement(String name) {
        this.name = name;
    }

    /** The root element, or empty where the text is not well-formed XML. */
    public static Optional<XmlElement> read(String xmlText) {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement above = new XmlElement("");
        open.push(above);
        try {
            XMLStreamReader xml = XmlItems.factory().createXMLStreamReader(new StringReader(xmlText));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    XmlElement element = new XmlElement(xml.getLocalName());
                    open.element().children.add(element);
                    open.push(element);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.pop();
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    open.element().text.append(xml.getText());
                }
            }
        } catch (XMLStreamException broken) {
            return Optional.empty();
        }
        return above.children.stream().findFirst();
    }

    public String name() {
        return name;
    }

    /** The element's own text, or null where it is blank: an empty element means nothing. */
    public @Nullable String text() {
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** The text of the first child of that name, or null. */
    public @Nullable String text(String child) {
        return children(child).stream().findFirst().map(XmlElement::text).orElse(null);
    }

    public Optional<XmlElement> child(String child) {
        return children(child).stream().findFirst();
    }

    public List<XmlElement> children() {
        return List.copyOf(children);
    }

    public List<XmlElement> children(String child) {
        return children.stream().filter(each -> each.name.equals(child)).toList();
    }
}
