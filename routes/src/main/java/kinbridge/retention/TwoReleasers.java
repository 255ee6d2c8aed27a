package kinbridge.retention;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.Sha256;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever needs two people: releasing a list, ending a hold. Each step is in the sharing log or did not happen. */
@Component
class TwoReleasers implements RetentionDesk {

    private static final Set<String> MAY = Set.of("ig_officer", "dpo");

    private final JdbcClient database;
    private final RetentionRows rows;
    private final DryRuns dryRuns;
    private final RetentionSchedule schedule;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    TwoReleasers(
            JdbcClient database,
            RetentionRows rows,
            DryRuns dryRuns,
            RetentionSchedule schedule,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.dryRuns = dryRuns;
        this.schedule = schedule;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Overview> overview(Requester reader) {
        if (!MAY.contains(reader.role())) {
            return Optional.empty();
        }
        changes.read(reader, false, "retention runs and legal holds");
        return Optional.of(new Overview(
                rows.latest(),
                rows.holds(),
                java.util.Arrays.stream(KeptClass.values()).map(this::kept).toList()));
    }

    private Kept kept(KeptClass code) {
        Period period = schedule.of(code);
        String from = period.years()
                + switch (period.runsFrom()) {
                    case FAMILY_CLOSED -> " years from the end of the work";
                    case LAST_CONTACT -> " years from the last contact";
                    case BIRTH -> " years from birth";
                    case ENTRY -> " years from the entry";
                };
        return new Kept(
                period.title(),
                from
                        + (period.toAge() == null
                                ? ""
                                : ", to a child's age of " + period.toAge() + " if that is later")
                        + (period.yearsAfterEarlyDeath() == null
                                ? ""
                                : ", or " + period.yearsAfterEarlyDeath() + " from a death before 18"),
                period.source());
    }

    @Override
    public Optional<RunPage> open(Requester reader, UUID run, String after) {
        Optional<RunRow> found = MAY.contains(reader.role()) ? rows.run(run) : Optional.empty();
        return found.map(row -> {
            changes.read(reader, false, "retention run " + run);
            List<FamilyRow> families = rows.families(run, after);
            boolean goesOn = families.size() > RetentionRows.PAGE;
            List<FamilyRow> shown = goesOn ? families.subList(0, RetentionRows.PAGE) : families;
            return new RunPage(
                    row,
                    rows.counts(run),
                    shown,
                    rows.familiesOf(run),
                    goesOn ? shown.get(shown.size() - 1).reference() : null,
                    rows.said(run));
        });
    }

    @Override
    public Optional<Recording> ask(Requester reader, String reason) {
        return step(reader, reason, () -> {
            UUID entry = changes.recorded(reader, null, "retention run asked for: " + reason.strip());
            dryRuns.askedBy(reader);
            return new Recording.Recorded(entry);
        });
    }

    @Override
    public Optional<Recording> approve(Requester reader, UUID run, String reason) {
        return settle(reader, run, reason, state -> {
            if (state == State.OFFERED) {
                return State.FIRST;
            }
            return State.APPROVED;
        });
    }

    @Override
    public Optional<Recording> refuse(Requester reader, UUID run, String reason) {
        return settle(reader, run, reason, state -> State.REFUSED);
    }

    private Optional<Recording> settle(
            Requester reader, UUID run, String reason, java.util.function.UnaryOperator<State> next) {
        if (!isThere("retention.run", run)) {
            return Optional.empty();
        }
        return step(reader, reason, () -> {
            State state = State.valueOf(database.sql("select state from retention.run where id = ? for update")
                    .param(run)
                    .query(String.class)
                    .single());
            if (!state.isWaiting()) {
                return refused(
                        reader, "This list no longer waits. Nothing of yours was saved.", "retention run " + run);
            }
            State then = next.apply(state);
            if (hasSpoken(
                    "select exists (select from retention.approval where run_id = ? and by_whom = ?)", run, reader)) {
                return refused(
                        reader,
                        "You approved this list already, so somebody else must decide",
                        "retention run " + run + " a second time by the same person");
            }
            boolean isApproval = then != State.REFUSED;
            UUID entry = changes.recorded(
                    reader,
                    null,
                    "retention run " + run + (isApproval ? " approved: " : " refused: ") + reason.strip());
            database.sql("""
                    insert into retention.approval (run_id, by_whom, role, agency, what, at, words, entry_id)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            run,
                            reader.practitionerId(),
                            reader.role(),
                            reader.agency(),
                            isApproval ? "APPROVED" : "REFUSED",
                            now(),
                            rows.seal(reason, RetentionRows.approval(run, reader.practitionerId())),
                            entry)
                    .update();
            database.sql("update retention.run set state = ?, ended_at = case when ? then cast(? as timestamptz) end"
                            + " where id = ?")
                    .params(then.name(), !isApproval, now(), run)
                    .update();
            return new Recording.Recorded(entry);
        });
    }

    @Override
    public Optional<Recording> hold(Requester reader, String scope, String what, String reason) {
        return step(reader, reason, () -> {
            Optional<Scope> chosen = java.util.Arrays.stream(Scope.values())
                    .filter(one -> one.name().equals(scope))
                    .findFirst();
            if (chosen.isEmpty()) {
                return Recording.wrong("scope", "Choose what is held");
            }
            Optional<UUID> held = held(chosen.get(), what.strip());
            if (held.isEmpty() && chosen.get() != Scope.EVERYTHING) {
                return Recording.wrong("what", "Nothing is known under this. Check it: nothing is held yet");
            }
            UUID id = UUID.randomUUID();
            UUID entry = changes.recorded(
                    reader,
                    chosen.get() == Scope.FAMILY ? held.orElseThrow() : null,
                    "legal hold " + id + " placed on " + chosen.get()
                            + held.map(one -> " " + one).orElse("") + ": " + reason.strip());
            database.sql("""
                    insert into retention.hold (id, scope, family_id, identity_id, by_whom, role, at, words, entry_id)
                    values (?, ?, cast(? as uuid), cast(? as uuid), ?, ?, ?, ?, ?)""")
                    .param(id)
                    .param(chosen.get().name())
                    .param(of(Scope.FAMILY, chosen.get(), held))
                    .param(of(Scope.PERSON, chosen.get(), held))
                    .param(reader.practitionerId())
                    .param(reader.role())
                    .param(now())
                    .param(rows.seal(reason, RetentionRows.hold(id)))
                    .param(entry)
                    .update();
            return new Recording.Recorded(entry);
        });
    }

    private static @Nullable UUID of(Scope wanted, Scope chosen, Optional<UUID> held) {
        return wanted == chosen ? held.orElse(null) : null;
    }

    private Optional<UUID> held(Scope scope, String what) {
        return switch (scope) {
            case EVERYTHING -> Optional.empty();
            case FAMILY -> one("select id from families.family where reference = upper(?)", what);
            case PERSON -> one("select id from people.identity where id::text = lower(?)", what);
        };
    }

    private Optional<UUID> one(String query, String what) {
        return database.sql(query).param(what).query(UUID.class).optional();
    }

    @Override
    public Optional<Recording> lift(Requester reader, UUID hold, String reason) {
        if (!isThere("retention.hold", hold)) {
            return Optional.empty();
        }
        return step(reader, reason, () -> {
            if (!isThere("retention.hold_in_force", hold)) {
                return refused(
                        reader, "This hold was lifted already. Nothing of yours was saved.", "legal hold " + hold);
            }
            if (hasSpoken(
                    "select exists (select from retention.hold_lift where hold_id = ? and by_whom = ?)",
                    hold,
                    reader)) {
                return refused(
                        reader,
                        "You asked to lift this hold already, so somebody else must agree",
                        "legal hold " + hold + " lifted a second time by the same person");
            }
            UUID entry = changes.recorded(
                    reader, null, "one of two people lifted legal hold " + hold + ": " + reason.strip());
            database.sql("insert into retention.hold_lift (hold_id, by_whom, role, at, words, entry_id)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            hold,
                            reader.practitionerId(),
                            reader.role(),
                            now(),
                            rows.seal(reason, RetentionRows.lift(hold, reader.practitionerId())),
                            entry)
                    .update();
            return new Recording.Recorded(entry);
        });
    }

    @Override
    public Optional<byte[]> certificate(Requester reader, UUID run) {
        Optional<byte[]> found = MAY.contains(reader.role()) ? rows.certificate(run) : Optional.empty();
        found.ifPresent(document ->
                changes.read(reader, true, "disposal certificate of run " + run + ", " + Sha256.of(document)));
        return found;
    }

    /** One after the other, and never while a batch goes: a hold that is placed is heard before the next one. */
    private Optional<Recording> step(Requester reader, String reason, Supplier<Recording> step) {
        if (!MAY.contains(reader.role())) {
            return Optional.empty();
        }
        Optional<String> mistake = ReasonWords.mistakeIn(reason);
        if (mistake.isPresent()) {
            return Optional.of(Recording.wrong("reason", mistake.get()));
        }
        return Optional.of(Objects.requireNonNull(transactions.execute(status -> {
            DryRuns.lock(database);
            return step.get();
        })));
    }

    private Recording refused(Requester reader, String words, String what) {
        changes.refused(reader, null, "refused: " + what);
        return Recording.notAllowed(words);
    }

    private boolean hasSpoken(String query, UUID id, Requester reader) {
        return database.sql(query)
                .params(id, reader.practitionerId())
                .query(Boolean.class)
                .single();
    }

    private boolean isThere(String table, UUID id) {
        return database.sql("select exists (select from " + table + " where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
