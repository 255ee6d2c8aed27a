package kinbridge.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.console.ConsoleAlone.Behind;
import kinbridge.linkreview.LinkingModels;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** Three models of which the first is in use, and one that was tried. */
final class InventedLinkingModels implements LinkingModels {

    static final UUID TRIAL = UUID.fromString("77777777-2222-4333-8444-555555555555");
    private static final UUID FAILED = UUID.fromString("77777777-2222-4333-8444-666666666666");

    private final Behind behind;

    InventedLinkingModels(Behind behind) {
        this.behind = behind;
    }

    @Override
    public Overview overview() {
        behind.asked.add("linking models");
        Version program = new Version(
                1,
                20_000,
                Invented.NOW.minusSeconds(900_000),
                null,
                true,
                Invented.NOW.minusSeconds(90),
                Invented.NOW.minusSeconds(90));
        if (behind.empty) {
            return new Overview(List.of(program), 0, running(), List.of());
        }
        return new Overview(
                List.of(
                        new Version(3, 61_000, Invented.NOW, "ig-ward", true, Invented.NOW, Invented.NOW),
                        new Version(4, 62_000, Invented.NOW, "ig-ward", true, null, null),
                        new Version(2, 212, Invented.NOW, "ig-ward", true, null, null),
                        program),
                1_200,
                null,
                List.of(
                        trial(TRIAL, null),
                        new Trial(FAILED, null, "ig-ward", Invented.NOW, Invented.NOW, "It failed.", null)));
    }

    private static Trial running() {
        return new Trial(TRIAL, null, "ig-ward", Invented.NOW, null, null, null);
    }

    private static Trial trial(UUID id, @Nullable String problem) {
        return new Trial(id, 4, "ig-ward", Invented.NOW, Invented.NOW, problem, 3);
    }

    @Override
    public Optional<Effect> effect(Requester reader, UUID trial) {
        if (!trial.equals(TRIAL)) {
            return Optional.empty();
        }
        return Optional.of(new Effect(
                trial(TRIAL, null),
                61_240,
                48_101,
                48_090,
                4,
                15,
                behind.empty ? List.of() : List.of(new Count(Relation.DOUBT, Relation.ONE, 31)),
                behind.empty
                        ? List.of()
                        : List.of(new InFamily(
                                Agency.HOUSING,
                                Agency.POLICE,
                                List.of("FAM-7Q2K9"),
                                Relation.ONE,
                                Relation.DOUBT,
                                0.981)),
                behind.empty ? 0 : 2,
                false));
    }

    @Override
    public Recording estimate(Requester who) {
        behind.asked.add("a model is asked for by " + who.practitionerId());
        return behind.empty ? Recording.wrong("", "Another model is being tried.") : recorded();
    }

    @Override
    public Recording tryOut(Requester who, int version) {
        behind.asked.add("model " + version + " is tried by " + who.practitionerId());
        return recorded();
    }

    @Override
    public Recording stop(Requester who, UUID trial) {
        behind.asked.add("trial " + trial + " is stopped by " + who.practitionerId());
        return recorded();
    }

    @Override
    public Recording use(Requester who, int version, int inUse, String reason) {
        behind.asked.add("model " + version + " for model " + inUse + " by " + who.practitionerId() + ": " + reason);
        return reason.isEmpty() ? Recording.wrong("reason", "Say why in a sentence") : recorded();
    }

    private static Recording recorded() {
        return new Recording.Recorded(Invented.ENTRY);
    }
}
