package kinbridge.work;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.storage.Vault;
import kinbridge.work.WhatStandsBehind.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks of one person, for its pages. */
@Component
class TaskBoard implements TaskPages {

    private final JdbcClient database;
    private final Tasks tasks;
    private final TaskRows rows;
    private final Owners owners;
    private final Endings endings;
    private final AnsweredSince answered;
    private final SubjectNames names;
    private final Recipients recipients;
    private final List<WhatStandsBehind> behind;
    private final Practitioners practitioners;
    private final Vault vault;
    private final InstantSource clock;

    TaskBoard(
            JdbcClient database,
            Tasks tasks,
            TaskRows rows,
            Owners owners,
            Endings endings,
            AnsweredSince answered,
            SubjectNames names,
            Recipients recipients,
            List<WhatStandsBehind> behind,
            Practitioners practitioners,
            Vault vault,
            InstantSource clock) {
        this.database = database;
        this.tasks = tasks;
        this.rows = rows;
        this.owners = owners;
        this.endings = endings;
        this.answered = answered;
        this.names = names;
        this.recipients = recipients;
        this.behind = List.copyOf(behind);
        this.practitioners = practitioners;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public int waiting(Requester who) {
        return rows.countMine(who);
    }

    @Override
    public TaskList list(Requester who, Filter filter) {
        answered.endTasks();
        List<Task> shown = switch (filter) {
            case MINE -> rows.mine(who);
            case STANDING_IN -> standingIn(who);
            case DONE -> rows.doneBy(who);
        };
        return new TaskList(
                shown.stream().map(rows::row).toList(),
                rows.countMine(who),
                standingIn(who).size());
    }

    private List<Task> standingIn(Requester who) {
        return rows.ownedBy(owners.coveredBy(who), owners.queuesCoveredBy(who)).stream()
                .filter(task -> owners.mayDo(who, task))
                .toList();
    }

    @Override
    public Optional<TaskPage> open(Requester who, UUID id) {
        return tasks.find(id).filter(task -> maySee(who, task)).map(task -> page(who, task));
    }

    /** Whoever may do it, did it, or oversees: never the one from whom it is kept. */
    private boolean maySee(Requester who, Task task) {
        boolean isKeptFrom = task.restricted() && task.cameFrom(who);
        boolean isOverseer = Queue.IG.isWorkedBy(who.role()) || Queue.CALDICOTT.isWorkedBy(who.role());
        return !isKeptFrom
                && (owners.mayDo(who, task)
                        || who.practitionerId().equals(task.doneBy())
                        || (isOverseer && !task.cameFrom(who)));
    }

    private TaskPage page(Requester who, Task task) {
        boolean mayDo = task.isOpen() && owners.mayDo(who, task);
        LocalDate latest = today().plusWeeks(Mistakes.LONGEST_RETEST_WEEKS);
        return new TaskPage(
                rows.row(task),
                owners.isOwner(who, task) ? task.family() : null,
                facts(who, task),
                task.subject() == null || task.queue() != null ? null : names.of(who, task),
                task.grant(),
                mayDo,
                task.isNotTold(),
                mayDo && task.owner() != null && !owners.isOwner(who, task) ? owners.nameOf(task.owner(), null) : null,
                latest,
                task.retestOn(),
                rows.wasSafe(task.id()),
                task.doneBy() == null ? null : nameOf(task.doneBy()),
                words(task));
    }

    private List<Fact> facts(Requester who, Task task) {
        List<Fact> facts = new ArrayList<>();
        behind.forEach(part -> facts.addAll(part.facts(task, who)));
        if (!task.cause().isEmpty() && task.kind().isCausedByARule()) {
            facts.add(new Fact("Decided by", "Rule " + task.cause().split("/", 2)[0]));
        }
        if (task.kind() == TaskKind.NOTIFY_PRIOR_RECIPIENTS && owners.mayDo(who, task) && task.subject() != null) {
            facts.addAll(recipients.of(task.subject()));
        }
        return facts;
    }

    private @Nullable String words(Task task) {
        return database.sql("select words from work.task where id = ? and words is not null")
                .param(task.id())
                .query(byte[].class)
                .optional()
                .map(bytes -> new String(vault.open(bytes, Endings.context(task.id())), StandardCharsets.UTF_8))
                .orElse(null);
    }

    @Override
    public Finished finish(Requester who, UUID id, Answer answer) {
        Optional<Task> found = tasks.find(id).filter(task -> maySee(who, task));
        if (found.isEmpty()) {
            return new Finished.NotYours();
        }
        Task task = found.get();
        if (!task.isOpen()) {
            return new Finished.DoneBefore();
        }
        if (!owners.mayDo(who, task)) {
            return new Finished.NotYours();
        }
        List<Mistake> mistakes = Mistakes.in(task.kind(), answer, today());
        if (!mistakes.isEmpty()) {
            return new Finished.Wrong(mistakes);
        }
        return endings.end(who, task, answer) ? new Finished.Done() : new Finished.DoneBefore();
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    private String nameOf(String practitioner) {
        return practitioners
                .find(practitioner)
                .map(Practitioners.Practitioner::name)
                .orElse(practitioner);
    }
}
