package kinbridge.rectification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.familyview.Words;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.rectification.RecordVersions.Version;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Its holder cannot answer what it may not read; that it was read is committed before it is shown. */
@Component
class LoggedStatements implements HolderStatements {

    private static final String PURPOSE = "RECTIFICATION";

    private final TaskPages tasks;
    private final ContestRows rows;
    private final RecordVersions versions;
    private final StateChanges changes;
    private final PolicyInForce policy;
    private final JdbcClient database;

    LoggedStatements(
            TaskPages tasks,
            ContestRows rows,
            RecordVersions versions,
            StateChanges changes,
            PolicyInForce policy,
            JdbcClient database) {
        this.tasks = tasks;
        this.rows = rows;
        this.versions = versions;
        this.changes = changes;
        this.policy = policy;
        this.database = database;
    }

    @Override
    public Optional<Statement> read(Requester who, UUID task) {
        return tasks.open(who, task)
                .filter(page -> page.mayDo() && page.row().kind() == TaskKind.CONTESTED_RECORD)
                .flatMap(page -> contestOf(task))
                .map(contest -> read(who, contest));
    }

    private Optional<Contest> contestOf(UUID task) {
        return database.sql("select cause from work.task where id = ?")
                .param(task)
                .query(String.class)
                .optional()
                .map(UUID::fromString)
                .flatMap(rows::find);
    }

    private Statement read(Requester who, Contest contest) {
        Contest.Thing thing = contest.thing();
        Statement statement = new Statement(
                reference(thing.version()),
                Words.typeTitle(thing.type()),
                policy.tables().titleOfAgency(thing.holder()),
                contest.on(),
                contest.said().title(),
                contest.about().title(),
                rows.statement(contest.id()),
                received(thing));
        changes.reviewed(
                who,
                PURPOSE,
                "what was said against record " + thing.record() + ", contest " + contest.id(),
                "statement",
                statement.words());
        return statement;
    }

    private List<Received> received(Contest.Thing thing) {
        List<Version> all = versions.everCurrent(thing.shared()).stream()
                .dropWhile(version -> !version.id().equals(thing.version()))
                .toList();
        return all.stream()
                .skip(1)
                .map(version ->
                        new Received(Words.when(Occurred.at(version.receivedAt())), version.saysTheSameAs(all.get(0))))
                .toList();
    }

    private String reference(UUID version) {
        return database.sql("select source_ref from statements.version where id = ?")
                .param(version)
                .query(String.class)
                .optional()
                .orElse("The hub no longer has it");
    }
}
