package kinbridge.stories;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person with very many records, copied from one that arrived: for what must be quick. */
final class ManyRecords {

    /** Of the case system. */
    static final String LOCAL_ID = "NM-MANY";

    private static final String ORIGINAL = "NM0703";

    private final JdbcClient database;

    ManyRecords(JdbcClient database) {
        this.database = database;
    }

    void make(UUID person, UUID identity, int records) {
        database.sql("insert into people.person (id, created_at) values (?, now())")
                .param(person)
                .update();
        database.sql("""
                insert into statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,
                  content_hash, is_current, fields)
                select :identity, feed, kind, 'many/person', :identity, source_time, received_at, content_hash, true,
                  fields
                from statements.version where id = (select version_id from people.identity
                  where system = 'socialcare-ssd' and local_id = :original)""")
                .param("identity", identity)
                .param("original", ORIGINAL)
                .update();
        database.sql("""
                insert into people.identity (id, system, local_id, agency, holder, category, feed, source_ref,
                  version_id, person_id, given_name, family_name, date_of_birth, received_at)
                select :identity, system, :localId, agency, holder, category, feed, 'many/person', :identity, :person,
                  'Inventa', 'Manyrecords', date_of_birth, received_at
                from people.identity where system = 'socialcare-ssd' and local_id = :original""")
                .param("identity", identity)
                .param("localId", LOCAL_ID)
                .param("person", person)
                .param("original", ORIGINAL)
                .update();
        database.sql("""
                insert into statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,
                  content_hash, is_current, fields)
                select made.id, v.feed, v.kind, 'many/' || made.number, made.id, v.source_time, v.received_at,
                  v.content_hash, true, v.fields
                from (select gen_random_uuid() as id, number from generate_series(1, :records) number) made,
                  (select c.* from statements.record r
                    join statements.version c on c.id = r.version_id and c.is_current
                    where r.holder = 'LA_CSC' and r.type = 'ASSESSMENT' order by c.id limit 1) v""").param("records", records).update();
        database.sql("""
                insert into statements.record (version_id, id, agency, holder, type, category, occurred, occurred_on)
                select v.id, v.id, o.agency, o.holder, o.type, o.category, o.occurred, o.occurred_on
                from statements.version v, (select r.* from statements.record r
                  join statements.version c on c.id = r.version_id and c.is_current
                  where r.holder = 'LA_CSC' and r.type = 'ASSESSMENT' order by c.id limit 1) o
                where v.source_ref like 'many/%' and v.source_ref <> 'many/person'""").update();
        database.sql("""
                insert into statements.record_subject (version_id, position, system, kind, local_id, role)
                select id, 0, 'socialcare-ssd', 'PERSON', ?, 'SUBJECT' from statements.version
                where source_ref like 'many/%' and source_ref <> 'many/person'""").param(LOCAL_ID).update();
        database.sql("""
                insert into statements.subject_identity (version_id, position, identity_id)
                select id, 0, ? from statements.version
                where source_ref like 'many/%' and source_ref <> 'many/person'""").param(identity).update();
    }

    void remove(UUID person, UUID identity) {
        for (String table : new String[] {"item", "pack"}) {
            database.sql("delete from subject_access." + table
                            + " where request_id in (select id from subject_access.request where subject_identity = ?)")
                    .param(identity)
                    .update();
        }
        database.sql("delete from subject_access.request where subject_identity = ?")
                .param(identity)
                .update();
        String copies = "(select id from statements.version where source_ref like 'many/%')";
        for (String table : new String[] {"subject_identity", "record_subject", "record"}) {
            database.sql("delete from statements." + table + " where version_id in " + copies)
                    .update();
        }
        database.sql("delete from people.identity where id = ?").param(identity).update();
        database.sql("delete from people.person where id = ?").param(person).update();
        database.sql("delete from statements.version where source_ref like 'many/%'")
                .update();
    }
}
