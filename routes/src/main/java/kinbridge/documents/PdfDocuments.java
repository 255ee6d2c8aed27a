package kinbridge.documents;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Makes documents to print from the templates in {@code templates/documents}: PDF/A-3 to keep, PDF/UA for
 * who listens to it. A document is made of its template, its values and one font, and of nothing else: whatever
 * it names by an address, in the network, on this machine or in itself, is not fetched.
 */
@Component
public class PdfDocuments {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        // What the renderer complains of quotes the document.
        XRLog.setLoggingEnabled(false);
    }

    private final SpringTemplateEngine templates;

    public PdfDocuments() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PdfDocuments.class.getClassLoader());
        resolver.setPrefix("templates/documents/");
        resolver.setSuffix(".xml");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding("UTF-8");
        templates = new SpringTemplateEngine();
        templates.setTemplateResolver(resolver);
    }

    /** @param template its name without path and ending */
    public byte[] of(String template, Map<String, Object> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(template, values, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the document " + template, e);
        }
        return out.toByteArray();
    }

    /** @param template its name without path and ending */
    public void write(String template, Map<String, Object> values, OutputStream out) throws IOException {
        String text = templates.process(template, new Context(Locale.UK, values));
        PdfRendererBuilder document = new PdfRendererBuilder();
        document.useFastMode();
        document.usePdfUaAccessibility(true);
        document.usePdfAConformance(PdfAConformance.PDFA_3_A);
        document.useColorProfile(COLOURS);
        document.useFont((FSSupplier<InputStream>) PdfDocuments::font, "Liberation Sans", 400, FontStyle.NORMAL, true);
        document.withProducer("Kinbridge");
        document.useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        document.useUriResolver((base, address) -> null);
        document.withW3cDocument(XmlText.read(text), null);
        document.toStream(out);
        document.run();
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), "PDFBox has no font " + FONT);
    }
}
