package kinbridge.intake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.ColumnMap;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Removal;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Subject;
import kinbridge.mappings.UnreadablePayload;
import kinbridge.mappings.Worker;

/**
 * What a feed of a known format means: the format's mapping, with the feed's column map.
 *
 * <p>A second feed of a format has ids of its own. Two case systems number their children each for itself,
 * so the same number in both is two children until linkage finds them to be one; taking them for one would
 * give a child's records to another's family.
 */
record ConfiguredMapping(String feed, FeedMapping format, ColumnMap columns) implements FeedMapping {

    @Override
    public Agency agency() {
        return format.agency();
    }

    @Override
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        format.split(new Payload(feed, payload.name(), payload.sourceTime(), payload.content(), columns), items);
    }

    @Override
    public ItemOutcome map(Item item) {
        ItemOutcome outcome = format.map(item);
        if (!(outcome instanceof ItemOutcome.Understood understood) || hasIdsOfTheFormat()) {
            return outcome;
        }
        return new ItemOutcome.Understood(
                understood.statements().stream().map(this::withOwnIds).toList(),
                understood.parts(),
                understood.warnings());
    }

    @Override
    public Optional<String> whole(Item item, List<Statement> statements) {
        return format.whole(item, statements);
    }

    private boolean hasIdsOfTheFormat() {
        return feed.equals(format.feed());
    }

    private Statement withOwnIds(Statement statement) {
        if (statement instanceof AgencyRecord record) {
            return new AgencyRecord(
                    record.feed(),
                    record.agency(),
                    record.holder(),
                    record.sourceRef(),
                    record.sourceTime(),
                    record.type(),
                    record.category(),
                    record.subjects().stream().map(this::own).toList(),
                    record.names() == null ? null : own(record.names()),
                    record.occurred(),
                    record.until(),
                    record.fields());
        }
        if (statement instanceof Identity identity) {
            return new Identity(
                    identity.feed(),
                    identity.agency(),
                    identity.holder(),
                    identity.sourceRef(),
                    identity.sourceTime(),
                    own(identity.system()),
                    identity.localId(),
                    identity.category(),
                    identity.fields());
        }
        if (statement instanceof Relationship tie) {
            return new Relationship(
                    tie.feed(),
                    tie.agency(),
                    tie.holder(),
                    tie.sourceRef(),
                    tie.sourceTime(),
                    tie.category(),
                    own(tie.from()),
                    tie.type(),
                    own(tie.to()),
                    tie.since(),
                    tie.until(),
                    tie.fields());
        }
        if (statement instanceof Worker worker) {
            return new Worker(
                    worker.feed(),
                    worker.agency(),
                    worker.sourceRef(),
                    worker.sourceTime(),
                    own(worker.system()),
                    worker.localId(),
                    worker.fields());
        }
        return (Removal) statement;
    }

    private Subject own(Subject subject) {
        return new Subject(own(subject.system()), subject.kind(), subject.localId(), subject.role());
    }

    private String own(String system) {
        return system.equals(format.feed()) ? feed : system;
    }
}
