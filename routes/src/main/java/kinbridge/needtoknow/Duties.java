package kinbridge.needtoknow;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.needtoknow.DecisionLog.Decided;
import org.jspecify.annotations.Nullable;

/**
 * What people have signed for a look, and what it obliges them to. Asked anew for each look, so that a
 * grant which ended a moment ago is not found.
 */
public interface Duties {

    OfLook of(Look look);

    /** The grants of one look, and afterwards its duties. */
    interface OfLook extends GrantState {

        /**
         * Records what these decisions oblige people to, and returns when that is committed: before the
         * decisions are logged and anything is shown, so that a crash leaves a task too many, never one
         * too few.
         *
         * @return the grant under which something was released without agreement, if any
         */
        Function<Decided, @Nullable UUID> owe(List<Decided> decisions);
    }
}
