package kinbridge.retention;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.retention.DueEntries.Found;
import kinbridge.retention.LegalHolds.Held;
import kinbridge.sharinglog.LogDisposal;
import kinbridge.sharinglog.LogDisposal.Authority;
import kinbridge.sharinglog.LogDisposal.Old;
import kinbridge.sharinglog.LogDisposal.Standing;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.Sha256;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Disposes of what two people have released, in batches. Due dates and holds are calculated anew for each:
 * whatever changed since the list was made stays. Stopped anywhere, it goes on where it was.
 */
@Component
class Disposals {

    private static final int BATCH = 200;

    private static final String LEFT = "Held, or not due any more as it was listed";

    private final JdbcClient database;
    private final DueEntries entries;
    private final LegalHolds holds;
    private final LogDisposal log;
    private final DecisionEngine engine;
    private final DisposalCertificates certificates;
    private final StateChanges changes;
    private final Vault vault;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Disposals(
            JdbcClient database,
            DueEntries entries,
            LegalHolds holds,
            LogDisposal log,
            DecisionEngine engine,
            DisposalCertificates certificates,
            StateChanges changes,
            Vault vault,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.entries = entries;
        this.holds = holds;
        this.log = log;
        this.engine = engine;
        this.certificates = certificates;
        this.changes = changes;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** As they were when they approved. */
    private record Approver(String id, String role, String agency) {}

    private record Line(UUID entry, KeptClass kept, LocalDate due) {}

    void carryOut() {
        completeInterrupted();
        // Two rows of two people, whatever the state says.
        List<UUID> released = database.sql("""
                        select r.id from retention.run r where r.state = 'APPROVED'
                          and (select count(*) from retention.approval a
                               where a.run_id = r.id and a.what = 'APPROVED') >= 2
                        order by r.made_at""").query(UUID.class).list();
        released.forEach(this::carryOut);
    }

    /** Their tombstones say that they are gone. A hold that came between keeps them all the same. */
    private void completeInterrupted() {
        transactions.executeWithoutResult(status -> {
            DryRuns.lock(database);
            log.settle();
            List<Standing> interrupted = log.interrupted();
            if (!interrupted.isEmpty()) {
                Held held = holds.among(
                        entries.again(interrupted.stream().map(Standing::entry).toList()));
                log.destroy(interrupted.stream()
                        .filter(one -> !held.keeps(one.entry()))
                        .toList());
            }
        });
    }

    private void carryOut(UUID run) {
        List<Approver> approvers = database.sql(
                        "select by_whom, role, agency from retention.approval where run_id = ? order by at, by_whom")
                .param(run)
                .query((row, number) -> new Approver(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        Approver second = approvers.get(1);
        Authority authority = new Authority(
                new LogEntry.Requester(second.id(), second.role(), second.agency(), "NOT_MEMBER"),
                approvers.get(0).id(),
                run.toString(),
                engine.policyVersion());
        while (Boolean.TRUE.equals(transactions.execute(status -> batch(run, authority)))) {
            // A hold that somebody places meanwhile comes between two batches.
        }
        transactions.executeWithoutResult(status -> finish(run));
    }

    /** False when none is left. */
    private boolean batch(UUID run, Authority authority) {
        DryRuns.lock(database);
        log.settle();
        List<Line> lines = database.sql("""
                        select entry_id, class, due from retention.line
                        where run_id = ? and outcome is null
                        order by instance, sequence limit\s""" + BATCH)
                .param(run)
                .query((row, number) -> new Line(
                        row.getObject(1, UUID.class),
                        KeptClass.valueOf(row.getString(2)),
                        row.getDate(3).toLocalDate()))
                .list();
        if (lines.isEmpty()) {
            return false;
        }
        Map<UUID, Found> now = entries.again(lines.stream().map(Line::entry).toList()).stream()
                .collect(Collectors.toMap(Found::id, found -> found));
        Held held = holds.among(now.values());
        List<Old> going = new ArrayList<>();
        Map<UUID, Boolean> outcomes = new HashMap<>();
        for (Line line : lines) {
            Found found = now.get(line.entry());
            boolean stays = found != null && stays(line, found, held);
            if (found != null && !stays) {
                going.add(new Old(line.entry(), line.kept().name(), line.due()));
            }
            // Without a key it went before a stop that came before this was written.
            outcomes.put(line.entry(), stays);
        }
        log.dispose(going, authority);
        outcomes.forEach((entry, stays) -> database.sql("""
                        update retention.line set outcome = :outcome, left_why = cast(:why as text)
                        where run_id = :run and entry_id = :entry""")
                .param("outcome", stays ? "LEFT" : "DESTROYED")
                .param("why", stays ? LEFT : null)
                .param("run", run)
                .param("entry", entry)
                .update());
        return true;
    }

    /** One sentence for all: by another for what is held, it would be told from what is held and hidden. */
    private boolean stays(Line line, Found found, Held held) {
        LocalDate today = clock.instant().atZone(Occurred.LONDON).toLocalDate();
        RetentionDue.Due due = found.due();
        return held.keeps(found.id())
                || due == null
                || !due.isPast(today)
                || !due.on().equals(line.due())
                || due.kept() != line.kept();
    }

    private void finish(UUID run) {
        DryRuns.lock(database);
        byte[] certificate = certificates.of(run, clock.instant());
        changes.recordedByHub(null, "retention run " + run + " carried out, certificate " + Sha256.of(certificate));
        database.sql("""
                update retention.run set state = 'DONE', ended_at = ?, certificate = ?
                where id = ? and state = 'APPROVED'""")
                .params(
                        Timestamp.from(clock.instant()),
                        vault.seal(certificate, DisposalCertificates.context(run)),
                        run)
                .update();
    }
}
