package kinbridge.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The invented borough of Northmoor: its families, as each agency knows them, and its practitioners.
 *
 * @param families in the order of {@code families/index.txt}
 * @param practitioners who may sign in to the demo
 */
public record Borough(List<Family> families, List<Practitioner> practitioners) {

    public Borough {
        families = List.copyOf(families);
        practitioners = List.copyOf(practitioners);
    }

    /**
     * One family's folder.
     *
     * @param surname the folder's name
     * @param story what happened, in plain words
     * @param files the content of {@code <agency>.json} by agency word, templates resolved; {@code
     *     kinbridge} for what only the hub knows
     */
    public record Family(String surname, String story, Map<String, JsonNode> files) {}

    /**
     * Somebody who works with families or for the hub.
     *
     * @param role a role of the sharing tables, or {@code it_officer}
     * @param agency an agency code of the sharing tables
     * @param deputy the id of whoever stands in, or an empty text
     * @param duty whether the person takes what has nobody else: the front door, the emergency team
     * @param staffIds the person's id in each system
     */
    public record Practitioner(
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
