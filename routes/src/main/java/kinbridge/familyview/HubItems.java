package kinbridge.familyview;

/**
 * What the hub's own people recorded, beside what agencies sent: decided like a record, and no answer of
 * any feed.
 */
final class HubItems {

    static final String HARM_LEVEL = "HARM_LEVEL";
    static final String TEAM_MEMBER = "TEAM_MEMBER";

    /** Their fields. */
    static final String LEVEL = "level";

    static final String SET_BY = "setBy";
    static final String UNTIL = "until";
    static final String PRACTITIONER = "practitioner";

    private HubItems() {}

    static boolean isOne(String type) {
        return type.equals(HARM_LEVEL) || type.equals(TEAM_MEMBER);
    }
}
