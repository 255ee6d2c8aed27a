package kinbridge.subjectaccess;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import kinbridge.family.AllegedPerpetrators;
import kinbridge.family.Parents;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the hub knows of who asks, asked anew each time: whether they can have the right, and may have harmed. */
@Component
class WhoAsks {

    private static final int GROWN_UP_YEARS = 18;

    private final JdbcClient database;
    private final PeopleAround around;
    private final Parents parents;
    private final AllegedPerpetrators perpetrators;
    private final InstantSource clock;

    WhoAsks(
            JdbcClient database,
            PeopleAround around,
            Parents parents,
            AllegedPerpetrators perpetrators,
            InstantSource clock) {
        this.database = database;
        this.around = around;
        this.parents = parents;
        this.perpetrators = perpetrators;
        this.clock = clock;
    }

    /** Why nobody can have this right over that person, in words; empty where they can. */
    Optional<String> hindrance(AskedAs askedAs, UUID person) {
        return askedAs.hindrance(isUnderAge(person), isDead(person));
    }

    /** The youngest that an identity says: a representative of a child would stand between it and its own right. */
    private boolean isUnderAge(UUID person) {
        return is(
                "select coalesce(max(date_of_birth) > :day, false) from people.identity where person_id = :person",
                person,
                today().minusYears(GROWN_UP_YEARS));
    }

    private boolean isDead(UUID person) {
        return is(
                "select count(*) > 0 from people.identity where person_id = :person and date_of_death <= :day",
                person,
                today());
    }

    private boolean is(String sql, UUID person, LocalDate day) {
        return database.sql(sql)
                .param("person", person)
                .param("day", Date.valueOf(day))
                .query(Boolean.class)
                .single();
    }

    /** Whether this person can be who asks about that one: another, and of a parent a tie says so today. */
    boolean canAsk(AskedAs askedAs, UUID asker, UUID person) {
        return !asker.equals(person)
                && (askedAs.isAParent() ? isParentOf(asker, person) : askedAs == AskedAs.REPRESENTATIVE);
    }

    private boolean isParentOf(UUID parent, UUID child) {
        return parents.isParentOf(parent, child, today());
    }

    /** The parent who asks; null where it is no parent, or the hub does not know them as one any more. */
    @Nullable
    UUID parent(Request request, UUID person) {
        return request.askedAs().isAParent() ? asker(request, person) : null;
    }

    private @Nullable UUID asker(Request request, UUID person) {
        UUID identity = request.asker();
        UUID asker = identity == null ? null : around.personOf(identity);
        return asker != null && canAsk(request.askedAs(), asker, person) ? asker : null;
    }

    boolean mayHaveHarmed(Request request, UUID person) {
        UUID asker = asker(request, person);
        // A solicitor whom no agency knows is in no record: nobody alleges anything of them here.
        Boolean ofTheAsker = request.isThroughAnOutsider() ? Boolean.FALSE : null;
        return request.askedAs()
                .mayHaveHarmed(
                        isAllegedPerpetrator(person),
                        asker == null ? ofTheAsker : Boolean.valueOf(isAllegedPerpetrator(asker)));
    }

    private boolean isAllegedPerpetrator(UUID person) {
        return perpetrators.isOne(person);
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
