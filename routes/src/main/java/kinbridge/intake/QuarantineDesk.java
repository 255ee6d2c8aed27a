package kinbridge.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.feeds.OverdueAfter;
import kinbridge.feeds.QuarantinePages;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages and the interface ask of quarantine. */
@Component
class QuarantineDesk implements QuarantinePages {

    private final QuarantineList list;
    private final QuarantineContent contents;
    private final Releases releases;
    private final Discards discards;
    private final OverdueAfter overdue;
    private final StateChanges changes;

    QuarantineDesk(
            QuarantineList list,
            QuarantineContent contents,
            Releases releases,
            Discards discards,
            OverdueAfter overdue,
            StateChanges changes) {
        this.list = list;
        this.contents = contents;
        this.releases = releases;
        this.discards = discards;
        this.overdue = overdue;
        this.changes = changes;
    }

    @Override
    public int overdueAfterDays() {
        return overdue.days();
    }

    @Override
    public Listed list(Filter filter, @Nullable String after, int limit) {
        return list.list(filter, after, limit);
    }

    @Override
    public List<Row> all(Requester reader, Filter filter) {
        List<Row> rows = list.all(filter);
        changes.read(reader, true, "Quarantine as a file: " + rows.size() + " rows, " + filter.state());
        return rows;
    }

    @Override
    public List<Reason> reasons(@Nullable String feed, State state) {
        return list.reasons(feed, state);
    }

    @Override
    public List<Heap> heaps(Filter filter, int limit) {
        return list.heaps(filter, limit);
    }

    @Override
    public Optional<Detail> find(UUID id, boolean withWords) {
        return list.find(id, withWords);
    }

    @Override
    public Optional<Content> content(Requester reader, UUID id, String why) {
        return contents.open(reader, id, why);
    }

    @Override
    public Tried release(Requester who, UUID id) {
        return releases.release(who, id);
    }

    @Override
    public long releaseAll(Requester who, Fault fault) {
        return releases.ask(who, fault);
    }

    @Override
    public Ended discard(Requester who, UUID id, String why) {
        return discards.discard(who, id, why);
    }
}
