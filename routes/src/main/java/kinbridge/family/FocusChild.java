package kinbridge.family;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.HarmSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The child in focus of a look, and the harm level that is that child's and nobody else's. */
@Component
public class FocusChild {

    private final JdbcClient database;
    private final Families families;
    private final PeopleFacts people;
    private final SamePerson samePerson;

    FocusChild(JdbcClient database, Families families, PeopleFacts people, SamePerson samePerson) {
        this.samePerson = samePerson;
        this.database = database;
        this.families = families;
        this.people = people;
    }

    /** Where a family has several, the one at the highest level; of equals, the first in focus. */
    public Focus of(@Nullable UUID family) {
        if (family == null) {
            return new Focus(null, HarmLevel.L1, null);
        }
        List<UUID> children = families.childrenInFocus(family);
        Map<UUID, PersonFacts> facts = people.of(children);
        return children.stream()
                .map(facts::get)
                .filter(java.util.Objects::nonNull)
                .max(Comparator.comparing(PersonFacts::ownHarm)
                        .thenComparing(child -> -children.indexOf(child.person())))
                .map(child -> new Focus(identity(child.person()), child.ownHarm(), child.harmSource()))
                .orElse(new Focus(null, HarmLevel.L1, null));
    }

    /**
     * The child that a request names; empty if it is none in focus of this family. Its level is that
     * child's own, even where a brother or sister is in more danger: a request cannot set it.
     *
     * @param named an identity of the child
     */
    public Optional<Focus> named(UUID family, UUID named) {
        UUID person = samePerson.personsOf(List.of(named)).get(named);
        if (person == null || !families.childrenInFocus(family).contains(person)) {
            return Optional.empty();
        }
        return Optional.ofNullable(people.of(List.of(person)).get(person))
                .map(child -> new Focus(identity(person), child.ownHarm(), child.harmSource()));
    }

    /** The first identity of a child: what links to it are made of. */
    public UUID identity(UUID person) {
        return database.sql("select id from people.identity where person_id = ? order by received_at, id limit 1")
                .param(person)
                .query(UUID.class)
                .single();
    }

    /**
     * @param identity the child's first identity: a person is only a label and may change
     * @param source who says that level; null where nobody does
     */
    public record Focus(
            @Nullable UUID identity,
            HarmLevel harm,
            @Nullable HarmSource source) {}
}
