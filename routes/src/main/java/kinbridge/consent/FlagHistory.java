package kinbridge.consent;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads flags with what was done to each since it was set. */
@Component
public class FlagHistory {

    private final JdbcClient database;
    private final SealedWords sealed;

    FlagHistory(JdbcClient database, SealedWords sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    /** The flag of that id, kept as it is until the transaction ends. */
    Optional<SetFlag> locked(UUID id) {
        return database.sql("""
                select i.person_id, f.* from consent.flag f join people.identity i on i.id = f.identity_id
                where f.id = ? for update of f""")
                .param(id)
                .query((row, number) -> flag(row, Map.of(id, events(List.of(id), false)), false))
                .optional();
    }

    /** Every flag ever set on these people or on records about them, newest first. */
    public Map<UUID, List<SetFlag>> about(Collection<UUID> persons, boolean isOpened) {
        List<UUID> ids = database.sql("""
                select f.id from consent.flag f join people.identity i on i.id = f.identity_id
                where i.person_id = any(?)""")
                .param(persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        Map<UUID, List<SetFlag.Event>> events = new HashMap<>();
        ids.forEach(id -> events.put(id, new ArrayList<>()));
        eventsOf(ids, isOpened).forEach((id, happened) -> events.put(id, happened));
        return database
                .sql("""
                select i.person_id, f.* from consent.flag f join people.identity i on i.id = f.identity_id
                where f.id = any(?) order by f.since desc, f.id""")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> known(row) ? List.of(flag(row, events, isOpened)) : List.<SetFlag>of())
                .list()
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(SetFlag::person));
    }

    private static boolean known(ResultSet row) throws SQLException {
        return FlagKind.of(String.valueOf(row.getString("flag"))).isPresent();
    }

    private List<SetFlag.Event> events(List<UUID> flag, boolean isOpened) {
        return eventsOf(flag, isOpened).getOrDefault(flag.get(0), List.of());
    }

    private Map<UUID, List<SetFlag.Event>> eventsOf(List<UUID> ids, boolean isOpened) {
        Map<UUID, List<SetFlag.Event>> events = new HashMap<>();
        database.sql("select * from consent.flag_event where flag_id = any(?) order by at, id")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> events.computeIfAbsent(
                                row.getObject("flag_id", UUID.class), id -> new ArrayList<>())
                        .add(event(row, isOpened)))
                .list();
        return events;
    }

    private SetFlag.Event event(ResultSet row, boolean isOpened) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new SetFlag.Event(
                row.getString("what"),
                row.getTimestamp("at").toInstant(),
                row.getString("by_whom"),
                row.getString("role"),
                isOpened
                        ? sealed.open(row.getBytes("details"), eventContext(id)).getOrDefault("reason", "")
                        : "",
                row.getObject("log_entry", UUID.class));
    }

    private SetFlag flag(ResultSet row, Map<UUID, List<SetFlag.Event>> events, boolean isOpened) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp until = row.getTimestamp("until");
        Timestamp cleared = row.getTimestamp("cleared_at");
        Date review = row.getDate("review_by");
        return new SetFlag(
                id,
                FlagKind.of(row.getString("flag")).orElseThrow(),
                row.getObject("person_id", UUID.class),
                row.getString("practitioner"),
                row.getObject("record_id", UUID.class),
                isOpened ? reason(row, id) : "",
                row.getString("set_by"),
                row.getTimestamp("since").toInstant(),
                review == null ? null : review.toLocalDate(),
                until == null ? null : until.toInstant(),
                cleared == null ? null : cleared.toInstant(),
                row.getObject("log_entry", UUID.class),
                events.getOrDefault(id, List.of()));
    }

    private String reason(ResultSet row, UUID id) throws SQLException {
        String before = row.getString("reason");
        byte[] details = row.getBytes("details");
        return details == null && before != null
                ? before
                : sealed.open(details, Flags.context(id)).getOrDefault("reason", "");
    }

    static String eventContext(UUID event) {
        return "consent/flag-event/" + event;
    }
}
