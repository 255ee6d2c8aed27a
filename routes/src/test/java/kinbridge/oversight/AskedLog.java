package kinbridge.oversight;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.RequestJson;
import kinbridge.needtoknow.SharingTables;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Row;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LoggedDecision;
import kinbridge.sharinglog.OpenLog;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.DatabaseRole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log with invented looks, and the questions to it, put together as the hub does. */
final class AskedLog implements AutoCloseable {

    static final Path CONFIG = Path.of(System.getProperty("kinbridge.home"), "config");
    static final SharingTables TABLES = SharingTables.load(CONFIG.resolve("sharing"));
    static final UUID FAMILY = UUID.fromString("9d6b8a52-6a0e-4f3a-8f35-0d1f0b1f2c11");
    static final UUID CHILD = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

    final OpenLog open;
    final JdbcClient database;
    final JdbcClient owner;
    final PolicyInForce policy = new PolicyInForce(TABLES);
    final InstantSource clock = InstantSource.system();
    final Listing listing;
    final LoggedShares shares;
    final Staff staff;
    final WhoIsMeant people;
    final StateChanges changes;

    AskedLog(Path folder) {
        open = new OpenLog(folder);
        database = JdbcClient.create(open.dataSource);
        owner = open.as(DatabaseRole.OWNER);
        listing = new Listing(database);
        shares = new LoggedShares(database, listing);
        staff = new Staff(new Colleagues(), policy);
        people = new WhoIsMeant(database);
        changes = open.changes(DecisionEngine.by(TABLES));
        owner.sql("insert into families.family (id, reference, opened_at, opened_by, reason)"
                        + " values (?, 'FAM-234567', now(), 'hub', 'test')")
                .param(FAMILY)
                .update();
    }

    /** Nobody in particular: names are not what is tested. */
    static final class Colleagues implements Practitioners {

        final List<Practitioner> all = new ArrayList<>(List.of(
                colleague("midwife", "Mary Winter", "community_midwife", "NHS_MAT"),
                colleague("worker", "Wanda Marsh", "social_worker", "LA_CSC"),
                colleague("officer", "Olive Grant", "ig_officer", "LA_IG"),
                colleague("other-officer", "Ozzy Lane", "dpo", "LA_IG")));

        static Practitioner colleague(String id, String name, String role, String agency) {
            return new Practitioner(id, name, role, agency, "", "", "", "", false, Map.of(), Set.of());
        }

        @Override
        public List<Practitioner> all() {
            return all;
        }

        @Override
        public Optional<Practitioner> find(String id) {
            return all.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Practitioner> byStaffId(String system, String staffId) {
            return Optional.empty();
        }
    }

    static LogEntry.Requester as(String person, String taf) {
        return new Colleagues()
                .find(person)
                .map(one -> new LogEntry.Requester(one.id(), one.role(), one.agency(), taf))
                .orElse(new LogEntry.Requester(person, "social_worker", "LA_CSC", taf));
    }

    /** As a look writes it: with a channel. */
    static LogEntry entry(EntryKind kind, String person, String taf, LoggedDecision... decisions) {
        return LogEntry.of(kind, Instant.now(), as(person, taf), "CIN_ASSESSMENT", "policy-1")
                .about(new LogEntry.About(FAMILY, CHILD, "CIN", Map.of()))
                .deciding(List.of(decisions))
                .through(new LogEntry.Delivery("INDIVIDUAL_VIEW", null, null));
    }

    UUID look(String person, String taf, LoggedDecision... decisions) {
        return write(entry(EntryKind.LOOK, person, taf, decisions));
    }

    UUID write(LogEntry entry) {
        UUID id = open.log.append(entry).entryId();
        open.projection.catchUp();
        return id;
    }

    /** One record's decision; a copy says what is different about it. */
    record Made(
            UUID record,
            String version,
            String holder,
            String category,
            UUID subject,
            DetailLevel level,
            String rule,
            boolean override,
            ConsentState consent,
            Set<String> flags,
            @Nullable UUID grant) {

        static Made full(String holder, String category) {
            return new Made(
                    UUID.randomUUID(),
                    UUID.randomUUID().toString(),
                    holder,
                    category,
                    CHILD,
                    DetailLevel.FULL,
                    "2.6",
                    false,
                    ConsentState.GIVEN,
                    Set.of(),
                    null);
        }

        Made of(UUID other) {
            return new Made(record, version, holder, category, other, level, rule, override, consent, flags, grant);
        }

        Made version(UUID ofRecord, UUID ofVersion) {
            return new Made(
                    ofRecord,
                    ofVersion.toString(),
                    holder,
                    category,
                    subject,
                    level,
                    rule,
                    override,
                    consent,
                    flags,
                    grant);
        }

        Made at(DetailLevel other, String by) {
            return new Made(record, version, holder, category, subject, other, by, override, consent, flags, grant);
        }

        Made asked(ConsentState state) {
            return new Made(record, version, holder, category, subject, level, rule, override, state, flags, grant);
        }

        Made flagged(String flag) {
            return new Made(
                    record, version, holder, category, subject, level, rule, override, consent, Set.of(flag), grant);
        }

        Made overridden(@Nullable UUID under) {
            return new Made(record, version, holder, category, subject, level, rule, true, consent, flags, under);
        }

        LoggedDecision logged() {
            boolean isReleased = level.compareTo(DetailLevel.EXISTENCE) >= 0;
            DecisionSubject self = new DecisionSubject(
                    "self",
                    "subject",
                    30,
                    DecisionSubject.Status.LIVING,
                    null,
                    Map.of("self", consent),
                    Set.of(),
                    false,
                    false);
            DecisionRequest request = new DecisionRequest(
                    "social_worker",
                    "LA_CSC",
                    TafStatus.MEMBER,
                    List.of(self),
                    holder,
                    category,
                    "CIN_ASSESSMENT",
                    HarmLevel.CIN,
                    flags,
                    Channel.INDIVIDUAL_VIEW);
            return new LoggedDecision(
                    record,
                    version,
                    category,
                    holder,
                    List.of(subject),
                    level,
                    rule,
                    override,
                    isReleased
                            ? List.of("6(1)(e) public task", "9(2)(g)+Sch1 para18 safeguarding", "CA1989 s17", "agreed")
                            : List.of(),
                    List.of("LOG"),
                    isReleased ? List.of("status") : List.of(),
                    null,
                    RequestJson.write(request),
                    grant,
                    null,
                    null);
        }
    }

    static LoggedDecision shared(String holder, String category) {
        return Made.full(holder, category).logged();
    }

    UUID grant(String basis, String person, Instant at) {
        UUID id = UUID.randomUUID();
        owner.sql("""
                        insert into grants.sharing_grant (id, basis, family_id, practitioner, role, agency, purpose,
                          category_groups, harm, by_rule, justification, asked_at, opened_at, ends_at, log_entry)
                        values (?, ?, ?, ?, 'social_worker', 'LA_CSC', 'CIN_ASSESSMENT', '{HE}', 'S47', '2.9', ?, ?, ?, ?,
                          gen_random_uuid())""")
                .param(id)
                .param(basis)
                .param(FAMILY)
                .param(person)
                .param(basis.equals("BROKEN_GLASS") ? "LEGAL_REQUIREMENT" : null)
                .param(Timestamp.from(at))
                .param(Timestamp.from(at))
                .param(Timestamp.from(at.plus(Duration.ofHours(4))))
                .update();
        return id;
    }

    UUID task(String kind, @Nullable UUID grant, String requester, Instant due) {
        UUID id = UUID.randomUUID();
        owner.sql("""
                        insert into work.task (id, kind, obligations, family_id, purpose, requester, requester_role,
                          requester_agency, subject_id, grant_id, owner, restricted, opened_at, due_at)
                        values (?, ?, '{}', ?, 'CIN_ASSESSMENT', ?, 'social_worker', 'LA_CSC', ?, ?, 'manager', false, ?, ?)""")
                .param(id)
                .param(kind)
                .param(FAMILY)
                .param(requester)
                .param(kind.contains("NOTIFY") ? CHILD : null)
                .param(grant)
                .param(Timestamp.from(due.minus(Duration.ofDays(3))))
                .param(Timestamp.from(due))
                .update();
        return id;
    }

    void done(UUID task, Instant at) {
        owner.sql("update work.task set done_at = ?, done_by = 'manager', outcome = 'SIGNED' where id = ?")
                .param(Timestamp.from(at))
                .param(task)
                .update();
    }

    static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    Asked asked(String... namesAndValues) {
        Map<String, String> typed = new java.util.HashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            typed.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        Asked asked = Asked.of(
                typed,
                EnumSet.allOf(Parameter.class),
                Instant.now().atZone(kinbridge.mappings.Occurred.LONDON).toLocalDate());
        assertSound(asked);
        return asked;
    }

    private static void assertSound(Asked asked) {
        if (!asked.problems().isEmpty()) {
            throw new IllegalArgumentException(asked.problems().toString());
        }
    }

    /** Each row as one text, with what stands below its cells. */
    List<String> rows(Question question, String... namesAndValues) {
        return question.find(asked(namesAndValues), null, 100).rows().stream()
                .map(AskedLog::text)
                .toList();
    }

    static String text(Row row) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : row.cells()) {
            text.append(cell.value()).append(' ').append(cell.small()).append(" | ");
        }
        return text.toString();
    }

    @Override
    public void close() {
        open.close();
    }
}
