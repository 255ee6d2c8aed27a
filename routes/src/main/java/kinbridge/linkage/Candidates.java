package kinbridge.linkage;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
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
            select i.id, i.person_id, i.system, i.given_key, i.family_key, i.date_of_birth, i.sex, i.nhs_number,
              i.nhs_verified, i.crn, i.noms_number, i.pnc_number,
              array(select postcode from people.identity_address a where a.identity_id = i.id and postcode is not null),
              array(select uprn from people.identity_address a where a.identity_id = i.id and uprn is not null)
            from people.identity i
            """;

    private final JdbcClient database;

    Candidates(JdbcClient database) {
        this.database = database;
    }

    Candidate get(UUID identity) {
        return database.sql(COLUMNS + "where i.id = ?")
                .param(identity)
                .query((row, number) -> candidate(row))
                .single();
    }

    List<Candidate> of(Candidate one) {
        return database.sql(COLUMNS + """
                where i.id <> :id and i.person_id <> :person and (
                  i.nhs_number = :nhs or i.crn = :crn or i.noms_number = :noms or i.pnc_number = :pnc
                  or (i.date_of_birth = :born and (left(i.family_key, 1) = left(:family, 1)
                      or left(i.given_key, 1) = left(:given, 1) or i.family_key = :given))
                  or (i.family_key = :family and i.given_key = :given))
                order by (i.nhs_number = :nhs) desc nulls last, (i.date_of_birth = :born) desc nulls last, i.id
                limit :limit""")
                .param("id", one.identity())
                .param("person", one.person())
                .param("nhs", one.nhsNumber())
                .param("crn", one.crn())
                .param("noms", one.noms())
                .param("pnc", one.pnc())
                .param("born", one.born() == null ? null : java.sql.Date.valueOf(one.born()), java.sql.Types.DATE)
                .param("family", one.family(), java.sql.Types.VARCHAR)
                .param("given", one.given(), java.sql.Types.VARCHAR)
                .param("limit", LIMIT)
                .query((row, number) -> candidate(row))
                .list();
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

    /** 1 January 1900 and the year 1 stand for "not known". */
    private static @org.jspecify.annotations.Nullable LocalDate plausible(LocalDate born) {
        return born.getYear() < 1901 ? null : born;
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
