package kinbridge.linkreview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.family.Families;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.LogSearch.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was let out about the stranger of two who had been one: in families, and as of no family about both. */
@Component
class SplitLooks {

    /** A look that began before they were two is in the log by then. */
    static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final Families families;
    private final LogSearch log;

    SplitLooks(JdbcClient database, Families families, LogSearch log) {
        this.database = database;
        this.families = families;
        this.log = log;
    }

    /** @param who a sign-in, or an agency to which it was sent */
    record Told(String who, @Nullable UUID family) {}

    Map<Told, List<Shown>> of(UUID split) {
        List<Shown> all = new ArrayList<>();
        database.sql("select family_id, identities from people.split_family where split_id = ?")
                .param(split)
                .query((row, number) -> all.addAll(shown(
                        row.getObject(1, UUID.class), (UUID[]) row.getArray(2).getArray())))
                .list();
        all.addAll(asOfNoFamily(split));
        return all.stream().collect(Collectors.groupingBy(shown -> new Told(shown.personId(), shown.family())));
    }

    private List<Shown> asOfNoFamily(UUID split) {
        return database.sql("""
                select of_one, of_other, split_at, coalesce(
                  -- Since the first join of the one with the other, after the last time that they came apart; or, where
                  -- a third held them together who belongs to neither, since the first of either with anybody.
                  (select min(e.decided_at) from people.link_event e
                    where e.outcome = 'JOINED'
                      and (e.identity_a = any(s.of_one) and e.identity_b = any(s.of_other)
                        or e.identity_a = any(s.of_other) and e.identity_b = any(s.of_one))
                      and e.decided_at > coalesce((select max(before.split_at) from people.split before
                        where before.split_at < s.split_at
                          and (before.of_one && s.of_one and before.of_other && s.of_other
                            or before.of_one && s.of_other and before.of_other && s.of_one)), '-infinity')),
                  (select min(e.decided_at) from people.link_event e
                    where e.outcome = 'JOINED' and (e.identity_a = any(s.of_one || s.of_other)
                      or e.identity_b = any(s.of_one || s.of_other))),
                  timestamptz '1970-01-01')
                from people.split s where s.id = ?""")
                .param(split)
                .query((row, number) -> log.shownTogether(
                        List.of((UUID[]) row.getArray(1).getArray()),
                        List.of((UUID[]) row.getArray(2).getArray()),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(3).toInstant().plus(LONGEST_LOOK)))
                .single();
    }

    /** Whether all that were the one and all that were the other are one person again. */
    boolean areOneAgain(UUID split) {
        return database.sql("""
                select count(distinct i.person_id) = 1 from people.split s
                join people.identity i on i.id = any(s.of_one || s.of_other) where s.id = ?""").param(split).query(Boolean.class).single();
    }

    /** What is about a member as well was about the right family. */
    private List<Shown> shown(UUID family, UUID[] wrong) {
        Set<UUID> members = new HashSet<>(identities(families.members(family)));
        List.of(wrong).forEach(members::remove);
        return log.shownOf(family, List.of(wrong), members);
    }

    /** All that are one of these people now. */
    Set<UUID> identities(Collection<UUID> persons) {
        return Set.copyOf(database.sql("select id from people.identity where person_id = any(?)")
                .param(persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
