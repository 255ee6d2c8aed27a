package kinbridge.stories;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody of whom the stories of the borough know nothing, with copies of records that arrived; taken away again. */
final class InventedPerson {

    private static final String ORIGINAL = "NM0703";

    private final JdbcClient owner;
    private final String localId;
    final UUID person = UUID.randomUUID();
    final UUID identity = UUID.randomUUID();

    InventedPerson(JdbcClient owner, String localId, String given, LocalDate born) {
        this.owner = owner;
        this.localId = localId;
        owner.sql("insert into people.person (id, created_at) values (?, now())")
                .param(person)
                .update();
        version(
                identity,
                "select version_id from people.identity where system = 'socialcare-ssd' and local_id = '" + ORIGINAL
                        + "'");
        owner.sql("""
                insert into people.identity (id, system, local_id, agency, holder, category, feed, source_ref,
                  version_id, person_id, given_name, family_name, date_of_birth, received_at)
                select :identity, system, :localId, agency, holder, category, feed, :ref, :identity, :person,
                  :given, 'Inventedly', :born, received_at
                from people.identity where system = 'socialcare-ssd' and local_id = :original""")
                .param("identity", identity)
                .param("localId", localId)
                .param("ref", ref(identity))
                .param("person", person)
                .param("given", given)
                .param("born", java.sql.Date.valueOf(born))
                .param("original", ORIGINAL)
                .update();
    }

    private String ref(UUID thing) {
        return "invented/" + localId + "/" + thing;
    }

    /** @param like a query for the id of the version that it is a copy of */
    private void version(UUID id, String like) {
        owner.sql("""
                insert into statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,
                  content_hash, is_current, fields)
                select :id, feed, kind, :ref, :id, source_time, received_at, content_hash, true, fields
                from statements.version where id = (""" + like + ")").param("id", id).param("ref", ref(id)).update();
    }

    /** A copy of any record of this category, about this person and these others. */
    UUID record(String category, InventedPerson... others) {
        UUID id = UUID.randomUUID();
        UUID original = owner.sql("""
                        select r.version_id from statements.record r
                        join statements.version v on v.id = r.version_id and v.is_current
                        where r.category = ? and v.source_ref not like 'invented/%' order by r.version_id limit 1""").param(category).query(UUID.class).single();
        version(id, "select cast('" + original + "' as uuid)");
        owner.sql("""
                insert into statements.record (version_id, id, agency, holder, type, category, occurred, occurred_on)
                select :id, :id, agency, holder, type, category, occurred, occurred_on
                from statements.record where version_id = :original""").param("id", id).param("original", original).update();
        subject(id, 0, this);
        for (int other = 0; other < others.length; other++) {
            subject(id, other + 1, others[other]);
        }
        return id;
    }

    private void subject(UUID record, int position, InventedPerson about) {
        owner.sql("""
                insert into statements.record_subject (version_id, position, system, kind, local_id, role)
                values (?, ?, 'socialcare-ssd', 'PERSON', ?, 'SUBJECT')""").params(record, position, about.localId).update();
        owner.sql("insert into statements.subject_identity (version_id, position, identity_id) values (?, ?, ?)")
                .params(record, position, about.identity)
                .update();
    }

    /** As when the agency that sent it takes it back. */
    void takenBack(UUID record) {
        owner.sql("update statements.version set is_current = false, removed_at = now() where id = ?")
                .param(record)
                .update();
    }

    void remove() {
        String requests = "(select id from subject_access.request where subject_identity = '" + identity + "')";
        for (String table : new String[] {"item", "pack", "around", "others_agreement"}) {
            owner.sql("delete from subject_access." + table + " where request_id in " + requests)
                    .update();
        }
        for (String table : new String[] {"around", "others_agreement"}) {
            owner.sql("delete from subject_access." + table + " where identity_id = ?")
                    .param(identity)
                    .update();
        }
        owner.sql("delete from families.member where identity_id = ?")
                .param(identity)
                .update();
        owner.sql("delete from subject_access.request where subject_identity = ?")
                .param(identity)
                .update();
        owner.sql("delete from consent.flag where identity_id = ?")
                .param(identity)
                .update();
        owner.sql("delete from consent.answer where identity_id = ?")
                .param(identity)
                .update();
        String copies = "(select id from statements.version where source_ref like 'invented/" + localId + "/%')";
        owner.sql("delete from statements.subject_identity where identity_id = ? or version_id in " + copies)
                .param(identity)
                .update();
        for (String table : new String[] {"record_subject", "record"}) {
            owner.sql("delete from statements." + table + " where version_id in " + copies)
                    .update();
        }
        owner.sql("delete from people.link_event where identity_a = :id or identity_b = :id")
                .param("id", identity)
                .update();
        owner.sql("delete from people.identity where id = ?").param(identity).update();
        owner.sql("delete from people.person where id = ?").param(person).update();
        owner.sql("delete from statements.version where source_ref like 'invented/" + localId + "/%'")
                .update();
    }
}
