package kinbridge.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.retraction.RetractionPages;
import kinbridge.retraction.RetractionReason;

/** Retractions for the console alone; a test reads what was asked. */
class InventedRetractions implements RetractionPages {

    static final UUID TASK = UUID.fromString("99999999-7777-4333-8444-555555555555");

    boolean empty;
    String suffix = "";
    final List<String> asked = new ArrayList<>();

    @Override
    public Page page(Requester reader, Asked question) {
        asked.add("page " + question + " by " + reader.practitionerId());
        List<Figure> figures = List.of(
                new Figure("Open", "OPEN", empty ? 0 : 2, false),
                new Figure("With information governance", "WITH_IG", empty ? 0 : 1, !empty));
        return new Page(
                figures,
                empty
                        ? List.of()
                        : List.of(
                                row(RetractionReason.AGREEMENT_ENDED, State.WITH_IG),
                                row(RetractionReason.CORRECTED, State.CONFIRMED)),
                !empty);
    }

    private Row row(RetractionReason reason, State state) {
        return new Row(
                UUID.randomUUID(),
                reason,
                UUID.fromString("99999999-8888-4333-8444-555555555555"),
                reason == RetractionReason.CORRECTED ? UUID.randomUUID() : null,
                "Priya Nair" + suffix,
                "Housing" + suffix,
                "FAM-7Q2K9",
                Invented.NOW.minus(Duration.ofDays(12)),
                Invented.NOW.minus(Duration.ofDays(12)),
                Invented.NOW.minus(Duration.ofDays(9)),
                Invented.NOW.minus(Duration.ofDays(5)),
                state == State.WITH_IG ? Invented.NOW.minus(Duration.ofDays(3)) : null,
                state == State.CONFIRMED ? Invented.NOW : null,
                state,
                UUID.fromString("c0ffee00-1234-4abc-8def-0123456789ab"),
                TASK);
    }

    @Override
    public String csv(Requester reader, Asked question) {
        asked.add("csv " + question + " by " + reader.practitionerId());
        return "reason,record\r\n";
    }
}
