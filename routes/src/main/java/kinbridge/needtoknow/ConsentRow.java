package kinbridge.needtoknow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/**
 * A row of {@code consent-ceilings.csv} as its owners wrote it, found by the situation it answers for.
 *
 * @param key names the row on the page of the table
 */
public record ConsentRow(
        String key,
        String state,
        String harm,
        String sensitivity,
        String who,
        String ceiling,
        boolean override,
        String reason) {

    private static final String EVERYONE_ELSE = "everyone else";

    public static List<ConsentRow> all(SharingTables tables) {
        return TableSheet.of(tables, "consent-ceilings.csv").rows().stream()
                .map(ConsentRow::of)
                .toList();
    }

    private static ConsentRow of(TableSheet.Row row) {
        String from = row.text("sensitivity from");
        String to = row.text("sensitivity to");
        String sensitivity = from.equals(to) ? from : from + " to " + to;
        String key = String.join(" ", row.text("state"), row.text("harm"), from, to, row.text("for"));
        return new ConsentRow(
                key.replaceAll("[^A-Za-z0-9]+", "-"),
                row.text("state"),
                row.text("harm"),
                sensitivity,
                row.text("for"),
                row.text("ceiling"),
                row.text("override").equalsIgnoreCase("yes"),
                row.text("reason"));
    }

    /** The row that answers; "everyone else" only for whom no other row of that situation names. */
    static Optional<ConsentRow> that(
            SharingTables tables, AgreementState state, HarmLevel harm, int sensitivity, Profile profile) {
        List<ConsentRow> fitting = all(tables).stream()
                .filter(row -> row.state.equals(state.name()) && row.isAt(harm) && row.covers(sensitivity))
                .toList();
        return fitting.stream()
                .filter(row -> row.names(tables, profile))
                .findFirst()
                .or(() -> fitting.stream()
                        .filter(row -> row.who.equals(EVERYONE_ELSE))
                        .findFirst());
    }

    private boolean isAt(HarmLevel level) {
        return switch (harm) {
            case "any" -> true;
            case "CIN" -> level.compareTo(HarmLevel.CIN) >= 0;
            default -> level.compareTo(HarmLevel.CIN) < 0;
        };
    }

    private boolean covers(int wanted) {
        String[] ends = sensitivity.split(" to ");
        return wanted >= Integer.parseInt(ends[0]) && wanted <= Integer.parseInt(ends[ends.length - 1]);
    }

    private boolean names(SharingTables tables, Profile profile) {
        return switch (who) {
            case "anyone" -> true;
            case EVERYONE_ELSE -> false;
            case "safeguarding" -> tables.isSafeguarding(profile);
            default -> Arrays.asList(who.split("\\s+")).contains(profile.name());
        };
    }
}
