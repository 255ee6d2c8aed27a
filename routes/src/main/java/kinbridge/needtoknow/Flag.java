package kinbridge.needtoknow;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fact about the request, the record or the family that a rule depends on (table 2.17). A flag that is
 * not here is refused, not ignored: it might have been the one that mattered.
 */
public enum Flag {
    REQUESTER_CONFLICT,
    SESSION_UNVERIFIED,
    PROTECTED_ADDRESS,
    STATUTORY_EXCEPTION,
    CP_CONFERENCE_MEMBER,
    COURT_PERMISSION,
    ORIGINATOR_AUTHORISED,
    OFFICIAL_DUTY_RECORDED,
    REQUESTER_LINKED_TO_PERP,
    PERP_PRESENT,
    POLICE_HOLD,
    DETRIMENT_TO_CHILD,
    SCREENING_RULE_FIRED,
    NECESSITY_RECORDED,
    BREAK_GLASS,
    SEPARABLE,
    SEALED,
    LOCATION_SENSITIVE,
    UNSAFE_TO_NOTIFY,
    PRIOR_SHARE,
    COURT_ORDER_SETTLES,
    PREJUDICE_CRIME,
    SERIOUS_HARM_IF_DISCLOSED,
    CHILD_ABUSE_DATA_NOT_BEST_INTERESTS,
    CHILD_EXPECTS_CONFIDENCE,
    OWN_DATA,
    DSA_EXPIRED,
    DSA_MISSING,
    REQUESTER_ALLEGED_PERPETRATOR,
    MARAC_HIGH_RISK;

    private static final Map<String, Flag> BY_CODE =
            Stream.of(values()).collect(Collectors.toMap(Flag::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As it is written in requests: {@code break_glass}. */
    public String code() {
        return code;
    }

    /** The flag of that code, or empty if there is none. */
    public static Optional<Flag> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
