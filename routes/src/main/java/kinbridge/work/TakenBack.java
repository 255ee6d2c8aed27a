package kinbridge.work;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.family.Practitioners;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.LogProjection;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.LogSearch.Shown;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells everybody who was shown it what an agency took back, by a deletion or a purge at the source: one
 * task a person, family and taking-back. From agencies to which it was pushed it is taken back by a
 * message of its own (package {@code push}).
 */
@Component
class TakenBack implements WhatStandsBehind {

    /** A look that began before it was taken back is in the log by then. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    private final LogProjection projection;
    private final LogSearch log;
    private final Tasks tasks;
    private final StateChanges changes;
    private final PolicyInForce policy;
    private final ShownWords words;
    private final Practitioners practitioners;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    TakenBack(
            LogProjection projection,
            LogSearch log,
            Tasks tasks,
            StateChanges changes,
            PolicyInForce policy,
            ShownWords words,
            Practitioners practitioners,
            JdbcClient database,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.projection = projection;
        this.log = log;
        this.tasks = tasks;
        this.changes = changes;
        this.policy = policy;
        this.words = words;
        this.practitioners = practitioners;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does nothing for those who have been told. */
    public void tell() {
        List<Instant> open = database.sql(
                        "select distinct taken_at from events.taken_back where settled_at is null order by 1")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
        if (!open.isEmpty()) {
            projection.catchUp();
            open.forEach(takenAt -> transactions.executeWithoutResult(status -> tell(takenAt)));
        }
    }

    private void tell(Instant takenAt) {
        Instant now = clock.instant();
        List<UUID> things = things(takenAt);
        log.shown(things).stream()
                .collect(Collectors.groupingBy(shown -> new Told(shown.personId(), shown.family(), shown.holder())))
                .forEach((told, shown) -> tell(told, shown, takenAt));
        database.sql("update events.taken_back set settled_at = :now where taken_at = :taken and taken_at < :before")
                .param("now", Timestamp.from(now))
                .param("taken", Timestamp.from(takenAt))
                .param("before", Timestamp.from(now.minus(LONGEST_LOOK)))
                .update();
    }

    private void tell(Told told, List<Shown> shown, Instant takenAt) {
        Shown last = shown.stream().max(Comparator.comparing(Shown::last)).orElseThrow();
        String cause = told.holder() + "/" + takenAt;
        boolean isNew = tasks.openOnce(NewTask.of(TaskKind.TAKEN_BACK, told.family())
                .by(reader(told, last), null)
                .because(cause)
                .answered(last.entry()));
        if (isNew) {
            changes.recordedByHub(
                    told.family(), "taken back by " + cause + ": " + told.personId() + " was shown it and is told");
        }
    }

    /** Who reads a pack did not ask for it: their role is their own. */
    private Requester reader(Told told, Shown last) {
        return practitioners
                .find(told.personId())
                .map(person -> new Requester(person.id(), person.id(), person.role(), person.agency()))
                .orElseGet(() -> new Requester(told.personId(), told.personId(), last.role(), last.agency()));
    }

    private List<UUID> things(Instant takenAt) {
        return database.sql("select distinct thing_id from events.taken_back where taken_at = ?")
                .param(Timestamp.from(takenAt))
                .query(UUID.class)
                .list();
    }

    @Override
    public List<Fact> facts(Task task) {
        if (task.kind() != TaskKind.TAKEN_BACK || task.requester() == null) {
            return List.of();
        }
        String[] cause = task.cause().split("/", 2);
        Instant takenAt = Instant.parse(cause[1]);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Taken back by", policy.tables().titleOfAgency(cause[0])));
        facts.add(new Fact("On", ShownWords.day(takenAt)));
        Told told = new Told(task.requester().practitionerId(), task.family(), cause[0]);
        log.shown(things(takenAt)).stream()
                .filter(shown -> told.equals(new Told(shown.personId(), shown.family(), shown.holder())))
                .forEach(shown -> facts.add(new Fact("You were shown", words.of(shown))));
        return facts;
    }

    @Override
    public void done(Task task, Requester who, Outcome outcome, String words) {
        // The log has it; nothing else follows.
    }

    private record Told(String personId, @Nullable UUID family, String holder) {}
}
