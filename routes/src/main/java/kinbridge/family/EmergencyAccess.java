package kinbridge.family;

import java.util.UUID;

/**
 * Whether somebody outside the team has broken the glass for a family and the time is not over. The gate
 * of a family's page asks it; who left the team is never let through by it (rule 2.5a).
 */
public interface EmergencyAccess {

    boolean isOpen(String practitioner, UUID family);
}
