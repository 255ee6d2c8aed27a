package kinbridge.consent;

import java.util.Arrays;
import java.util.List;
import kinbridge.needtoknow.SharingTables;

/**
 * Which flags one practitioner may see, set, review and clear in one family. Nobody may anything about a
 * flag that is about themself; who is linked to an alleged perpetrator there learns of none.
 *
 * @param isLinked whether the practitioner is named so in a flag in force in this family
 */
public record FlagRights(SharingTables tables, Recorder by, boolean isLinked) {

    public List<FlagKind> settable() {
        return Arrays.stream(FlagKind.values()).filter(this::maySet).toList();
    }

    boolean maySet(FlagKind kind) {
        return !isLinked && tables.mayRecord(by.role(), "set-" + kind.code());
    }

    public boolean mayClear(SetFlag flag) {
        return isNotAboutThem(flag)
                && !isLinked
                && tables.mayRecord(by.role(), "clear-" + flag.kind().code());
    }

    public boolean mayReview(SetFlag flag) {
        return isNotAboutThem(flag) && (maySet(flag.kind()) || mayClear(flag));
    }

    /** Whether this practitioner may know that the flag is there. */
    public boolean maySee(SetFlag flag) {
        return isNotAboutThem(flag) && (flag.kind().isHarmlessToKnow() || mayReview(flag));
    }

    private boolean isNotAboutThem(SetFlag flag) {
        return !by.id().equals(flag.colleague());
    }
}
