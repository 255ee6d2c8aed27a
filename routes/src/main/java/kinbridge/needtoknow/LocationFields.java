package kinbridge.needtoknow;

import java.util.Set;

/** The fields that tell where somebody is: what STRIP_LOCATION removes (section 2.13). */
final class LocationFields {

    private static final Set<String> NAMES = Set.of(
            // Written by people, who write where somebody lives.
            ContestFields.ANSWER,
            ContestFields.STATEMENT,
            "address",
            "town",
            "postcode",
            "uprn",
            "phone",
            "telephone",
            "email",
            "school",
            "nursery",
            "practice",
            "unit",
            "clinic",
            "place",
            "location",
            "tenancyReference",
            "propertyReference",
            "base",
            "placement",
            "accommodation",
            "prisonId",
            "urn",
            "force",
            "ward",
            "organisation",
            "provider",
            "team",
            "workerPhone",
            "workerEmail");

    private LocationFields() {}

    static boolean contains(String field) {
        return NAMES.contains(field);
    }
}
