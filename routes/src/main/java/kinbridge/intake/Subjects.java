package kinbridge.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds whom records and relationships are about: now, and again when the target of a reference
 * arrives. A reference may name a plan, referral or tenure; it then stands for the people of that
 * record, over up to four steps (visit, plan, referral, person).
 */
@Component
class Subjects {

    private static final String NHS_NUMBER_SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";
    private static final int STEPS = 4;

    /** Each is a query of its own, joined by union: with "or" neither could use an index. */
    private static final String OF_VERSIONS = "s.version_id = any(:versions)";

    private static final String OF_IDENTITIES = "i.id = any(:identities)";

    private final JdbcClient database;
    private final FieldsOf fields;

    Subjects(JdbcClient database, FieldsOf fields) {
        this.database = database;
        this.fields = fields;
    }

    void resolve(Collection<UUID> versions, Collection<UUID> identities) {
        UUID[] ofVersions = versions.toArray(UUID[]::new);
        UUID[] ofIdentities = identities.toArray(UUID[]::new);
        people(ofVersions, ofIdentities);
        byNhsNumber(ofVersions, ofIdentities);
        for (int step = 0; step < STEPS && throughNames(ofVersions, ofIdentities) > 0; step++) {
            // each step reaches references one further away
        }
        ends(ofVersions, ofIdentities);
    }

    private void people(UUID[] versions, UUID[] identities) {
        String found = """
                select s.version_id, s.position, i.id from statements.record_subject s
                join people.identity i on i.system = s.system and i.local_id = s.local_id
                where s.kind = 'PERSON' and\s""";
        database.sql("insert into statements.subject_identity (version_id, position, identity_id) " + found
                        + OF_VERSIONS + " union " + found + OF_IDENTITIES + " on conflict do nothing")
                .param("versions", versions)
                .param("identities", identities)
                .update();
    }

    /** Somebody named by NHS number alone is found only where the number is verified and one person's. */
    private void byNhsNumber(UUID[] versions, UUID[] identities) {
        String found = """
                select s.version_id, s.position, i.id, i.person_id from statements.record_subject s
                join people.identity i on i.nhs_number = s.local_id and i.nhs_verified
                where s.kind = 'PERSON' and s.system = :system and\s""";
        database.sql("insert into statements.subject_identity (version_id, position, identity_id)"
                        + " select version_id, position, min(id::text)::uuid from ("
                        + found + OF_VERSIONS + " union " + found + OF_IDENTITIES
                        + ") found group by version_id, position having count(distinct person_id) = 1"
                        + " on conflict do nothing")
                .param("system", NHS_NUMBER_SYSTEM)
                .param("versions", versions)
                .param("identities", identities)
                .update();
    }

    private int throughNames(UUID[] versions, UUID[] identities) {
        String found = """
                select s.version_id, s.position, t.identity_id from statements.record_subject s
                join statements.record_name n on n.system = s.system and n.kind = s.kind and n.local_id = s.local_id
                join statements.version v on v.thing_id = n.record_id and v.is_current
                join statements.subject_identity t on t.version_id = v.id
                where s.kind <> 'PERSON'
                  and not exists (select from statements.subject_identity d where d.version_id = s.version_id
                    and d.position = s.position)
                  and\s""";
        return database.sql("insert into statements.subject_identity (version_id, position, identity_id) "
                        + found + OF_VERSIONS + " union " + found + "v.id = any(:versions)"
                        + " union " + found + "t.identity_id = any(:identities) on conflict do nothing")
                .param("versions", versions)
                .param("identities", identities)
                .update();
    }

    private void ends(UUID[] versions, UUID[] identities) {
        for (String end : List.of("from", "to")) {
            String byReference = """
                    select s.version_id, i.id from statements.relationship s
                    join people.identity i on i.system = s.END_system and i.local_id = s.END_local_id
                    where s.END_identity is null and\s""".replace("END", end);
            String byNhsNumber = """
                    select s.version_id, i.id from statements.relationship s
                    join people.identity i on i.nhs_number = s.END_local_id and i.nhs_verified
                    where s.END_identity is null and s.END_system = :nhs and\s""".replace("END", end);
            database.sql("update statements.relationship r set " + end + "_identity = found.id from ("
                            + byReference + OF_VERSIONS + " union " + byReference + OF_IDENTITIES
                            + " union " + byNhsNumber + OF_VERSIONS + " union " + byNhsNumber + OF_IDENTITIES
                            + ") found where r.version_id = found.version_id")
                    .param("nhs", NHS_NUMBER_SYSTEM)
                    .param("versions", versions)
                    .param("identities", identities)
                    .update();
        }
    }

    /**
     * Keeps postcode and UPRN of the addresses among these versions for matching, a protected address
     * never, and answers whose they are.
     */
    List<UUID> addresses(Collection<UUID> versions, Collection<UUID> identities) {
        UUID[] ofVersions = versions.toArray(UUID[]::new);
        List<UUID> touched = new ArrayList<>(
                database.sql("""
                delete from people.identity_address a using statements.record r
                where r.version_id = any(?) and a.record_id = r.id returning a.identity_id""").param(ofVersions).query(UUID.class).list());
        touched.addAll(database.sql("""
                with touched as (
                  select t.version_id, t.identity_id from statements.record came
                  join statements.record r on r.id = came.id
                  join statements.subject_identity t on t.version_id = r.version_id
                  where came.version_id = any(:versions) and came.type = :type
                  union
                  select version_id, identity_id from statements.subject_identity where identity_id = any(:identities))
                select s.identity_id, r.id, v.fields, r.until_on from touched s
                join statements.record r on r.version_id = s.version_id
                join statements.version v on v.id = r.version_id and v.is_current
                where r.type = :type and r.category = 'ID.ADDRESS'
                  and not exists (select from consent.near_protected_address n
                    join people.identity si on si.person_id = n.person_id where si.id = s.identity_id)""")
                .param("versions", ofVersions)
                .param("identities", identities.toArray(UUID[]::new))
                .param("type", RecordType.ADDRESS.name())
                .query((row, number) -> {
                    UUID identity = row.getObject(1, UUID.class);
                    java.util.Map<String, FieldValue> values = fields.version(row.getBytes(3));
                    keep(identity, row.getObject(2, UUID.class), values, row.getDate(4) != null);
                    return identity;
                })
                .list());
        return touched;
    }

    /** Whom these versions name as mother and child. */
    List<UUID> mothersAndChildren(Collection<UUID> versions) {
        return database.sql("""
                select unnest(array[from_identity, to_identity]) from statements.relationship
                where version_id = any(?) and type = 'MOTHER' and from_identity is not null and to_identity is not null""")
                .param(versions.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private void keep(UUID identity, UUID record, java.util.Map<String, FieldValue> values, boolean ended) {
        database.sql("""
                insert into people.identity_address (identity_id, record_id, postcode, uprn, ended)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .param(identity)
                .param(record)
                .param(compact(values.get("postcode")))
                .param(compact(values.get("uprn")))
                .param(ended)
                .update();
    }

    private static @Nullable String compact(@Nullable FieldValue value) {
        return value == null ? null : value.text().replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    }
}
