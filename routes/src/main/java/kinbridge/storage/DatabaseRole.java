package kinbridge.storage;

/**
 * The four roles of the hub's database. The names are fixed, since the grants in the migrations name
 * them: whoever takes over the application's connection can still not change the sharing log.
 */
public enum DatabaseRole {
    /** Owns every table; used by the migrations only. */
    OWNER("kinbridge_owner"),
    /** The running hub; on the sharing log it may insert and select. */
    APP("kinbridge_app"),
    /** May destroy the keys of sharing log entries whose time is over, nothing else. */
    DISPOSAL("kinbridge_disposal"),
    /** An auditor: reads the sharing log, without its restricted part. */
    READER("kinbridge_reader");

    private final String user;

    DatabaseRole(String user) {
        this.user = user;
    }

    public String user() {
        return user;
    }
}
