package kinbridge.family;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody who may sign in. */
public interface Practitioners {

    List<Practitioner> all();

    Optional<Practitioner> find(String id);

    /** Whoever a feed names by the id of its own system. */
    Optional<Practitioner> byStaffId(String system, String staffId);

    /**
     * @param role a role of the sharing tables; {@code it_officer} has no access to content
     * @param duty whether the person takes what has nobody else
     */
    record Practitioner(
            String id,
            String name,
            String role,
            String agency,
            String email,
            String team,
            String deputy,
            boolean duty,
            Map<String, String> staffIds) {}
}
