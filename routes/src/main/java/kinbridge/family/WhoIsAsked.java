package kinbridge.family;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.consent.AskedPeople;
import kinbridge.consent.AskedPerson;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws from the same facts as decisions do who may answer for somebody. */
@Component
class WhoIsAsked implements AskedPeople {

    private final PeopleFacts people;
    private final JdbcClient database;

    WhoIsAsked(PeopleFacts people, JdbcClient database) {
        this.people = people;
        this.database = database;
    }

    @Override
    public Map<UUID, AskedPerson> of(Collection<UUID> persons) {
        Map<UUID, UUID> mothers = mothers(persons);
        Map<UUID, AskedPerson> asked = new HashMap<>();
        people.of(List.copyOf(persons))
                .forEach((person, facts) -> asked.put(
                        person,
                        new AskedPerson(
                                person,
                                facts.isUnborn() ? null : facts.age(people.today()),
                                status(facts),
                                facts.competence(),
                                mothers.get(person),
                                facts.parents(),
                                facts.allegedPerpetrator(),
                                facts.flags().containsKey("court_order_settles"))));
        return asked;
    }

    private static Status status(PersonFacts facts) {
        if (facts.died() != null) {
            return Status.DECEASED;
        }
        return facts.isUnborn() ? Status.UNBORN : Status.LIVING;
    }

    private Map<UUID, UUID> mothers(Collection<UUID> persons) {
        Map<UUID, UUID> mothers = new HashMap<>();
        database.sql("""
                select child.person_id, mother.person_id from people.identity child
                join statements.relationship r on r.to_identity = child.id and r.type = 'MOTHER'
                join statements.version v on v.id = r.version_id and v.is_current
                join people.identity mother on mother.id = r.from_identity
                where child.person_id = any(?)""")
                .param(persons.toArray(UUID[]::new))
                .query((row, number) -> mothers.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        return mothers;
    }
}
