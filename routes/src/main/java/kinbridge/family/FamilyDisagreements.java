package kinbridge.family;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.family.Harm.Standing;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a person says that a child is at more harm than the case system does. One of the two is wrong and
 * somebody has to put it right (section 1.7): for whoever keeps the list of work.
 */
@Component
public class FamilyDisagreements {

    /** A lapsed raise that nobody settled stays on the list so long. */
    private static final int UNSETTLED_WORKING_DAYS = 5;

    private final JdbcClient database;
    private final HarmRows rows;
    private final WorkingDays workingDays;
    private final InstantSource clock;

    FamilyDisagreements(JdbcClient database, HarmRows rows, WorkingDays workingDays, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The raises that the feed has not caught up with, in force or lapsed and unsettled; oldest first. */
    public List<Disagreement> open() {
        Map<UUID, UUID> familyOfRaise = new HashMap<>();
        List<UUID> children = database.sql("""
                select distinct i.person_id, h.id, h.family_id from families.harm_raise h
                join people.identity i on i.id = h.identity_id
                join families.family f on f.id = h.family_id and f.closed_at is null
                left join families.harm_raise_end e on e.raise_id = h.id where e.raise_id is null""")
                .query((row, number) -> {
                    familyOfRaise.put(row.getObject(2, UUID.class), row.getObject(3, UUID.class));
                    return row.getObject(1, UUID.class);
                })
                .list();
        Instant now = clock.instant();
        LocalDate today = now.atZone(Occurred.LONDON).toLocalDate();
        List<Disagreement> open = new ArrayList<>();
        rows.of(children)
                .forEach((child, harm) -> harm.raises().stream()
                        .filter(raise -> familyOfRaise.containsKey(raise.id()) && isUnsettled(harm, raise, now))
                        .forEach(raise -> open.add(new Disagreement(
                                raise.id(),
                                familyOfRaise.getOrDefault(raise.id(), raise.id()),
                                raise.identity(),
                                harm.feed(today),
                                raise.level(),
                                raise.setBy(),
                                raise.since(),
                                raise.until(),
                                harm.standing(raise, now) == Standing.LAPSED))));
        open.sort(Comparator.comparing(Disagreement::since));
        return open;
    }

    private boolean isUnsettled(Harm harm, Harm.Raise raise, Instant now) {
        Standing standing = harm.standing(raise, now);
        return standing == Standing.IN_FORCE
                || (standing == Standing.LAPSED
                        && workingDays
                                .after(raise.until(), UNSETTLED_WORKING_DAYS)
                                .isAfter(now)
                        && harm.raises().stream()
                                .noneMatch(later -> later.since().isAfter(raise.since())));
    }

    /**
     * @param raise names it, as long as it is on the list
     * @param child the identity it was recorded on
     * @param raisedBy the sign-in's id of who raised it: the work is theirs, or their deputy's
     * @param hasLapsed whether the two working days are over, and the feed alone counts again
     */
    public record Disagreement(
            UUID raise,
            UUID family,
            UUID child,
            HarmLevel feed,
            HarmLevel raised,
            String raisedBy,
            Instant since,
            Instant until,
            boolean hasLapsed) {}
}
