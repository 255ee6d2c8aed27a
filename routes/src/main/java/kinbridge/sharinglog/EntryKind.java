package kinbridge.sharinglog;

/** What an entry of the sharing log records. */
public enum EntryKind {
    /** A practitioner opened something. */
    LOOK,
    ALERT,
    /** Something was sent to an agency. */
    PUSH,
    /** A print, CSV, meeting pack or subject-access pack left the hub. */
    EXPORT,
    /** Consent, a flag, membership or another state changed. */
    STATE,
    /** A try that was turned away before any record was decided. */
    REFUSAL,
    BREAK_GLASS,
    /** A supervisor's or reviewer's outcome on an earlier entry. */
    REVIEW,
    /** A recipient confirmed, or an obligation was done. */
    ACKNOWLEDGEMENT,
    /** The sharing tables changed. */
    POLICY,
    /** What was collected, altered, combined and erased of those who process for law enforcement (DPA 2018 s62). */
    COLLECTION,
    /** Somebody read the log itself. */
    LOG_READ,
    /** Somebody read content as an agency sent it, before any decision: what waits in quarantine. */
    CONTENT_READ,
    /** The tombstone of an entry whose key was destroyed. */
    DISPOSAL
}
