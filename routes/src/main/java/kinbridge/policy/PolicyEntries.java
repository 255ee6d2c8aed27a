package kinbridge.policy;

import java.time.InstantSource;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.SharingLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done about the policy, as entries of the sharing log. */
@Component
class PolicyEntries {

    private static final String NO_PURPOSE = "NONE";

    private final SharingLog log;
    private final JdbcClient database;
    private final InstantSource clock;

    PolicyEntries(SharingLog log, JdbcClient database, InstantSource clock) {
        this.log = log;
        this.database = database;
        this.clock = clock;
    }

    /** One change of the policy at a time, over all instances of the hub; until the transaction ends. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('policy', 5))")
                .query((row, number) -> true)
                .single();
    }

    /** @param version the one that is in force because of it */
    UUID byTheHub(String version, String why) {
        return log.pend(entry(EntryKind.POLICY, LogEntry.Requester.hub(), NO_PURPOSE, version)
                .because(why));
    }

    /**
     * Within the transaction of what was done.
     *
     * @param version the one that is in force now, or because of it
     * @param earlier the entry of the proposal, or null
     */
    UUID by(Requester who, String version, String what, @Nullable UUID earlier) {
        return log.pend(entry(EntryKind.POLICY, requester(who), NO_PURPOSE, version)
                .because(what)
                .answering(earlier));
    }

    /** Committed before what was read is shown. */
    void read(EntryKind kind, Requester who, String version, String what, @Nullable UUID about) {
        log.append(entry(kind, requester(who), "AUDIT", version).because(what).answering(about));
    }

    static LogEntry.Requester requester(Requester who) {
        return new LogEntry.Requester(who.practitionerId(), who.role(), who.agency(), "NOT_MEMBER");
    }

    private LogEntry entry(EntryKind kind, LogEntry.Requester requester, String purpose, String version) {
        return LogEntry.of(kind, clock.instant(), requester, purpose, version);
    }
}
