package kinbridge.family;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.consent.Recording;
import kinbridge.family.Harm.Standing;
import kinbridge.intake.Outbox;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The harm level of a child, as section 1.7 has it: derived from the social-care feed, raised ahead of it
 * by an authorised person for at most two working days. Basis CA1989-S47: a decision of this morning must
 * not wait for tonight's export. Nobody can raise a level by asking for a record.
 */
@Component
public class HarmLevels {

    static final int WORKING_DAYS = 2;

    /** So long after a raise lapsed the same person cannot make it again alone. */
    private static final int SECOND_OPINION_WORKING_DAYS = 10;

    private final HarmRows rows;
    private final SamePerson samePerson;
    private final Families families;
    private final FamilyRights rights;
    private final Reasons words;
    private final StateChanges changes;
    private final Outbox outbox;
    private final WorkingDays workingDays;
    private final JdbcClient database;
    private final InstantSource clock;

    HarmLevels(
            HarmRows rows,
            SamePerson samePerson,
            Families families,
            FamilyRights rights,
            Reasons words,
            StateChanges changes,
            Outbox outbox,
            WorkingDays workingDays,
            JdbcClient database,
            InstantSource clock) {
        this.rows = rows;
        this.samePerson = samePerson;
        this.families = families;
        this.rights = rights;
        this.words = words;
        this.changes = changes;
        this.outbox = outbox;
        this.workingDays = workingDays;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param child an identity of the child, as it was released to who asks
     * @param level the code of one of {@link #levels}
     */
    public record Raising(UUID child, String level, String reason) {

        @Nullable
        HarmLevel asLevel() {
            return levels().stream()
                    .filter(known -> known.name().equals(level))
                    .findFirst()
                    .orElse(null);
        }
    }

    public record Ending(UUID raise, String reason) {}

    /** Raises a child above what the feed says, from now until the end of the second working day. */
    @Transactional
    public Recording raise(Requester requester, UUID family, Raising asked) {
        if (!rights.may(requester, family, "harm-level")) {
            return FamilyRights.notYours("level");
        }
        Optional<UUID> child = childInFocus(family, asked.child());
        if (child.isEmpty()) {
            return Recording.wrong("child", "Choose a child in focus of this family");
        }
        lock(child.get());
        Instant now = clock.instant();
        Harm harm = rows.of(List.of(child.get())).getOrDefault(child.get(), Harm.NOTHING_KNOWN);
        Problems problems = new Problems().reason(asked.reason());
        HarmLevel level = asked.asLevel();
        checkLevel(problems, requester, harm, level, now);
        if (!problems.isEmpty() || level == null) {
            return problems.refused();
        }
        return raised(requester, family, asked.child(), child.get(), level, asked.reason());
    }

    private void checkLevel(Problems problems, Requester requester, Harm harm, @Nullable HarmLevel level, Instant now) {
        if (level == null) {
            problems.unless(false, "level", "Choose the level");
            return;
        }
        HarmLevel feed = harm.feed(day(now));
        problems.unless(
                level.compareTo(feed) > 0,
                "level",
                "The case system already says " + title(feed) + ": choose a higher level, or leave it as it is");
        if (level.compareTo(feed) > 0) {
            problems.unless(
                    level.compareTo(harm.effective(now)) > 0,
                    "level",
                    "This child is already raised to " + title(harm.effective(now)) + ": end that first");
        }
        problems.unless(
                harm.raises().stream().noneMatch(raise -> isOwnAndLapsed(raise, requester, harm, level, now)),
                "level",
                "Your own decision has lapsed and the case system still does not say so: somebody else who may"
                        + " raise the level must look at it, and the case system must be put right");
    }

    /** The limit of two working days would be none if it could be renewed by the one who set it. */
    private boolean isOwnAndLapsed(Harm.Raise raise, Requester requester, Harm harm, HarmLevel level, Instant now) {
        return raise.setBy().equals(requester.practitionerId())
                && raise.level().compareTo(level) >= 0
                && harm.standing(raise, now) == Standing.LAPSED
                && workingDays.after(raise.until(), SECOND_OPINION_WORKING_DAYS).isAfter(now);
    }

    private Recording raised(
            Requester requester, UUID family, UUID identity, UUID person, HarmLevel level, String reason) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        Instant until = workingDays.after(now, WORKING_DAYS);
        UUID entry = changes.recorded(
                requester,
                family,
                "harm level of identity " + identity + " raised to " + level + " until " + until + ": "
                        + reason.strip());
        database.sql("""
                insert into families.harm_raise
                  (id, identity_id, family_id, level, since, until, set_by, role, reason, entry_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(identity)
                .param(family)
                .param(level.name())
                .param(Timestamp.from(now))
                .param(Timestamp.from(until))
                .param(requester.practitionerId())
                .param(requester.role())
                .param(words.seal(reason, id))
                .param(entry)
                .update();
        outbox.changed(person);
        return new Recording.Recorded(entry);
    }

    /** Ends a raise before its time: from the next decision on, the feed alone counts. */
    @Transactional
    public Recording end(Requester requester, UUID family, Ending asked) {
        if (!rights.may(requester, family, "harm-level")) {
            return FamilyRights.notYours("raise");
        }
        Problems problems = new Problems().reason(asked.reason());
        Optional<Raised> running = raisesOf(family).stream()
                .filter(raise -> raise.id().equals(asked.raise()) && raise.isRunning())
                .findFirst();
        problems.unless(running.isPresent(), "raise", "That level is no longer raised: look at the page again");
        if (!problems.isEmpty() || running.isEmpty()) {
            return problems.refused();
        }
        UUID entry = changes.recorded(
                requester,
                family,
                "raised harm level of identity " + running.get().identity() + " ended: "
                        + asked.reason().strip());
        database.sql("""
                insert into families.harm_raise_end (raise_id, ended_at, ended_by, role, reason, entry_id)
                values (?, ?, ?, ?, ?, ?)""")
                .param(asked.raise())
                .param(Timestamp.from(clock.instant()))
                .param(requester.practitionerId())
                .param(requester.role())
                .param(words.seal(asked.reason(), asked.raise()))
                .param(entry)
                .update();
        outbox.changed(running.get().child());
        return new Recording.Recorded(entry);
    }

    /** How the children in focus stand, for those who may set it; nothing for anybody else. */
    public List<ChildLevel> of(Requester requester, UUID family) {
        if (!rights.may(requester, family, "harm-level")) {
            return List.of();
        }
        Instant now = clock.instant();
        List<UUID> children = families.childrenInFocus(family);
        var harm = rows.of(children);
        return children.stream()
                .map(child -> level(child, harm.getOrDefault(child, Harm.NOTHING_KNOWN), now))
                .toList();
    }

    private ChildLevel level(UUID child, Harm harm, Instant now) {
        return new ChildLevel(
                child,
                harm.effective(now),
                harm.feed(day(now)),
                harm.feedSince(day(now)),
                harm.raises().stream()
                        .map(raise -> raised(child, raise, harm.standing(raise, now)))
                        .toList());
    }

    private Raised raised(UUID child, Harm.Raise raise, Standing standing) {
        byte[] end = database.sql("select reason from families.harm_raise_end where raise_id = ?")
                .param(raise.id())
                .query(byte[].class)
                .optional()
                .orElse(null);
        byte[] reason = database.sql("select reason from families.harm_raise where id = ?")
                .param(raise.id())
                .query(byte[].class)
                .single();
        return new Raised(
                raise.id(),
                child,
                raise.identity(),
                raise.level(),
                raise.since(),
                raise.until(),
                raise.setBy(),
                raise.role(),
                words.open(reason, raise.id()),
                standing,
                raise.endedAt(),
                raise.endedBy(),
                words.open(end, raise.id()));
    }

    private List<Raised> raisesOf(UUID family) {
        Instant now = clock.instant();
        List<Raised> all = new ArrayList<>();
        rows.of(families.childrenInFocus(family))
                .forEach((child, harm) ->
                        harm.raises().forEach(raise -> all.add(raised(child, raise, harm.standing(raise, now)))));
        return all;
    }

    /**
     * The level of one child as it counts now, and whose word it is: to be decided like a record, before
     * anybody is shown it.
     */
    public Current current(UUID child) {
        Instant now = clock.instant();
        Harm harm = rows.of(List.of(child)).getOrDefault(child, Harm.NOTHING_KNOWN);
        Harm.Raise raise = harm.inForce(now);
        return raise == null
                ? new Current(harm.feed(day(now)), null, harm.feedSince(day(now)), null, null)
                : new Current(raise.level(), raise.id(), day(raise.since()), raise.setBy(), raise.until());
    }

    /**
     * @param raise the raise that counts, or null where the feed's word does
     * @param setBy the sign-in's id of who raised it
     */
    public record Current(
            HarmLevel level,
            @Nullable UUID raise,
            @Nullable LocalDate since,
            @Nullable String setBy,
            @Nullable Instant until) {}

    /** The levels that a person may raise to, lowest first. */
    public static List<HarmLevel> levels() {
        return Arrays.stream(HarmLevel.values())
                .filter(level -> level.compareTo(HarmLevel.L3) >= 0)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** As practitioners say it. */
    public static String title(HarmLevel level) {
        return switch (level) {
            case L1 -> "universal needs";
            case L2 -> "additional needs";
            case L3 -> "early help";
            case CIN -> "child in need";
            case S47 -> "section 47: significant harm suspected";
            case CP -> "child protection plan";
            case IMMINENT -> "imminent danger";
        };
    }

    private Optional<UUID> childInFocus(UUID family, UUID identity) {
        return Optional.ofNullable(samePerson.personsOf(List.of(identity)).get(identity))
                .filter(families.childrenInFocus(family)::contains);
    }

    /** One at a time for a child: two who raise it at once must not both succeed. */
    private void lock(UUID child) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 3))")
                .param(child.toString())
                .query((row, number) -> true)
                .single();
    }

    private static LocalDate day(Instant now) {
        return now.atZone(Occurred.LONDON).toLocalDate();
    }

    /**
     * @param child a person id
     * @param effective what counts: the feed's, or what was raised above it
     */
    public record ChildLevel(
            UUID child,
            HarmLevel effective,
            HarmLevel feed,
            @Nullable LocalDate feedSince,
            List<Raised> raises) {

        /** The raise that counts now, or null. */
        public @Nullable Raised running() {
            return raises.stream()
                    .filter(Raised::isRunning)
                    .max(Comparator.comparing(Raised::level))
                    .orElse(null);
        }

        /** Whether somebody says more than the case system does. */
        public boolean isDisputed() {
            return running() != null;
        }
    }

    /** @param child a person id */
    public record Raised(
            UUID id,
            UUID child,
            UUID identity,
            HarmLevel level,
            Instant since,
            Instant until,
            String setBy,
            String role,
            String reason,
            Standing standing,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            String endReason) {

        public boolean isRunning() {
            return standing == Standing.IN_FORCE;
        }

        /** How it stands, in words. */
        public String standingWords() {
            return switch (standing) {
                case IN_FORCE -> "In force";
                case CAUGHT_UP -> "The case system has caught up";
                case LAPSED -> "Lapsed: the case system did not catch up in two working days";
                case ENDED -> "Ended by a person";
                case OVER_WITH_THE_PLAN -> "Ended with the plan or enquiry";
            };
        }
    }
}
