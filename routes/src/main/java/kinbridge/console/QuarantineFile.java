package kinbridge.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.documents.CsvWriter;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.QuarantinePages;
import kinbridge.feeds.QuarantinePages.Row;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All that match in quarantine as a file for a spreadsheet: metadata, as on the page. */
@Controller
class QuarantineFile {

    private static final List<String> COLUMNS = List.of(
            "id", "feed", "where", "field", "reason", "expected", "since", "kind", "state", "outcome", "overdue");

    private final QuarantinePages quarantine;
    private final FeedStates states;
    private final Times times;

    QuarantineFile(QuarantinePages quarantine, FeedStates states, Times times) {
        this.quarantine = quarantine;
        this.states = states;
        this.times = times;
    }

    @GetMapping("/quarantine/list.csv")
    ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedIn who, @RequestParam Map<String, String> parameters) {
        QuarantineQuery query = QuarantineQuery.of(
                parameters, states.feeds().stream().map(FeedState::feed).toList());
        List<Row> rows = quarantine.all(who.requester(), query.filter(quarantine.overdueAfterDays()));
        String stamp = "Quarantine. Made by " + who.requester().practitionerId() + ", " + times.exact(times.now());
        String text = Stream.concat(
                        Stream.of(CsvWriter.line(List.of(stamp)), CsvWriter.line(COLUMNS)),
                        rows.stream().map(QuarantineFile::line))
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"quarantine.csv\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Row row) {
        return CsvWriter.line(List.of(
                row.id().toString(),
                row.feed(),
                row.location(),
                row.field() == null ? "" : row.field(),
                row.reason(),
                row.expected(),
                row.since().toString(),
                row.kind().name(),
                row.state().name(),
                row.outcome() == null ? "" : row.outcome().name(),
                row.overdue() ? "yes" : "no"));
    }
}
