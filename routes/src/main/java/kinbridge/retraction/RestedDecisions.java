package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.family.Practitioners;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was decided with a wrong version before whoever decided: each owner is asked once to look again (section 5.6).
 * What was decided while an agreement stood was right: its end is for the future, and flags nothing.
 */
@Component
class RestedDecisions {

    enum Kind {
        ALERT_ANSWERED("An alert that you answered"),
        PACK_MADE("A meeting pack that you made"),
        SHARING_SIGNED("A sharing that you signed for"),
        GLASS_BROKEN("Glass that you broke");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final String FOUND = """
            select distinct on (r.id, x.kind, x.decision, x.owner) r.id, r.reason, r.happened_at, x.kind, x.decision,
              x.owner, e.family_id, x.at, e.entry_id
            from retraction.retraction r
            join retraction.wrong_version w on w.retraction_id = r.id
            join sharing_log.projection_decision d on d.record_id = r.thing_id and d.version = w.version_id::text
              and d.level in ('EXISTENCE', 'SUMMARY', 'FULL')
            join sharing_log.projection_entry e on e.entry_id = d.entry_id
            cross join lateral (
              select 'ALERT_ANSWERED' as kind, n.id as decision, n.acknowledged_by as owner, n.acknowledged_at as at
              from alerts.notice n where n.log_entry = e.entry_id and n.acknowledged_by is not null
              union all
              select 'PACK_MADE', e.entry_id, e.person_id, e.recorded_at
              where e.kind = 'EXPORT' and e.channel = 'TAF_MEETING_PACK'
              union all
              select 'SHARING_SIGNED', g.id, g.signed_by, g.signed_at from grants.sharing_grant g
              where g.id = d.grant_id and g.sign_off = 'SIGNED' and g.signed_by is not null
              union all
              select 'GLASS_BROKEN', g.id, g.practitioner, g.asked_at from grants.sharing_grant g
              where g.id = d.grant_id and g.basis = 'BROKEN_GLASS') x
            where r.collected_at is null and r.answer_id is null and not exists (
              select from retraction.rested_decision known where known.retraction_id = r.id and known.kind = x.kind
                and known.decision_id = x.decision and known.owner = x.owner)
            order by r.id, x.kind, x.decision, x.owner, x.at desc""";

    private final JdbcClient database;
    private final OneTask tasks;
    private final StateChanges changes;
    private final Practitioners practitioners;
    private final TransactionTemplate transactions;

    RestedDecisions(
            JdbcClient database,
            OneTask tasks,
            StateChanges changes,
            Practitioners practitioners,
            TransactionTemplate transactions) {
        this.database = database;
        this.tasks = tasks;
        this.changes = changes;
        this.practitioners = practitioners;
        this.transactions = transactions;
    }

    /** One task for all that one decided with what was retracted for one reason at one moment, as of one family. */
    private record Asked(String owner, @Nullable UUID family, String reason, Instant happenedAt) {}

    private record Found(UUID retraction, Asked asked, String kind, UUID decision, Instant at, UUID entry) {}

    /**
     * The searchable log is up to date when it is called. One owner who cannot be asked keeps no other from being asked;
     * it fails after that, so that they are looked for again.
     */
    void flag() {
        Map<Asked, List<Found>> found = database
                .sql(FOUND)
                .query((row, number) -> new Found(
                        row.getObject(1, UUID.class),
                        new Asked(
                                row.getString(6),
                                row.getObject(7, UUID.class),
                                row.getString(2),
                                row.getTimestamp(3).toInstant()),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        row.getTimestamp(8).toInstant(),
                        row.getObject(9, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::asked));
        List<RuntimeException> problems = new ArrayList<>();
        found.forEach((asked, decisions) -> {
            try {
                transactions.executeWithoutResult(status -> flag(asked, decisions));
            } catch (RuntimeException problem) {
                problems.add(problem);
            }
        });
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
    }

    private void flag(Asked asked, List<Found> decisions) {
        Instant newest =
                decisions.stream().map(Found::at).max(Instant::compareTo).orElseThrow();
        NewTask task = NewTask.of(TaskKind.RESTS_ON_RETRACTED, asked.family())
                .by(requester(asked.owner()), null)
                .because(asked.reason() + "/" + asked.happenedAt())
                .answered(decisions.get(0).entry());
        Task opened = tasks.of(
                task,
                newest,
                fresh -> changes.recordedByHub(
                        asked.family(),
                        "retracted, " + asked.reason() + " of " + asked.happenedAt() + ": " + asked.owner()
                                + " is asked by task " + fresh.id() + " to look again at what they decided with it"));
        decisions.forEach(one -> keep(one, opened));
    }

    private void keep(Found one, Task task) {
        database.sql("""
                insert into retraction.rested_decision (retraction_id, kind, decision_id, owner, family_id, decided_at,
                  entry_id, task_id)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(one.retraction())
                .param(one.kind())
                .param(one.decision())
                .param(one.asked().owner())
                .param(one.asked().family())
                .param(Timestamp.from(one.at()))
                .param(one.entry())
                .param(task.id())
                .update();
    }

    private Requester requester(String owner) {
        return practitioners
                .find(owner)
                .map(person -> new Requester(person.id(), person.id(), person.role(), person.agency()))
                .orElseGet(() -> new Requester(owner, owner, "", ""));
    }
}
