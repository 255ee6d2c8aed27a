package kinbridge.mappings;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner as one system knows them, so that the id in an involvement can be shown as a name. It
 * is about no family and so no record: nothing of it is decided until an involvement points to it.
 *
 * @param system the system whose id {@code localId} is
 * @param localId the worker's id there, as involvements write it in {@code workerId}
 * @param fields by the names of the constants of this type
 */
public record Worker(
        String feed,
        Agency agency,
        String sourceRef,
        @Nullable Instant sourceTime,
        String system,
        String localId,
        Map<String, FieldValue> fields)
        implements Statement {

    public static final String NAME = "name";
    /** The id of the organisation's staff directory, by which a worker is matched to a sign-in. */
    public static final String STAFF_ID = "staffId";

    public static final String JOB_TITLE = "jobTitle";
    public static final String EMAIL = "email";
    public static final String TEAM = "team";
}
