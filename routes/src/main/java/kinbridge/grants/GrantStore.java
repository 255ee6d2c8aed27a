package kinbridge.grants;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.calendar.Lasting;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps grants; what people wrote is sealed. */
@Component
class GrantStore {

    private final JdbcClient database;
    private final PolicyInForce policy;
    private final Lasting lasting;
    private final Vault vault;
    private final InstantSource clock;

    GrantStore(JdbcClient database, PolicyInForce policy, Lasting lasting, Vault vault, InstantSource clock) {
        this.database = database;
        this.policy = policy;
        this.lasting = lasting;
        this.vault = vault;
        this.clock = clock;
    }

    static String reasonContext(UUID grant) {
        return "grants.reason/" + grant;
    }

    private static String signOffContext(UUID grant) {
        return "grants.sign-off/" + grant;
    }

    /** Asked for, and nothing more until a supervisor signs. */
    void ask(
            UUID id,
            UUID family,
            Requester who,
            String purpose,
            List<String> groups,
            HarmLevel harm,
            String reason,
            UUID entry) {
        insert(id, Basis.SIGNED_FIRST, family, who, purpose, groups, harm, reason, null, entry);
    }

    /** Open from now for as long as broken glass stays open. */
    Instant breakGlass(
            UUID id,
            @Nullable UUID family,
            Requester who,
            List<String> groups,
            HarmLevel harm,
            String reason,
            Justification justification,
            UUID entry) {
        insert(id, Basis.BROKEN_GLASS, family, who, GrantRows.ANY_PURPOSE, groups, harm, reason, justification, entry);
        return open(id, policy.tables().timeLimitOfBrokenGlass());
    }

    private void insert(
            UUID id,
            Basis basis,
            @Nullable UUID family,
            Requester who,
            String purpose,
            List<String> groups,
            HarmLevel harm,
            String reason,
            @Nullable Justification justification,
            UUID entry) {
        database.sql("""
                insert into grants.sharing_grant (id, basis, family_id, practitioner, role, agency, purpose,
                  category_groups, harm, reason, by_rule, justification, asked_at, log_entry)
                values (:id, :basis, :family, :who, :role, :agency, :purpose, :groups, :harm, :reason, '',
                  :justification, :now, :entry)""")
                .param("id", id)
                .param("basis", basis.name())
                .param("family", family, Types.OTHER)
                .param("who", who.practitionerId())
                .param("role", who.role())
                .param("agency", who.agency())
                .param("purpose", purpose)
                .param("groups", groups.toArray(String[]::new))
                .param("harm", harm.name())
                .param("reason", vault.seal(reason.getBytes(StandardCharsets.UTF_8), reasonContext(id)))
                .param("justification", justification == null ? null : justification.name(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .param("entry", entry)
                .update();
    }

    private Instant open(UUID id, String lasts) {
        Instant now = clock.instant();
        Instant ends = lasting.until(now, lasts);
        database.sql("update grants.sharing_grant set opened_at = ?, ends_at = ? where id = ? and opened_at is null")
                .params(Timestamp.from(now), Timestamp.from(ends), id)
                .update();
        return ends;
    }

    /** A supervisor's answer; what waited for it opens. */
    void sign(StoredGrant grant, Requester who, boolean isSigned, String words) {
        database.sql("""
                update grants.sharing_grant set sign_off = :answer, signed_by = :who, signed_at = :now,
                  sign_off_words = :words where id = :id and sign_off is null""")
                .param("answer", isSigned ? "SIGNED" : "REFUSED")
                .param("who", who.practitionerId())
                .param("now", Timestamp.from(clock.instant()))
                .param(
                        "words",
                        words.isBlank()
                                ? null
                                : vault.seal(words.getBytes(StandardCharsets.UTF_8), signOffContext(grant.id())),
                        Types.BINARY)
                .param("id", grant.id())
                .update();
        if (grant.basis() == Basis.SIGNED_FIRST && isSigned) {
            open(grant.id(), policy.tables().timeLimitAt(grant.harm()));
        } else if (!isSigned) {
            end(grant.id(), "the supervisor refused");
        }
    }

    /** The one reason: for every running grant of this family, purpose and person that has none yet. */
    void giveReason(UUID family, Requester who, String purpose, String reason) {
        database.sql("""
                select id from grants.sharing_grant where family_id = ? and practitioner = ? and purpose = ?
                  and basis = 'AT_ONCE' and reason is null""")
                .params(family, who.practitionerId(), purpose)
                .query(UUID.class)
                .list()
                .forEach(id -> database.sql("update grants.sharing_grant set reason = ? where id = ?")
                        .param(vault.seal(reason.getBytes(StandardCharsets.UTF_8), reasonContext(id)))
                        .param(id)
                        .update());
    }

    void review(UUID id, String outcome) {
        database.sql("update grants.sharing_grant set review = ? where id = ?")
                .params(outcome, id)
                .update();
    }

    /** @return false if it had ended before */
    boolean end(UUID id, String why) {
        return database.sql(
                                "update grants.sharing_grant set ended_at = ?, ended_why = ? where id = ? and ended_at is null")
                        .params(Timestamp.from(clock.instant()), why, id)
                        .update()
                == 1;
    }

    Optional<StoredGrant> find(UUID id) {
        return database.sql("select * from grants.sharing_grant where id = ?")
                .param(id)
                .query((row, number) -> grant(row))
                .optional();
    }

    /** This person's grants for this family and purpose, newest first; those of broken glass too. */
    List<StoredGrant> of(Requester who, UUID family, String purpose) {
        return database.sql("""
                select * from grants.sharing_grant where family_id = ? and practitioner = ? and purpose in (?, 'ANY')
                order by asked_at desc, id limit 100""")
                .params(family, who.practitionerId(), purpose)
                .query((row, number) -> grant(row))
                .list();
    }

    List<StoredGrant> brokenGlass(int limit) {
        return database.sql("select * from grants.sharing_grant where basis = 'BROKEN_GLASS'"
                        + " order by (review is not null), asked_at desc limit ?")
                .param(limit)
                .query((row, number) -> grant(row))
                .list();
    }

    Optional<UUID> openGlass(String practitioner, UUID family) {
        return database.sql("""
                select id from grants.sharing_grant where family_id = :family and practitioner = :who
                  and basis = 'BROKEN_GLASS' and opened_at <= :now and ends_at > :now and ended_at is null limit 1""")
                .param("family", family)
                .param("who", practitioner)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    List<StoredGrant> running() {
        return database.sql("select * from grants.sharing_grant where ended_at is null and opened_at is not null")
                .query((row, number) -> grant(row))
                .list();
    }

    private StoredGrant grant(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String practitioner = row.getString("practitioner");
        return new StoredGrant(
                id,
                Basis.valueOf(row.getString("basis")),
                row.getObject("family_id", UUID.class),
                new Requester(practitioner, practitioner, row.getString("role"), row.getString("agency")),
                row.getString("purpose"),
                Stream.of((Object[]) row.getArray("category_groups").getArray())
                        .map(String::valueOf)
                        .toList(),
                HarmLevel.valueOf(row.getString("harm")),
                row.getString("by_rule"),
                row.getString("justification"),
                words(row.getBytes("reason"), reasonContext(id)),
                row.getTimestamp("asked_at").toInstant(),
                instant(row, "opened_at"),
                instant(row, "ends_at"),
                instant(row, "ended_at"),
                row.getString("ended_why"),
                row.getString("sign_off"),
                row.getString("signed_by"),
                instant(row, "signed_at"),
                words(row.getBytes("sign_off_words"), signOffContext(id)),
                row.getString("review"),
                row.getObject("log_entry", UUID.class));
    }

    private @Nullable String words(byte @Nullable [] sealed, String context) {
        return sealed == null ? null : new String(vault.open(sealed, context), StandardCharsets.UTF_8);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
