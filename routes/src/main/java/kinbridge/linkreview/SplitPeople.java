package kinbridge.linkreview;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.alerts.Alerts;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.LogProjection;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.LogSearch.Shown;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.Outcome;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
import kinbridge.work.WhatStandsBehind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two people who had been one: whoever was shown the one in a family of the other is told to stop relying on it,
 * information governance is told of all of it, and families and alerts that rested on it are put right.
 */
@Component
class SplitPeople implements WhatStandsBehind {

    private static final Logger LOG = LoggerFactory.getLogger(SplitPeople.class);

    /** A look that began before they were two is in the log by then. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final LogProjection projection;
    private final LogSearch log;
    private final Families families;
    private final Alerts alerts;
    private final Tasks tasks;
    private final StateChanges changes;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final InstantSource clock;

    SplitPeople(
            JdbcClient database,
            TransactionTemplate transactions,
            LogProjection projection,
            LogSearch log,
            Families families,
            Alerts alerts,
            Tasks tasks,
            StateChanges changes,
            Practitioners practitioners,
            PolicyInForce policy,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.projection = projection;
        this.log = log;
        this.families = families;
        this.alerts = alerts;
        this.tasks = tasks;
        this.changes = changes;
        this.practitioners = practitioners;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param isPrepared whether families and alerts are put right */
    private record Split(UUID id, UUID one, UUID other, Instant at, boolean isPrepared) {}

    /** Does nothing for those of whom everybody has been told. */
    public void tell() {
        List<Split> open = splits("settled_at is null", Map.of());
        if (!open.isEmpty()) {
            projection.catchUp();
            open.forEach(this::tellOrSaySo);
        }
    }

    /** One that fails is tried again, and keeps nobody else from being told. */
    private void tellOrSaySo(Split split) {
        try {
            tell(split);
        } catch (RuntimeException problem) {
            LOG.error(
                    "What follows from split {} is not done yet: {}",
                    split.id(),
                    problem.getClass().getName());
        }
    }

    private List<Split> splits(String which, Map<String, ?> values) {
        return database.sql("select id, one_person, other_person, split_at, prepared_at is not null from people.split"
                        + " where " + which + " order by split_at, id")
                .params(values)
                .query((row, number) -> new Split(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getTimestamp(4).toInstant(),
                        row.getBoolean(5)))
                .list();
    }

    private void tell(Split split) {
        if (!split.isPrepared()) {
            transactions.executeWithoutResult(status -> prepare(split));
            // By transactions of its own: each notice is decided and logged.
            alerts.takenApart(List.of(split.one(), split.other()));
        }
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            shown(split).forEach((told, shown) -> tell(told, shown, split));
            database.sql("update people.split set prepared_at = coalesce(prepared_at, :now) where id = :id")
                    .param("now", Timestamp.from(now))
                    .param("id", split.id())
                    .update();
            database.sql("update people.split set settled_at = ? where id = ? and split_at < ?")
                    .param(Timestamp.from(now))
                    .param(split.id())
                    .param(Timestamp.from(now.minus(LONGEST_LOOK)))
                    .update();
        });
    }

    /** Puts the families right, and keeps of whom they knew too much: who is who may change again. */
    private void prepare(Split split) {
        for (Family family : familiesOf(split)) {
            Set<UUID> wrong = family.isOpen()
                    ? families.takeApart(family.id(), split.one(), split.other())
                    : strangers(family.id(), split);
            if (!wrong.isEmpty()) {
                database.sql("insert into people.split_family (split_id, family_id, identities) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .param(split.id())
                        .param(family.id())
                        .param(wrong.toArray(UUID[]::new))
                        .update();
                changes.recordedByHub(family.id(), "two people had been one: split " + split.id());
            }
        }
    }

    private record Family(UUID id, boolean isOpen) {}

    /** Those of which one of the two was a member. */
    private List<Family> familiesOf(Split split) {
        return database.sql("""
                select distinct f.id, f.closed_at is null from families.member m
                join families.family f on f.id = m.family_id join people.identity i on i.id = m.identity_id
                where i.person_id in (?, ?) and m.state <> 'REMOVED'""")
                .param(split.one())
                .param(split.other())
                .query((row, number) -> new Family(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    private Set<UUID> strangers(UUID family, Split split) {
        Set<UUID> strangers = new HashSet<>(Set.of(split.one(), split.other()));
        families.members(family).forEach(strangers::remove);
        return identities(strangers);
    }

    private Set<UUID> identities(Collection<UUID> persons) {
        return Set.copyOf(database.sql("select id from people.identity where person_id = any(?)")
                .param(persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** @param who a sign-in, or an agency to which it was sent */
    private record Told(String who, @Nullable UUID family) {}

    private Map<Told, List<Shown>> shown(Split split) {
        List<Shown> all = new ArrayList<>();
        database.sql("select family_id, identities from people.split_family where split_id = ?")
                .param(split.id())
                .query((row, number) -> all.addAll(shown(
                        row.getObject(1, UUID.class), (UUID[]) row.getArray(2).getArray())))
                .list();
        return all.stream().collect(Collectors.groupingBy(shown -> new Told(shown.personId(), shown.family())));
    }

    /** What is about a member as well was about the right family. */
    private List<Shown> shown(UUID family, UUID[] wrong) {
        Set<UUID> members = new HashSet<>(identities(families.members(family)));
        List.of(wrong).forEach(members::remove);
        return log.shownOf(family, List.of(wrong), members);
    }

    private void tell(Told told, List<Shown> shown, Split split) {
        Shown last = shown.stream().max(Comparator.comparing(Shown::last)).orElseThrow();
        Optional<Practitioner> person = practitioners.find(told.who());
        NewTask review = NewTask.of(TaskKind.PEOPLE_APART_REVIEW, told.family())
                .because(split.id().toString())
                .answered(last.entry());
        if (!wasOpened(review, null)) {
            tasks.open(review);
        }
        if (person.isEmpty()) {
            return;
        }
        Requester reader = new Requester(told.who(), person.get().name(), last.role(), last.agency());
        NewTask stop = NewTask.of(TaskKind.PEOPLE_APART, told.family())
                .by(reader, null)
                .because(split.id().toString())
                .answered(last.entry());
        if (!wasOpened(stop, told.who())) {
            tasks.open(stop);
            changes.recordedByHub(
                    told.family(),
                    "two people had been one, split " + split.id() + ": " + told.who() + " was shown it and is told");
        }
    }

    private boolean wasOpened(NewTask task, @Nullable String who) {
        return database.sql("""
                select exists (select from work.task where kind = :kind and cause = :cause
                  and requester is not distinct from cast(:who as text)
                  and family_id is not distinct from cast(:family as uuid))""")
                .param("kind", task.kind().name())
                .param("cause", task.cause())
                .param("who", who, Types.VARCHAR)
                .param("family", task.family(), Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Fact> facts(Task task) {
        if (task.kind() != TaskKind.PEOPLE_APART && task.kind() != TaskKind.PEOPLE_APART_REVIEW) {
            return List.of();
        }
        List<Split> splits = splits("id = :id", Map.of("id", UUID.fromString(task.cause())));
        List<Fact> facts = new ArrayList<>();
        for (Split split : splits) {
            facts.add(new Fact("Two people since", day(split.at())));
            shown(split).forEach((told, shown) -> {
                if (Objects.equals(told.family(), task.family())) {
                    facts.addAll(facts(task, told, shown));
                }
            });
        }
        return facts;
    }

    private List<Fact> facts(Task task, Told told, List<Shown> shown) {
        if (task.kind() == TaskKind.PEOPLE_APART_REVIEW) {
            int records = shown.stream().mapToInt(Shown::things).sum();
            String who = practitioners.find(told.who()).map(Practitioner::name).orElse("Sent to " + told.who());
            Shown last = shown.stream().max(Comparator.comparing(Shown::last)).orElseThrow();
            return List.of(new Fact(
                    who,
                    (records == 1 ? "1 record" : records + " records") + ", last on " + day(last.last())
                            + ", log entry " + last.entry().toString().substring(0, 8)));
        }
        boolean isMine =
                task.requester() != null && task.requester().practitionerId().equals(told.who());
        return isMine
                ? shown.stream()
                        .map(one -> new Fact("You were shown", words(one)))
                        .toList()
                : List.of();
    }

    /** What it was about only where that was shown. */
    private String words(Shown shown) {
        String what = shown.level() == DetailLevel.EXISTENCE
                ? "that there is something"
                : Category.of(shown.category()).map(policy.tables()::titleOf).orElse(shown.category());
        return what + " of " + policy.tables().titleOfAgency(shown.holder()) + ": "
                + (shown.things() == 1 ? "1 record" : shown.things() + " records") + ", last on " + day(shown.last());
    }

    private static String day(Instant moment) {
        return DAY.format(moment.atZone(Occurred.LONDON));
    }

    @Override
    public void done(Task task, Requester who, Outcome outcome, String words) {
        // The log has it; nothing else follows.
    }
}
