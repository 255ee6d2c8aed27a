package kinbridge.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.consent.EndangeredAddresses.Endangered;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Protects the address of a domestic-abuse victim, and of her children (section 2.17). Every decision
 * protects it from the moment that the hub holds it, see {@link EndangeredAddresses}; here it also gets
 * its flag, which somebody reviews, and leaves matching. The flag waits until the danger has been known
 * for an hour: while the agencies' files of one evening still come in, the hub must first find out who is
 * who, and without the address it would not find that the police's victim is the midwife's patient.
 */
@Component
class ProtectedOnArrival implements ArrivedStatements {

    private static final String HUB = "kinbridge";
    private static final Duration UNTIL_WHO_IS_WHO = Duration.ofHours(1);

    private static final String REASON = "Set by the hub on arrival: an address of a domestic-abuse victim or of her"
            + " child that the alleged perpetrator is not known to have lived at.";

    private final JdbcClient database;
    private final EndangeredAddresses addresses;
    private final Flags flags;
    private final StateChanges changes;
    private final AfterChange after;
    private final WorkingDays workingDays;
    private final InstantSource clock;

    ProtectedOnArrival(
            JdbcClient database,
            EndangeredAddresses addresses,
            Flags flags,
            StateChanges changes,
            AfterChange after,
            WorkingDays workingDays,
            InstantSource clock) {
        this.database = database;
        this.addresses = addresses;
        this.flags = flags;
        this.changes = changes;
        this.after = after;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** A new address of somebody whose danger is long known: her flag is there before anybody can look. */
    @Override
    public void arrived(Collection<UUID> versions, Collection<UUID> identities) {
        Instant known = clock.instant().minus(UNTIL_WHO_IS_WHO);
        List<UUID> touched = addresses.touchedBy(versions, identities);
        if (!touched.isEmpty()) {
            Set<UUID> longInDanger = new HashSet<>(addresses.inDangerSince(touched, known));
            if (!longInDanger.isEmpty()) {
                protect(addresses.among(longInDanger));
            }
        }
    }

    /** Whatever has been known for an hour by now. One hub of several does it. */
    @Override
    @Transactional
    public void settled() {
        boolean isMine = database.sql("select pg_try_advisory_xact_lock(hashtextextended('protected-on-arrival', 4))")
                .query(Boolean.class)
                .single();
        if (isMine) {
            Instant known = clock.instant().minus(UNTIL_WHO_IS_WHO);
            protect(addresses.among(addresses.inDangerSince(known)).stream()
                    .filter(found -> !found.since().isAfter(known))
                    .toList());
        }
    }

    private void protect(List<Endangered> endangered) {
        Set<UUID> persons = new HashSet<>();
        for (Endangered found : endangered) {
            // One flag protects the whole person: a second for another address would say the same twice.
            if (persons.add(found.person())) {
                protect(found);
            }
        }
    }

    private void protect(Endangered found) {
        Instant now = clock.instant();
        LocalDate review = workingDays.lastDay(now, Flags.REVIEW_WORKING_DAYS);
        UUID id = UUID.randomUUID();
        changes.recorded("flag " + id + " set by the hub, to be reviewed by " + review);
        flags.add(new Flags.Row(
                id,
                Flags.PROTECTED_ADDRESS,
                found.identity(),
                null,
                null,
                REASON,
                HUB,
                now,
                review,
                null,
                found.version(),
                null));
        after.changed(found.person());
    }
}
