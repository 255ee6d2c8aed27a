package kinbridge.intake;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import kinbridge.linkage.NameKey;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each identity's demographics in clear, in the schema that only intake and linkage read. */
@Component
class Identities {

    private final JdbcClient database;
    private final InstantSource clock;

    Identities(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The identity's id; a new identity is a person of its own until linkage says otherwise. */
    UUID upsert(Identity identity, Versions.Outcome version) {
        UUID id = database.sql("select id from people.identity where system = ? and local_id = ?")
                .param(identity.system())
                .param(identity.localId())
                .query(UUID.class)
                .optional()
                .orElseGet(() -> insert(identity, version.version()));
        database.sql("""
                update people.identity set category = :category, version_id = :version, given_name = :given,
                  family_name = :family, given_key = :givenKey, family_key = :familyKey, date_of_birth = :born,
                  expected_date = :expected, date_of_death = :died, sex = :sex, nhs_number = :nhs,
                  nhs_verified = :verified, crn = :crn, noms_number = :noms, pnc_number = :pnc, upn = :upn
                where id = :id""")
                .param("id", id)
                .param("category", identity.category().code())
                .param("version", version.version())
                .param("given", text(identity, Identity.GIVEN_NAME))
                .param("family", text(identity, Identity.FAMILY_NAME))
                .param("givenKey", NameKey.of(text(identity, Identity.GIVEN_NAME)))
                .param("familyKey", NameKey.of(text(identity, Identity.FAMILY_NAME)))
                .param("born", date(identity, Identity.DATE_OF_BIRTH))
                .param("expected", date(identity, Identity.EXPECTED_DATE))
                .param("died", date(identity, Identity.DATE_OF_DEATH))
                .param("sex", text(identity, Identity.SEX))
                .param("nhs", text(identity, Identity.NHS_NUMBER))
                .param("verified", "true".equals(text(identity, Identity.NHS_NUMBER_VERIFIED)))
                .param("crn", text(identity, Identity.CRN))
                .param("noms", text(identity, Identity.NOMS_NUMBER))
                .param("pnc", text(identity, Identity.PNC_NUMBER))
                .param("upn", text(identity, Identity.UPN))
                .update();
        return id;
    }

    private UUID insert(Identity identity, UUID version) {
        UUID id = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        Timestamp now = Timestamp.from(clock.instant());
        database.sql("insert into people.person (id, created_at) values (?, ?)")
                .param(person)
                .param(now)
                .update();
        database.sql("""
                insert into people.identity (id, system, local_id, agency, holder, category, feed, source_ref,
                  version_id, person_id, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(identity.system())
                .param(identity.localId())
                .param(identity.agency().word())
                .param(identity.holder())
                .param(identity.category().code())
                .param(identity.feed())
                .param(identity.sourceRef())
                .param(version)
                .param(person)
                .param(now)
                .update();
        return id;
    }

    private static @Nullable String text(Identity identity, String field) {
        FieldValue value = identity.fields().get(field);
        return value == null ? null : value.text();
    }

    private static @Nullable Date date(Identity identity, String field) {
        String text = text(identity, field);
        return text == null ? null : Date.valueOf(LocalDate.parse(text));
    }
}
