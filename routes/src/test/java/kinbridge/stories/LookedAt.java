package kinbridge.stories;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kinbridge.sharinglog.EntryKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Invented people of one family, and looks at them some time ago. The log's own entries are of today: what is asked of
 * older ones stands in its searchable copy alone, and goes again.
 */
final class LookedAt {

    private static final String ORIGINAL = "NM0703";

    /** Long enough ago to be on a list. */
    static final Duration LONG_AGO = Duration.ofDays(100);

    private final JdbcClient database;
    private final JdbcClient owner;
    private final UUID family;
    private final List<UUID> entries = new ArrayList<>();
    private final List<UUID> identities = new ArrayList<>();
    private final List<UUID> versions = new ArrayList<>();
    private final List<UUID> tasks = new ArrayList<>();
    private final List<UUID> flags = new ArrayList<>();

    LookedAt(Hub hub, UUID family) {
        this.database = hub.database();
        this.owner = hub.owner();
        this.family = family;
    }

    /** A member of the family, known by one identity. */
    UUID member(LocalDate born) {
        UUID identity = identity(UUID.randomUUID(), born);
        database.sql("""
                insert into families.member (family_id, identity_id, reason, state, since)
                values (?, ?, 'invented', 'CONFIRMED', now())""").params(family, identity).update();
        return identity;
    }

    /** No agency sent when they were born; at most when they are expected. */
    void isOfUnknownAge(UUID identity, @Nullable LocalDate expected) {
        owner.sql("update people.identity set date_of_birth = null, expected_date = ? where id = ?")
                .params(expected, identity)
                .update();
    }

    void isInFocus(UUID identity) {
        owner.sql("insert into families.child_in_focus (family_id, identity_id, since) values (?, ?, now())")
                .params(family, identity)
                .update();
    }

    /** Another identity of the same person, and nothing says surely that it is. */
    UUID alsoKnownAs(UUID identity, LocalDate born) {
        UUID person = database.sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .single();
        return identity(person, born);
    }

    private UUID identity(UUID person, LocalDate born) {
        UUID identity = UUID.randomUUID();
        database.sql("insert into people.person (id, created_at) values (?, now()) on conflict do nothing")
                .param(person)
                .update();
        version(
                identity,
                "where id = (select version_id from people.identity where system = 'socialcare-ssd'"
                        + " and local_id = '" + ORIGINAL + "')");
        database.sql("""
                insert into people.identity (id, system, local_id, agency, holder, category, feed, source_ref,
                  version_id, person_id, given_name, family_name, date_of_birth, received_at)
                select :identity, system, :localId, agency, holder, category, feed, :localId, :identity, :person,
                  'Perpetua', 'Vellumwick', :born, received_at
                from people.identity where system = 'socialcare-ssd' and local_id = :original""")
                .param("identity", identity)
                .param("localId", "looked-at/" + identity)
                .param("person", person)
                .param("born", Date.valueOf(born))
                .param("original", ORIGINAL)
                .update();
        identities.add(identity);
        return identity;
    }

    private void version(UUID id, String like) {
        database.sql("""
                insert into statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,
                  content_hash, is_current, fields)
                select :id, feed, kind, 'looked-at/' || :id, :id, source_time, received_at, content_hash, true, fields
                from statements.version
                """ + like).param("id", id).update();
        versions.add(id);
    }

    void isMotherOf(UUID mother, UUID child) {
        UUID version = UUID.randomUUID();
        version(
                version,
                "where id = (select version_id from statements.relationship where type = 'MOTHER' order by version_id"
                        + " limit 1)");
        database.sql("""
                insert into statements.relationship (version_id, id, agency, holder, category, type, from_system,
                  from_local_id, to_system, to_local_id, from_identity, to_identity)
                values (:version, :version, 'socialcare', 'LA_CSC', 'ID.FAMILY', 'MOTHER', 'socialcare-ssd', 'x',
                  'socialcare-ssd', 'y', :mother, :child)""")
                .param("version", version)
                .param("mother", mother)
                .param("child", child)
                .update();
    }

    /** Of the whole person, or of one record of theirs. */
    UUID flag(String flag, UUID identity, UUID record, Instant since) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into consent.flag (id, flag, identity_id, record_id, details, set_by, since)
                values (:id, :flag, :identity, :record, :details, 'martin-okell', :since)""")
                .param("id", id)
                .param("flag", flag)
                .param("identity", identity)
                .param("record", record, java.sql.Types.OTHER)
                .param("details", new byte[] {1})
                .param("since", Timestamp.from(since))
                .update();
        flags.add(id);
        return id;
    }

    /** Of a colleague, as to somebody of the family. */
    void mark(String flag, String practitioner) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into consent.flag (id, flag, identity_id, practitioner, details, set_by, since)
                values (?, ?, ?, ?, ?, 'martin-okell', now())""")
                .params(id, flag, identities.get(0), practitioner, new byte[] {1})
                .update();
        flags.add(id);
    }

    void competence(UUID child, String outcome) {
        database.sql("""
                insert into consent.competence (id, identity_id, outcome, decision, assessed_by, assessed_on, recorded_at)
                values (?, ?, ?, 'sharing', 'ben-carver', current_date, now())""").params(UUID.randomUUID(), child, outcome).update();
    }

    /** The task of a grant: to tell the person, or to look again whether that is safe. */
    void notice(String kind, UUID identity, UUID grant, String outcome, boolean isSafe, Instant doneAt) {
        UUID id = UUID.randomUUID();
        database.sql("""
                insert into work.task (id, kind, obligations, family_id, purpose, subject_id, grant_id, cause, owner,
                  restricted, opened_at, due_at, done_at, done_by, outcome, is_safe)
                values (:id, :kind, array['NOTIFY_SUBJECT'], :family, 'CIN_ASSESSMENT', :identity, :grant, :cause,
                  'ben-carver', false, now(), now() + interval '1 year', :done, :doneBy, :outcome, :safe)""")
                .param("id", id)
                .param("kind", kind)
                .param("family", family)
                .param("identity", identity)
                .param("grant", grant)
                .param("cause", id.toString())
                .param("done", doneAt == null ? null : Timestamp.from(doneAt), java.sql.Types.TIMESTAMP)
                .param("doneBy", doneAt == null ? null : "ben-carver", java.sql.Types.VARCHAR)
                .param("outcome", outcome, java.sql.Types.VARCHAR)
                .param("safe", isSafe)
                .update();
        tasks.add(id);
    }

    /** A look of a social worker, in the usual case; every part may be another. */
    Look look(UUID... subjects) {
        return new Look(subjects);
    }

    /** One entry with one decision. */
    final class Look {
        private final UUID[] subjects;
        private UUID record = UUID.randomUUID();
        private String channel = "";
        private EntryKind kind = EntryKind.LOOK;
        private Duration ago = LONG_AGO;
        private String role = "social_worker";
        private String agency = "LA_CSC";
        private String recipient = "";
        private String purpose = "CIN_ASSESSMENT";
        private String category = "SC.ASSESSMENT";
        private String holder = "LA_CSC";
        private String level = "FULL";
        private String[] obligations = {"LOG"};
        private UUID grant;
        private UUID ofFamily = family;

        private Look(UUID... subjects) {
            this.subjects = subjects;
        }

        Look as(EntryKind other) {
            kind = other;
            return this;
        }

        Look at(UUID another) {
            record = another;
            return this;
        }

        /** A pack for a meeting, read by these. */
        Look readBy(String... practitioners) {
            kind = EntryKind.EXPORT;
            channel = "TAF_MEETING_PACK";
            recipient = String.join(",", practitioners);
            return this;
        }

        Look ago(Duration time) {
            ago = time;
            return this;
        }

        Look by(String anotherRole, String anotherAgency) {
            role = anotherRole;
            agency = anotherAgency;
            return this;
        }

        Look to(String another) {
            recipient = another;
            return this;
        }

        Look purpose(String another) {
            purpose = another;
            return this;
        }

        Look category(String another) {
            category = another;
            return this;
        }

        Look holder(String another) {
            holder = another;
            return this;
        }

        Look level(String another) {
            level = another;
            return this;
        }

        Look owing(UUID underGrant, String... codes) {
            grant = underGrant;
            obligations = codes;
            return this;
        }

        Look inFamily(UUID another) {
            ofFamily = another;
            return this;
        }

        /** @return the record that was looked at */
        UUID happened() {
            UUID entry = UUID.randomUUID();
            Timestamp at = Timestamp.from(Instant.now().minus(ago));
            database.sql("""
                    insert into sharing_log.projection_entry (entry_id, instance, sequence, kind, recorded_at, event_at,
                      person_id, role, agency, taf_status, purpose, family_id, policy_version, recipient, channel,
                      withheld_count, existence_count, summary_count, full_count, override_count)
                    values (:entry, 'looked-at', 1, :kind, :at, :at, 'somebody-invented', :role, :agency, 'MEMBER',
                      :purpose, :family, 'policy', nullif(:recipient, ''), nullif(:channel, ''),
                      0, 0, 0, 1, 0)""")
                    .param("entry", entry)
                    .param("kind", kind.name())
                    .param("at", at)
                    .param("role", role)
                    .param("agency", agency)
                    .param("purpose", purpose)
                    .param("family", ofFamily)
                    .param("recipient", recipient)
                    .param("channel", channel)
                    .update();
            database.sql("""
                    insert into sharing_log.projection_decision (entry_id, position, record_id, version, category,
                      holder, level, rule, override, basis, obligations, released_fields, subjects, grant_id)
                    values (:entry, 0, :record, 'v', :category, :holder, :level, '2.13', false, :none, :obligations,
                      :none, :subjects, :grant)""")
                    .param("entry", entry)
                    .param("record", record)
                    .param("category", category)
                    .param("holder", holder)
                    .param("level", level)
                    .param("none", new String[0])
                    .param("obligations", obligations)
                    .param("subjects", subjects)
                    .param("grant", grant, java.sql.Types.OTHER)
                    .update();
            entries.add(entry);
            return record;
        }
    }

    void remove() {
        UUID[] people = identities.toArray(UUID[]::new);
        UUID[] made = versions.toArray(UUID[]::new);
        UUID[] logged = entries.toArray(UUID[]::new);
        owner.sql("delete from sharing_log.projection_decision where entry_id = any(?)")
                .param(logged)
                .update();
        owner.sql("delete from sharing_log.projection_entry where entry_id = any(?)")
                .param(logged)
                .update();
        owner.sql("delete from work.task where id = any(?)")
                .param(tasks.toArray(UUID[]::new))
                .update();
        owner.sql("delete from consent.flag where id = any(?)")
                .param(flags.toArray(UUID[]::new))
                .update();
        owner.sql("delete from consent.competence where identity_id = any(?)")
                .param(people)
                .update();
        owner.sql("delete from subject_access.request where subject_identity = any(?)")
                .param(people)
                .update();
        owner.sql("delete from statements.relationship where version_id = any(?)")
                .param(made)
                .update();
        owner.sql("delete from families.child_in_focus where identity_id = any(?)")
                .param(people)
                .update();
        owner.sql("delete from families.member where identity_id = any(?)")
                .param(people)
                .update();
        owner.sql("""
                with gone as (delete from people.identity where id = any(?) returning person_id)
                select count(*) from gone""").param(people).query(Long.class).single();
        owner.sql("delete from statements.version where id = any(?)")
                .param(made)
                .update();
    }
}
