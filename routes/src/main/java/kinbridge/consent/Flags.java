package kinbridge.consent;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.People;
import kinbridge.mappings.Occurred;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Flags on people and on single records: protected address, unsafe to notify, police hold, and the others
 * of table 2.17. None is ever deleted. What a practitioner changes comes through {@link FlagChanges}.
 */
@Component
public class Flags {

    public static final String PROTECTED_ADDRESS = "protected_address";

    static final int REVIEW_WORKING_DAYS = 10;

    private final JdbcClient database;
    private final StateChanges changes;
    private final SealedWords sealed;
    private final People people;
    private final InstantSource clock;

    Flags(JdbcClient database, StateChanges changes, SealedWords sealed, People people, InstantSource clock) {
        this.database = database;
        this.people = people;
        this.changes = changes;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * Takes over a flag that was set elsewhere, once; a protected address also leaves matching at once.
     * Answers whether it was new.
     *
     * @param until its last moment; of what holds until it is cleared, when it is to be reviewed
     */
    @Transactional
    public boolean set(
            UUID id, String flag, UUID identity, String reason, String setBy, Instant from, @Nullable Instant until) {
        boolean holds = FlagKind.of(flag)
                .map(kind -> kind.ends() == FlagKind.Ends.WHEN_CLEARED)
                .orElse(false);
        LocalDate review =
                !holds || until == null ? null : until.atZone(Occurred.LONDON).toLocalDate();
        Row row =
                new Row(id, flag, identity, null, null, reason, setBy, from, review, holds ? null : until, null, null);
        if (add(row) == 0) {
            return false;
        }
        changes.recorded("flag " + id + " set by " + setBy);
        return true;
    }

    /**
     * @param practitioner the one practitioner it is about
     * @param record the one record it is about
     * @param because the address version on whose arrival the hub set it
     */
    record Row(
            UUID id,
            String flag,
            UUID identity,
            @Nullable String practitioner,
            @Nullable UUID record,
            String reason,
            String setBy,
            Instant since,
            @Nullable LocalDate reviewBy,
            @Nullable Instant until,
            @Nullable UUID because,
            @Nullable UUID logEntry) {}

    /** Answers how many rows were added: 0 where that flag is there already. */
    int add(Row row) {
        int added = database.sql("""
                insert into consent.flag (id, flag, identity_id, practitioner, record_id, details, set_by, since,
                  review_by, until, because_version, log_entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(row.id())
                .param(row.flag())
                .param(row.identity())
                .param(row.practitioner())
                .param(row.record())
                .param(sealed.seal(Map.of("reason", row.reason()), context(row.id())))
                .param(row.setBy())
                .param(Timestamp.from(row.since()))
                .param(row.reviewBy() == null ? null : Date.valueOf(row.reviewBy()))
                .param(row.until() == null ? null : Timestamp.from(row.until()))
                .param(row.because())
                .param(row.logEntry())
                .update();
        if (added == 1 && row.flag().equals(PROTECTED_ADDRESS) && row.record() == null) {
            forgetAddresses();
        }
        return added;
    }

    static String context(UUID flag) {
        return "consent/flag/" + flag;
    }

    /** A protected address is no linkage field, blocking key or search term; nor is that of those near it. */
    private void forgetAddresses() {
        people.lock();
        database.sql("""
                with near as (
                  select i.id, i.home_keys from people.identity i
                  join consent.near_protected_address n on n.person_id = i.person_id),
                addresses as (delete from people.identity_address a using near where a.identity_id = near.id),
                keys as (delete from people.blocking_key k using near
                  where k.identity_id = near.id and k.key = any(near.home_keys))
                update people.identity i set postcodes = '', uprns = '', home_keys = '{}' from near
                where i.id = near.id and (i.postcodes, i.uprns, i.home_keys) is distinct from ('', '', '{}')""").update();
    }

    /** Flags in force on these records, each with the practitioners it is limited to; empty: with all. */
    public Map<UUID, Map<String, Set<String>>> onRecords(Collection<UUID> records) {
        Map<UUID, Map<String, Set<String>>> flags = new HashMap<>();
        Timestamp now = Timestamp.from(clock.instant());
        database.sql("""
                select record_id, flag, coalesce(practitioner, '') from consent.flag
                where record_id = any(?) and cleared_at is null and since <= ? and (until is null or until > ?)""")
                .param(records.toArray(UUID[]::new))
                .param(now)
                .param(now)
                .query((row, number) -> flags.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashMap<>())
                        .computeIfAbsent(String.valueOf(row.getString(2)), key -> new HashSet<>())
                        .add(String.valueOf(row.getString(3))))
                .list();
        return flags;
    }
}
