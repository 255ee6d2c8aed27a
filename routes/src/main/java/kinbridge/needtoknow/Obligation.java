package kinbridge.needtoknow;

/** A duty that comes with a decision (table 2.13), in the order in which codes sort. */
public enum Obligation {
    CALDICOTT_REVIEW("CALDICOTT_REVIEW"),
    CLOCK("CLOCK:1m"),
    DO_NOT_NOTIFY("DO_NOT_NOTIFY"),
    LEGAL_ADVICE("LEGAL_ADVICE"),
    LOG("LOG"),
    NOTIFY_IG("NOTIFY_IG"),
    NOTIFY_PRIOR_RECIPIENTS("NOTIFY_PRIOR_RECIPIENTS"),
    NOTIFY_SUBJECT("NOTIFY_SUBJECT"),
    NO_ONWARD_SHARING("NO_ONWARD_SHARING"),
    ORIGINATOR_CONTACT("ORIGINATOR_CONTACT"),
    OUTSIDE_HUB("OUTSIDE_HUB"),
    RECORD_DETRIMENT_TEST("RECORD_DETRIMENT_TEST"),
    RECORD_REASON("RECORD_REASON"),
    REDACT_THIRD_PARTY("REDACT_THIRD_PARTY"),
    RESOLVE_CONFLICT("RESOLVE_CONFLICT:5wd"),
    REVIEW("REVIEW:1wd"),
    ROUTE_AHRA_1990("ROUTE_AHRA_1990"),
    SEEK_CONSENT("SEEK_CONSENT"),
    STRIP_LOCATION("STRIP_LOCATION"),
    SUPERVISOR_SIGNOFF("SUPERVISOR_SIGNOFF"),
    TELL_REQUESTER_NOTHING("TELL_REQUESTER_NOTHING"),
    TELL_REQUESTER_WHO_TO_ASK("TELL_REQUESTER_WHO_TO_ASK"),
    /** In decisions followed by how long: {@code TIME_LIMIT:8w}. */
    TIME_LIMIT("TIME_LIMIT");

    private final String code;

    Obligation(String code) {
        this.code = code;
    }

    /** As it is written in decisions: {@code REVIEW:1wd}. */
    public String code() {
        return code;
    }
}
