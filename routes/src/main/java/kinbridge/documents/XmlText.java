package kinbridge.documents;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads a text as XML, and nothing that the text points at. */
final class XmlText {

    private XmlText() {}

    static Document read(String text) throws IOException {
        try {
            return reader().parse(new InputSource(new StringReader(text)));
        } catch (SAXException e) {
            // The parser's words quote the document.
            throw new IOException("the document is not well-formed XML");
        }
    }

    private static DocumentBuilder reader() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder reader = factory.newDocumentBuilder();
            reader.setErrorHandler(null);
            return reader;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot read XML safely", e);
        }
    }
}
