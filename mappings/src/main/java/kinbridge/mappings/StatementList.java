package kinbridge.mappings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the statements made of one item, which all have its feed, agency and time. References are
 * given whole, so that every mapping shows its own scheme of them.
 */
public final class StatementList {

    private final String feed;
    private final Agency agency;
    private final @Nullable Instant time;
    private final List<Statement> statements = new ArrayList<>();

    public StatementList(Item item, Agency agency, @Nullable Instant time) {
        this.feed = item.feed();
        this.agency = agency;
        this.time = time;
    }

    public List<Statement> all() {
        return statements;
    }

    public void record(
            String sourceRef,
            RecordType type,
            Category category,
            List<Subject> subjects,
            @Nullable Occurred occurred,
            @Nullable Occurred until,
            Fields fields) {
        record(sourceRef, type, category, subjects, null, occurred, until, fields);
    }

    /** @param names how other statements refer to this record */
    public void record(
            String sourceRef,
            RecordType type,
            Category category,
            List<Subject> subjects,
            @Nullable Subject names,
            @Nullable Occurred occurred,
            @Nullable Occurred until,
            Fields fields) {
        statements.add(new AgencyRecord(
                feed,
                agency,
                agency.holder(),
                sourceRef,
                time,
                type,
                category,
                subjects,
                names,
                occurred,
                until,
                fields.map()));
    }

    public void identity(String sourceRef, String system, String localId, Category category, Fields fields) {
        statements.add(
                new Identity(feed, agency, agency.holder(), sourceRef, time, system, localId, category, fields.map()));
    }

    public void relationship(
            String sourceRef,
            Category category,
            Subject from,
            Relationship.Type type,
            Subject to,
            @Nullable Occurred since,
            @Nullable Occurred until,
            Fields fields) {
        statements.add(new Relationship(
                feed, agency, agency.holder(), sourceRef, time, category, from, type, to, since, until, fields.map()));
    }

    public void worker(String sourceRef, String system, String localId, Fields fields) {
        statements.add(new Worker(feed, agency, sourceRef, time, system, localId, fields.map()));
    }

    public void removal(String sourceRef, String reason) {
        statements.add(new Removal(feed, agency, sourceRef, time, reason));
    }
}
