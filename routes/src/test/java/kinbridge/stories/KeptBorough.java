package kinbridge.stories;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a hub keeps of the invented borough, in words that two hubs share: no id that was drawn by lot and
 * no time of receipt. Each entry of a list is one thing; a thing that is there twice is listed twice.
 */
final class KeptBorough {

    /** By all identities of the children in focus: by which of them a family was opened is a matter of time. */
    private static final String CHILDREN = """
            (select string_agg(distinct i.system || ':' || i.local_id, '+' order by i.system || ':' || i.local_id)
              from families.child_in_focus c join people.identity focus on focus.id = c.identity_id
              join people.identity i on i.person_id = focus.person_id
              where c.family_id = %s)""";

    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("statements in force", """
                select feed || ' ' || kind || ' ' || source_ref || ' ' || content_hash
                from statements.version where is_current""");
        QUERIES.put("identities", "select system || ':' || local_id from people.identity");
        QUERIES.put("people", """
                select string_agg(system || ':' || local_id, '+' order by system, local_id)
                from people.identity group by person_id""");
        QUERIES.put(
                "quarantine",
                "select concat_ws(' ', feed, field, reason, case when is_part then 'part' end) from intake.quarantine");
        QUERIES.put("families", "select " + CHILDREN.formatted("f.id") + " from families.family f");
        QUERIES.put("teams", """
                select practitioner || ' ' || coalesce((select v.source_ref from statements.version v
                  where v.thing_id = t.record_id and v.is_current), 'by hand') || ' ' ||
                """ + CHILDREN.formatted("t.family_id") + " from families.team_member t");
        QUERIES.put("alerts", """
                select rule || ' ' || urgency || ' ' || case when closed_at is null then 'open ' else 'closed ' end
                  || coalesce(
                """ + CHILDREN.formatted("a.family_id") + ", 'no family') from alerts.alert a");
        QUERIES.put("notices", """
                select practitioner || ' ' || n.state || ' ' || a.rule || ' ' || coalesce(
                """ + CHILDREN.formatted("a.family_id") + """
                , 'no family') from alerts.notice n join alerts.alert a on a.id = n.alert_id
                -- Whether the duty desk was told as well depends on who was in the team at that moment.
                where exists (select from families.team_member t where t.family_id = a.family_id
                  and t.practitioner = n.practitioner)""");
        QUERIES.put("pushes", """
                select m.delivery || ' ' || v.source_ref || ' '
                  || case when m.delivered_at is null then 'waits' else 'delivered' end
                from push.message m join statements.version v on v.id = m.version_id""");
        QUERIES.put("answers", "select id || '/' || version from consent.answer");
        QUERIES.put("flags", """
                select flag || ' ' || coalesce(i.system || ':' || i.local_id, practitioner)
                from consent.flag f left join people.identity i on i.id = f.identity_id""");
        QUERIES.put("grants", """
                select practitioner || ' ' || basis || ' ' || purpose || ' ' || coalesce(sign_off, '')
                from grants.sharing_grant where basis = 'SIGNED_FIRST'""");
    }

    private KeptBorough() {}

    /** Each kind of thing with all there is of it, sorted. */
    static Map<String, List<String>> of(JdbcClient database) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        QUERIES.forEach((what, query) -> kept.put(
                what,
                database.sql(query).query(String.class).list().stream().sorted().toList()));
        return kept;
    }

    /** Whether nothing waits to be cut, stored, sent on or delivered. */
    static boolean isQuiet(JdbcClient database) {
        return database.sql("""
                select not exists (select from intake.payload where state = 'RECEIVED')
                  and not exists (select from intake.batch where handled_at is null)
                  and not exists (select from events.outbox)
                  and not exists (select from push.message where delivered_at is null
                    and refused_at is null and overtaken_at is null)""").query(Boolean.class).single();
    }

    /** How many items ended as stored. */
    static long stored(JdbcClient database) {
        return database.sql("select coalesce(sum(stored), 0) from intake.feed_count")
                .query(Long.class)
                .single();
    }

    /** Feeds of whose received items one neither ended as exactly one thing nor is on its way: at any moment. */
    static List<String> feedsThatDoNotAddUp(JdbcClient database) {
        return database.sql("""
                select c.feed from intake.feed_count c
                where received <> stored + unchanged + not_covered + quarantined
                  + (select coalesce(sum(b.items), 0) from intake.batch b join intake.payload p on p.id = b.payload_id
                    where p.feed = c.feed and b.handled_at is null)""").query(String.class).list();
    }
}
