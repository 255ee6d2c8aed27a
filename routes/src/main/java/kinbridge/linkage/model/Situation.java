package kinbridge.linkage.model;

/** What may be true of two records: places in tables that have a column for each. */
final class Situation {

    /** One person, and both records of the same home. */
    static final int SAME_HOME = 0;

    /** One person who has moved between the two records. */
    static final int MOVED = 1;

    /** Two people who share a home: their address says nothing for one person. */
    static final int ONE_HOME = 2;

    /** Two people who share a name: names go with an origin and a generation, more than chance would have it. */
    static final int ONE_NAME = 3;

    /** Two people with nothing in common but by chance. */
    static final int STRANGE = 4;

    static final int COUNT = 5;

    private Situation() {}
}
