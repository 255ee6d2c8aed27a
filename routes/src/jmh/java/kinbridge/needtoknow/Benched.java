package kinbridge.needtoknow;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.Circumstances.Situation;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/** The way to a disclosed view without a log, for the benchmark of the page alone. */
public final class Benched {

    private Benched() {}

    public static NeedToKnow withoutLog() {
        return new NeedToKnow(
                Tables.IN_FORCE,
                Tables.NO_DUTIES,
                (look, policyVersion, consentVersions, decisions) -> new UUID(1, 1));
    }

    public static PolicyInForce policy() {
        return Tables.IN_FORCE;
    }

    /** Of four records one is about somebody who refused, one about somebody not asked. */
    public static Circumstances mixed() {
        List<Situation> situations = List.of(
                about(ConsentState.GIVEN), about(ConsentState.REFUSED),
                about(ConsentState.GIVEN), about(ConsentState.NOT_SOUGHT));
        return new Circumstances() {
            @Override
            public Situation of(Undecided item) {
                return situations.get(Math.floorMod(item.id().hashCode(), situations.size()));
            }

            @Override
            public LocalDate day() {
                return LocalDate.of(2026, 11, 24);
            }
        };
    }

    private static Situation about(ConsentState state) {
        return new Situation(List.of(Asking.adult("mother", state)), HarmLevel.CIN, Set.of(), Set.of(), true);
    }
}
