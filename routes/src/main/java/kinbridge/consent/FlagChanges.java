package kinbridge.consent;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.consent.Recording.Recorded;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets, reviews and clears flags: each with a reason, by somebody who may, and in the sharing log. Nobody
 * clears, reviews or even learns of a flag that is about themself. The log names a flag by its id alone: which
 * it is and on whom is shown only to roles that may set or clear it, and whoever reads the log need not be one.
 */
@Component
public class FlagChanges {

    private final JdbcClient database;
    private final Flags flags;
    private final FlagHistory history;
    private final PersonLock lock;
    private final PolicyInForce policy;
    private final StateChanges changes;
    private final SealedWords sealed;
    private final AfterChange after;
    private final WorkingDays workingDays;
    private final InstantSource clock;

    FlagChanges(
            JdbcClient database,
            Flags flags,
            FlagHistory history,
            PersonLock lock,
            PolicyInForce policy,
            StateChanges changes,
            SealedWords sealed,
            AfterChange after,
            WorkingDays workingDays,
            InstantSource clock) {
        this.database = database;
        this.flags = flags;
        this.history = history;
        this.lock = lock;
        this.policy = policy;
        this.changes = changes;
        this.sealed = sealed;
        this.after = after;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Transactional
    public Recording set(Recorder by, FlagRequest.Set request) {
        Optional<FlagKind> kind = FlagKind.of(request.kind());
        if (kind.isEmpty()) {
            return Recording.wrong("kind", "Choose which flag to set.");
        }
        if (!rightsOf(by).maySet(kind.get())) {
            return refused(by, "set-" + request.kind(), "set a flag");
        }
        UUID person = lock.personOf(request.subject());
        List<FieldProblem> problems = new ArrayList<>(FlagRules.problems(kind.get(), request, today()));
        if (isSet(kind.get(), person, request)) {
            problems.add(new FieldProblem("kind", "That flag is set already. Review it, or clear it."));
        }
        return problems.isEmpty() ? add(by, kind.get(), person, request) : Recording.wrong(problems);
    }

    private Recording add(Recorder by, FlagKind kind, UUID person, FlagRequest.Set request) {
        UUID id = UUID.randomUUID();
        UUID subject = lock.knownAs(by.family(), request.subject());
        UUID entry = changes.recorded(by.requester(), by.family(), "flag " + id + " set");
        boolean holds = kind.ends() == FlagKind.Ends.WHEN_CLEARED;
        flags.add(new Flags.Row(
                id,
                kind.code(),
                subject,
                request.colleague(),
                request.record(),
                request.reason(),
                by.id(),
                clock.instant(),
                holds ? reviewDay(request.date()) : null,
                holds ? null : endOf(request.date()),
                null,
                entry));
        after.changed(person);
        return new Recorded(entry);
    }

    @Transactional
    public Recording review(Recorder by, FlagRequest.Review request) {
        SetFlag flag = history.locked(request.flag()).orElse(null);
        if (flag == null || !isSeen(flag, request.seen())) {
            return Recording.stale();
        }
        if (!rightsOf(by).mayReview(flag)) {
            return refused(by, "clear-" + flag.kind().code(), "review flag " + flag.id());
        }
        List<FieldProblem> problems = FlagRules.problems(flag.kind(), request, today());
        if (!problems.isEmpty()) {
            return Recording.wrong(problems);
        }
        boolean holds = flag.kind().ends() == FlagKind.Ends.WHEN_CLEARED;
        LocalDate review = holds ? reviewDay(request.date()) : null;
        Instant until = holds ? null : request.date() == null ? flag.until() : endOf(request.date());
        database.sql("update consent.flag set review_by = ?, until = ? where id = ?")
                .param(review == null ? null : Date.valueOf(review))
                .param(until == null ? null : Timestamp.from(until))
                .param(flag.id())
                .update();
        return happened(by, flag, "REVIEWED", request.reason(), review, until);
    }

    @Transactional
    public Recording clear(Recorder by, FlagRequest.Clear request) {
        SetFlag flag = history.locked(request.flag()).orElse(null);
        if (flag == null || !isSeen(flag, request.seen())) {
            return Recording.stale();
        }
        if (!rightsOf(by).mayClear(flag)) {
            return refused(by, "clear-" + flag.kind().code(), "clear flag " + flag.id());
        }
        List<FieldProblem> problems = FlagRules.reason(request.reason());
        if (!problems.isEmpty()) {
            return Recording.wrong(problems);
        }
        database.sql("update consent.flag set cleared_at = ? where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(flag.id())
                .update();
        return happened(by, flag, "CLEARED", request.reason(), flag.reviewBy(), flag.until());
    }

    private Recording happened(
            Recorder by,
            SetFlag flag,
            String what,
            String reason,
            @Nullable LocalDate review,
            @Nullable Instant until) {
        UUID id = UUID.randomUUID();
        UUID entry = changes.recorded(
                by.requester(), by.family(), "flag " + flag.id() + " " + what.toLowerCase(java.util.Locale.ROOT));
        database.sql("""
                insert into consent.flag_event (id, flag_id, what, at, by_whom, role, details, review_by, until, log_entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(flag.id())
                .param(what)
                .param(Timestamp.from(clock.instant()))
                .param(by.id())
                .param(by.role())
                .param(sealed.seal(Map.of("reason", reason), FlagHistory.eventContext(id)))
                .param(review == null ? null : Date.valueOf(review))
                .param(until == null ? null : Timestamp.from(until))
                .param(entry)
                .update();
        after.changed(flag.person());
        return new Recorded(entry);
    }

    /** What this practitioner may in this family, as of now. */
    public FlagRights rightsOf(Recorder by) {
        boolean isLinked = database.sql("""
                select exists (select from consent.flag f join people.identity i on i.id = f.identity_id
                  join people.identity mi on mi.person_id = i.person_id
                  join families.member m on m.identity_id = mi.id and m.family_id = ?
                  where f.practitioner = ? and f.flag in ('requester_linked_to_perp', 'requester_conflict')
                    and f.cleared_at is null and f.since <= ?)""")
                .param(by.family())
                .param(by.id())
                .param(Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
        return new FlagRights(policy.tables(), by, isLinked);
    }

    private Recording refused(Recorder by, String change, String logged) {
        changes.refused(by.requester(), by.family(), logged);
        return Recording.notAllowed("Your role may not do this: "
                + policy.tables().reasonForRecording(change) + ". That you tried is in the sharing log.");
    }

    private boolean isSeen(SetFlag flag, int seen) {
        return flag.clearedAt() == null && flag.events().size() == seen;
    }

    private boolean isSet(FlagKind kind, UUID person, FlagRequest.Set request) {
        return history.about(List.of(person), false).getOrDefault(person, List.of()).stream()
                .anyMatch(flag -> flag.kind() == kind
                        && flag.isInForce(clock.instant())
                        && Objects.equals(flag.record(), request.record())
                        && Objects.equals(flag.colleague(), request.colleague()));
    }

    private LocalDate reviewDay(@Nullable LocalDate asked) {
        return asked == null ? workingDays.lastDay(clock.instant(), Flags.REVIEW_WORKING_DAYS) : asked;
    }

    /** It holds to the end of its last day. */
    private static @Nullable Instant endOf(@Nullable LocalDate lastDay) {
        return lastDay == null
                ? null
                : lastDay.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant();
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
