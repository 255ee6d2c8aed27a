package kinbridge.sharinglog;

/** Where it is said that something is wrong with the log. */
public interface Alarms {

    /** Never fails: an alarm that cannot be kept is at least in the application's own log. */
    void raise(Alarm.Kind kind, String words);
}
