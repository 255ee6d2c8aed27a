package kinbridge.retention;

import kinbridge.retention.Period.RunsFrom;

/** The classes of {@code config/sharing/retention.yaml}, each with the event that it runs from by its nature. */
public enum KeptClass {
    ORDINARY(RunsFrom.FAMILY_CLOSED),
    CHILD_PROTECTION(RunsFrom.LAST_CONTACT),
    INCIDENT(RunsFrom.ENTRY),
    LOOKED_AFTER(RunsFrom.BIRTH),
    ADOPTION(RunsFrom.FAMILY_CLOSED);

    private final RunsFrom runsFrom;

    KeptClass(RunsFrom runsFrom) {
        this.runsFrom = runsFrom;
    }

    RunsFrom runsFrom() {
        return runsFrom;
    }
}
