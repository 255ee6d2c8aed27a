package kinbridge.family;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.Certainty;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.Undecided;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of whom it is sure that they are the people of a family. A family knows its members by one identity each; what is said
 * of another identity of the same person is surely about the member only where it is sure that the two are one.
 */
@Component
class SureMembers {

    private final JdbcClient database;
    private final Certainty certainty;

    SureMembers(JdbcClient database, Certainty certainty) {
        this.database = database;
        this.certainty = certainty;
    }

    /** @param persons by identity, of all that a look is about */
    OfLook of(Look look, Map<UUID, UUID> persons) {
        Map<UUID, UUID> certain = certainty.of(persons.values());
        Map<UUID, Set<UUID>> members = new HashMap<>();
        database.sql("""
                select m.identity_id, i.person_id from families.member m join people.identity i on i.id = m.identity_id
                where m.family_id = ? and m.state <> 'REMOVED'""")
                .param(look.family())
                .query((row, number) ->
                        add(members, row.getObject(2, UUID.class), part(certain, row.getObject(1, UUID.class))))
                .list();
        UUID child = look.childInFocus();
        if (child != null && persons.containsKey(child)) {
            add(members, persons.get(child), part(certain, child));
        }
        Map<UUID, Set<UUID>> others = new HashMap<>();
        persons.forEach((identity, person) -> add(others, person, part(certain, identity)));
        others.keySet().removeAll(members.keySet());
        return new OfLook(certain, persons, members, others);
    }

    private static boolean add(Map<UUID, Set<UUID>> parts, UUID person, UUID part) {
        return parts.computeIfAbsent(person, any -> new HashSet<>()).add(part);
    }

    private static UUID part(Map<UUID, UUID> certain, UUID identity) {
        return certain.getOrDefault(identity, identity);
    }

    /**
     * @param certain by identity, the one that stands for all that are surely the same
     * @param members by person, the parts by which the family knows them
     * @param others by person, the parts of those who are no members
     */
    record OfLook(
            Map<UUID, UUID> certain,
            Map<UUID, UUID> persons,
            Map<UUID, Set<UUID>> members,
            Map<UUID, Set<UUID>> others) {

        boolean isSure(Undecided item) {
            return item.subjects().stream().allMatch(about -> isSure(about.identity()));
        }

        /** Who is no member is known by nothing: all that is said of them must be of one. */
        private boolean isSure(UUID identity) {
            UUID person = persons.get(identity);
            Set<UUID> known = members.get(person);
            return person == null
                    || (known != null
                            ? known.contains(part(certain, identity))
                            : others.getOrDefault(person, Set.of()).size() < 2);
        }
    }
}
