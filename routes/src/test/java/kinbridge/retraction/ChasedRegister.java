package kinbridge.retraction;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.SharingTables;
import kinbridge.sharinglog.OpenLog;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.DatabaseRole;
import kinbridge.work.OpenTasks;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A register whose clock can be moved, with colleagues of whom one has left. */
final class ChasedRegister implements AutoCloseable {

    static final String WORKER = "worker";
    static final String MANAGER = "manager";
    static final String HAS_LEFT = "has-left";

    private static final SharingTables TABLES =
            SharingTables.load(Path.of(System.getProperty("kinbridge.home"), "config/sharing"));

    final OpenLog open;
    final JdbcClient database;
    final JdbcClient owner;
    final Telling telling;
    final Chase chase;
    final AgencyCopies agencies;
    Instant now = Instant.parse("2026-12-23T10:00:00Z");

    ChasedRegister(Path folder) {
        open = new OpenLog(folder);
        database = JdbcClient.create(open.dataSource);
        owner = open.as(DatabaseRole.OWNER);
        InstantSource clock = () -> now;
        WorkingDays days = WorkingDays.ofEngland(Set.of(), Set.of());
        StateChanges changes = open.changes(DecisionEngine.by(TABLES));
        TransactionTemplate transactions = open.transaction();
        Practitioners practitioners = new Colleagues();
        OpenTasks tasks = new OpenTasks(
                database, practitioners, Mockito.mock(Teams.class), new PolicyInForce(TABLES), changes, days, clock);
        OneTask one = new OneTask(tasks.tasks);
        telling = new Telling(database, one, changes, practitioners, transactions);
        chase = new Chase(database, days, one, tasks.followedUp, changes, transactions, clock);
        agencies = new AgencyCopies(database, transactions, clock);
    }

    private static final class Colleagues implements Practitioners {

        private final List<Practitioner> all = List.of(
                colleague(WORKER, "Wanda Marsh", "social_worker", MANAGER),
                colleague(MANAGER, "Moira Dale", "csc_team_manager", ""));

        private static Practitioner colleague(String id, String name, String role, String supervisor) {
            return new Practitioner(id, name, role, "LA_CSC", "", "", "", supervisor, false, Map.of(), Set.of());
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

    /** Something was corrected that this one holds; nobody is told yet. */
    void holds(String who) {
        holds(who, false);
    }

    /** It had been sent to an agency, and no message of it is there. */
    void wasSentTo(String delivery) {
        holds(delivery, true);
    }

    private void holds(String who, boolean isDelivery) {
        UUID retraction = UUID.randomUUID();
        owner.sql("""
                insert into retraction.retraction (id, reason, thing_id, happened_at, recorded_at, log_entry)
                values (?, 'CORRECTED', ?, ?, ?, ?)""")
                .params(retraction, UUID.randomUUID(), Timestamp.from(now), Timestamp.from(now), UUID.randomUUID())
                .update();
        owner.sql("""
                insert into retraction.recipient (id, retraction_id, recipient, is_delivery, role, agency, holder, entry_id,
                  shown_at, found_at)
                values (?, ?, ?, ?, 'social_worker', 'LA_CSC', 'POLICE', ?, ?, ?)""")
                .params(
                        UUID.randomUUID(),
                        retraction,
                        who,
                        isDelivery,
                        UUID.randomUUID(),
                        Timestamp.from(now.minusSeconds(3600)),
                        Timestamp.from(now))
                .update();
    }

    void at(String moment) {
        now = Instant.parse(moment);
        chase.ask();
    }

    String state() {
        return database.sql("select string_agg(state, ' ' order by recipient) from retraction.standing")
                .query(String.class)
                .single();
    }

    /** Each as kind and whose it is. */
    List<String> tasks() {
        return database.sql(
                        "select kind || ' ' || coalesce(owner, queue) from work.task order by opened_at, kind, owner")
                .query(String.class)
                .list();
    }

    /** How much is in the log, or on its way there. */
    long logged() {
        return database.sql(
                        "select (select count(*) from sharing_log.pending) + (select count(*) from sharing_log.entry)")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        open.close();
    }
}
