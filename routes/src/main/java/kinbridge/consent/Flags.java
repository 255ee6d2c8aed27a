package kinbridge.consent;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Flags on people: protected address, unsafe to notify, police hold, and the others of table 2.17. */
@Component
public class Flags {

    public static final String PROTECTED_ADDRESS = "protected_address";

    private final JdbcClient database;
    private final StateChanges changes;

    Flags(JdbcClient database, StateChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Sets a flag once; a protected address also leaves matching at once. Answers whether it was new. */
    @Transactional
    public boolean set(
            UUID id, String flag, UUID identity, String reason, String setBy, Instant from, @Nullable Instant until) {
        int added = database.sql("""
                insert into consent.flag (id, flag, identity_id, reason, set_by, since, until)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(id)
                .param(flag)
                .param(identity)
                .param(reason)
                .param(setBy)
                .param(Timestamp.from(from))
                .param(until == null ? null : Timestamp.from(until))
                .update();
        if (added == 0) {
            return false;
        }
        if (flag.equals(PROTECTED_ADDRESS)) {
            forgetAddresses(identity);
        }
        changes.recorded("flag " + flag + " set by " + setBy + " on identity " + identity);
        return true;
    }

    /** A protected address is no linkage field, blocking key or search term. */
    private void forgetAddresses(UUID identity) {
        database.sql("""
                delete from people.identity_address a using people.identity other, people.identity flagged
                where flagged.id = :flagged and a.identity_id = other.id
                  and (other.person_id = flagged.person_id or exists (
                    select from families.member fm join people.identity fmi on fmi.id = fm.identity_id
                    join families.member om on om.family_id = fm.family_id
                    join people.identity omi on omi.id = om.identity_id
                    where fmi.person_id = flagged.person_id and omi.person_id = other.person_id))""").param("flagged", identity).update();
    }
}
