package kinbridge.needtoknow;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may record what about a family: {@code may-record.csv}. A row for every change there is, so that a
 * new kind of change is open to nobody until somebody has decided who may make it.
 */
final class MayRecord {

    private static final List<String> COLUMNS = List.of("change", "profiles", "roles", "reason");

    /** Flags of the specification's table 2.17 that people set; the hub sets the others itself. */
    static final List<String> FLAGS_SET_BY_HAND = List.of(
            "protected_address",
            "location_sensitive",
            "unsafe_to_notify",
            "alleged_perpetrator",
            "marac_high_risk",
            "police_hold",
            "prejudice_crime",
            "detriment_to_child",
            "requester_conflict",
            "requester_linked_to_perp",
            "court_order_settles",
            "cp_conference_member",
            "court_permission",
            "statutory_exception",
            "official_duty_recorded",
            "originator_authorised",
            "separable",
            "sealed",
            "serious_harm_if_disclosed",
            "child_abuse_data_not_best_interests",
            "child_expects_confidence");

    static final List<String> CHANGES = Stream.of(
                    Stream.of("consent", "consent-objection", "consent-unsafe", "competence"),
                    FLAGS_SET_BY_HAND.stream().flatMap(flag -> Stream.of("set-" + flag, "clear-" + flag)),
                    Stream.of(
                            "harm-level",
                            "relevance",
                            "necessity-countersign",
                            "team-member",
                            "family-open",
                            "family-close",
                            "member-confirm"))
            .flatMap(changes -> changes)
            .toList();

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private MayRecord() {}

    /**
     * @param known the roles of {@code roles.yaml}; somebody who asks for their own data records nothing
     */
    static MayRecord read(String name, String text, Map<String, Role> known, Problems problems) {
        TableFile file = TableFile.read(name, text, COLUMNS, problems);
        MayRecord table = new MayRecord();
        for (TableRow row : file.rows()) {
            String change = row.text("change");
            if (!CHANGES.contains(change)) {
                row.refuse("change", "'" + change + "' is not a known change");
            }
            if (table.rows.put(change, read(row, known)) != null) {
                row.refuse("change", "'" + change + "' is there twice");
            }
        }
        CHANGES.stream()
                .filter(change -> !table.rows.containsKey(change))
                .forEach(change -> file.refuse("no row for '" + change + "'"));
        return table;
    }

    private static Row read(TableRow row, Map<String, Role> known) {
        Set<Profile> profiles = EnumSet.noneOf(Profile.class);
        profiles.addAll(row.several("profiles", CategoryTable::profile, "profile"));
        Set<String> also = new HashSet<>();
        Set<String> never = new HashSet<>();
        for (String word : row.several("roles", word -> roleIn(known, word), "role")) {
            if (word.startsWith("!")) {
                never.add(word.substring(1));
            } else {
                also.add(word);
            }
        }
        if (profiles.isEmpty() && also.isEmpty()) {
            row.refuse("profiles", "names nobody who may make the change");
        }
        return new Row(profiles, also, never, row.required("reason"));
    }

    private static Optional<String> roleIn(Map<String, Role> known, String word) {
        Role role = known.get(word.startsWith("!") ? word.substring(1) : word);
        return role == null || role.asksForSubjectAccess() ? Optional.empty() : Optional.of(word);
    }

    /** Whether somebody in this role may make this change; a role or change that is unknown may not. */
    boolean allows(Role role, String change) {
        Row row = rows.get(change);
        return row != null
                && !row.never.contains(role.id())
                && (row.also.contains(role.id()) || (role.profile() != null && row.profiles.contains(role.profile())));
    }

    /** Why these and no others; empty where the change is unknown. */
    String reason(String change) {
        Row row = rows.get(change);
        return row == null ? "" : row.reason;
    }

    private record Row(Set<Profile> profiles, Set<String> also, Set<String> never, String reason) {}
}
