package kinbridge.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An identity as it stands in the database.
 *
 * @param values by the field of {@code linkage.yaml}, as written; several postcodes or UPRNs with blanks between
 */
record IdentityRow(
        UUID id,
        UUID person,
        String system,
        String localId,
        boolean isUnborn,
        boolean nhsVerified,
        Map<String, String> values) {

    /** Of {@code people.identity}: whoever is no unborn child. */
    static final String BORN = "(expected_date is null or date_of_birth is not null)";

    /** What the hub knows of identities. */
    static final List<String> FIELDS = List.of(
            "given",
            "family",
            "born",
            "sex",
            "nhs-number",
            "crn",
            "noms-number",
            "pnc-number",
            "upn",
            "phone",
            "email",
            "postcode",
            "uprn");

    /** The columns of those fields. */
    static final List<String> COLUMNS = List.of(
            "given_name",
            "family_name",
            "date_of_birth",
            "sex",
            "nhs_number",
            "crn",
            "noms_number",
            "pnc_number",
            "upn",
            "phone",
            "email",
            "postcodes",
            "uprns");

    IdentityRow {
        values = Map.copyOf(values);
    }

    /** The same person at other addresses. */
    IdentityRow at(String postcodes, String uprns) {
        Map<String, String> moved = new HashMap<>(values);
        moved.put("postcode", postcodes);
        moved.put("uprn", uprns);
        return new IdentityRow(id, person, system, localId, isUnborn, nhsVerified, moved);
    }
}
