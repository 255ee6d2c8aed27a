package kinbridge.console;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import kinbridge.family.Practitioners.Practitioner;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Which parts of the console a role may open. What is shown inside is decided look by look. */
public enum Permission {
    OPEN_FAMILIES,
    READ_SHARING_LOG,
    /** Look into what the hub found conspicuous in how colleagues used it; release what is no longer kept. */
    SETTLE_FINDINGS,
    /** See what is owed because of decisions, and do one's own part of it. */
    DO_TASKS,
    /** Read, try and change the sharing tables. */
    GOVERN_POLICY,
    /** Handle requests of people for what is held about them; the items of one are for its reviewer alone. */
    HANDLE_SUBJECT_ACCESS,
    /** See the health items of a request that wait for an opinion, for the Caldicott Guardian. */
    SEE_WHAT_WAITS_FOR_OPINION,
    WATCH_CONNECTORS,
    /** See where and why something waits in quarantine, never what. */
    WATCH_QUARANTINE,
    /** See it as it came, each time with a reason and a log entry; granted by name. */
    SEE_QUARANTINE_CONTENT,
    /** Release or discard it, seen or not; granted by name. */
    REPLAY_QUARANTINE,
    /** Decide which identities are one person; granted by name. */
    REVIEW_LINKS;

    private static final Set<String> INFORMATION_GOVERNANCE = Set.of("ig_officer", "dpo", "caldicott_guardian");

    /** Who answers for the council as the controller; the Caldicott Guardian is asked, and answers nobody. */
    private static final Set<String> CONTROLLER = Set.of("ig_officer", "dpo");

    // Decision specification 1.2: people asking for their own data have no profile, so no console.
    private static final Set<String> DATA_SUBJECTS =
            Set.of("subject_adult", "subject_child", "parent_with_pr", "parent_without_pr", "personal_representative");

    /** IG reads metadata and IT watches feeds; neither opens a family, and nobody else opens theirs. */
    static Set<Permission> of(String role) {
        if (INFORMATION_GOVERNANCE.contains(role)) {
            Set<Permission> permissions = EnumSet.of(READ_SHARING_LOG, DO_TASKS, GOVERN_POLICY, WATCH_QUARANTINE);
            if (CONTROLLER.contains(role)) {
                permissions.add(SETTLE_FINDINGS);
                permissions.add(HANDLE_SUBJECT_ACCESS);
            } else {
                permissions.add(SEE_WHAT_WAITS_FOR_OPINION);
            }
            return permissions;
        }
        if (role.equals("it_officer")) {
            return Set.of(WATCH_CONNECTORS, WATCH_QUARANTINE);
        }
        return role.isBlank() || DATA_SUBJECTS.contains(role) ? Set.of() : Set.of(OPEN_FAMILIES, DO_TASKS);
    }

    /** Of the role, and what this person is granted by name: only to those whose role has to do with it. */
    static Set<Permission> of(Practitioner person) {
        Set<Permission> permissions = new HashSet<>(of(person.role()));
        if (permissions.contains(WATCH_QUARANTINE)) {
            if (person.may().contains(Practitioner.QUARANTINE_CONTENT)) {
                permissions.add(SEE_QUARANTINE_CONTENT);
            }
            if (person.may().contains(Practitioner.QUARANTINE_REPLAY)) {
                permissions.add(REPLAY_QUARANTINE);
            }
        }
        if (permissions.contains(OPEN_FAMILIES) && person.may().contains(Practitioner.LINK_REVIEW)) {
            permissions.add(REVIEW_LINKS);
        }
        return permissions;
    }

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority(name());
    }

    /** In words, for a page that refuses: {@code open families}. */
    String words() {
        return name().toLowerCase(Locale.UK).replace('_', ' ');
    }
}
