package kinbridge.sharinglog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who holds a copy of what was let out, by record and version: colleagues who looked, were alerted or read a
 * meeting's pack, and agencies to which it was sent. What a person was given of their own is no colleague's copy.
 */
@Component
public class HeldCopies {

    private static final String COPIES = """
            select %s d.record_id, d.version, d.holder, d.level, received.by_whom, e.kind = 'PUSH' as is_delivery,
              e.family_id, e.role, case when e.kind = 'PUSH' then coalesce(e.recipient, e.agency) else e.agency end as agency,
              e.purpose, e.entry_id, e.recorded_at
            from sharing_log.projection_decision d
            join sharing_log.projection_entry e using (entry_id)
            cross join lateral unnest(RECEIVED) as received (by_whom)
            where d.level in ('EXISTENCE', 'SUMMARY', 'FULL') and e.kind in ('LOOK', 'EXPORT', 'ALERT', 'PUSH')
              and e.purpose not in ('SUBJECT_ACCESS', 'LINK_REVIEW') and\s""".replace("RECEIVED", PackReaders.or("e", "e.person_id"));

    private final JdbcClient database;

    HeldCopies(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param version as the log has it
     * @param who a practitioner's id, or a delivery's
     * @param role in which it was asked; of a pack that of whoever made it
     * @param entry the entry by which it came
     */
    public record Copy(
            UUID thing,
            String version,
            String holder,
            DetailLevel level,
            String who,
            boolean isDelivery,
            @Nullable UUID family,
            String role,
            String agency,
            String purpose,
            UUID entry,
            Instant at) {}

    /** The last of each holder, thing and family, of these versions of these things. */
    public List<Copy> of(Collection<UUID> things, Collection<UUID> versions) {
        return database.sql(
                        COPIES.formatted("distinct on (d.record_id, received.by_whom, is_delivery, e.family_id)") + """
                        d.record_id = any(:things) and d.version = any(:versions)
                        order by d.record_id, received.by_whom, is_delivery, e.family_id, e.recorded_at desc""")
                .params(Map.of("things", ids(things), "versions", texts(versions)))
                .query((row, number) -> copy(row))
                .list();
    }

    /**
     * What was let out about somebody of these while an agreement covered it, and not over anybody's head: the last
     * of each holder, thing, family and purpose.
     */
    public List<Copy> byAgreement(Collection<UUID> identities, Instant until) {
        return database.sql(COPIES.formatted(
                                "distinct on (d.record_id, received.by_whom, is_delivery, e.family_id, e.purpose)")
                        + """
                        d.subjects && cast(:identities as uuid[]) and 'GIVEN' = any(d.consent_states) and not d.override
                          and e.recorded_at <= :until
                        order by d.record_id, received.by_whom, is_delivery, e.family_id, e.purpose, e.recorded_at desc""")
                .params(Map.of("identities", ids(identities), "until", Timestamp.from(until)))
                .query((row, number) -> copy(row))
                .list();
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(
                row.getObject("record_id", UUID.class),
                row.getString("version"),
                row.getString("holder"),
                DetailLevel.valueOf(row.getString("level")),
                row.getString("by_whom"),
                row.getBoolean("is_delivery"),
                row.getObject("family_id", UUID.class),
                row.getString("role"),
                row.getString("agency"),
                row.getString("purpose"),
                row.getObject("entry_id", UUID.class),
                row.getTimestamp("recorded_at").toInstant());
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
