package kinbridge.mappings.housing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import org.jspecify.annotations.Nullable;

/** An address that a system holds as one text, over one line or several, with the postcode at its end. */
record AddressText(@Nullable String lines, @Nullable String postcode) {

    private static final Pattern POSTCODE_AT_END =
            Pattern.compile("(?i)^(.*?)[,\\s]*\\b([A-Z]{1,2}[0-9][A-Z0-9]?\\s*[0-9][A-Z]{2})\\s*$", Pattern.DOTALL);

    static AddressText of(@Nullable String full) {
        String text = full == null ? "" : full.strip();
        Matcher matcher = POSTCODE_AT_END.matcher(text);
        return matcher.matches()
                ? new AddressText(oneLine(matcher.group(1)), matcher.group(2))
                : new AddressText(oneLine(text), null);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*,?\\s*[\\r\\n]+\\s*", ", ");
    }

    void tell(Fields fields, String field, Findings findings) {
        fields.full("address", lines);
        findings.postcode(fields, "postcode", field, postcode);
    }
}
