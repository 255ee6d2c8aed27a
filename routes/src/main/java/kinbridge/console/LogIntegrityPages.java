package kinbridge.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.Alarm;
import kinbridge.sharinglog.LogExport.Export;
import kinbridge.sharinglog.LogIntegrity.Head;
import kinbridge.sharinglog.LogIntegrity.PublicKey;
import kinbridge.sharinglog.LogWatch.Report;
import org.jspecify.annotations.Nullable;

/** Whether the log is what it was, for governance; and what somebody else needs to see that for themselves. */
public interface LogIntegrityPages {

    LogStanding state();

    /** @return the entry that says what it was; empty if there is no such alarm, or it is answered */
    Optional<UUID> answer(Requester who, UUID alarm, String words);

    /** The whole log, after an entry that says who takes it along and why. */
    Export export(Requester who, String why);

    /** The proof of one entry as a file, after an entry that says who takes it along; empty if there is none yet. */
    Optional<String> proof(Requester who, UUID entry);

    /**
     * @param report of the last check of the whole log; null before the first
     * @param heads the last checkpoint of each chain
     * @param alarms those without an answer first
     */
    record LogStanding(@Nullable Report report, List<Head> heads, List<PublicKey> keys, List<Alarm> alarms) {}
}
