package kinbridge.family;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Everybody who may sign in. */
public interface Practitioners {

    List<Practitioner> all();

    Optional<Practitioner> find(String id);

    /** Whoever a feed names by the id of its own system. */
    Optional<Practitioner> byStaffId(String system, String staffId);

    /**
     * @param role a role of the sharing tables; {@code it_officer} has no access to content
     * @param deputy the id of whoever stands in, or an empty text
     * @param supervisor the id of whoever signs for this person, or an empty text: then a manager of the
     *     team or agency does
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
            String supervisor,
            boolean duty,
            Map<String, String> staffIds) {

        /** A file may leave out whom nobody has. */
        @SuppressWarnings("NullAway") // Jackson hands on null for what is not written
        public Practitioner {
            deputy = Objects.requireNonNullElse(deputy, "");
            supervisor = Objects.requireNonNullElse(supervisor, "");
            staffIds = staffIds == null ? Map.of() : Map.copyOf(staffIds);
        }
    }
}
