package kinbridge.connectors;

import java.sql.SQLException;
import kinbridge.connectors.FeedTest.Stage;

/**
 * Why a database could not be read, in words an IT officer can act on. The driver's own message is left
 * out: it may quote a row.
 */
final class ViewTrouble {

    private ViewTrouble() {}

    static String inWords(SQLException failure) {
        String state = state(failure);
        if (state.startsWith("28")) {
            return "the database refused the user or password: set what the database's administrator gave, and ask"
                    + " whether this machine may sign in";
        }
        if (state.equals("3D000")) {
            return "there is no database of this name: check the end of the setting 'url'";
        }
        if (state.startsWith("08")) {
            return hasNoDriver(failure)
                    ? "there is no driver for the setting 'url': check how it begins, or put the driver's jar beside"
                            + " the hub"
                    : "the database cannot be reached at this address: check name and port, and ask the network team"
                            + " whether a firewall lets this machine through";
        }
        return switch (state) {
            case "42P01", "42S02" ->
                "there is no such table or view: check 'schema' and 'tables', or ask the database's administrator to"
                        + " make it";
            case "42703", "42S22" ->
                "the view lacks its key or high-water column: check 'tables' and 'high-water', or ask for the column";
            case "42501" -> "the user may not read it: ask the database's administrator to grant select";
            case "57014" ->
                "the database took longer than a minute to answer: ask for an index on the high-water column";
            default -> "the database answered with error " + (state.isEmpty() ? failure.getErrorCode() : state);
        };
    }

    /** How far we got. */
    static Stage stage(SQLException failure) {
        String state = state(failure);
        if (state.startsWith("28")) {
            return Stage.AUTHENTICATE;
        }
        return state.startsWith("08") || state.equals("3D000") ? Stage.CONNECT : Stage.FETCH;
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private static boolean hasNoDriver(SQLException failure) {
        return state(failure).equals("08001")
                && failure.getMessage() != null
                && failure.getMessage().contains("No suitable");
    }
}
