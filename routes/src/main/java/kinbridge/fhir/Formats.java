package kinbridge.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** JSON or XML: the two forms whose length can be evened out. */
final class Formats {

    // A plus sign that a client did not escape arrives as a space.
    private static final Set<String> JSON =
            Set.of("json", "application/fhir+json", "application/fhir json", "application/json", "text/json");
    private static final Set<String> XML =
            Set.of("xml", "application/fhir+xml", "application/fhir xml", "application/xml", "text/xml");

    private static final Set<String> OTHERS = Set.of("turtle", "rdf", "ndjson");

    private Formats() {}

    /** Whether what is asked for is one of the two, or nothing in particular. */
    static boolean isServed(HttpServletRequest request) {
        String format = request.getParameter("_format");
        if (format != null) {
            return JSON.contains(format) || XML.contains(format);
        }
        String accept = accept(request);
        return OTHERS.stream().noneMatch(accept::contains);
    }

    /** Writes a refusal of a call that does not reach the server, in the form asked for, else in JSON. */
    static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isXml = isXml(request);
        FhirContext context = FhirContext.forR4Cached();
        IParser parser = isXml ? context.newXmlParser() : context.newJsonParser();
        response.setStatus(refusal.getStatusCode());
        response.setContentType(isXml ? "application/fhir+xml" : "application/fhir+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(parser.encodeResourceToString(refusal.getOperationOutcome()));
    }

    private static boolean isXml(HttpServletRequest request) {
        String format = request.getParameter("_format");
        return format == null
                ? accept(request).contains("xml") && !accept(request).contains("json")
                : XML.contains(format);
    }

    private static String accept(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null ? "" : accept.toLowerCase(Locale.ROOT);
    }
}
