package kinbridge.linkage.rules;

/** What the agreement of a field tells of. */
public enum About {
    /** Goes with the person, wherever they live. */
    PERSON,
    /** Goes with the home: all who live there share it, and who moves leaves it. */
    HOME,
    /** May go with either: a family name, a telephone. */
    BOTH
}
