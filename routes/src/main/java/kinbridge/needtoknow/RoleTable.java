package kinbridge.needtoknow;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may ask: {@code roles.yaml}. */
final class RoleTable {

    /** The five kinds of person that the rules of 5.5 know. */
    private static final Set<String> SUBJECT_ACCESS_ROLES =
            Set.of("subject_adult", "subject_child", "parent_with_pr", "parent_without_pr", "personal_representative");

    final Map<String, String> agencyTitles = new LinkedHashMap<>();
    final Map<Profile, String> profileTitles = new EnumMap<>(Profile.class);
    final Map<Profile, String> profileReasons = new EnumMap<>(Profile.class);
    final Map<String, Role> roles = new LinkedHashMap<>();
    final Set<Profile> breakGlass = EnumSet.noneOf(Profile.class);
    final Set<Profile> safeguarding = EnumSet.noneOf(Profile.class);

    private RoleTable() {}

    static RoleTable read(YamlPart file) {
        file.knowsOnly(Set.of("agencies", "profiles", "roles", "subjectAccess", "breakGlass", "safeguarding"));
        RoleTable table = new RoleTable();
        file.required("agencies").entries().forEach((code, part) -> {
            part.knowsOnly(Set.of("title", "covers"));
            table.agencyTitles.put(code, part.requiredText("title"));
        });
        table.readProfiles(file.required("profiles"));
        file.required("roles").entries().forEach(table::readRole);
        file.required("subjectAccess").entries().forEach(table::readSubjectAccess);
        SUBJECT_ACCESS_ROLES.stream()
                .filter(id -> !table.roles.containsKey(id))
                .forEach(id -> file.refuse("subjectAccess: '" + id + "' is missing"));
        readSet(file.required("breakGlass"), table.breakGlass);
        readSet(file.required("safeguarding"), table.safeguarding);
        return table;
    }

    private void readProfiles(YamlPart profiles) {
        profiles.entries().forEach((code, part) -> {
            Profile profile = known(part, code);
            part.knowsOnly(Set.of("title", "reason"));
            if (profile != null) {
                profileTitles.put(profile, part.requiredText("title"));
                profileReasons.put(profile, part.requiredText("reason"));
            }
        });
        for (Profile profile : Profile.values()) {
            if (!profileTitles.containsKey(profile)) {
                profiles.refuse("profile '" + profile + "' is missing");
            }
        }
    }

    private void readRole(String id, YamlPart part) {
        part.knowsOnly(Set.of("title", "profile", "usualAgency", "origin"));
        Profile profile = known(part, part.requiredText("profile"));
        String agency = part.requiredText("usualAgency");
        if (!agencyTitles.containsKey(agency)) {
            part.refuse("'" + agency + "' is not one of the agencies above");
        }
        if (profile != null) {
            roles.put(id, new Role(id, part.requiredText("title"), profile, agency, part.requiredText("origin")));
        }
    }

    private void readSubjectAccess(String id, YamlPart part) {
        part.knowsOnly(Set.of("title"));
        if (!SUBJECT_ACCESS_ROLES.contains(id)) {
            part.refuse("'" + id + "' is none of "
                    + SUBJECT_ACCESS_ROLES.stream().sorted().toList());
        }
        if (roles.put(id, new Role(id, part.requiredText("title"), null, "", "general")) != null) {
            part.refuse("'" + id + "' is also among the roles");
        }
    }

    private static void readSet(YamlPart list, Set<Profile> into) {
        for (YamlPart item : list.items()) {
            Profile profile = known(item, item.text());
            if (profile != null) {
                into.add(profile);
            }
        }
    }

    private static @Nullable Profile known(YamlPart part, String code) {
        Optional<Profile> profile = CategoryTable.profile(code);
        if (profile.isEmpty()) {
            part.refuse("'" + code + "' is not a known profile");
        }
        return profile.orElse(null);
    }
}
