package kinbridge.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.console.ConsoleAlone.Behind;
import kinbridge.linkage.Doubt;
import kinbridge.linkreview.LinkReviews;
import kinbridge.linkreview.LinkReviews.Answer;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Requester;

/** Possible matches behind the console alone: one that waits and one that is decided. */
final class InventedLinks implements LinkReviews {

    private final Behind behind;

    InventedLinks(Behind behind) {
        this.behind = behind;
    }

    @Override
    public long waiting(Requester reader) {
        return behind.empty ? 0 : 120;
    }

    @Override
    public Listed list(Requester reader, Show show, String family, int page) {
        behind.asked.add("possible matches, " + show + " of " + family + ", page " + page);
        return behind.empty
                ? new Listed(List.of(), 0, 1, 1, 1)
                : new Listed(List.of(show == Show.DECIDED ? decided() : waits()), 120, 2, 2, 3);
    }

    @Override
    public Optional<Review> open(Requester reader, UUID id) {
        behind.asked.add("possible match " + id + " by " + reader.practitionerId());
        if (id.equals(Invented.DECIDED_LINK)) {
            return Optional.of(review(decided(), word("The midwife rang her: same mother, same house.")));
        }
        return id.equals(Invented.LINK) ? Optional.of(review(waits(), "")) : Optional.empty();
    }

    @Override
    public Optional<Recording> decide(Requester reviewer, UUID id, String seen, Answer answer, String reason) {
        behind.asked.add(answer + " of " + id + " as " + seen + " by " + reviewer.practitionerId() + ": " + reason);
        if (answer == Answer.NONE) {
            return Optional.of(Recording.wrong("answer", "Choose whether they are one person or two"));
        }
        return reason.equals("decided meanwhile")
                ? Optional.of(Recording.stale())
                : Optional.of(new Recording.Recorded(Invented.ENTRY));
    }

    private Review review(Row row, String reason) {
        return new Review(
                Invented.ENTRY,
                row,
                new Side(Agency.HOUSING, List.of(), List.of(), false),
                new Side(Agency.SOCIALCARE, List.of(Agency.MIDWIFERY), List.of("FAM-7Q2K9"), true),
                List.of(
                        new Step("before any comparison", null, -14.2, "", ""),
                        new Step("born", "slips 1", 9.1, "1989-11-01", "1989-01-11"),
                        new Step("given", "equal", 7.5, word("Chloe"), word("Chloe")),
                        new Step("postcode", "else", -1.5, "ZX1 1AA", ""),
                        new Step("phone", "not known", 0, "", "")),
                0.9,
                0.651,
                3,
                Set.of(Doubt.NOT_SURE, Doubt.NAME_AND_DATE_ALONE),
                "as-seen",
                reason,
                "");
    }

    private static Row waits() {
        return new Row(
                Invented.LINK,
                State.WAITING,
                Agency.HOUSING,
                Agency.SOCIALCARE,
                0.651,
                List.of("FAM-7Q2K9"),
                Invented.NOW.minusSeconds(90_000),
                Invented.NOW.plusSeconds(600),
                null,
                null);
    }

    private static Row decided() {
        return new Row(
                Invented.DECIDED_LINK,
                State.SAME,
                Agency.HOUSING,
                Agency.SOCIALCARE,
                null,
                List.of(),
                Invented.NOW.minusSeconds(90_000),
                null,
                "sw-okell",
                Invented.NOW.minusSeconds(900));
    }

    private String word(String text) {
        return behind.invented.words().apply(text);
    }
}
