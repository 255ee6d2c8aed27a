package kinbridge.api;

/** Why something that was recorded is ended. */
record Reason(String reason) {}
