package kinbridge.connectors.probation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which resources an event makes worth fetching. An event type that is not listed may have changed
 * anything, so everything is fetched: better asked for nothing than not heard.
 */
final class ChangedResources {

    private static final Map<String, List<String>> BY_TYPE = Map.ofEntries(
            Map.entry("DYNAMIC_RISKS_CHANGED", List.of("risks/dynamic")),
            Map.entry("PROBATION_STATUS_CHANGED", List.of("", "status-information", "supervisions")),
            Map.entry("MAPPA_DETAIL_CHANGED", List.of("risks/mappadetail")),
            Map.entry("RISK_SCORE_CHANGED", List.of("risks/scores")),
            Map.entry("RISK_OF_SERIOUS_HARM_CHANGED", List.of("risks/serious-harm")),
            Map.entry("NEEDS_CHANGED", List.of("needs")),
            Map.entry("LICENCE_CONDITION_CHANGED", List.of("licences/conditions")),
            Map.entry(
                    "KEY_DATES_AND_ADJUSTMENTS_PRISONER_RELEASE",
                    List.of("sentences/latest-key-dates-and-adjustments", "supervisions", "licences/conditions")),
            Map.entry("PERSON_STATUS_CHANGED", List.of("")),
            Map.entry("PERSON_ADDRESS_CHANGED", List.of("addresses")),
            Map.entry("PERSON_RESPONSIBLE_OFFICER_CHANGED", List.of("person-responsible-officer", "supervisions")),
            Map.entry("PERSON_ACCESS_LIMITATIONS_CHANGED", List.of("", "addresses", "supervisions")),
            Map.entry("PERSON_NUMBER_OF_CHILDREN_CHANGED", List.of("number-of-children")),
            Map.entry("CONTACT_EVENT_CREATED", List.of()));

    private static final Map<String, List<String>> BY_PREFIX = new LinkedHashMap<>(Map.of(
            "probation-case.registration.",
            List.of("risks/dynamic", "risks/mappadetail", "risks/serious-harm"),
            "probation-case.address.",
            List.of("addresses"),
            "prison-offender-events.prisoner.",
            List.of("", "addresses", "supervisions", "licences/conditions", "person-responsible-officer"),
            "risk-assessment.scores.",
            List.of("risks/scores", "risks/serious-harm"),
            "create-and-vary-a-licence.licence.",
            List.of("licences/conditions", "supervisions"),
            "event.manager.allocated",
            List.of("person-responsible-officer", "supervisions"),
            "person.community.manager.allocated",
            List.of("person-responsible-officer", "supervisions")));

    private ChangedResources() {}

    /** The resources, without the access limitations, which are asked first in any case. */
    static List<String> of(String eventType, List<String> everything) {
        List<String> exact = BY_TYPE.get(eventType);
        if (exact != null) {
            // The end of a limitation opens the whole case.
            return eventType.equals("PERSON_ACCESS_LIMITATIONS_CHANGED") ? everything : exact;
        }
        return BY_PREFIX.entrySet().stream()
                .filter(entry -> eventType.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(everything);
    }
}
