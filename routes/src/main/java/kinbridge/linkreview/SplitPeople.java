package kinbridge.linkreview;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.alerts.Alerts;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.linkreview.SplitLooks.Told;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.LogProjection;
import kinbridge.sharinglog.LogSearch.Shown;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
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
class SplitPeople {

    private static final Logger LOG = LoggerFactory.getLogger(SplitPeople.class);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final LogProjection projection;
    private final SplitLooks looks;
    private final Families families;
    private final Alerts alerts;
    private final Tasks tasks;
    private final StateChanges changes;
    private final Practitioners practitioners;
    private final InstantSource clock;

    SplitPeople(
            JdbcClient database,
            TransactionTemplate transactions,
            LogProjection projection,
            SplitLooks looks,
            Families families,
            Alerts alerts,
            Tasks tasks,
            StateChanges changes,
            Practitioners practitioners,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.projection = projection;
        this.looks = looks;
        this.families = families;
        this.alerts = alerts;
        this.tasks = tasks;
        this.changes = changes;
        this.practitioners = practitioners;
        this.clock = clock;
    }

    /** @param isPrepared whether families and alerts are put right */
    private record Split(UUID id, UUID one, UUID other, boolean isPrepared) {}

    /** Does nothing for those of whom everybody has been told. */
    public void tell() {
        List<Split> open = open();
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

    private List<Split> open() {
        return database.sql("select id, one_person, other_person, prepared_at is not null from people.split"
                        + " where settled_at is null order by split_at, id")
                .query((row, number) -> new Split(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getBoolean(4)))
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
            looks.of(split.id()).forEach((told, shown) -> tell(told, shown, split));
            database.sql("update people.split set prepared_at = coalesce(prepared_at, :now) where id = :id")
                    .param("now", Timestamp.from(now))
                    .param("id", split.id())
                    .update();
            database.sql("update people.split set settled_at = ? where id = ? and split_at < ?")
                    .param(Timestamp.from(now))
                    .param(split.id())
                    .param(Timestamp.from(now.minus(SplitLooks.LONGEST_LOOK)))
                    .update();
        });
    }

    /** Puts the families right, and keeps of whom they knew too much: who is who may change again. */
    private void prepare(Split split) {
        database.sql("update people.split set of_one = ?, of_other = ? where id = ?")
                .param(looks.identities(Set.of(split.one())).toArray(UUID[]::new))
                .param(looks.identities(Set.of(split.other())).toArray(UUID[]::new))
                .param(split.id())
                .update();
        for (Family family : familiesOf(split)) {
            Set<UUID> wrong = family.isOpen()
                    ? families.takeApart(family.id(), split.one(), split.other())
                    : strangers(family.id(), split);
            // Where both are members nothing was of a stranger; what is of the one was read as the other's.
            boolean areBoth = families.members(family.id()).containsAll(List.of(split.one(), split.other()));
            if (!wrong.isEmpty() || areBoth) {
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
        return looks.identities(strangers);
    }

    private void tell(Told told, List<Shown> shown, Split split) {
        Shown last = shown.stream().max(Comparator.comparing(Shown::last)).orElseThrow();
        Optional<Practitioner> person = practitioners.find(told.who());
        NewTask review = NewTask.of(TaskKind.PEOPLE_APART_REVIEW, told.family())
                .because(split.id().toString())
                .answered(last.entry());
        tasks.openOnce(review);
        if (person.isEmpty()) {
            return;
        }
        Requester reader = new Requester(
                told.who(),
                person.get().name(),
                person.get().role(),
                person.get().agency());
        NewTask stop = NewTask.of(TaskKind.PEOPLE_APART, told.family())
                .by(reader, null)
                .because(split.id().toString())
                .answered(last.entry());
        if (tasks.openOnce(stop)) {
            changes.recordedByHub(
                    told.family(),
                    "two people had been one, split " + split.id() + ": " + told.who() + " was shown it and is told");
        }
    }
}
