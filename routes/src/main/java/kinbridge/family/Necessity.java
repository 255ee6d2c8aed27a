package kinbridge.family;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether somebody recorded why this family must be looked at for this purpose, and it still holds. */
@Component
public class Necessity {

    private final JdbcClient database;
    private final InstantSource clock;

    Necessity(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public boolean isRecorded(UUID family, String practitioner, String purpose) {
        Timestamp now = Timestamp.from(clock.instant());
        return database.sql("""
                select exists (select from consent.necessity where family_id = :family
                  and practitioner = :practitioner and purpose = :purpose and since <= :now and until > :now)""")
                .param("family", family)
                .param("practitioner", practitioner)
                .param("purpose", purpose)
                .param("now", now)
                .query(Boolean.class)
                .single();
    }
}
