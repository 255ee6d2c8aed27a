package kinbridge.grants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.calendar.Lasting;
import kinbridge.grants.Known.Duty;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.work.TaskKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what there is for a look, in one query: nothing more is asked where nothing is new. */
@Component
class GrantRows {

    /** Under which purpose a broken glass stands: it holds for every look of that person. */
    static final String ANY_PURPOSE = "ANY";

    private static final String OF_FAMILY = """
            select 'grant' as what, g.id, g.basis as kind, g.category_groups, g.harm, g.opened_at, g.ends_at,
              g.reason is not null as has_reason, g.sign_off is not null as is_signed,
              null::uuid as person, '' as cause
            from grants.sharing_grant g
            where g.family_id = :family and g.practitioner = :who and g.role = :role
              and g.purpose in (:purpose, 'ANY') and g.opened_at <= :now and g.ends_at > :now and g.ended_at is null
            union all
            select 'task', t.grant_id, t.kind, null, null, null, null, false, false, i.person_id, t.cause
            from work.task t left join people.identity i on i.id = t.subject_id
            where t.family_id = :family and not t.restricted
              and (t.requester is null or (t.requester = :who and t.purpose in (:purpose, 'ANY')))
              and (t.done_at is null or t.grant_id is not null
                or (t.subject_id is null and t.kind <> 'RECORD_REASON' and t.opened_at > :yesterday)
                or (t.subject_id is not null and not exists (
                  select from consent.answer a join people.identity said on said.id = a.identity_id
                  where said.person_id = i.person_id and a.recorded_at > t.opened_at)))""";

    /** People in no open family have no grants: an alert about them is signed for by itself. */
    private static final String OF_NO_FAMILY = """
            select 'task' as what, t.grant_id as id, t.kind, null::text[] as category_groups, null::text as harm,
              null::timestamptz as opened_at, null::timestamptz as ends_at, false as has_reason, false as is_signed,
              i.person_id as person, t.cause
            from work.task t left join people.identity i on i.id = t.subject_id
            where t.family_id is null and not t.restricted and t.requester = :who and t.purpose = :purpose
              and (t.done_at is null or t.opened_at > :yesterday)""";

    private final JdbcClient database;
    private final PolicyInForce policy;
    private final Lasting lasting;
    private final InstantSource clock;

    GrantRows(JdbcClient database, PolicyInForce policy, Lasting lasting, InstantSource clock) {
        this.database = database;
        this.policy = policy;
        this.lasting = lasting;
        this.clock = clock;
    }

    Known known(Look look) {
        List<Grant> grants = new ArrayList<>();
        Set<Duty> duties = new HashSet<>();
        Instant now = clock.instant();
        JdbcClient.StatementSpec query = look.family() == null
                ? database.sql(OF_NO_FAMILY)
                : database.sql(OF_FAMILY)
                        .param("family", look.family())
                        .param("role", look.requester().role())
                        .param("now", Timestamp.from(now));
        query.param("who", look.requester().practitionerId())
                .param("purpose", look.purpose())
                .param("yesterday", Timestamp.from(now.minus(java.time.Duration.ofDays(1))))
                .query((row, number) ->
                        row.getString("what").equals("grant") ? grants.add(grant(row)) : duties.add(duty(row)))
                .list();
        return new Known(grants, duties);
    }

    private static Duty duty(ResultSet row) throws SQLException {
        return new Duty(
                TaskKind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("cause"));
    }

    private Grant grant(ResultSet row) throws SQLException {
        Instant opened = row.getTimestamp("opened_at").toInstant();
        Set<String> groups = Stream.of(
                        (Object[]) row.getArray("category_groups").getArray())
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Grant(
                row.getObject("id", UUID.class),
                Basis.valueOf(row.getString("kind")),
                groups,
                HarmLevel.valueOf(row.getString("harm")),
                row.getTimestamp("ends_at").toInstant(),
                limits(opened),
                row.getBoolean("has_reason"),
                row.getBoolean("is_signed"));
    }

    /** When what was opened then is over, for records of each level. */
    private Map<HarmLevel, Instant> limits(Instant opened) {
        Map<HarmLevel, Instant> limits = new EnumMap<>(HarmLevel.class);
        for (HarmLevel level : HarmLevel.values()) {
            limits.put(level, lasting.until(opened, policy.tables().timeLimitAt(level)));
        }
        return limits;
    }
}
