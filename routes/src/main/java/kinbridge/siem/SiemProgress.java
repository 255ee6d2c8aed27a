package kinbridge.siem;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far this hub's chain was sent; only ever forward. */
final class SiemProgress {

    private final JdbcClient jdbc;
    private final String instance;

    SiemProgress(DataSource dataSource, String instance) {
        this.jdbc = JdbcClient.create(dataSource);
        this.instance = instance;
    }

    long sent() {
        return jdbc.sql("select coalesce(max(sequence), 0) from sharing_log.siem_progress where instance = ?")
                .param(instance)
                .query(Long.class)
                .single();
    }

    void sent(long sequence) {
        jdbc.sql("""
                        insert into sharing_log.siem_progress (instance, sequence) values (?, ?)
                        on conflict (instance) do update set sequence = excluded.sequence
                        where siem_progress.sequence < excluded.sequence""").params(instance, sequence).update();
    }

    /** Entries that can be found and were not sent yet. */
    long waiting() {
        long found = jdbc.sql(
                        "select coalesce(max(sequence), 0) from sharing_log.projection_progress where instance = ?")
                .param(instance)
                .query(Long.class)
                .single();
        return Math.max(0, found - sent());
    }
}
