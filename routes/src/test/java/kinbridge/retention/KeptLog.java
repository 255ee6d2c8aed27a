package kinbridge.retention;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.documents.PdfDocuments;
import kinbridge.family.Practitioners;
import kinbridge.intake.ContentNotKept;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LoggedDecision;
import kinbridge.sharinglog.OpenLog;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A log with invented families whose clock can be moved, and its keeping put together as the hub does. */
final class KeptLog implements AutoCloseable {

    private static final SharingTables TABLES =
            SharingTables.load(Path.of(System.getProperty("kinbridge.home"), "config/sharing"));
    private static final LogEntry.Requester WORKER =
            new LogEntry.Requester("worker", "social_worker", "LA_CSC", "MEMBER");
    private static final RetentionSchedule SCHEDULE = RetentionFile.load(RetentionFileTest.FILE);

    static final Requester OFFICER = new Requester("officer", "Olive Grant", "ig_officer", "LA_IG");
    static final Requester OTHER = new Requester("other-officer", "Ozzy Lane", "dpo", "LA_IG");

    final OpenLog open;
    final JdbcClient database;
    final JdbcClient owner;
    final DryRuns dryRuns;
    final Disposals disposals;
    final TwoReleasers desk;
    final ContentDisposal content;
    Instant now = Instant.now();

    KeptLog(Path folder) {
        open = new OpenLog(folder);
        database = JdbcClient.create(open.dataSource);
        owner = open.as(DatabaseRole.OWNER);
        InstantSource clock = () -> now;
        DecisionEngine engine = DecisionEngine.by(TABLES);
        StateChanges changes = open.changes(engine);
        TransactionTemplate transactions = open.transaction();
        Vault vault = Vault.generate();
        Practitioners nobody = new Nobody();
        DueEntries entries = new DueEntries(database, new FamilyHistories(database), SCHEDULE);
        LegalHolds holds = new LegalHolds(database);
        RetentionRows rows = new RetentionRows(database, nobody, SCHEDULE, vault);
        dryRuns = new DryRuns(database, entries, holds, changes, transactions, clock);
        disposals = new Disposals(
                database,
                entries,
                holds,
                open.disposal(),
                engine,
                new DisposalCertificates(database, new PdfDocuments(), nobody, SCHEDULE),
                changes,
                vault,
                transactions,
                clock);
        content = new ContentDisposal(
                database, new ContentNotKept(database, vault), new PolicyInForce(TABLES), changes, transactions, clock);
        desk = new TwoReleasers(database, rows, dryRuns, SCHEDULE, changes, transactions, clock);
    }

    private static final class Nobody implements Practitioners {

        @Override
        public List<Practitioner> all() {
            return List.of();
        }

        @Override
        public Optional<Practitioner> find(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Practitioner> byStaffId(String system, String staffId) {
            return Optional.empty();
        }
    }

    /** Closed on the day given, or open. */
    UUID family(String reference, @Nullable LocalDate closed) {
        UUID id = UUID.randomUUID();
        owner.sql("insert into families.family (id, reference, opened_at, opened_by, reason, closed_at)"
                        + " values (?, ?, '2026-01-01', 'hub', 'test', cast(? as timestamptz))")
                .param(id)
                .param(reference)
                .param(
                        closed == null
                                ? null
                                : Timestamp.from(closed.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .update();
        return id;
    }

    UUID child(UUID family, @Nullable LocalDate born) {
        UUID id = person(born);
        owner.sql("insert into families.child_in_focus (family_id, identity_id, since) values (?, ?, now())")
                .params(family, id)
                .update();
        return id;
    }

    UUID person(@Nullable LocalDate born) {
        UUID id = UUID.randomUUID();
        owner.sql("insert into people.person (id, created_at) values (?, now())")
                .param(id)
                .update();
        owner.sql("""
                insert into people.identity (id, system, local_id, agency, holder, category, feed, source_ref,
                  version_id, person_id, received_at, date_of_birth)
                values (?, 'test', ?, 'socialcare', 'LA_CSC', 'ID.CORE', 'test', 'x', gen_random_uuid(), ?, now(), ?)""").param(id).param(id.toString()).param(id).param(born).update();
        return id;
    }

    UUID look(@Nullable UUID family, String harm, UUID about) {
        return look(family, harm, about, DetailLevel.FULL);
    }

    UUID look(@Nullable UUID family, String harm, UUID about, DetailLevel level) {
        LoggedDecision decision = new LoggedDecision(
                UUID.randomUUID(),
                "2026-11-20T10:00:00Z/17/ab",
                "SC.STATUS",
                "LA_CSC",
                List.of(about),
                level,
                "2.13",
                false,
                List.of(),
                List.of("LOG"),
                List.of(),
                null);
        UUID id = open.log
                .append(LogEntry.of(EntryKind.LOOK, Instant.now(), WORKER, "CIN_ASSESSMENT", "policy-1")
                        .about(new LogEntry.About(family, null, harm, Map.of()))
                        .deciding(List.of(decision))
                        .because("an invented home visit"))
                .entryId();
        open.projection.catchUp();
        return id;
    }

    /** One about nobody where nobody is named; sealed words of an agency in it. */
    UUID record(String category, Instant received, UUID... about) {
        UUID id = UUID.randomUUID();
        owner.sql("""
                insert into statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,
                  content_hash, is_current, fields)
                values (:id, 'test', 'RECORD', :ref, :id, :at, :at, 'as it came', true, '\\x01')""")
                .param("id", id)
                .param("ref", id.toString())
                .param("at", Timestamp.from(received))
                .update();
        owner.sql("""
                insert into statements.record (version_id, id, agency, holder, type, category)
                values (:id, :id, 'socialcare', 'LA_CSC', 'ASSESSMENT', :category)""").param("id", id).param("category", category).update();
        for (int position = 0; position < about.length; position++) {
            owner.sql("""
                    insert into statements.record_subject (version_id, position, system, kind, local_id, role)
                    values (?, ?, 'test', 'PERSON', 'x', 'SUBJECT')""").params(id, position).update();
            owner.sql("insert into statements.subject_identity (version_id, position, identity_id) values (?, ?, ?)")
                    .params(id, position, about[position])
                    .update();
        }
        return id;
    }

    /** As somebody else holds it. */
    void heldBy(String holder, UUID record) {
        owner.sql("update statements.record set holder = ? where version_id = ?")
                .params(holder, record)
                .update();
    }

    /** Copies of the only record about this person. */
    void records(int copies, UUID about) {
        owner.sql("""
                with made as (
                  insert into statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,
                    content_hash, is_current, fields)
                  select id, feed, kind, id::text, id, source_time, received_at, content_hash, true, fields
                  from (select gen_random_uuid() as id, v.feed, v.kind, v.source_time, v.received_at, v.content_hash,
                      v.fields
                    from generate_series(1, :copies), statements.version v
                    join statements.subject_identity s on s.version_id = v.id where s.identity_id = :about) copy
                  returning id)
                insert into statements.record (version_id, id, agency, holder, type, category)
                select id, id, 'socialcare', 'LA_CSC', 'ASSESSMENT', 'SC.ASSESSMENT' from made""").param("copies", copies).param("about", about).update();
    }

    boolean isKept(UUID version) {
        return owner.sql("select content_dropped_at is null and content_hash = 'as it came' from statements.version"
                        + " where id = ?")
                .param(version)
                .query(Boolean.class)
                .single();
    }

    /** At eight in the morning of that day. */
    void moveTo(LocalDate day) {
        now = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
    }

    /** The month's list; empty if nothing new was made. */
    UUID monthly() {
        return dryRuns.ofTheMonth().orElseThrow();
    }

    void approvedByBoth(UUID run) {
        desk.approve(OFFICER, run, "Checked against the schedule");
        desk.approve(OTHER, run, "Checked a second time");
    }

    boolean isReadable(UUID entry) {
        return open.search.entry(entry).orElseThrow().readable();
    }

    RetentionDesk.State state(UUID run) {
        return desk.open(OTHER, run, "").orElseThrow().row().state();
    }

    Set<UUID> listed(UUID run) {
        return Set.copyOf(owner.sql("select entry_id from retention.line where run_id = ?")
                .param(run)
                .query(UUID.class)
                .list());
    }

    long count(String query) {
        return owner.sql(query).query(Long.class).single();
    }

    long logged(String kind) {
        return owner.sql("select (select count(*) from sharing_log.pending where kind = :kind)"
                        + " + (select count(*) from sharing_log.entry where kind = :kind)")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        open.close();
    }
}
