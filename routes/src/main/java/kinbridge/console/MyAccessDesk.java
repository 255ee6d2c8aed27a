package kinbridge.console;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.console.SharingLogPages.Outcome;
import kinbridge.family.Families;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryFinder;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LogFilter;
import kinbridge.sharinglog.LogLine;
import kinbridge.sharinglog.LogOrder;
import kinbridge.sharinglog.StateChanges;
import kinbridge.sharinglog.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A practitioner's own entries of the log; reading them is an entry too, written first. */
@Component
class MyAccessDesk implements MyAccessPages {

    private static final int PAGE_ENTRIES = 50;

    private final EntryFinder finder;
    private final Families families;
    private final StateChanges changes;

    MyAccessDesk(EntryFinder finder, Families families, StateChanges changes) {
        this.finder = finder;
        this.families = families;
        this.changes = changes;
    }

    @Override
    public Page of(Requester reader, Kind kind, @Nullable String after) {
        changes.read(reader, false, "Own access: " + kind.title());
        LogFilter mine = mine(reader, kind);
        kinbridge.sharinglog.LogPage found = list(mine, after);
        Tally tally = finder.tally(mine);
        return new Page(
                found.lines().stream().map(line -> row(line, kind)).toList(),
                tally.entries(),
                tally.more(),
                found.next());
    }

    /** A look that only named a family in a list or beside a task did not open it. */
    private static LogFilter mine(Requester reader, Kind kind) {
        LogFilter all = new LogFilter(
                EntryKind.valueOf(kind.name()),
                null,
                reader.practitionerId(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
        return kind == Kind.LOOK ? all.through(LogEntry.Delivery.FAMILY_OPENED) : all;
    }

    /** A cursor that there cannot be begins anew. */
    private kinbridge.sharinglog.LogPage list(LogFilter mine, @Nullable String after) {
        try {
            return finder.list(mine, LogOrder.NEWEST, after, PAGE_ENTRIES);
        } catch (IllegalArgumentException notOfTheLog) {
            return finder.list(mine, LogOrder.NEWEST, null, PAGE_ENTRIES);
        }
    }

    private Row row(LogLine line, Kind kind) {
        // Whether there is a family of that address was not answered then, and is not answered here.
        UUID family = kind == Kind.REFUSAL ? null : line.familyId();
        return new Row(
                line.recordedAt(),
                family == null ? null : families.reference(family).orElse(null),
                line.purpose(),
                line.tafStatus(),
                Stream.of(
                                new Outcome(DetailLevel.FULL, line.full()),
                                new Outcome(DetailLevel.SUMMARY, line.summary()),
                                new Outcome(DetailLevel.EXISTENCE, line.existence()))
                        .filter(outcome -> outcome.count() > 0)
                        .toList(),
                line.entryId().toString().substring(0, 8));
    }
}
