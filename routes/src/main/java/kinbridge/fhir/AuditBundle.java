package kinbridge.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.Tally;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.jspecify.annotations.Nullable;

/** One page of the log, and where the next begins. The total is left out where there are too many to count. */
final class AuditBundle {

    private AuditBundle() {}

    static Bundle of(List<EntryMetadata> entries, @Nullable String next, Tally tally, RequestDetails call) {
        String type = call.getFhirServerBase() + "/" + AuditEvents.TYPE;
        Bundle bundle = new Bundle();
        bundle.setId(UUID.randomUUID().toString());
        bundle.setType(BundleType.SEARCHSET);
        if (!tally.more()) {
            bundle.setTotal((int) tally.entries());
        }
        bundle.addLink().setRelation("self").setUrl(type + query(call, AuditSearch.after(call)));
        if (next != null) {
            bundle.addLink().setRelation("next").setUrl(type + query(call, next));
        }
        for (EntryMetadata entry : entries) {
            bundle.addEntry()
                    .setFullUrl(type + "/" + entry.line().entryId())
                    .setResource(AuditMapping.of(entry))
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    private static String query(RequestDetails call, @Nullable String after) {
        List<String> parts = new ArrayList<>();
        for (String name : AuditSearch.PARAMETERS) {
            for (String value : call.getParameters().getOrDefault(name, new String[0])) {
                parts.add(part(name, value));
            }
        }
        parts.add(part(AuditSearch.COUNT, String.valueOf(AuditSearch.count(call))));
        if (after != null) {
            parts.add(part(AuditSearch.AFTER, after));
        }
        return "?" + String.join("&", parts);
    }

    private static String part(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
