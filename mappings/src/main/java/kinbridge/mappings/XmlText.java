package kinbridge.mappings;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes the element a reader stands at as XML without namespaces, comments and instructions. */
final class XmlText {

    private XmlText() {}

    /** Reads to the end of the element; what is over {@code limit} characters is read and not kept. */
    static void writeElement(XMLStreamReader xml, StringBuilder to, int limit) throws XMLStreamException {
        int depth = 0;
        do {
            int event = depth == 0 ? XMLStreamConstants.START_ELEMENT : xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                start(xml, to, limit);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                append(to, limit, "</" + xml.getLocalName() + ">");
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                append(to, limit, escaped(xml.getText()));
            }
        } while (depth > 0);
    }

    private static void start(XMLStreamReader xml, StringBuilder to, int limit) {
        StringBuilder tag = new StringBuilder("<").append(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            tag.append(' ').append(xml.getAttributeLocalName(i)).append("=\"");
            tag.append(escaped(xml.getAttributeValue(i)).replace("\"", "&quot;"))
                    .append('"');
        }
        append(to, limit, tag.append('>').toString());
    }

    private static void append(StringBuilder to, int limit, String text) {
        if (to.length() <= limit) {
            to.append(text);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
