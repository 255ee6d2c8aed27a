package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.jspecify.annotations.Nullable;

/** Duties of a test: everything is signed, or nothing is, and what was owed is written down. */
final class WrittenDuties implements Duties {

    static final UUID GRANT = UUID.fromString("00000000-0000-4000-8000-00000000000a");

    final List<Decided> owed = new ArrayList<>();
    boolean isSigned = true;

    @Nullable
    RuntimeException failure;

    @Override
    public OfLook of(Look look) {
        return new OfLook() {
            @Override
            public boolean isSigned(String group, HarmLevel harm) {
                return isSigned;
            }

            @Override
            public Function<Decided, @Nullable UUID> owe(List<Decided> decisions) {
                if (failure != null) {
                    throw failure;
                }
                owed.addAll(decisions);
                return decided -> decided.isReleasedOverride() ? GRANT : null;
            }
        };
    }
}
