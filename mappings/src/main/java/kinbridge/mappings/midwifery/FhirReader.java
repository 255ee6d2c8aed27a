package kinbridge.mappings.midwifery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.Findings;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Reads one FHIR R4 resource, JSON or XML by its first character. Lenient on the order of elements and
 * on elements it does not know; a value that is not of its type is a part in quarantine, never dropped
 * unseen as a lenient parser would, since the value may be the one that matters.
 */
final class FhirReader {

    private FhirReader() {}

    /** The resource, or null with the reason among the findings. */
    static @Nullable Resource read(String content, Findings findings) {
        String start = content.stripLeading();
        FhirContext context = FhirContext.forR4Cached();
        IParser parser = start.startsWith("<") ? context.newXmlParser() : context.newJsonParser();
        Faults faults = new Faults(findings);
        parser.setParserErrorHandler(faults);
        try {
            IBaseResource resource = parser.parseResource(content);
            return resource instanceof Resource r4 ? r4 : null;
        } catch (DataFormatException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            // The parser's message may quote the content, so it is not passed on.
            findings.part(faults.last(), null, "not a FHIR R4 resource", "a resource that the R4 parser reads");
            return null;
        }
    }

    /** What the parser objects to, sorted into what spoils a value and what is merely unusual. */
    private static final class Faults extends ErrorHandlerAdapter {
        private final Findings findings;
        private final List<String> places = new ArrayList<>();

        Faults(Findings findings) {
            this.findings = findings;
        }

        @Nullable
        String last() {
            return places.isEmpty() ? null : places.get(places.size() - 1);
        }

        @Override
        public void invalidValue(@Nullable IParseLocation place, @Nullable String value, @Nullable String error) {
            findings.part(path(place, null), value, "not a value of this element's type", "a value as FHIR R4 has it");
        }

        @Override
        public void incorrectJsonType(
                @Nullable IParseLocation place,
                @Nullable String element,
                @Nullable ValueType expected,
                @Nullable ScalarType expectedScalar,
                @Nullable ValueType found,
                @Nullable ScalarType foundScalar) {
            if (expected == ValueType.SCALAR && found == ValueType.SCALAR) {
                findings.warn(path(place, element), "a number, text or boolean where FHIR has another of these");
            } else {
                findings.part(path(place, element), null, "of another JSON kind", "the kind that FHIR R4 has here");
            }
        }

        @Override
        public void unexpectedRepeatingElement(@Nullable IParseLocation place, @Nullable String element) {
            findings.part(path(place, element), null, "there more than once", "one value");
        }

        @Override
        public void unknownElement(@Nullable IParseLocation place, @Nullable String element) {
            findings.warn(path(place, element), "not an element of FHIR R4, not read");
        }

        private String path(@Nullable IParseLocation place, @Nullable String element) {
            String parent = place == null ? null : place.getParentElementName();
            String path = element == null
                    ? String.valueOf(parent)
                    : parent == null || parent.equals(element) ? element : parent + "." + element;
            places.add(path);
            return path;
        }
    }
}
