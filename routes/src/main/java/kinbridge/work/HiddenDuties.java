package kinbridge.work;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.HiddenDecisions;
import kinbridge.sharinglog.LoggedDecision;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the duties of what was hidden before information governance and the Caldicott Guardian, never
 * before the requester. They are taken from the sharing log after the look: nothing in a look's time or
 * number of statements depends on them, and a crash loses none, since the log is committed first.
 */
@Component
class HiddenDuties {

    private static final int GROUP = 200;

    private static final Map<String, TaskKind> KINDS = Map.of(
            "NOTIFY_IG", TaskKind.NOTIFY_IG,
            "CALDICOTT_REVIEW", TaskKind.CALDICOTT_REVIEW,
            "LEGAL_ADVICE", TaskKind.LEGAL_ADVICE,
            "ORIGINATOR_CONTACT", TaskKind.ORIGINATOR_CONTACT,
            "NOTIFY_PRIOR_RECIPIENTS", TaskKind.NOTIFY_PRIOR_RECIPIENTS);

    /** Whose doer might be the requester, or would learn from it: information governance looks instead. */
    private static final Set<String> FOR_GOVERNANCE =
            Set.of("SUPERVISOR_SIGNOFF", "RECORD_DETRIMENT_TEST", "RESOLVE_CONFLICT:5wd", "REVIEW:1wd");

    /** Of what is only held until somebody signs, these are owed when it is asked for. */
    private static final String HELD = "2.13";

    private final HiddenDecisions log;
    private final Tasks tasks;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    HiddenDuties(
            HiddenDecisions log,
            Tasks tasks,
            JdbcClient database,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.log = log;
        this.tasks = tasks;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void bringForward() {
        for (String instance : log.instances()) {
            int read = GROUP;
            while (read == GROUP) {
                Integer count = transactions.execute(status -> group(instance));
                read = count == null ? 0 : count;
            }
        }
    }

    private int group(String instance) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('hidden duties', 6))")
                .query((row, number) -> true)
                .single();
        long since = database.sql("select sequence from work.hidden_progress where instance = ?")
                .param(instance)
                .query(Long.class)
                .optional()
                .orElse(0L);
        List<HiddenDecisions.Entry> entries = log.after(instance, since, GROUP);
        entries.forEach(this::openTasks);
        if (!entries.isEmpty()) {
            database.sql("""
                    insert into work.hidden_progress (instance, sequence) values (?, ?)
                    on conflict (instance) do update set sequence = excluded.sequence""")
                    .params(instance, entries.get(entries.size() - 1).sequence())
                    .update();
        }
        return entries.size();
    }

    private void openTasks(HiddenDecisions.Entry entry) {
        boolean isLeaver = entry.kind() == EntryKind.REFUSAL
                && entry.requester().tafStatus().equals(TafStatus.LEFT.name());
        if (isLeaver) {
            open(entry, TaskKind.NOTIFY_IG, Set.of("NOTIFY_IG"), "2.5a", null, null);
        }
        entry.decisions().forEach(decision -> open(entry, decision));
    }

    private void open(HiddenDecisions.Entry entry, LoggedDecision decision) {
        Map<TaskKind, Set<String>> duties = new EnumMap<>(TaskKind.class);
        for (String code : decision.obligations()) {
            TaskKind kind = kind(code, decision.rule());
            if (kind != null) {
                duties.computeIfAbsent(kind, none -> new TreeSet<>()).add(code);
            }
        }
        duties.forEach((kind, codes) -> {
            UUID subject = kind == TaskKind.NOTIFY_PRIOR_RECIPIENTS ? first(decision) : null;
            open(entry, kind, codes, decision.rule(), decision.holder(), subject);
        });
    }

    private static @Nullable TaskKind kind(String code, String rule) {
        boolean isForGovernance = FOR_GOVERNANCE.contains(code) && !rule.equals(HELD);
        return isForGovernance ? TaskKind.NOTIFY_IG : KINDS.get(code);
    }

    /** One of each kind, rule, family, person and day, however many records there were. */
    private void open(
            HiddenDecisions.Entry entry,
            TaskKind kind,
            Set<String> codes,
            String rule,
            @Nullable String holder,
            @Nullable UUID subject) {
        Requester who = new Requester(
                entry.requester().personId(),
                entry.requester().personId(),
                entry.requester().role(),
                entry.requester().agency());
        // A request of a person for their own data is of no family: each person's is another.
        UUID about = entry.purpose().equals(Purpose.SUBJECT_ACCESS.name()) ? entry.child() : null;
        String cause = rule + "/" + entry.recordedAt().atZone(Occurred.LONDON).toLocalDate();
        if (wasOpened(kind, entry.family(), about, who, cause)) {
            return;
        }
        tasks.open(NewTask.of(kind, entry.family())
                .answering(codes)
                .by(who, entry.purpose())
                .about(about == null ? subject : about)
                .heldBy(holder)
                .because(cause)
                .keptFromRequester()
                .answered(entry.entryId()));
    }

    private boolean wasOpened(TaskKind kind, @Nullable UUID family, @Nullable UUID about, Requester who, String cause) {
        return database.sql("""
                select exists (select from work.task where kind = :kind and restricted and cause = :cause
                  and requester = :who and family_id is not distinct from cast(:family as uuid)
                  and (cast(:about as uuid) is null or subject_id = cast(:about as uuid)) and opened_at <= :now)""")
                .param("kind", kind.name())
                .param("cause", cause)
                .param("who", who.practitionerId())
                .param("family", family, java.sql.Types.OTHER)
                .param("about", about, java.sql.Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private static @Nullable UUID first(LoggedDecision decision) {
        return decision.subjects().isEmpty() ? null : decision.subjects().get(0);
    }
}
