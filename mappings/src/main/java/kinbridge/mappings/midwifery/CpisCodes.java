package kinbridge.mappings.midwifery;

import java.util.Arrays;
import java.util.Optional;

/** The words of Child Protection - Information Sharing, read from a hospital and written to one. */
final class CpisCodes {

    static final String FLAG = "child-protection-information-system-flag";
    static final String FLAG_AS_REQUESTED = "child-protection-information-sharing-flag";

    /** CodeSystem PatientFlagCategory, before England-FlagCategoryPatient. */
    static final String FLAG_OF_OLD = "CP-IS";

    private CpisCodes() {}

    static Optional<ReleasedPlan.PlanType> planType(String code) {
        return Arrays.stream(ReleasedPlan.PlanType.values())
                .filter(type -> type.code().equals(code))
                .findFirst();
    }
}
