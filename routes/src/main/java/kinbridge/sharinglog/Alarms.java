package kinbridge.sharinglog;

/** Where it is said that something is wrong with the log. */
public interface Alarms {

    /**
     * Never fails: an alarm that cannot be kept is at least in the application's own log.
     *
     * @param cause what goes on being wrong is not said again for a while under the same cause, whatever the words
     */
    void raise(Alarm.Kind kind, String cause, String words);
}
