package kinbridge.linkage.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is who by a labelled file: either columns id and person (or cluster), or id_l and id_r, a pair a row.
 *
 * @param pairs pairs that are one person
 * @param people person by id; empty where the file lists pairs
 * @param ids of whom the file says anything
 */
record Labels(Set<Pair> pairs, Map<String, String> people, Set<String> ids) {

    /** Two ids; of one file the lesser first. */
    record Pair(String one, String other) {
        static Pair of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    static Labels read(Path file) throws IOException {
        try (Table table = Table.open(file)) {
            if (table.has("id_l") && table.has("id_r")) {
                Set<Pair> pairs = new HashSet<>();
                for (List<String> row = table.next(); row != null; row = table.next()) {
                    pairs.add(Pair.of(table.cell(row, "id_l"), table.cell(row, "id_r")));
                }
                Set<String> ids = new HashSet<>();
                pairs.forEach(pair -> Collections.addAll(ids, pair.one(), pair.other()));
                return new Labels(pairs, Map.of(), ids);
            }
            if (!table.has("id") || !table.has("person")) {
                throw new Unlinkable(table.name() + ": expected columns id and person, or id_l and id_r");
            }
            Map<String, String> people = new HashMap<>();
            for (List<String> row = table.next(); row != null; row = table.next()) {
                people.put(table.cell(row, "id"), table.cell(row, "person"));
            }
            return new Labels(pairsOf(people), people, people.keySet());
        }
    }

    private static Set<Pair> pairsOf(Map<String, String> people) {
        Map<String, List<String>> byPerson = new HashMap<>();
        people.forEach((id, person) ->
                byPerson.computeIfAbsent(person, any -> new ArrayList<>()).add(id));
        Set<Pair> pairs = new HashSet<>();
        for (List<String> ids : byPerson.values()) {
            for (int i = 0; i < ids.size(); i++) {
                for (int j = i + 1; j < ids.size(); j++) {
                    pairs.add(Pair.of(ids.get(i), ids.get(j)));
                }
            }
        }
        return pairs;
    }
}
