package kinbridge.grants;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.calendar.Lasting;
import kinbridge.grants.GrantsOfLooks.Citations;
import kinbridge.grants.OwedDuties.Owed;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import kinbridge.work.NewTask;
import kinbridge.work.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens grants and tasks for a look, before it is logged; two looks at once open them once. */
@Component
class DutyBook {

    private final GrantRows rows;
    private final Tasks tasks;
    private final JdbcClient database;
    private final PolicyInForce policy;
    private final Lasting lasting;
    private final StateChanges changes;
    private final Vault vault;
    private final InstantSource clock;

    DutyBook(
            GrantRows rows,
            Tasks tasks,
            JdbcClient database,
            PolicyInForce policy,
            Lasting lasting,
            StateChanges changes,
            Vault vault,
            InstantSource clock) {
        this.rows = rows;
        this.tasks = tasks;
        this.database = database;
        this.policy = policy;
        this.lasting = lasting;
        this.changes = changes;
        this.vault = vault;
        this.clock = clock;
    }

    @Transactional
    public Known write(Look look, List<Decided> decisions) {
        lock(look);
        Known before = rows.known(look);
        Instant now = clock.instant();
        List<Decided> uncovered = new Citations(look, before, now).uncovered(decisions);
        UUID entry = changes.recordedByHub(
                look.family(), "duties of a look by " + look.requester().practitionerId() + " for " + look.purpose());
        if (!uncovered.isEmpty()) {
            cover(look, before, uncovered, entry);
        }
        Known after = uncovered.isEmpty() ? before : rows.known(look);
        Citations cited = new Citations(look, after, now);
        List<Owed> missing = GrantsOfLooks.missing(look, decisions, cited, after);
        missing.forEach(owed -> tasks.open(task(look, owed, cited.brokenGlass(), entry)));
        return after;
    }

    private void lock(Look look) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 6))")
                .param(look.family() + "/" + look.requester().practitionerId() + "/" + look.purpose())
                .query((row, number) -> true)
                .single();
    }

    /** Widens the grant of that level while nobody has signed it; what is signed stays as it was signed. */
    private void cover(Look look, Known before, List<Decided> uncovered, UUID entry) {
        Set<String> groups = uncovered.stream()
                .map(decided -> decided.item().category().group())
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<Grant> unsigned = before.grants().stream()
                .filter(grant -> grant.basis() == Basis.AT_ONCE && grant.harm() == look.harm() && !grant.isSigned())
                .filter(grant -> uncovered.stream()
                        .allMatch(decided ->
                                grant.isWithinItsLimit(decided.request().harm(), clock.instant())))
                .findFirst();
        if (unsigned.isPresent()) {
            groups.addAll(unsigned.get().groups());
            database.sql("update grants.sharing_grant set category_groups = ? where id = ?")
                    .param(groups.toArray(String[]::new))
                    .param(unsigned.get().id())
                    .update();
        } else {
            open(look, before, groups, byRule(look, uncovered), entry);
        }
    }

    private static String byRule(Look look, List<Decided> decisions) {
        String rules = decisions.stream()
                .map(decided -> decided.decision().decidedBy())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "rule " + rules + (look.reason().isBlank() ? "" : "; " + look.reason());
    }

    /** One reason for family and purpose: a further grant beside a running one has its reason and its end. */
    private void open(Look look, Known before, Set<String> groups, String byRule, UUID entry) {
        Optional<Grant> beside = before.grants().stream()
                .filter(grant -> grant.basis() == Basis.AT_ONCE && grant.hasReason())
                .min(Comparator.comparing(Grant::ends));
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        Instant limit = lasting.until(now, policy.tables().timeLimitAt(look.harm()));
        Instant ends = beside.map(Grant::ends).filter(limit::isAfter).orElse(limit);
        database.sql("""
                insert into grants.sharing_grant (id, basis, family_id, practitioner, role, agency, purpose,
                  category_groups, harm, reason, by_rule, asked_at, opened_at, ends_at, log_entry)
                values (:id, 'AT_ONCE', :family, :who, :role, :agency, :purpose, :groups, :harm, :reason, :byRule,
                  :now, :now, :ends, :entry)""")
                .param("id", id)
                .param("family", look.family())
                .param("who", look.requester().practitionerId())
                .param("role", look.requester().role())
                .param("agency", look.requester().agency())
                .param("purpose", look.purpose())
                .param("groups", groups.toArray(String[]::new))
                .param("harm", look.harm().name())
                .param("reason", beside.map(grant -> copied(grant.id(), id)).orElse(null), Types.BINARY)
                .param("byRule", byRule)
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(ends))
                .param("entry", entry)
                .update();
    }

    private byte[] copied(UUID from, UUID to) {
        byte[] sealed = database.sql("select reason from grants.sharing_grant where id = ?")
                .param(from)
                .query(byte[].class)
                .single();
        return vault.seal(vault.open(sealed, GrantStore.reasonContext(from)), GrantStore.reasonContext(to));
    }

    private NewTask task(Look look, Owed owed, @Nullable Grant brokenGlass, UUID entry) {
        boolean isBehindGlass =
                brokenGlass != null && brokenGlass.id().equals(owed.duty().grant());
        NewTask task = NewTask.of(owed.duty().kind(), look.family())
                .answering(owed.codes())
                .about(identity(owed.duty().person()))
                .under(owed.duty().grant())
                .heldBy(owed.holder())
                .because(owed.duty().cause())
                .usuallyNotTold(owed.isNotTold())
                .answered(entry);
        return owed.duty().kind().isOfTheFamily()
                ? task
                : task.by(look.requester(), isBehindGlass ? GrantRows.ANY_PURPOSE : look.purpose());
    }

    /** A person is only a label and may change; state names the first identity. */
    private @Nullable UUID identity(@Nullable UUID person) {
        return person == null
                ? null
                : database.sql("select id from people.identity where person_id = ? order by received_at, id limit 1")
                        .param(person)
                        .query(UUID.class)
                        .optional()
                        .orElse(null);
    }
}
