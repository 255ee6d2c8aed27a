package kinbridge.connectors;

import java.sql.SQLException;

/**
 * Why a database could not be read, in words an IT officer can act on. The driver's own message is left
 * out: it may quote a row.
 */
final class ViewTrouble {

    private ViewTrouble() {}

    static String inWords(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("28")) {
            return "the database refused the user or password";
        }
        if (state.equals("3D000")) {
            return "there is no database of this name";
        }
        if (state.startsWith("08")) {
            return state.equals("08001")
                            && failure.getMessage() != null
                            && failure.getMessage().contains("No suitable")
                    ? "there is no driver for the setting 'url'"
                    : "the database cannot be reached at this address";
        }
        return switch (state) {
            case "42P01", "42S02" -> "there is no such table or view";
            case "42703", "42S22" -> "the view lacks its key or high-water column";
            case "42501" -> "the user may not read it";
            case "57014" -> "the database took longer than a minute to answer";
            default -> "the database answered with error " + (state.isEmpty() ? failure.getErrorCode() : state);
        };
    }
}
