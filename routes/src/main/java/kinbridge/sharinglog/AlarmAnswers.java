package kinbridge.sharinglog;

import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody looked into an alarm of the log and says what it was. */
@Component
public class AlarmAnswers {

    private final StateChanges changes;
    private final JdbcClient database;

    AlarmAnswers(StateChanges changes, JdbcClient database) {
        this.changes = changes;
        this.database = database;
    }

    /** @return the entry that says so; empty if there is no such alarm, or somebody has answered it */
    @Transactional
    public Optional<UUID> answer(Requester who, UUID alarm, String words) {
        boolean isOpen =
                database.sql("""
                        select count(*) from sharing_log.alarm a where a.id = :alarm
                          and not exists (select from sharing_log.alarm_answer r where r.alarm_id = a.id)""").param("alarm", alarm).query(Long.class).single() == 1;
        if (!isOpen) {
            return Optional.empty();
        }
        UUID entry =
                changes.answered(EntryKind.REVIEW, who, null, null, "Alarm of the sharing log " + alarm + ": " + words);
        database.sql("insert into sharing_log.alarm_answer (alarm_id, log_entry) values (?, ?)")
                .params(alarm, entry)
                .update();
        return Optional.of(entry);
    }
}
