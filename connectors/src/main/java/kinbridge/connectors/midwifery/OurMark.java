package kinbridge.connectors.midwifery;

import com.fasterxml.jackson.databind.JsonNode;
import org.hl7.fhir.r4.model.Resource;

/**
 * The tag on everything that we deliver, by which the feed knows its own words again: a flag that social
 * care gave must not come back as if midwifery had said it.
 */
final class OurMark {

    static final String SYSTEM = "https://kinbridge.example.gov.uk/CodeSystem/origin";
    static final String CODE = "kinbridge";

    private OurMark() {}

    static void setOn(Resource resource) {
        if (resource.getMeta().getTag(SYSTEM, CODE) == null) {
            resource.getMeta().addTag(SYSTEM, CODE, null);
        }
    }

    static boolean isOn(JsonNode resource) {
        for (JsonNode tag : resource.path("meta").path("tag")) {
            if (SYSTEM.equals(tag.path("system").asText())
                    && CODE.equals(tag.path("code").asText())) {
                return true;
            }
        }
        return false;
    }
}
