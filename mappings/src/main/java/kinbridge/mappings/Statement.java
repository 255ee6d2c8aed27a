package kinbridge.mappings;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a mapping makes of an item. Its reference and version make the hub's steps idempotent:
 * equal content under the same reference is "unchanged", and an older source time never overwrites a
 * newer one.
 */
public sealed interface Statement permits AgencyRecord, Identity, Relationship, Removal, Worker {

    /** The feed it came in: {@code police-ppn}. */
    String feed();

    Agency agency();

    /** Which thing of that feed; composed from its natural key where the feed has no id of its own. */
    String sourceRef();

    /** The feed's own time of this state, or null where the payload says none: then receipt counts. */
    @Nullable
    Instant sourceTime();

    /** The fields by name, each with its lowest detail level; empty for a removal. */
    Map<String, FieldValue> fields();
}
