package kinbridge.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.console.ConsoleAlone.Behind;
import kinbridge.feeds.QuarantinePages;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Requester;

/** Quarantine behind the console alone: one row that waits; a test reads what was asked. */
final class InventedQuarantine implements QuarantinePages {

    private final Behind behind;

    InventedQuarantine(Behind behind) {
        this.behind = behind;
    }

    @Override
    public int overdueAfterDays() {
        return 14;
    }

    @Override
    public Listed list(Filter filter, String after, int limit) {
        behind.asked.add("quarantine of " + filter.feed());
        return behind.empty ? new Listed(List.of(), null, 0) : new Listed(rows(filter.state()), "further", 51);
    }

    @Override
    public List<Row> all(Requester reader, Filter filter) {
        behind.asked.add("quarantine as a file by " + reader.practitionerId());
        return rows(filter.state());
    }

    @Override
    public List<Reason> reasons(String feed, State state) {
        return behind.empty ? List.of() : List.of(new Reason(word("is not a date"), 51));
    }

    @Override
    public List<Heap> heaps(Filter filter, int limit) {
        return List.of(
                new Heap("police-ppn", "notices-20261123.csv", word("is not a date"), 50),
                new Heap("police-ppn", "notices-20261124.csv", word("is missing"), 1));
    }

    @Override
    public Optional<Detail> find(UUID id, boolean withWords) {
        return id.equals(Invented.QUARANTINED) ? Optional.of(detail()) : Optional.empty();
    }

    @Override
    public Optional<Content> content(Requester reader, UUID id, String why) {
        if (behind.failure != null) {
            throw behind.failure;
        }
        behind.asked.add("content of " + id + " by " + reader.practitionerId() + ": " + why);
        return id.equals(Invented.QUARANTINED) ? Optional.of(content()) : Optional.empty();
    }

    @Override
    public Tried release(Requester who, UUID id) {
        behind.asked.add("release of " + id + " by " + who.practitionerId());
        return new Tried.Done(Outcome.STORED, Invented.ENTRY);
    }

    @Override
    public long releaseAll(Requester who, Fault fault) {
        behind.asked.add("release of all of " + fault.feed() + ", " + fault.reason()
                + (fault.file() == null ? "" : " in " + fault.file()));
        return 51;
    }

    @Override
    public Ended discard(Requester who, UUID id, String why) {
        behind.asked.add("discard of " + id + " by " + who.practitionerId() + ": " + why);
        return new Ended.EndedBefore(State.RELEASED);
    }

    private List<Row> rows(State state) {
        return List.of(new Row(
                Invented.QUARANTINED,
                "police-ppn",
                Agency.POLICE,
                word("notices-20261123.csv, row 12"),
                word("incident_date"),
                word("is not a date"),
                word("a date like 23/11/2026"),
                Invented.NOW.minusSeconds(3_600),
                Kind.PART,
                state,
                state == State.RELEASED ? Outcome.STORED : null,
                state == State.WAITING,
                false));
    }

    private Detail detail() {
        return new Detail(
                rows(State.WAITING).get(0),
                word("is missing"),
                word("0.1.0, settings 1f0c9a2b"),
                word("0.2.0, settings 1f0c9a2b"),
                List.of(new Try(
                        Invented.NOW.minusSeconds(600),
                        "it-osei",
                        Outcome.STILL_NOT_UNDERSTOOD,
                        word("incident_date"),
                        word("is not a date"),
                        word("a date like 23/11/2026"),
                        word("0.1.0, settings 1f0c9a2b"))),
                null,
                null,
                null);
    }

    private Content content() {
        return new Content(
                Invented.ENTRY,
                rows(State.WAITING).get(0),
                word("{\"incident_date\": \"31/31/2026\"}"),
                word("31/31/2026"),
                true);
    }

    private String word(String plain) {
        return behind.invented.words().apply(plain);
    }
}
