package kinbridge.family;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Why a family must be looked at for a purpose: recorded for one family, one person and one purpose, with
 * an end. Of housing, homelessness and community safety it counts only after the police liaison has
 * countersigned it (section 2.17): they enforce, and crime prevention is a wide word.
 */
@Component
public class Necessity {

    /** One review cycle: whoever still needs to look says so again. */
    static final int LONGEST_WEEKS = 8;

    private static final Set<Profile> COUNTERSIGNED = EnumSet.of(Profile.HOU, Profile.HOM, Profile.ASB);

    /** The purposes of rule 2.5b that a person may claim from outside the team. */
    private static final Set<Purpose> FROM_OUTSIDE = EnumSet.of(
            Purpose.CP_ENQUIRY,
            Purpose.EMERGENCY,
            Purpose.DA_SAFETY,
            Purpose.CRIME_PREVENTION,
            Purpose.OFFENDER_MGMT,
            Purpose.DIRECT_CARE,
            Purpose.VISIT_SAFETY);

    private final JdbcClient database;
    private final Families families;
    private final FamilyRights rights;
    private final StatutoryRoles statutoryRoles;
    private final PolicyInForce policy;
    private final Reasons words;
    private final StateChanges changes;
    private final InstantSource clock;

    Necessity(
            JdbcClient database,
            Families families,
            FamilyRights rights,
            StatutoryRoles statutoryRoles,
            PolicyInForce policy,
            Reasons words,
            StateChanges changes,
            InstantSource clock) {
        this.database = database;
        this.families = families;
        this.rights = rights;
        this.statutoryRoles = statutoryRoles;
        this.policy = policy;
        this.words = words;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param until the last day */
    public record Stating(String purpose, @Nullable LocalDate until, String reason) {}

    /** @param reference as it was given to the asker, known to the hub or not */
    public record Asking(String reference, Stating why) {}

    public record Answering(UUID necessity, boolean isAgreed, String reason) {}

    /** Whether it counts now: recorded, not over, and countersigned where that is asked for. */
    public boolean isRecorded(UUID family, String practitioner, String purpose) {
        Timestamp now = Timestamp.from(clock.instant());
        return database.sql("""
                select exists (select from consent.necessity n
                  left join consent.necessity_answer a on a.necessity_id = n.id
                  where n.family_id = :family and n.practitioner = :practitioner and n.purpose = :purpose
                    and n.since <= :now and n.until > :now
                    and coalesce(a.agreed, not n.needs_countersign))""")
                .param("family", family)
                .param("practitioner", practitioner)
                .param("purpose", purpose)
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody outside the team may look for this purpose at all, once necessity is recorded. */
    public static boolean isForOutside(String purpose) {
        return Purpose.of(purpose).filter(FROM_OUTSIDE::contains).isPresent();
    }

    /** A statutory role counts as a member, and may ask for any of its purposes. */
    public boolean mayAskFor(Requester requester, String purpose) {
        return isForOutside(purpose) || statutoryRoles.contains(requester.role());
    }

    /** A member of the team records why; the purposes are those that their role may claim. */
    @Transactional
    public Recording state(Requester requester, UUID family, Stating asked) {
        if (!rights.worksWith(requester, family)) {
            return Recording.wrong("purpose", "You are not in the team around this family today");
        }
        Problems problems = check(requester, asked);
        if (!problems.isEmpty()) {
            return problems.refused();
        }
        return new Recording.Recorded(put(requester, family, asked, ""));
    }

    /**
     * Somebody outside the team asks for a family by its reference. The answer is the same whether or not
     * there is such a family, and the same is written in the same time.
     */
    @Transactional
    public Recording ask(Requester requester, Asking asked) {
        Problems problems = check(requester, asked.why())
                .unless(!asked.reference().isBlank(), "reference", "Enter the reference of the family")
                .unless(asked.reference().length() <= 40, "reference", "Enter a reference like FAM-7Q2K9X")
                .unless(
                        mayAskFor(requester, asked.why().purpose()),
                        "purpose",
                        "Choose a purpose that is open to people outside the team");
        if (!problems.isEmpty()) {
            return problems.refused();
        }
        UUID family = families.openByReference(reference(asked.reference())).orElse(null);
        return new Recording.Recorded(put(requester, family, asked.why(), reference(asked.reference())));
    }

    private Problems check(Requester requester, Stating asked) {
        LocalDate today = clock.instant().atZone(Occurred.LONDON).toLocalDate();
        LocalDate until = asked.until();
        return new Problems()
                .unless(
                        Purpose.of(asked.purpose())
                                .filter(policy.tables().purposesOf(requester.role())::contains)
                                .isPresent(),
                        "purpose",
                        "Choose one of the purposes of your role")
                .unless(until != null && !until.isBefore(today), "until", "Enter a last day that is today or later")
                .unless(
                        until == null || !until.isAfter(today.plusWeeks(LONGEST_WEEKS)),
                        "until",
                        "The last day must be within 8 weeks: say again why, if it is still necessary then")
                .reason(asked.reason());
    }

    private UUID put(Requester requester, @Nullable UUID family, Stating asked, String reference) {
        UUID id = UUID.randomUUID();
        LocalDate until = java.util.Objects.requireNonNull(asked.until());
        boolean isCountersigned = policy.tables()
                .profileOf(requester.role())
                .filter(COUNTERSIGNED::contains)
                .isPresent();
        UUID entry = changes.recorded(
                requester,
                family,
                "necessity " + id + " for " + asked.purpose() + " until " + until
                        + (isCountersigned ? ", to be countersigned" : "") + ": "
                        + asked.reason().strip());
        insert(
                id,
                family,
                requester,
                asked.purpose(),
                clock.instant(),
                until.plusDays(1).atStartOfDay(Occurred.LONDON).toInstant(),
                asked.reason(),
                reference,
                isCountersigned,
                entry);
        return entry;
    }

    private void insert(
            UUID id,
            @Nullable UUID family,
            Requester requester,
            String purpose,
            Instant since,
            Instant until,
            String reason,
            String reference,
            boolean isCountersigned,
            UUID entry) {
        database.sql("""
                insert into consent.necessity (id, family_id, practitioner, role, purpose, since, until, recorded_at,
                  asked, sealed_reason, needs_countersign, entry_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(family)
                .param(requester.practitionerId())
                .param(requester.role())
                .param(purpose)
                .param(Timestamp.from(since))
                .param(Timestamp.from(until))
                .param(Timestamp.from(clock.instant()))
                .param(words.seal(reference, id))
                .param(words.seal(reason, id))
                .param(isCountersigned)
                .param(entry)
                .update();
    }

    /**
     * What was recorded elsewhere before the hub was there, once under its own id. A countersignature is
     * still asked for.
     */
    @Transactional
    public void takeOver(
            UUID id, UUID family, Requester requester, String purpose, Instant since, Instant until, String reason) {
        boolean isThere = database.sql("select exists (select from consent.necessity where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
        if (isThere) {
            return;
        }
        boolean isCountersigned = policy.tables()
                .profileOf(requester.role())
                .filter(COUNTERSIGNED::contains)
                .isPresent();
        UUID entry = changes.recorded(requester, family, "necessity " + id + " for " + purpose + ": " + reason);
        insert(id, family, requester, purpose, since, until, reason, "", isCountersigned, entry);
    }

    /** The police liaison says whether it is necessary; nobody countersigns their own. */
    @Transactional
    public Recording answer(Requester requester, Answering asked) {
        if (!mayCountersign(requester)) {
            return Recording.wrong("necessity", "Your role may not countersign");
        }
        Problems problems = new Problems()
                .unless(
                        pending(requester).stream().anyMatch(row -> row.id().equals(asked.necessity())),
                        "necessity",
                        "This does not wait for you: it was answered, or its time is over")
                .reason(asked.reason());
        if (!problems.isEmpty()) {
            return problems.refused();
        }
        UUID family = database.sql("select family_id from consent.necessity where id = ?")
                .param(asked.necessity())
                .query(UUID.class)
                .single();
        UUID entry = changes.recorded(
                requester,
                family,
                "necessity " + asked.necessity() + (asked.isAgreed() ? " countersigned: " : " not countersigned: ")
                        + asked.reason().strip());
        database.sql("""
                insert into consent.necessity_answer
                  (necessity_id, agreed, answered_at, answered_by, role, reason, entry_id)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(asked.necessity())
                .param(asked.isAgreed())
                .param(Timestamp.from(clock.instant()))
                .param(requester.practitionerId())
                .param(requester.role())
                .param(words.seal(asked.reason(), asked.necessity()))
                .param(entry)
                .update();
        return new Recording.Recorded(entry);
    }

    public boolean mayCountersign(Requester requester) {
        return policy.tables().mayRecord(requester.role(), "necessity-countersign");
    }

    /** What waits for a countersignature of this person; empty for whoever may not countersign. */
    public List<Pending> pending(Requester requester) {
        if (!mayCountersign(requester)) {
            return List.of();
        }
        return database.sql("""
                select n.id, f.reference, n.practitioner, n.role, n.purpose, n.recorded_at, n.until, n.sealed_reason
                from consent.necessity n join families.family f on f.id = n.family_id and f.closed_at is null
                where n.needs_countersign and n.until > :now and n.practitioner <> :self
                  and not exists (select from consent.necessity_answer a where a.necessity_id = n.id)
                order by n.recorded_at, n.id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("self", requester.practitionerId())
                .query((row, number) -> new Pending(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        row.getTimestamp(7).toInstant(),
                        words.open(row.getBytes(8), row.getObject(1, UUID.class))))
                .list();
    }

    /**
     * What this person asked for, as they wrote it. It says nothing of an answer: that would tell whether
     * there is such a family. Trying does, for whoever may look.
     */
    public List<Asked> askedBy(Requester requester) {
        return database
                .sql("""
                select id, asked, purpose, recorded_at, until from consent.necessity
                where practitioner = :self and asked is not null and until > :now order by recorded_at desc, id""")
                .param("self", requester.practitionerId())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Asked(
                        row.getObject(1, UUID.class),
                        words.open(row.getBytes(2), row.getObject(1, UUID.class)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant()))
                .list()
                .stream()
                .filter(asked -> !asked.reference().isEmpty())
                .toList();
    }

    /**
     * The family that was asked for, once the asker may try; else the request's own id, which is no
     * family's: the address of the one looks like the address of the other.
     */
    public Optional<Try> toTry(Requester requester, UUID asked) {
        return database.sql("""
                select n.family_id, n.purpose from consent.necessity n where n.id = ? and n.practitioner = ?""")
                .param(asked)
                .param(requester.practitionerId())
                .query((row, number) -> {
                    UUID family = row.getObject(1, UUID.class);
                    String purpose = String.valueOf(row.getString(2));
                    boolean isInForce =
                            isRecorded(family == null ? asked : family, requester.practitionerId(), purpose);
                    boolean mayTry = family != null && isInForce && !rights.hasLeft(requester, family);
                    return new Try(mayTry ? family : asked, purpose);
                })
                .optional();
    }

    private static String reference(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    /** @param family an address to look at: a family's, or nobody's */
    public record Try(UUID family, String purpose) {}

    public record Pending(
            UUID id,
            String reference,
            String practitioner,
            String role,
            String purpose,
            Instant since,
            Instant until,
            String reason) {}

    public record Asked(UUID id, String reference, String purpose, Instant at, Instant until) {}
}
