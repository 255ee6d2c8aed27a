package kinbridge.oversight;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.LoggedShares.Share;
import kinbridge.oversight.LoggedShares.Sought;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Hidden;
import kinbridge.oversight.QuestionPages.Row;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.RestrictedLog;
import kinbridge.sharinglog.RestrictedLog.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 12. Attempts on protected addresses, on what the law bars, and on what an alleged perpetrator's presence
 * keeps shut. Nearly all of them were hidden: those are read with a reason, each time logged, and no number
 * of them stands anywhere before that.
 */
@Component
@Order(12)
class ProtectedAttempts implements Question {

    /** Sections 2.3, 2.4a to c and 5.5d, h and k: bars, the perpetrator blocks, and what no pack may hold. */
    static final List<String> RULES =
            List.of("2.3a", "2.3b", "2.3c", "2.3d", "2.3e", "2.4a", "2.4b", "2.4c", "5.5d", "5.5h", "5.5k");

    static final List<String> CATEGORIES = List.of("ID.ADDRESS_PROTECTED");

    private static final int MOST_HIDDEN = 1_000;

    private static final Heading HEADING = new Heading(
            12,
            "protected-attempts",
            "Attempts on protected addresses, bars and perpetrator blocks",
            "Who asked for a protected address, for something that the law bars, or for what is kept from anybody"
                    + " linked to an alleged perpetrator. What the colleague knew was withheld is listed; what was hidden"
                    + " is shown once you say why you read it.",
            "An attempt is mostly no fault: whoever opens a family asks for everything in it, and learns nothing of"
                    + " what is hidden. What was hidden from yourself is not shown to you. There is no file of it.",
            "Nothing of this kind was withheld openly in this time.");

    private static final String OPEN =
            "d.level = 'WITHHOLD' and (d.rule = any(:rules) or d.category = any(:categories))";

    private final LoggedShares log;
    private final RestrictedLog restricted;
    private final PolicyInForce policy;
    private final JdbcClient database;
    private final Staff staff;

    ProtectedAttempts(
            LoggedShares log,
            RestrictedLog restricted,
            PolicyInForce policy,
            @Qualifier("questions") JdbcClient database,
            Staff staff) {
        this.log = log;
        this.restricted = restricted;
        this.policy = policy;
        this.database = database;
        this.staff = staff;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.FROM, Parameter.TO);
    }

    @Override
    public List<String> columns() {
        return List.of("When", "Who", "Family", "Purpose", "Category", "Held by", "Rule", "Entry");
    }

    @Override
    public String unit() {
        return "entries";
    }

    private static Sought sought() {
        return new Sought(
                "true",
                OPEN,
                Map.of("rules", RULES.toArray(String[]::new), "categories", CATEGORIES.toArray(String[]::new)));
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return List.of(Figure.of("Entries with something withheld openly", log.countSharing(sought(), asked)));
    }

    /** A number would tell that there is something. */
    @Override
    public @Nullable Figure headline(Asked lastThirtyDays) {
        return null;
    }

    @Override
    public long count(Asked asked) {
        return log.countSharing(sought(), asked);
    }

    @Override
    public Found find(Asked asked, @Nullable String after, int limit) {
        return log.shares(sought(), asked, after, limit, this::row);
    }

    private Row row(Share share) {
        return Row.of(
                Cells.time(share.entry().at()),
                staff.cell(
                        share.entry().person(),
                        share.entry().role(),
                        share.entry().agency()),
                Cells.family(share.entry().family()),
                Cells.purpose(share.entry().purpose()),
                Cells.what(share),
                Cells.holder(share),
                Cell.of(share.rule()),
                Cells.entry(share.entry().id()));
    }

    /** The restricted log writes who reads it and why before it answers. */
    Hidden hidden(Requester reader, Asked asked, String reason) {
        RestrictedLog.Reading reading = new RestrictedLog.Reading(
                new LogEntry.Requester(reader.practitionerId(), reader.role(), reader.agency(), "NOT_MEMBER"),
                "AUDIT",
                policy.policyVersion(),
                "Protected attempts " + asked.words() + ": " + reason);
        List<Attempt> found = restricted.attempts(RULES, CATEGORIES, asked.from(), asked.to(), reading);
        Map<Alike, List<Attempt>> alike = found.stream()
                .limit(MOST_HIDDEN)
                .filter(attempt -> !attempt.personId().equals(reader.practitionerId()))
                .collect(Collectors.groupingBy(
                        attempt -> new Alike(attempt.entryId(), attempt.category(), attempt.holder(), attempt.rule()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return new Hidden(
                true,
                alike.values().stream()
                        .map(records -> row(records.get(0), records.size()))
                        .toList(),
                found.size() > MOST_HIDDEN);
    }

    /** Records of one look that differ in nothing that is shown are one line. */
    private record Alike(UUID entry, String category, String holder, String rule) {}

    private Row row(Attempt attempt, int records) {
        return Row.of(
                Cells.time(attempt.at()),
                staff.cell(attempt.personId(), attempt.role(), attempt.agency()),
                Cells.family(reference(attempt.familyId())),
                Cells.purpose(attempt.purpose()),
                Cell.of(attempt.category()).over(records == 1 ? "1 record" : records + " records"),
                Cell.of(QuestionPages.Kind.AGENCY, attempt.holder()),
                Cell.of(attempt.rule()),
                Cells.entry(attempt.entryId()));
    }

    private @Nullable String reference(@Nullable UUID family) {
        return family == null
                ? null
                : database.sql("select reference from families.family where id = ?")
                        .param(family)
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }
}
