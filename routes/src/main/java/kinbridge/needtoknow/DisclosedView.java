package kinbridge.needtoknow;

import java.util.List;
import java.util.UUID;

/**
 * What one look, alert or push may use. Only this package can make one, after every decision in it has
 * been written to the sharing log; pages, alerts, pushes and exports take nothing else, so that
 * skipping the filter does not compile.
 */
public sealed interface DisclosedView permits ReleasedView {

    /** The sharing-log entry that holds the decisions. */
    UUID logEntry();

    Look look();

    /** What was let out, in the order it was asked for. */
    List<Disclosed> items();

    /** Level 1: it may be said that something is withheld, and whom to ask; nothing more. */
    List<Withheld> withheld();
}
