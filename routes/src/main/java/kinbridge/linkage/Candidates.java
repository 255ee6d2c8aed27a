package kinbridge.linkage;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds whom an identity may be: same number, same date of birth with a like name, same name. Names like
 * placeholders, and dates that stand for "not known", find nobody.
 */
@Component
class Candidates {

    private static final int LIMIT = 200;
    private static final String COLUMNS = """
            i.id, i.person_id, i.system, i.given_key, i.family_key, i.date_of_birth, i.sex, i.nhs_number,
              i.nhs_verified, i.crn, i.noms_number, i.pnc_number,
              array(select postcode from people.identity_address a where a.identity_id = i.id and postcode is not null),
              array(select uprn from people.identity_address a where a.identity_id = i.id and uprn is not null)""";

    /** 1 January 1900 and the year 1 stand for "not known". */
    private static final LocalDate EARLIEST_KNOWN = LocalDate.of(1901, 1, 1);

    private final JdbcClient database;

    Candidates(JdbcClient database) {
        this.database = database;
    }

    Candidate get(UUID identity) {
        return database.sql("select " + COLUMNS + " from people.identity i where i.id = ?")
                .param(identity)
                .query((row, number) -> candidate(row))
                .single();
    }

    /**
     * An identity with whom it may be.
     *
     * @param others nearest first
     */
    record Near(Candidate one, List<Candidate> others) {}

    /** Each of these identities with whom it may be, in the order given. */
    List<Near> of(Collection<UUID> identities) {
        Map<UUID, Near> found = new LinkedHashMap<>();
        database.sql("select " + COLUMNS + """
                 from unnest(cast(? as uuid[])) with ordinality asked(id, place)
                join people.identity i on i.id = asked.id order by asked.place""")
                .param(identities.toArray(UUID[]::new))
                .query((row, number) -> candidate(row))
                .list()
                .forEach(one -> found.put(one.identity(), new Near(one, new ArrayList<>())));
        database.sql("select near.*, one.id from people.identity one cross join lateral (select " + COLUMNS + """
                 from people.identity i
                where i.id <> one.id and i.person_id <> one.person_id and (
                  i.nhs_number = one.nhs_number or i.crn = one.crn or i.noms_number = one.noms_number
                  or i.pnc_number = one.pnc_number
                  or (i.date_of_birth = case when one.date_of_birth >= :earliest then one.date_of_birth end
                    and (left(i.family_key, 1) = left(one.family_key, 1)
                      or left(i.given_key, 1) = left(one.given_key, 1) or i.family_key = one.given_key))
                  or (i.family_key = one.family_key and i.given_key = one.given_key))
                order by (i.nhs_number = one.nhs_number) desc nulls last,
                  (i.date_of_birth = one.date_of_birth) desc nulls last, i.id
                limit :limit) near
                where one.id = any(:ids)""")
                .param("ids", identities.toArray(UUID[]::new))
                .param("earliest", java.sql.Date.valueOf(EARLIEST_KNOWN))
                .param("limit", LIMIT)
                .query((row, number) -> Objects.requireNonNull(found.get(row.getObject(15, UUID.class)))
                        .others()
                        .add(candidate(row)))
                .list();
        return List.copyOf(found.values());
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        java.sql.Date born = row.getDate(6);
        return new Candidate(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                born == null ? null : plausible(born.toLocalDate()),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                texts(row.getArray(13)),
                texts(row.getArray(14)));
    }

    private static @org.jspecify.annotations.Nullable LocalDate plausible(LocalDate born) {
        return born.isBefore(EARLIEST_KNOWN) ? null : born;
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
