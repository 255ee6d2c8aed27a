package kinbridge.work;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.calendar.Lasting;
import kinbridge.needtoknow.Obligation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people owe, and did, because of one entry of the sharing log; never what came from what was hidden. */
@Component
public class EntryDuties {

    private static final String TIME_LIMIT = Obligation.TIME_LIMIT.code() + ":";

    private final JdbcClient database;
    private final Lasting lasting;

    EntryDuties(JdbcClient database, Lasting lasting) {
        this.database = database;
        this.lasting = lasting;
    }

    /**
     * @param obligations the codes of the decisions that it answers
     * @param doneBy a practitioner's id, or the hub
     * @param outcome in words, null while it is open
     * @param doneEntry the entry that says so
     */
    public record Duty(
            String title,
            List<String> obligations,
            Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String outcome,
            @Nullable UUID doneEntry) {}

    /** By when it is due. */
    public List<Duty> of(UUID entry) {
        return database.sql("""
                        select kind, obligations, due_at, done_at, done_by, outcome, done_entry from work.task
                        where log_entry = ? and not restricted order by due_at, id""")
                .param(entry)
                .query((row, number) -> new Duty(
                        TaskKind.valueOf(row.getString("kind")).title(),
                        Arrays.asList((String[]) row.getArray("obligations").getArray()),
                        row.getTimestamp("due_at").toInstant(),
                        instant(row.getTimestamp("done_at")),
                        row.getString("done_by"),
                        words(row.getString("outcome")),
                        row.getObject("done_entry", UUID.class)))
                .list();
    }

    /** When a time limit ends that began then; empty for a duty that is none. */
    public Optional<Instant> ends(String obligation, Instant from) {
        return obligation.startsWith(TIME_LIMIT)
                ? Optional.of(lasting.until(from, obligation.substring(TIME_LIMIT.length())))
                : Optional.empty();
    }

    /** What the task of an obligation is called; an obligation without one keeps its code. */
    public String title(String obligation) {
        String name = obligation.replaceFirst(":.*", "");
        return Arrays.stream(TaskKind.values())
                .filter(kind -> kind.name().equals(name))
                .map(TaskKind::title)
                .findFirst()
                .orElse(obligation);
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable String words(@Nullable String outcome) {
        return outcome == null ? null : Outcome.valueOf(outcome).title();
    }
}
