package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/**
 * How much may be shown for a person's agreement, or for the lack of it, below the override threshold:
 * {@code consent-ceilings.csv} (section 2.9).
 */
final class ConsentCeilings {

    /** One answer of the table: at most this, and whether it is going ahead without agreement. */
    record Ceiling(DetailLevel level, boolean override) {}

    private static final List<String> COLUMNS =
            List.of("state", "harm", "sensitivity from", "sensitivity to", "for", "ceiling", "override", "reason");
    private static final String EVERYONE_ELSE = "everyone else";
    private static final int MOST_SENSITIVE = 5;

    /** The two halves of the table; from S47 on, agreement is overridden and nothing is looked up. */
    private static final List<HarmLevel> HALVES = List.of(HarmLevel.L3, HarmLevel.CIN);

    /** For each state, by half and sensitivity, what each profile may be shown. */
    private final Map<AgreementState, List<Map<Profile, Ceiling>>> cells = new EnumMap<>(AgreementState.class);

    private ConsentCeilings() {
        for (AgreementState state : AgreementState.values()) {
            List<Map<Profile, Ceiling>> ofState = new ArrayList<>();
            for (int i = 0; i < HALVES.size() * MOST_SENSITIVE; i++) {
                ofState.add(new EnumMap<>(Profile.class));
            }
            cells.put(state, ofState);
        }
    }

    static ConsentCeilings read(String name, String text, Set<Profile> safeguarding, Problems problems) {
        TableFile file = TableFile.read(name, text, COLUMNS, problems);
        ConsentCeilings table = new ConsentCeilings();
        // "Everyone else" is whoever no other row names: read last.
        file.rows().stream()
                .sorted(Comparator.comparing(row -> row.text("for").equals(EVERYONE_ELSE)))
                .forEach(row -> table.readRow(row, safeguarding));
        if (table.refuseGaps(file)) {
            table.refuseUnfair(file);
        }
        return table;
    }

    private void readRow(TableRow row, Set<Profile> safeguarding) {
        AgreementState state = row.one("state", AgreementState::of, "state of agreement");
        List<HarmLevel> halves = halves(row);
        int from = row.number("sensitivity from", 1, MOST_SENSITIVE);
        int to = row.number("sensitivity to", from, MOST_SENSITIVE);
        Set<Profile> profiles = profiles(row, safeguarding);
        boolean nothing = row.text("ceiling").equals("X");
        DetailLevel level = nothing ? DetailLevel.WITHHOLD_HIDE : row.level("ceiling", "FSEX");
        boolean override = row.yes("override");
        row.required("reason");
        if (state == null || level == null) {
            return;
        }
        for (HarmLevel half : halves) {
            for (int sensitivity = from; sensitivity <= to; sensitivity++) {
                fill(row, cell(state, half, sensitivity), profiles, new Ceiling(level, override));
            }
        }
    }

    private static void fill(TableRow row, Map<Profile, Ceiling> cell, Set<Profile> profiles, Ceiling ceiling) {
        for (Profile profile : profiles) {
            boolean taken = cell.putIfAbsent(profile, ceiling) != null;
            if (taken && !row.text("for").equals(EVERYONE_ELSE)) {
                row.refuse("for", profile + " has an answer from another row already");
                return;
            }
        }
    }

    private static List<HarmLevel> halves(TableRow row) {
        return switch (row.text("harm")) {
            case "L1 to L3" -> List.of(HarmLevel.L3);
            case "CIN" -> List.of(HarmLevel.CIN);
            case "any" -> HALVES;
            default -> {
                row.refuse("harm", "'" + row.text("harm") + "' is none of 'L1 to L3', 'CIN', 'any'");
                yield List.of();
            }
        };
    }

    private static Set<Profile> profiles(TableRow row, Set<Profile> safeguarding) {
        return switch (row.text("for")) {
            case "anyone", EVERYONE_ELSE -> EnumSet.allOf(Profile.class);
            case "safeguarding" -> safeguarding;
            default -> {
                Set<Profile> named = EnumSet.noneOf(Profile.class);
                named.addAll(row.several("for", CategoryTable::profile, "profile"));
                yield named;
            }
        };
    }

    private boolean refuseGaps(TableFile file) {
        Set<String> gaps = new TreeSet<>();
        for (AgreementState state : AgreementState.values()) {
            for (HarmLevel half : HALVES) {
                for (int sensitivity = 1; sensitivity <= MOST_SENSITIVE; sensitivity++) {
                    if (cell(state, half, sensitivity).size() < Profile.values().length) {
                        gaps.add("no sound row answers for everyone in " + state + " at "
                                + (half == HarmLevel.CIN ? "CIN" : "L1 to L3") + ", sensitivity " + sensitivity);
                    }
                }
            }
        }
        gaps.forEach(file::refuse);
        return gaps.isEmpty();
    }

    /** What no council may write, or giving agreement could lower what is shown: I3, I4, I5 and I10. */
    private void refuseUnfair(TableFile file) {
        Set<String> unfair = new TreeSet<>();
        for (int sensitivity = 1; sensitivity <= MOST_SENSITIVE; sensitivity++) {
            for (HarmLevel half : HALVES) {
                if (cell(AgreementState.GIVEN, half, sensitivity).values().stream()
                        .anyMatch(ceiling -> ceiling.level() != DetailLevel.FULL || ceiling.override())) {
                    unfair.add("giving agreement would lower what is shown: GIVEN is F, and no override");
                }
                refuseIfDifferent(AgreementState.REFUSED, AgreementState.WITHDRAWN, half, sensitivity, unfair);
                refuseIfDifferent(AgreementState.NOT_SOUGHT, AgreementState.EXPIRED, half, sensitivity, unfair);
            }
            for (AgreementState state : AgreementState.values()) {
                refuseIfLessAtChildInNeed(state, sensitivity, unfair);
            }
        }
        unfair.forEach(file::refuse);
    }

    private void refuseIfDifferent(
            AgreementState one, AgreementState other, HarmLevel half, int sensitivity, Set<String> unfair) {
        if (!cell(one, half, sensitivity).equals(cell(other, half, sensitivity))) {
            unfair.add(one + " and " + other + " mean the same, and must have the same answers");
        }
    }

    private void refuseIfLessAtChildInNeed(AgreementState state, int sensitivity, Set<String> unfair) {
        cell(state, HarmLevel.CIN, sensitivity).forEach((profile, ceiling) -> {
            DetailLevel below = of(state, HarmLevel.L3, sensitivity, profile).level();
            if (ceiling.level().compareTo(below) < 0) {
                unfair.add("less would be told of a child in need than of another: " + state);
            }
        });
    }

    private Map<Profile, Ceiling> cell(AgreementState state, HarmLevel harm, int sensitivity) {
        int half = harm.compareTo(HarmLevel.CIN) >= 0 ? 1 : 0;
        return Objects.requireNonNull(cells.get(state)).get(half * MOST_SENSITIVE + sensitivity - 1);
    }

    /** The table's answer. From S47 on only that for the dead is ever asked for: nothing overrides it. */
    Ceiling of(AgreementState state, HarmLevel harm, int sensitivity, Profile profile) {
        return Objects.requireNonNull(cell(state, harm, sensitivity).get(profile));
    }
}
