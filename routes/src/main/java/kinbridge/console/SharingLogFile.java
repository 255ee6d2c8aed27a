package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import kinbridge.console.SharingLogPages.LogFile;
import kinbridge.console.SharingLogPages.LogRow;
import kinbridge.documents.CsvWriter;
import kinbridge.mappings.DetailLevel;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All entries that match as a file for a spreadsheet: the metadata of the page, row by row as they are read. */
@Controller
class SharingLogFile {

    private static final List<String> COLUMNS = List.of(
            "entry",
            "recorded",
            "what",
            "purpose",
            "who",
            "role",
            "agency",
            "recipient",
            "family",
            "full",
            "summary",
            "existence only",
            "withheld",
            "without agreement");

    private final SharingLogPages log;
    private final Titles titles;
    private final Times times;

    SharingLogFile(SharingLogPages log, Titles titles, Times times) {
        this.log = log;
        this.titles = titles;
        this.times = times;
    }

    @GetMapping("/sharing-log/entries.csv")
    void file(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> parameters,
            HttpSession session,
            HttpServletResponse response)
            throws IOException {
        LogQuery query = LogQuery.of(parameters, WordsOfSearches.of(session));
        if (!query.problems().isEmpty()) {
            response.sendRedirect(query.address(null), HttpStatus.SEE_OTHER.value());
            return;
        }
        LogFile file = log.file(who.requester(), SharingLogPage.search(query));
        Writer out = FileOnItsWay.begin(response, "text/csv", "sharing-log.csv");
        CsvWriter csv = new CsvWriter(out);
        csv.row(List.of("Sharing log, " + file.count() + " entries. Made by "
                + who.requester().practitionerId() + ", " + times.exact(times.now()) + ", entry " + file.entry()));
        csv.row(COLUMNS);
        try {
            file.rows().accept(row -> write(csv, row));
        } catch (UncheckedIOException gone) {
            // Whoever asked for it has left; that it was asked for is in the log.
            return;
        }
        out.flush();
    }

    private void write(CsvWriter csv, LogRow row) {
        try {
            csv.row(cells(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> cells(LogRow row) {
        return List.of(
                row.id().toString(),
                row.at().toString(),
                titles.kind(row.kind()),
                titles.purpose(row.purpose()),
                row.who(),
                titles.role(row.role()),
                titles.agency(row.agency()),
                row.recipient() == null ? "" : row.recipient(),
                row.family() == null ? "" : row.family(),
                number(row, DetailLevel.FULL),
                number(row, DetailLevel.SUMMARY),
                number(row, DetailLevel.EXISTENCE),
                number(row, DetailLevel.WITHHOLD),
                Integer.toString(row.overrides()));
    }

    private static String number(LogRow row, DetailLevel level) {
        return row.outcomes().stream()
                .filter(outcome -> outcome.level() == level)
                .map(outcome -> Integer.toString(outcome.count()))
                .findFirst()
                .orElse("0");
    }
}
