package kinbridge.mappings;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as one system knows them. Names and dates are SUMMARY, identifiers FULL. The field names are
 * the constants of this type, whatever the feed calls them; linkage reads those and no others.
 *
 * @param holder the policy code of the agency whose knowledge this is
 * @param system the system whose id {@code localId} is
 * @param localId the person's id in that system
 * @param category ID.CORE, or the category of what the identity reveals where that is more sensitive:
 *     HE.MATERNITY for an unborn child known from maternity, SC.ADOPTION for a child adopted away
 */
public record Identity(
        String feed,
        Agency agency,
        String holder,
        String sourceRef,
        @Nullable Instant sourceTime,
        String system,
        String localId,
        Category category,
        Map<String, FieldValue> fields)
        implements Statement {

    public static final String GIVEN_NAME = "givenName";
    public static final String FAMILY_NAME = "familyName";
    /** Former, maiden or alias names, a list of texts "Given Family". */
    public static final String OTHER_NAMES = "otherNames";
    /** ISO date. 1 January of a year that the agency marks as estimated is not mapped. */
    public static final String DATE_OF_BIRTH = "dateOfBirth";
    /** ISO date on which an unborn child is expected; an identity has this or a date of birth. */
    public static final String EXPECTED_DATE = "expectedDate";

    public static final String DATE_OF_DEATH = "dateOfDeath";
    /** {@code male}, {@code female}, {@code indeterminate} or {@code unknown}. */
    public static final String SEX = "sex";
    /** Ten digits that pass modulus 11, no spaces. */
    public static final String NHS_NUMBER = "nhsNumber";
    /** Boolean: the source says that the number was traced and verified (status 01). */
    public static final String NHS_NUMBER_VERIFIED = "nhsNumberVerified";

    public static final String CRN = "crn";
    public static final String NOMS_NUMBER = "nomsNumber";
    /** Canonical {@code YYYY/NNNNNNNC}. */
    public static final String PNC_NUMBER = "pncNumber";

    public static final String CRO_NUMBER = "croNumber";
    public static final String UPN = "upn";
    public static final String PHONE = "phone";
    public static final String EMAIL = "email";
    public static final String ETHNICITY = "ethnicity";

    /** The reference by which statements of the same system name this person. */
    public Subject subject() {
        return Subject.person(system, localId);
    }
}
