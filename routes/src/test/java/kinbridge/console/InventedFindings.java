package kinbridge.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.AnomalyQueue;
import kinbridge.oversight.AnomalyRule;
import kinbridge.oversight.QuestionPages.Choice;
import org.jspecify.annotations.Nullable;

/** Findings for the console alone; a test reads what was done to them. */
class InventedFindings implements AnomalyQueue {

    static final UUID FINDING = UUID.fromString("88888888-2222-4333-8444-555555555555");

    boolean empty;
    String suffix = "";
    final List<String> asked = new ArrayList<>();

    void reset() {
        empty = false;
        suffix = "";
        asked.clear();
    }

    private FindingRow row() {
        return new FindingRow(
                FINDING,
                AnomalyRule.MANY_FAMILIES,
                "Priya Nair" + suffix,
                "Social worker" + suffix,
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2026, 11, 24),
                12,
                "Opened 12 different families in one day." + suffix,
                Invented.NOW,
                Invented.NOW,
                "ASSIGNED",
                "Helen Ward" + suffix,
                null,
                2);
    }

    @Override
    public Optional<Listed> list(Requester reader, Filter filter, @Nullable String after) {
        asked.add("findings " + filter + " by " + reader.practitionerId());
        return Optional.of(new Listed(
                empty ? List.of() : List.of(row()),
                empty ? 0 : 1,
                empty ? null : "further",
                waiting(reader),
                List.of(new Choice("sw-nair", "Priya Nair" + suffix)),
                List.of(new Choice("ig-ward", "Helen Ward" + suffix))));
    }

    @Override
    public boolean file(Requester reader, Filter filter, Runnable begin, Consumer<FindingRow> rows) {
        asked.add("findings as a file " + filter + " by " + reader.practitionerId());
        begin.run();
        rows.accept(row());
        return true;
    }

    @Override
    public Optional<FindingPage> open(Requester reader, UUID finding) {
        return finding.equals(FINDING)
                ? Optional.of(new FindingPage(
                        row(),
                        List.of(new Evidence(Invented.ENTRY, Invented.NOW)),
                        List.of(new Note(
                                "NOTED", Invented.NOW, "Helen Ward", "Rang the manager" + suffix, Invented.ENTRY)),
                        List.of(new Choice("ig-ward", "Helen Ward" + suffix))))
                : Optional.empty();
    }

    @Override
    public Waiting waiting(Requester reader) {
        return new Waiting(empty ? 0 : 1, 0, empty ? 0 : 2);
    }

    @Override
    public Optional<Recording> assign(Requester reader, UUID finding, String to) {
        asked.add("assign to " + to + " by " + reader.practitionerId());
        return Optional.of(recorded(to, "to"));
    }

    @Override
    public Optional<Recording> note(Requester reader, UUID finding, String words) {
        asked.add("note by " + reader.practitionerId());
        return Optional.of(recorded(words, "note"));
    }

    @Override
    public Optional<Recording> close(Requester reader, UUID finding, String outcome, String reason) {
        asked.add("close as " + outcome + " by " + reader.practitionerId());
        return Optional.of(recorded(reason, "reason"));
    }

    private static Recording recorded(String words, String field) {
        return words.isEmpty()
                ? Recording.wrong(field, "Say it in a sentence")
                : new Recording.Recorded(Invented.ENTRY);
    }
}
