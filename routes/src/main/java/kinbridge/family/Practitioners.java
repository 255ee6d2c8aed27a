package kinbridge.family;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
     * @param may what this person may beyond the role, each granted by name: {@code quarantine-content},
     *     {@code quarantine-replay}, {@code link-review}
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
            Map<String, String> staffIds,
            Set<String> may) {

        /** See what waits in quarantine, each time with a reason and a log entry. */
        public static final String QUARANTINE_CONTENT = "quarantine-content";

        /** Release or discard what waits in quarantine. */
        public static final String QUARANTINE_REPLAY = "quarantine-replay";

        /** Decide which identities are one person. */
        public static final String LINK_REVIEW = "link-review";

        private static final Set<String> GRANTED_BY_NAME = Set.of(QUARANTINE_CONTENT, QUARANTINE_REPLAY, LINK_REVIEW);

        /** A file may leave out whom nobody has. */
        @SuppressWarnings("NullAway") // Jackson hands on null for what is not written
        public Practitioner {
            deputy = Objects.requireNonNullElse(deputy, "");
            supervisor = Objects.requireNonNullElse(supervisor, "");
            staffIds = staffIds == null ? Map.of() : Map.copyOf(staffIds);
            may = may == null ? Set.of() : Set.copyOf(may);
            may.stream()
                    .filter(word -> !GRANTED_BY_NAME.contains(word))
                    .findFirst()
                    .ifPresent(word -> {
                        throw new IllegalArgumentException("'may' of " + id + " has the word '" + word
                                + "', expected some of " + new TreeSet<>(GRANTED_BY_NAME));
                    });
        }
    }
}
