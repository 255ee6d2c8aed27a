package kinbridge.work;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import kinbridge.work.TaskPages.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a task once, logs it, and opens what follows from it, all in one transaction. */
@Component
class Endings {

    private final JdbcClient database;
    private final Tasks tasks;
    private final Owners owners;
    private final List<WhatStandsBehind> behind;
    private final StateChanges changes;
    private final Vault vault;
    private final InstantSource clock;

    Endings(
            JdbcClient database,
            Tasks tasks,
            Owners owners,
            List<WhatStandsBehind> behind,
            StateChanges changes,
            Vault vault,
            InstantSource clock) {
        this.database = database;
        this.tasks = tasks;
        this.owners = owners;
        this.behind = List.copyOf(behind);
        this.changes = changes;
        this.vault = vault;
        this.clock = clock;
    }

    /** @return false if a colleague was quicker */
    @Transactional
    public boolean end(Requester who, Task task, Answer answer) {
        Outcome outcome = Mistakes.outcome(task.kind(), answer).orElseThrow();
        String words = answer.words().strip();
        LocalDate retest = outcome == Outcome.NOT_TOLD ? Mistakes.retest(answer, today()) : null;
        boolean isOwner = task.owner() == null || owners.isOwner(who, task);
        int ended = database.sql("""
                update work.task set done_at = :now, done_by = :who, instead_of = :instead, outcome = :outcome,
                  words = :words, is_safe = :safe, retest_on = :retest
                where id = :id and done_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("who", who.practitionerId())
                .param("instead", isOwner ? null : task.owner(), Types.VARCHAR)
                .param("outcome", outcome.name())
                .param(
                        "words",
                        words.isEmpty() ? null : vault.seal(words.getBytes(StandardCharsets.UTF_8), context(task.id())),
                        Types.BINARY)
                .param("safe", outcome == Outcome.TOLD && answer.safe())
                .param("retest", retest == null ? null : Date.valueOf(retest), Types.DATE)
                .param("id", task.id())
                .update();
        if (ended == 0) {
            return false;
        }
        log(who, task, outcome, words);
        behind.forEach(part -> part.done(task, who, outcome, words));
        follow(task, outcome, retest);
        return true;
    }

    private void log(Requester who, Task task, Outcome outcome, String words) {
        EntryKind kind = task.kind().isACheck() ? EntryKind.REVIEW : EntryKind.ACKNOWLEDGEMENT;
        UUID entry = task.restricted() ? restricted(kind, who, task) : open(kind, who, task, outcome, words);
        database.sql("update work.task set done_entry = ? where id = ?")
                .params(entry, task.id())
                .update();
    }

    private UUID open(EntryKind kind, Requester who, Task task, Outcome outcome, String words) {
        String what = "task " + task.id() + " " + task.kind() + ": " + outcome + (words.isEmpty() ? "" : ". " + words);
        return changes.answered(kind, who, task.family(), task.logEntry(), what);
    }

    /** Names neither the family nor the look: whoever reads the log would see that something was hidden there. */
    private UUID restricted(EntryKind kind, Requester who, Task task) {
        return changes.answered(kind, who, null, null, "task " + task.id());
    }

    private void follow(Task task, Outcome outcome, @Nullable LocalDate retest) {
        NewTask next = NewTask.of(TaskKind.INCIDENT, task.family())
                .about(task.subject())
                .under(task.grant())
                .because(task.cause())
                .answered(task.logEntry());
        if (task.requester() != null) {
            next = next.by(task.requester(), task.purpose());
        }
        if (outcome.isAnIncident()) {
            tasks.open(next.keptFromRequester());
        }
        if (outcome == Outcome.NOT_TOLD) {
            tasks.open(again(task, Objects.requireNonNull(retest)));
        }
    }

    /** Not telling is never the end of it: it is looked at again on that day. */
    private NewTask again(Task task, LocalDate retest) {
        TaskKind kind = task.kind() == TaskKind.TELL_OUTCOME ? task.kind() : TaskKind.DO_NOT_NOTIFY;
        NewTask next = NewTask.of(kind, task.family())
                .answering(Set.of(kind.name()))
                .about(task.subject())
                .under(task.grant())
                .because(task.cause())
                .usuallyNotTold(true)
                .dueAt(retest.atStartOfDay(Occurred.LONDON).toInstant())
                .answered(task.logEntry());
        return task.requester() == null ? next : next.by(task.requester(), task.purpose());
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    static String context(UUID task) {
        return "work.task/" + task;
    }
}
