package kinbridge.console;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import kinbridge.retention.RetentionDesk;

/** Retention for the console alone; a test reads what was done. */
class InventedRetention implements RetentionDesk {

    static final UUID RUN = UUID.fromString("99999999-2222-4333-8444-555555555555");
    static final UUID DONE = UUID.fromString("99999999-3333-4333-8444-555555555555");
    static final UUID HOLD = UUID.fromString("99999999-4444-4333-8444-555555555555");

    boolean empty;
    String suffix = "";
    final List<String> asked = new ArrayList<>();

    void reset() {
        empty = false;
        suffix = "";
        asked.clear();
    }

    private RunRow row(UUID run) {
        return new RunRow(
                run,
                LocalDate.of(2052, 4, 1),
                Invented.NOW,
                "Helen Ward" + suffix,
                run.equals(DONE) ? State.DONE : State.FIRST,
                12,
                run.equals(DONE) ? 11 : 0,
                run.equals(DONE) ? 1 : 0);
    }

    private Said said() {
        return new Said("Helen Ward" + suffix, Invented.NOW, "Checked it" + suffix, true, Invented.ENTRY);
    }

    @Override
    public Optional<Overview> overview(Requester reader) {
        return Optional.of(new Overview(
                empty ? List.of() : List.of(row(RUN), row(DONE)),
                empty ? List.of() : List.of(new HoldRow(HOLD, Scope.FAMILY, "FAM-7Q2K9B", said(), List.of(said()))),
                List.of(new Kept("Sharing log, ordinary", "6 years from the end of the work", "Specification"))));
    }

    @Override
    public Optional<RunPage> open(Requester reader, UUID run, String after) {
        return run.equals(RUN) || run.equals(DONE)
                ? Optional.of(new RunPage(
                        row(run),
                        List.of(new Count("Sharing log, ordinary", 2026, 12)),
                        List.of(
                                new FamilyRow("", 2, "6 years from the entry", LocalDate.of(2052, 3, 1)),
                                new FamilyRow("FAM-7Q2K9B", 10, "6 years" + suffix, LocalDate.of(2052, 3, 1))),
                        51,
                        after.isEmpty() ? "FAM-7Q2K9B" : null,
                        List.of(said())))
                : Optional.empty();
    }

    @Override
    public Optional<Recording> ask(Requester reader, String reason) {
        return Optional.of(recorded("ask", reason));
    }

    @Override
    public Optional<Recording> approve(Requester reader, UUID run, String reason) {
        return Optional.of(recorded("approve", reason));
    }

    @Override
    public Optional<Recording> refuse(Requester reader, UUID run, String reason) {
        return Optional.of(recorded("refuse", reason));
    }

    @Override
    public Optional<Recording> hold(Requester reader, String scope, String what, String reason) {
        return Optional.of(recorded("hold " + scope + " " + what, reason));
    }

    @Override
    public Optional<Recording> lift(Requester reader, UUID hold, String reason) {
        return Optional.of(recorded("lift", reason));
    }

    @Override
    public Optional<byte[]> certificate(Requester reader, UUID run) {
        asked.add("certificate");
        return run.equals(DONE) ? Optional.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
    }

    private Recording recorded(String what, String reason) {
        asked.add(what);
        return reason.isEmpty()
                ? Recording.wrong("reason", "Say it in a sentence")
                : new Recording.Recorded(Invented.ENTRY);
    }
}
