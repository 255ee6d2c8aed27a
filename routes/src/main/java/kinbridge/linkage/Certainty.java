package kinbridge.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.LinkedPairs.Two;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which identities of one person are it surely: by a number that an authority gave and that agrees, verified where it can
 * be, or because somebody said so; not by likeness alone.
 */
@Component
public class Certainty {

    private final JdbcClient database;

    Certainty(JdbcClient database) {
        this.database = database;
    }

    /** Of all identities of these people, each with the one that stands for all that are surely the same. */
    public Map<UUID, UUID> of(Collection<UUID> persons) {
        Set<UUID> all = new HashSet<>(persons);
        List<SameChild> children = sameChildren(persons);
        children.forEach(child -> all.addAll(child.mothersPersons()));
        Map<UUID, UUID> certain = new HashMap<>();
        database.sql("select id from people.identity where person_id = any(?)")
                .param(all.toArray(UUID[]::new))
                .query((row, number) -> certain.put(row.getObject(1, UUID.class), row.getObject(1, UUID.class)))
                .list();
        certainPairs(all).forEach(two -> join(two, certain));
        // A child by its mother is as sure as it is that she is one.
        for (SameChild child : children) {
            boolean isOneMother = child.mothersOfOne().stream()
                    .anyMatch(mother -> child.mothersOfOther().stream()
                            .anyMatch(other -> root(mother, certain).equals(root(other, certain))));
            if (isOneMother) {
                join(child.two(), certain);
            }
        }
        certain.replaceAll((identity, parent) -> root(parent, certain));
        return certain;
    }

    private static void join(Two two, Map<UUID, UUID> parents) {
        UUID one = root(two.one(), parents);
        UUID other = root(two.other(), parents);
        if (!one.equals(other)) {
            parents.put(other, one);
        }
    }

    private static UUID root(UUID identity, Map<UUID, UUID> parents) {
        UUID root = identity;
        while (!parents.getOrDefault(root, root).equals(root)) {
            root = parents.getOrDefault(root, root);
        }
        return root;
    }

    private List<Two> certainPairs(Collection<UUID> persons) {
        return database.sql("""
                select a.id, b.id from people.identity a join people.identity b on b.person_id = a.person_id and b.id > a.id
                where a.person_id = any(?) and (
                  (a.nhs_number = b.nhs_number and a.nhs_verified and b.nhs_verified)
                  or a.crn = b.crn or a.noms_number = b.noms_number or a.pnc_number = b.pnc_number or a.upn = b.upn
                  or exists (select from people.review r
                    where r.identity_a = a.id and r.identity_b = b.id and r.state = 'SAME'))""")
                .param(persons.toArray(UUID[]::new))
                .query((row, number) -> new Two(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** Two that are one child because their mothers are one. */
    private record SameChild(Two two, Set<UUID> mothersOfOne, Set<UUID> mothersOfOther, Set<UUID> mothersPersons) {}

    private List<SameChild> sameChildren(Collection<UUID> persons) {
        List<Two> pairs = database.sql("""
                select p.identity_a, p.identity_b from people.identity a join people.pair p on p.identity_a = a.id
                where a.person_id = any(?) and p.rule = ?""")
                .param(persons.toArray(UUID[]::new))
                .param(SameMother.RULE)
                .query((row, number) -> new Two(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        List<SameChild> children = new ArrayList<>();
        for (Two two : pairs) {
            Set<UUID> mothersPersons = new HashSet<>();
            children.add(new SameChild(
                    two, mothers(two.one(), mothersPersons), mothers(two.other(), mothersPersons), mothersPersons));
        }
        return children;
    }

    private Set<UUID> mothers(UUID child, Set<UUID> persons) {
        Set<UUID> mothers = new HashSet<>();
        database.sql("""
                select m.id, m.person_id from statements.relationship r
                join statements.version v on v.id = r.version_id and v.is_current
                join people.identity m on m.id = r.from_identity
                where r.to_identity = ? and r.type = 'MOTHER'""")
                .param(child)
                .query((row, number) -> {
                    persons.add(row.getObject(2, UUID.class));
                    return mothers.add(row.getObject(1, UUID.class));
                })
                .list();
        return mothers;
    }
}
