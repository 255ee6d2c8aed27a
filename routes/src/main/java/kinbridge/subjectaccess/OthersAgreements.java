package kinbridge.subjectaccess;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import kinbridge.subjectaccess.OthersAgreed.Agreement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who else agreed to what being given; another person of the request, or another who asks, and none holds. */
@Component
class OthersAgreements {

    private final JdbcClient database;
    private final SealedJson sealed;
    private final InstantSource clock;

    OthersAgreements(JdbcClient database, SealedJson sealed, InstantSource clock) {
        this.database = database;
        this.sealed = sealed;
        this.clock = clock;
    }

    private record Words(String who, String how) {}

    OthersAgreed inForce(Request request) {
        return new OthersAgreed(database.sql("""
                select id, version_id, identity_id, given_by, given_on, words, recorded_by
                from subject_access.others_agreement
                where request_id = :request and withdrawn_at is null
                  and subject_identity is not distinct from cast(:subject as uuid)
                  and asker_identity is not distinct from cast(:asker as uuid)
                order by recorded_at, id""")
                .param("request", request.id())
                .param("subject", request.subject())
                .param("asker", request.asker())
                .query((row, number) -> {
                    UUID id = row.getObject(1, UUID.class);
                    Words words = sealed.open(row.getBytes(6), context(id), Words.class);
                    return new Agreement(
                            id,
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            AgreedBy.valueOf(row.getString(4)),
                            row.getDate(5).toLocalDate(),
                            words.who(),
                            words.how(),
                            row.getString(7));
                })
                .list());
    }

    void add(Request request, Agreement agreed, UUID entry) {
        database.sql("""
                insert into subject_access.others_agreement (id, request_id, subject_identity, asker_identity,
                  version_id, identity_id, given_by, given_on, words, recorded_by, recorded_at, entry_id)
                values (:id, :request, :subject, cast(:asker as uuid), :version, :identity, :by, :on, :words, :who,
                  :at, :entry)""")
                .param("id", agreed.id())
                .param("request", request.id())
                .param("subject", request.subject())
                .param("asker", request.asker())
                .param("version", agreed.version())
                .param("identity", agreed.identity())
                .param("by", agreed.by().name())
                .param("on", Date.valueOf(agreed.day()))
                .param("words", sealed.seal(new Words(agreed.who(), agreed.how()), context(agreed.id())))
                .param("who", agreed.recordedBy())
                .param("at", Timestamp.from(clock.instant()))
                .param("entry", entry)
                .update();
    }

    void withdraw(UUID agreement, String by, UUID entry) {
        database.sql("""
                update subject_access.others_agreement set withdrawn_at = ?, withdrawn_by = ?, withdrawn_entry = ?
                where id = ? and withdrawn_at is null""")
                .params(Timestamp.from(clock.instant()), by, entry, agreement)
                .update();
    }

    /** Whoever it was about, and whoever asked. */
    boolean isAnyInForce(UUID request) {
        return database.sql("""
                select exists (select from subject_access.others_agreement
                  where request_id = ? and withdrawn_at is null)""").param(request).query(Boolean.class).single();
    }

    void withdrawAll(UUID request, String by, UUID entry) {
        database.sql("""
                update subject_access.others_agreement set withdrawn_at = ?, withdrawn_by = ?, withdrawn_entry = ?
                where request_id = ? and withdrawn_at is null""")
                .params(Timestamp.from(clock.instant()), by, entry, request)
                .update();
    }

    private static String context(UUID id) {
        return "subject_access/others_agreement/" + id;
    }
}
