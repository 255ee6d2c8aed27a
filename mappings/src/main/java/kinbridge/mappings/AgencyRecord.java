package kinbridge.mappings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing an agency says happened or is so.
 *
 * @param feed the feed it came in
 * @param agency who sent it
 * @param holder the policy code of the agency whose record it is: usually {@link Agency#holder()}, but
 *     {@code LA_EH} for an early-help episode in the social-care feed
 * @param sourceRef which thing of that feed
 * @param sourceTime the feed's own time of this state, or null
 * @param type what kind of thing
 * @param category what the sharing tables call it; choose the more sensitive where two fit
 * @param subjects whom it is about, at least one
 * @param names how other statements refer to this record (a plan, a referral, a tenure), or null;
 *     a subject with that reference then stands for the people this record is about
 * @param occurred when it happened or began
 * @param until when it ended, or null while it goes on or where it has no length
 * @param fields the fields by name
 */
public record AgencyRecord(
        String feed,
        Agency agency,
        String holder,
        String sourceRef,
        @Nullable Instant sourceTime,
        RecordType type,
        Category category,
        List<Subject> subjects,
        @Nullable Subject names,
        @Nullable Occurred occurred,
        @Nullable Occurred until,
        Map<String, FieldValue> fields)
        implements Statement {

    public AgencyRecord {
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("a record is about somebody");
        }
    }
}
