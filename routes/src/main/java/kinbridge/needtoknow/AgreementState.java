package kinbridge.needtoknow;

import java.util.Optional;
import kinbridge.needtoknow.DecisionRequest.ConsentState;

/**
 * How a subject stands to the sharing of a record, once it is known whose agreement counts: what was
 * recorded, or one of two states that only that question can produce.
 */
enum AgreementState {
    GIVEN,
    GIVEN_OUT_OF_SCOPE,
    NOT_SOUGHT,
    NOT_SOUGHT_UNSAFE,
    EXPIRED,
    REFUSED,
    WITHDRAWN,
    /** Those entitled to decide disagree. */
    PR_CONFLICT,
    /** Nobody can agree for the dead. */
    DECEASED;

    static AgreementState of(ConsentState recorded) {
        return switch (recorded) {
            case GIVEN -> GIVEN;
            case GIVEN_OUT_OF_SCOPE -> GIVEN_OUT_OF_SCOPE;
            case NOT_SOUGHT -> NOT_SOUGHT;
            case NOT_SOUGHT_UNSAFE -> NOT_SOUGHT_UNSAFE;
            case EXPIRED -> EXPIRED;
            case REFUSED -> REFUSED;
            case WITHDRAWN -> WITHDRAWN;
        };
    }

    static Optional<AgreementState> of(String code) {
        for (AgreementState state : values()) {
            if (state.name().equals(code)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** Refused and withdrawn are the same "no" (invariant I4). */
    boolean objects() {
        return this == REFUSED || this == WITHDRAWN;
    }

    /** An agreement that ran out is as if never asked for (invariant I5). */
    boolean notSought() {
        return this == NOT_SOUGHT || this == EXPIRED;
    }
}
