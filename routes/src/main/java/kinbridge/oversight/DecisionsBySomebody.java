package kinbridge.oversight;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kinbridge.oversight.LoggedShares.Entry;
import kinbridge.oversight.LoggedShares.Sought;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Kind;
import kinbridge.oversight.QuestionPages.Row;
import kinbridge.sharinglog.LogEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 2. All decisions by requester Y, with the TAF link at the time. */
@Component
@Order(2)
class DecisionsBySomebody implements Question {

    private static final Heading HEADING = new Heading(
            2,
            "decisions-by-somebody",
            "What one colleague asked for",
            "Every look, print and try of one colleague, with how they stood to the family's team at that moment and"
                    + " what became of it.",
            "Not what they recorded or changed, and not what was hidden from them.",
            "This colleague asked for nothing in this time.");

    private static final String OF_ONE = "e.person_id = :who and e.kind in"
            + " ('LOOK', 'EXPORT', 'REFUSAL', 'ALERT', 'PUSH', 'BREAK_GLASS', 'CONTENT_READ')";

    private static final String ONLY_A_NAME = "coalesce(e.channel, '') in ('FAMILY_LIST', 'TASK_NAMES')";

    private final LoggedShares log;
    private final WhoIsMeant people;

    DecisionsBySomebody(LoggedShares log, WhoIsMeant people) {
        this.log = log;
        this.people = people;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.PRACTITIONER, Parameter.FAMILY, Parameter.FROM, Parameter.TO);
    }

    @Override
    public Optional<String> needs(Asked asked) {
        return asked.has(Parameter.PRACTITIONER) ? Optional.empty() : Optional.of("Choose a colleague.");
    }

    @Override
    public List<String> columns() {
        return List.of(
                "When",
                "What was done",
                "Family",
                "Purpose",
                "To the team",
                "In full",
                "Summary",
                "Existence",
                "Withheld",
                "Without agreement",
                "Entry");
    }

    @Override
    public String unit() {
        return "entries";
    }

    private Sought sought(Asked asked) {
        return asked.has(Parameter.FAMILY)
                ? new Sought(
                        OF_ONE + " and e.family_id = :family",
                        "true",
                        Map.of(
                                "who",
                                asked.get(Parameter.PRACTITIONER),
                                "family",
                                people.family(asked.get(Parameter.FAMILY))))
                : new Sought(OF_ONE, "true", Map.of("who", asked.get(Parameter.PRACTITIONER)));
    }

    @Override
    public List<Figure> figures(Asked asked) {
        Sought sought = sought(asked);
        return List.of(
                Figure.of("Looks", counted(sought, " and e.kind in ('LOOK', 'EXPORT') and not " + ONLY_A_NAME, asked)),
                Figure.of("Names in lists and beside tasks", counted(sought, " and " + ONLY_A_NAME, asked)),
                Figure.of("Turned away", counted(sought, " and e.kind = 'REFUSAL'", asked)),
                Figure.of("With something without agreement", counted(sought, " and e.override_count > 0", asked)),
                Figure.toLookAt(
                        "After leaving the team",
                        counted(sought, " and e.taf_status = 'LEFT' and e.channel is not null", asked)));
    }

    private long counted(Sought sought, String further, Asked asked) {
        return log.number(
                "select count(*)" + new Sought(sought.entries() + further, "true", Map.of()).from(asked),
                sought.values(asked));
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        Sought looks = new Sought("e.kind = 'LOOK'", "true", Map.of());
        return Figure.of(
                "colleague looked",
                "colleagues looked",
                log.number(
                        "select count(distinct e.person_id)" + looks.from(lastThirtyDays),
                        looks.values(lastThirtyDays)));
    }

    @Override
    public long count(Asked asked) {
        return log.countEntries(sought(asked), asked);
    }

    @Override
    public Found find(Asked asked, @Nullable String after, int limit) {
        return log.entries(sought(asked), asked, after, limit, DecisionsBySomebody::row);
    }

    private static Row row(Entry entry) {
        return Row.of(
                Cells.time(entry.at()),
                Cell.of(Kind.ENTRY_KIND, entry.kind()).over(onlyAName(entry)),
                Cells.family(entry.family()),
                Cells.purpose(entry.purpose()),
                Cells.standing(entry),
                Cells.number(entry.full()),
                Cells.number(entry.summary()),
                Cells.number(entry.existence()),
                Cells.number(entry.withheld()),
                Cells.number(entry.overrides()),
                Cells.entry(entry.id()));
    }

    private static String onlyAName(Entry entry) {
        return switch (entry.channel() == null ? "" : entry.channel()) {
            case LogEntry.Delivery.FAMILY_LIST -> "the name in a list of families";
            case LogEntry.Delivery.TASK_NAMES -> "the name beside a task";
            default -> "";
        };
    }
}
