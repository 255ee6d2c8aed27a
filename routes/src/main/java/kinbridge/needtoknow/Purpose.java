package kinbridge.needtoknow;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a record is asked for; a request names exactly one. What each reaches and who may claim it is data
 * in {@code config/sharing/purposes.csv}; prohibited purposes are in {@code lawful-bases.yaml}.
 */
public enum Purpose {
    TAF_SUPPORT,
    CIN_ASSESSMENT,
    PREBIRTH,
    CP_ENQUIRY,
    CP_PLAN,
    DIRECT_CARE,
    HOUSING_SUPPORT,
    CRIME_PREVENTION,
    OFFENDER_MGMT,
    DA_SAFETY,
    VISIT_SAFETY,
    SUPERVISION,
    EMERGENCY,
    /** Claimed by the hub's alert rules, never by a person. */
    SAFEGUARDING_ALERT,
    LEGAL_PROCEEDINGS,
    AUDIT,
    STATISTICS,
    /** A person's own right, not a practitioner's purpose: no row of the table, but the rules of 5.5. */
    SUBJECT_ACCESS;

    private static final Map<String, Purpose> BY_CODE =
            Stream.of(values()).collect(Collectors.toMap(Purpose::name, Function.identity()));

    /** The purpose of that code, or empty if there is none. */
    public static Optional<Purpose> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
