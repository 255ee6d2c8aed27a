package kinbridge.linkreview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.LogSearch.Period;
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

    /**
     * @param who a sign-in, or an agency to which it was sent
     * @param isOfBoth whether it was about both as one: in no family, or in one of which both are members
     */
    record Told(String who, @Nullable UUID family, boolean isOfBoth) {}

    /**
     * @param some identities of the one
     * @param others identities of the other
     * @param before when they had come apart the last time before
     * @param joined when they became one
     * @param end when they came apart
     */
    private record AsOne(List<UUID> some, List<UUID> others, Instant before, Instant joined, Instant end) {}

    Map<Told, List<Shown>> of(UUID split) {
        AsOne asOne = asOne(split);
        Map<Told, List<Shown>> all = new HashMap<>();
        database.sql("select family_id, identities from people.split_family where split_id = ?")
                .param(split)
                .query((row, number) -> {
                    UUID family = row.getObject(1, UUID.class);
                    UUID[] wrong = (UUID[]) row.getArray(2).getArray();
                    if (wrong.length == 0) {
                        add(all, together(family, asOne), true);
                    } else {
                        add(all, shown(family, wrong, asOne), false);
                    }
                    return family;
                })
                .list();
        add(all, together(null, asOne), true);
        return all;
    }

    private static void add(Map<Told, List<Shown>> all, List<Shown> shown, boolean isOfBoth) {
        shown.forEach(
                one -> all.computeIfAbsent(new Told(one.personId(), one.family(), isOfBoth), any -> new ArrayList<>())
                        .add(one));
    }

    private List<Shown> together(@Nullable UUID family, AsOne asOne) {
        return log.shownTogether(
                family,
                asOne.some(),
                asOne.others(),
                new Period(asOne.joined(), asOne.end().plus(LONGEST_LOOK)));
    }

    private AsOne asOne(UUID split) {
        return database.sql("""
                select of_one, of_other, coalesce(before.at, timestamptz '1970-01-01'), coalesce(
                  -- Since the first join of the one with the other, after the last time that they came apart; or, where
                  -- a third held them together who belongs to neither, since the first of either with anybody.
                  (select min(e.decided_at) from people.link_event e
                    where e.outcome = 'JOINED'
                      and (e.identity_a = any(s.of_one) and e.identity_b = any(s.of_other)
                        or e.identity_a = any(s.of_other) and e.identity_b = any(s.of_one))
                      and e.decided_at > coalesce(before.at, '-infinity')),
                  (select min(e.decided_at) from people.link_event e
                    where e.outcome = 'JOINED' and (e.identity_a = any(s.of_one || s.of_other)
                      or e.identity_b = any(s.of_one || s.of_other))),
                  timestamptz '1970-01-01'), split_at
                from people.split s cross join lateral (
                  select max(earlier.split_at) as at from people.split earlier
                  where earlier.split_at < s.split_at
                    and (earlier.of_one && s.of_one and earlier.of_other && s.of_other
                      or earlier.of_one && s.of_other and earlier.of_other && s.of_one)) before
                where s.id = ?""")
                .param(split)
                .query((row, number) -> new AsOne(
                        List.of((UUID[]) row.getArray(1).getArray()),
                        List.of((UUID[]) row.getArray(2).getArray()),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant()))
                .single();
    }

    /** Whether all that were the one and all that were the other are one person again. */
    boolean areOneAgain(UUID split) {
        return database.sql("""
                select count(distinct i.person_id) = 1 from people.split s
                join people.identity i on i.id = any(s.of_one || s.of_other) where s.id = ?""").param(split).query(Boolean.class).single();
    }

    /** What is about a member as well was about the right family. What was seen before they had come apart once, was told then. */
    private List<Shown> shown(UUID family, UUID[] wrong, AsOne asOne) {
        Set<UUID> members = new HashSet<>(identities(families.members(family)));
        List.of(wrong).forEach(members::remove);
        return log.shownOf(
                family,
                List.of(wrong),
                members,
                new Period(asOne.before(), asOne.end().plus(LONGEST_LOOK)));
    }

    /** All that are one of these people now. */
    Set<UUID> identities(Collection<UUID> persons) {
        return Set.copyOf(database.sql("select id from people.identity where person_id = any(?)")
                .param(persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
