package kinbridge.family;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.linkage.NameKey;
import kinbridge.mappings.NhsNumber;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds one person by exact facts that the asker already holds, and shows nothing of them: a match or no
 * match. Each search is in the sharing log. What is known only from a sensitive record, or of somebody
 * adopted away, matches nothing.
 */
@Component
class PersonSearch {

    private final JdbcClient database;
    private final StateChanges changes;
    private final InstantSource clock;

    PersonSearch(JdbcClient database, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** The first identity of the one person who matches; empty for nobody and for several. */
    Optional<UUID> one(Requester requester, @Nullable UUID family, Sought sought) {
        List<UUID> persons = matches(sought);
        Optional<UUID> identity = persons.size() == 1 ? Optional.of(firstIdentity(persons.get(0))) : Optional.empty();
        changes.recorded(
                requester,
                family,
                "searched by " + (sought.isByNumber() ? "number" : "names") + " and date: "
                        + identity.map(found -> "identity " + found)
                                .orElse(persons.isEmpty() ? "nobody" : "several people"));
        return identity;
    }

    private List<UUID> matches(Sought sought) {
        return database.sql("""
                select distinct i.person_id from people.identity i
                where i.category = 'ID.CORE'
                  and ((:byNumber and i.nhs_number = :number)
                    or (not :byNumber and i.family_key = :family and i.given_key = :given))
                  and (i.date_of_birth = :born or (i.date_of_birth is null and i.expected_date = :born))
                  and i.person_id not in (select person_id from people.adopted_away)""")
                .param("byNumber", sought.isByNumber())
                .param(
                        "number",
                        NhsNumber.read(sought.nhsNumber()).map(NhsNumber::value).orElse(""))
                .param("family", key(sought.familyName()))
                .param("given", key(sought.givenName()))
                .param("born", sought.born() == null ? null : Date.valueOf(sought.born()), java.sql.Types.DATE)
                .query(UUID.class)
                .list();
    }

    /** Whether the hub knows this person for a child, born or unborn. */
    boolean isChild(UUID person) {
        LocalDate today = clock.instant().atZone(Occurred.LONDON).toLocalDate();
        return database.sql("""
                select coalesce(min(date_of_birth) > :adultSince, bool_or(expected_date is not null), false)
                from people.identity where person_id = :person""")
                .param("adultSince", Date.valueOf(today.minusYears(18)))
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private static String key(String name) {
        String key = NameKey.of(name);
        return key == null ? "" : key;
    }

    private UUID firstIdentity(UUID person) {
        return database.sql("""
                select id from people.identity where person_id = ? and category = 'ID.CORE'
                order by received_at, id limit 1""").param(person).query(UUID.class).single();
    }
}
