package kinbridge.family;

import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Roles that act for any child on their own duty and so count as members of every team: the front door
 * and the emergency duty team. Basis CA1989-S47: they must be able to act before anybody is allocated.
 */
@Component
public class StatutoryRoles {

    private static final Set<String> ROLES = Set.of("mash_decision_maker", "edt_social_worker");

    public boolean contains(String role) {
        return ROLES.contains(role);
    }
}
