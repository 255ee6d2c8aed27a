package kinbridge.intake;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.linkage.NameKey;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each identity's demographics in clear, in the schema that only intake and linkage read. */
@Component
class Identities {

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final InstantSource clock;

    Identities(JdbcClient database, JdbcTemplate batches, InstantSource clock) {
        this.database = database;
        this.batches = batches;
        this.clock = clock;
    }

    /** What is said of identities in one batch: the last that is said of each holds. */
    static final class Said {
        private final Map<Name, Object[]> rows = new LinkedHashMap<>();

        void add(Identity identity, UUID version) {
            rows.put(new Name(identity.system(), identity.localId()), new Object[] {
                identity.agency().word(),
                identity.holder(),
                identity.feed(),
                identity.sourceRef(),
                identity.category().code(),
                version,
                text(identity, Identity.GIVEN_NAME),
                text(identity, Identity.FAMILY_NAME),
                NameKey.of(text(identity, Identity.GIVEN_NAME)),
                NameKey.of(text(identity, Identity.FAMILY_NAME)),
                date(identity, Identity.DATE_OF_BIRTH),
                date(identity, Identity.EXPECTED_DATE),
                date(identity, Identity.DATE_OF_DEATH),
                text(identity, Identity.SEX),
                text(identity, Identity.NHS_NUMBER),
                "true".equals(text(identity, Identity.NHS_NUMBER_VERIFIED)),
                text(identity, Identity.CRN),
                text(identity, Identity.NOMS_NUMBER),
                text(identity, Identity.PNC_NUMBER),
                text(identity, Identity.UPN),
                text(identity, Identity.PHONE),
                text(identity, Identity.EMAIL)
            });
        }
    }

    /** Their ids; a new identity is a person of its own until linkage says otherwise. */
    Collection<UUID> upsert(Said said) {
        if (said.rows.isEmpty()) {
            return List.of();
        }
        Map<Name, UUID> ids = known(said.rows.keySet());
        Timestamp now = Timestamp.from(clock.instant());
        List<Object[]> persons = new ArrayList<>();
        List<Object[]> identities = new ArrayList<>();
        said.rows.forEach((name, fields) -> {
            UUID person = UUID.randomUUID();
            UUID id = ids.computeIfAbsent(name, isNew -> {
                persons.add(new Object[] {person, now});
                return UUID.randomUUID();
            });
            identities.add(row(id, name, person, now, fields));
        });
        batches.batchUpdate("insert into people.person (id, created_at) values (?, ?)", persons);
        batches.batchUpdate("""
                insert into people.identity (id, system, local_id, person_id, received_at, agency, holder, feed,
                  source_ref, category, version_id, given_name, family_name, given_key, family_key, date_of_birth,
                  expected_date, date_of_death, sex, nhs_number, nhs_verified, crn, noms_number, pnc_number, upn, phone,
                  email)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (system, local_id) do update set category = excluded.category,
                  version_id = excluded.version_id, given_name = excluded.given_name,
                  family_name = excluded.family_name, given_key = excluded.given_key,
                  family_key = excluded.family_key, date_of_birth = excluded.date_of_birth,
                  expected_date = excluded.expected_date, date_of_death = excluded.date_of_death, sex = excluded.sex,
                  nhs_number = excluded.nhs_number, nhs_verified = excluded.nhs_verified, crn = excluded.crn,
                  noms_number = excluded.noms_number, pnc_number = excluded.pnc_number, upn = excluded.upn,
                  phone = excluded.phone, email = excluded.email""", identities);
        return said.rows.keySet().stream().map(ids::get).toList();
    }

    private Map<Name, UUID> known(Collection<Name> names) {
        Map<Name, UUID> known = new HashMap<>();
        database.sql("""
                select system, local_id, id from people.identity
                where (system, local_id) in (select * from unnest(cast(:systems as text[]), cast(:ids as text[])))""")
                .param("systems", names.stream().map(Name::system).toArray(String[]::new))
                .param("ids", names.stream().map(Name::localId).toArray(String[]::new))
                .query((row, number) ->
                        known.put(new Name(row.getString(1), row.getString(2)), row.getObject(3, UUID.class)))
                .list();
        return known;
    }

    private static Object[] row(UUID id, Name name, UUID person, Timestamp now, Object[] fields) {
        List<@Nullable Object> row = new ArrayList<>(List.of(id, name.system(), name.localId(), person, now));
        row.addAll(java.util.Arrays.asList(fields));
        return row.toArray();
    }

    private static @Nullable String text(Identity identity, String field) {
        FieldValue value = identity.fields().get(field);
        return value == null ? null : value.text();
    }

    private static @Nullable Date date(Identity identity, String field) {
        String text = text(identity, field);
        return text == null ? null : Date.valueOf(LocalDate.parse(text));
    }

    private record Name(String system, String localId) {}
}
