package kinbridge.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.grants.BreakGlass;
import kinbridge.grants.GrantPages;
import kinbridge.needtoknow.Requester;
import kinbridge.work.Outcome;
import kinbridge.work.Oversight;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import kinbridge.work.WhatStandsBehind.Fact;
import org.jspecify.annotations.Nullable;

/** Tasks, grants and broken glass for the console alone; a test reads what was asked of them. */
class InventedWork implements TaskPages, Oversight, GrantPages, BreakGlass {

    static final UUID TASK = UUID.fromString("44444444-2222-4333-8444-555555555555");
    static final UUID NOTICE_TASK = UUID.fromString("44444444-2222-4333-8444-666666666666");
    static final UUID SECOND_NOTICE_TASK = UUID.fromString("44444444-2222-4333-8444-66666666667e");
    static final UUID SECOND_TASK = UUID.fromString("44444444-2222-4333-8444-555555555556");
    static final UUID GRANT = UUID.fromString("44444444-2222-4333-8444-777777777777");
    static final UUID ACCESS = UUID.fromString("44444444-2222-4333-8444-888888888888");

    boolean empty;
    boolean reasonOwed;
    String suffix = "";
    final List<String> asked = new ArrayList<>();

    void reset() {
        empty = false;
        reasonOwed = false;
        suffix = "";
        asked.clear();
    }

    private static Instant in(int hours) {
        return Invented.NOW.plus(Duration.ofHours(hours));
    }

    private TaskRow row(UUID id, TaskKind kind, @Nullable Outcome outcome) {
        return new TaskRow(
                id,
                kind,
                "FAM-7Q2K9",
                "PREBIRTH",
                "Helen Stott" + suffix,
                "Priya Nair" + suffix,
                in(-50),
                in(-2),
                outcome == null,
                outcome == null ? null : in(-1),
                outcome,
                kind == TaskKind.TAKEN_BACK && outcome == null ? in(-1) : null);
    }

    @Override
    public int waiting(Requester who) {
        return empty ? 0 : 2;
    }

    @Override
    public TaskList list(Requester who, Filter filter) {
        asked.add("tasks " + filter + " of " + who.practitionerId());
        List<TaskRow> rows = filter == Filter.DONE
                ? List.of(row(TASK, TaskKind.SUPERVISOR_SIGNOFF, Outcome.SIGNED))
                : List.of(
                        row(TASK, TaskKind.SUPERVISOR_SIGNOFF, null),
                        row(SECOND_TASK, TaskKind.SUPERVISOR_SIGNOFF, null),
                        row(NOTICE_TASK, TaskKind.NOTIFY_SUBJECT, null),
                        row(SECOND_NOTICE_TASK, TaskKind.NOTIFY_SUBJECT, null));
        return empty ? new TaskList(List.of(), 0, 0) : new TaskList(rows, 4, 4);
    }

    @Override
    public Optional<TaskPage> open(Requester who, UUID task) {
        asked.add("task " + task + " by " + who.practitionerId());
        if (!task.equals(TASK) && !task.equals(NOTICE_TASK)) {
            return Optional.empty();
        }
        TaskKind kind = task.equals(TASK) ? TaskKind.SUPERVISOR_SIGNOFF : TaskKind.NOTIFY_SUBJECT;
        return Optional.of(new TaskPage(
                row(task, kind, null),
                Invented.HARTLEY,
                List.of(new Fact("Reason", "The baby is due and nobody has seen the mother" + suffix)),
                "Jordan Pike" + suffix,
                GRANT,
                true,
                true,
                "Helen Stott" + suffix,
                LocalDate.of(2027, 1, 19),
                null,
                false,
                null,
                null));
    }

    @Override
    public Finished finish(Requester who, UUID task, Answer answer) {
        asked.add("finish " + task + " as " + answer.outcome() + " by " + who.practitionerId());
        return answer.words().isBlank()
                ? new Finished.Wrong(List.of(new TaskPages.Mistake("words", "Say it in a sentence")))
                : new Finished.Done();
    }

    @Override
    public OversightPage page(Requester reader, Oversight.Asked question) {
        asked.add("oversight " + question + " by " + reader.practitionerId());
        Count count = new Count("SUPERVISOR_SIGNOFF", "Sign off, or refuse", 3, 1, in(-30));
        return empty
                ? new OversightPage(List.of(), List.of(), List.of(new Lateness("Not due yet", 0)), List.of(), false)
                : new OversightPage(
                        List.of(count),
                        List.of(count),
                        List.of(new Lateness("Up to a day late", 1)),
                        List.of(row(TASK, TaskKind.SUPERVISOR_SIGNOFF, null)),
                        true);
    }

    @Override
    public String csv(Requester reader, Oversight.Asked question) {
        asked.add("csv by " + reader.practitionerId());
        return "task,what\r\n";
    }

    @Override
    public Standing standing(Requester who, UUID family, String purpose) {
        return new Standing(true, reasonOwed ? TASK : null, true, "Not needed for this" + suffix, in(100));
    }

    @Override
    public Optional<AskingPage> asking(Requester who, UUID family, String purpose) {
        asked.add("asking " + family + " by " + who.practitionerId());
        return family.equals(Invented.HARTLEY) && who.role().equals("social_worker")
                ? Optional.of(new AskingPage(
                        family,
                        "FAM-7Q2K9",
                        purpose,
                        List.of(new Group("HE", "Health"), new Group("CJ", "Police, courts and probation")),
                        "Helen Stott" + suffix,
                        empty ? List.of() : List.of(grantRow())))
                : Optional.empty();
    }

    private static GrantRow grantRow() {
        return new GrantRow(GRANT, "Health", in(-30), "Waits for the supervisor", null);
    }

    @Override
    public GrantPages.Asked ask(Requester who, UUID family, Asking asking) {
        asked.add("ask " + asking.groups() + " for " + family + " by " + who.practitionerId());
        return asking.reason().isBlank()
                ? new GrantPages.Asked.Wrong(List.of(new GrantPages.Mistake("reason", "Say why it is necessary")))
                : new GrantPages.Asked.Sent();
    }

    @Override
    public Optional<GrantPage> grant(Requester who, UUID grant) {
        return grant.equals(GRANT)
                ? Optional.of(new GrantPage(
                        grantRow(),
                        "FAM-7Q2K9",
                        "PREBIRTH",
                        List.of(new Fact("Released so far", "Mental health: 2 in summary" + suffix)),
                        List.of(new Step("Sign off, or refuse", in(4), in(-1), "Signed", LocalDate.of(2026, 12, 1)))))
                : Optional.empty();
    }

    @Override
    public boolean mayBreak(Requester who) {
        return who.role().equals("social_worker") || who.role().equals("sf_midwife");
    }

    @Override
    public Broken breakGlass(Requester who, Breaking breaking) {
        asked.add("break " + breaking.reference() + " by " + who.practitionerId());
        if (!mayBreak(who)) {
            return new Broken.Refused("Your role cannot");
        }
        return breaking.reason().isBlank()
                ? new Broken.Wrong(List.of(new GrantPages.Mistake("reason", "Say what cannot wait")))
                : new Broken.Opened(ACCESS, in(4));
    }

    @Override
    public List<Access> openOf(Requester who) {
        return empty ? List.of() : List.of(new Access(ACCESS, "FAM-7Q2K9", in(4)));
    }

    @Override
    public Optional<UUID> familyOf(Requester who, UUID access) {
        return access.equals(ACCESS) ? Optional.of(Invented.HARTLEY) : Optional.empty();
    }

    @Override
    public boolean end(Requester who, UUID access) {
        asked.add("end " + access);
        return true;
    }
}
