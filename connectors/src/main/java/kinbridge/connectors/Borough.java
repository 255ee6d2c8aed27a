package kinbridge.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The invented borough of Northmoor: its families, as each agency knows them, and its practitioners.
 *
 * @param families in the order of {@code families/index.txt}
 * @param practitioners who may sign in to the demo
 * @param shared what an agency knows apart from any family, by agency word: its workers and teams
 */
public record Borough(List<Family> families, List<Practitioner> practitioners, Map<String, JsonNode> shared) {

    /** The name of the file that says what only the hub knows: consents, competence, flags, members. */
    public static final String HUB = "kinbridge";

    /** The name of the file that says who is who: each person with all their identities. */
    public static final String PEOPLE = "people";

    public Borough {
        families = List.copyOf(families);
        practitioners = List.copyOf(practitioners);
        shared = Map.copyOf(shared);
    }

    public Borough(List<Family> families, List<Practitioner> practitioners) {
        this(families, practitioners, Map.of());
    }

    /** Reads the families from the class path as they are at this moment: their dates move with it. */
    public static Borough load(InstantSource clock) {
        return new BoroughFiles(new MovingDates(clock.instant())).read();
    }

    /**
     * All that one agency knows, of all families, in the shape of one family's file: for a simulator.
     * Empty where no family has that file.
     */
    public JsonNode merged(String word) {
        Stream<JsonNode> files =
                families.stream().map(family -> family.files().get(word)).filter(Objects::nonNull);
        return BoroughFiles.merge(Stream.concat(Stream.ofNullable(shared.get(word)), files));
    }

    /** The family of that folder; an unknown name is an error in the test or page that asks. */
    public Family family(String surname) {
        return families.stream()
                .filter(family -> family.surname().equals(surname))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no folder families/" + surname));
    }

    /**
     * One family's folder.
     *
     * @param surname the folder's name
     * @param story what happened, in plain words
     * @param files the content of {@code <agency>.json} by agency word, templates resolved; {@link #HUB}
     *     for what only the hub knows, {@link #PEOPLE} for who is who, which no simulator may serve
     */
    public record Family(String surname, String story, Map<String, JsonNode> files) {

        public Family {
            files = Map.copyOf(files);
        }
    }

    /**
     * Somebody who works with families or for the hub.
     *
     * @param role a role of the sharing tables, or {@code it_officer}
     * @param agency an agency code of the sharing tables
     * @param deputy the id of whoever stands in, or an empty text
     * @param supervisor the id of whoever signs for this person, or null: then a manager of the agency does
     * @param duty whether the person takes what has nobody else: the front door, the emergency team
     * @param staffIds the person's id in each system
     * @param may what the person may beyond the role, or null where that is nothing
     */
    public record Practitioner(
            String id,
            String name,
            String role,
            String agency,
            String email,
            String team,
            String deputy,
            @Nullable String supervisor,
            boolean duty,
            Map<String, String> staffIds,
            @Nullable Set<String> may) {

        public Practitioner {
            staffIds = Map.copyOf(staffIds);
            may = may == null ? Set.of() : Set.copyOf(may);
        }
    }
}
