package kinbridge.connectors;

import kinbridge.connectors.FeedTest.Stage;

/** What an agency's HTTP status means for us, and what to do about it. */
final class StatusTrouble {

    private StatusTrouble() {}

    /** An answer that is about our question, so that others may still be answered. */
    static RestApi.Refused refused(int status) {
        String reason = switch (status) {
            case 401 -> "the agency does not accept our key or token (401): ask for a new one and set it";
            case 403 ->
                "the agency does not allow us this (403): ask it to allow what the agreement says, for our"
                        + " key, client or certificate";
            case 301, 302, 303, 307, 308 ->
                "the agency sends us to another address (" + status + "), which we do not follow: set the"
                        + " address that it names now";
            default ->
                "the agency did not understand our request (" + status + "): check the address, and whether"
                        + " the agency changed its interface";
        };
        return new RestApi.Refused(status, reason);
    }

    /** How far we got with it. */
    static Stage stage(int status) {
        return status == 401 || status == 403 ? Stage.AUTHENTICATE : Stage.FETCH;
    }

    /** An answer that says nothing of our question: to be asked again later. */
    static AgencyFailed later(int status) {
        return new AgencyFailed(
                status == 408 || status == 429
                        ? "the agency asks us to wait (" + status + "): we do; if it stays so, set a longer"
                                + " 'poll-seconds'"
                        : "the agency's server answered with an error (" + status + "): tell the agency");
    }
}
