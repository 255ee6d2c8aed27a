package kinbridge.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.familyview.FamilyContests;
import kinbridge.familyview.FamilyHead;
import kinbridge.needtoknow.Requester;
import kinbridge.rectification.ContestedPages;
import kinbridge.rectification.DeclaredCorrections;
import kinbridge.rectification.HolderStatements;

/** Contested records as nobody recorded them. */
class InventedContests implements FamilyContests, ContestedPages, HolderStatements, DeclaredCorrections {

    static final UUID RECORD = UUID.fromString("28282828-2222-4333-8444-555555555555");
    static final UUID FIRST = UUID.fromString("28282828-2222-4333-8444-000000000001");
    static final UUID SECOND = UUID.fromString("28282828-2222-4333-8444-000000000002");

    final List<String> asked = new ArrayList<>();

    @Override
    public Optional<ContestPage> open(Requester who, UUID family, String purpose) {
        return family.equals(Invented.HARTLEY)
                ? Optional.of(new ContestPage(
                        new FamilyHead(
                                family, "FAM-7Q2K9", "Hartley family", purpose, "Pre-birth assessment", Invented.ENTRY),
                        List.of(new Choice(RECORD.toString(), "Rent arrears, 3 November 2026, Chloe Hartley")),
                        List.of(new Choice(FIRST.toString(), "Chloe Hartley")),
                        true))
                : Optional.empty();
    }

    @Override
    public Optional<Recording> contest(Requester who, UUID family, String purpose, Contested contested) {
        asked.add("contest " + contested.record() + " by " + who.practitionerId());
        return open(who, family, purpose)
                .map(page -> contested.said().words().isBlank()
                        ? Recording.wrong("words", "Write in a sentence what is wrong: at least 10 letters.")
                        : new Recording.Recorded(Invented.ENTRY));
    }

    @Override
    public Page page(Requester reader, State state) {
        return new Page(
                Arrays.stream(State.values()).map(one -> new Count(one, 1)).toList(), file(reader, state), true);
    }

    @Override
    public List<Row> file(Requester reader, State state) {
        return List.of(new Row(
                FIRST,
                RECORD,
                "Housing",
                "Rent arrears",
                "FAM-7Q2K9",
                "The person it is about",
                "A fact in it is wrong",
                LocalDate.of(2026, 10, 3),
                Invented.NOW,
                true,
                State.LATE,
                "",
                null,
                ""));
    }

    @Override
    public Recording contest(Requester officer, ByRecord by) {
        asked.add("contest " + by.record() + " by " + officer.practitionerId());
        return Recording.wrong("record", "No record of that id, about a person of that id, can be contested.");
    }

    @Override
    public Optional<Statement> read(Requester who, UUID task) {
        asked.add("statement of " + task + " by " + who.practitionerId());
        return task.equals(RECORD)
                ? Optional.of(new Statement(
                        "RA-1",
                        "Rent arrears",
                        "Housing",
                        LocalDate.of(2026, 11, 3),
                        "The person it is about",
                        "A fact in it is wrong",
                        "It was paid in October.",
                        List.of(new HolderStatements.Received("4 November 2026", false))))
                : Optional.empty();
    }

    @Override
    public Optional<Corrected> open(Requester who, UUID wanted) {
        return wanted.equals(RECORD)
                ? Optional.of(new Corrected(
                        wanted,
                        "Housing",
                        List.of(
                                new DeclaredCorrections.Received(FIRST, 1, Invented.NOW, false),
                                new DeclaredCorrections.Received(SECOND, 2, Invented.NOW, true))))
                : Optional.empty();
    }

    @Override
    public Recording declare(Requester who, Declaration declaration) {
        return Recording.wrong("until", "Choose the last wrong version.");
    }
}
