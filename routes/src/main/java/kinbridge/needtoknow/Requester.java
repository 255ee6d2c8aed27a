package kinbridge.needtoknow;

/**
 * Who is asking, as the session established it.
 *
 * @param practitionerId the sign-in's id
 * @param name shown to others in the log
 * @param role a role of the sharing tables
 * @param agency an agency code of the sharing tables
 */
public record Requester(String practitionerId, String name, String role, String agency) {

    /** Whoever holds the administrator's token of the management port; no practitioner's id is like it. */
    public static final Requester ADMINISTRATOR =
            new Requester("administrator", "The administrator's token", "it_officer", "HUB");
}
