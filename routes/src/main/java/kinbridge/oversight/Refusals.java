package kinbridge.oversight;

import java.sql.Timestamp;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.mappings.Occurred;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Kind;
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 5. Refusals by rule, agency and category: where the rules stand in the way of work. */
@Component
@Order(5)
class Refusals implements Question {

    private static final Heading HEADING = new Heading(
            5,
            "refusals",
            "What was withheld, by rule, agency and category",
            "Where the rules said no and told the colleague whom to ask: which rule, to whose staff, of which records. A"
                    + " long line at one rule is a rule, a purpose or an agreement to look at.",
            "Only what a colleague knew was withheld. What was hidden is not counted here or anywhere but in question"
                    + " 12. Counted are decisions: a record withheld at ten looks counts ten times.",
            "Nothing was withheld in this time.");

    /** A try without any decision is a row of its own, by agency. */
    private static final String QUERY = """
            select d.rule, e.agency, d.holder, d.category, count(*) as times, count(distinct d.record_id) as records,
              count(distinct e.person_id) as people
            from sharing_log.projection_entry e
            join sharing_log.projection_decision d on d.entry_id = e.entry_id and d.level = 'WITHHOLD'
            where e.recorded_at >= :from and e.recorded_at < :to and e.withheld_count > 0
            group by 1, 2, 3, 4
            union all
            select null, e.agency, null, null, count(*), 0, count(distinct e.person_id)
            from sharing_log.projection_entry e
            where e.recorded_at >= :from and e.recorded_at < :to and e.kind = 'REFUSAL' group by e.agency""";

    private final JdbcClient database;
    private final LoggedShares log;

    Refusals(@Qualifier("questions") JdbcClient database, LoggedShares log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(
                Parameter.RULE, Parameter.AGENCY, Parameter.HOLDER, Parameter.CATEGORY, Parameter.FROM, Parameter.TO);
    }

    @Override
    public List<String> columns() {
        return List.of("Rule", "Asked by", "Held by", "Category", "Times", "Records", "Colleagues", "In the log");
    }

    @Override
    public String unit() {
        return "lines";
    }

    private static String query(Asked asked) {
        return "select * from (" + QUERY + ") r where true"
                + (asked.has(Parameter.RULE) ? " and r.rule = :rule" : "")
                + (asked.has(Parameter.AGENCY) ? " and r.agency = :agency" : "")
                + (asked.has(Parameter.HOLDER) ? " and r.holder = :holder" : "")
                + (asked.has(Parameter.CATEGORY) ? " and r.category = :category" : "");
    }

    private static Map<String, Object> values(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        values.put("from", Timestamp.from(asked.from()));
        values.put("to", Timestamp.from(asked.to()));
        values.put("rule", asked.get(Parameter.RULE));
        values.put("agency", asked.get(Parameter.AGENCY));
        values.put("holder", asked.get(Parameter.HOLDER));
        values.put("category", asked.get(Parameter.CATEGORY));
        return values;
    }

    /** One combination, or the whole tries of one agency. */
    private record Line(
            @Nullable String rule,
            String agency,
            @Nullable String holder,
            @Nullable String category,
            long times,
            long records,
            long people) {}

    /** The longest first. There are no more than there are rules, agencies and categories together. */
    private List<Line> lines(Asked asked) {
        return database.sql(query(asked) + " order by times desc, rule nulls last, agency, holder, category")
                .params(values(asked))
                .query((row, number) -> new Line(
                        row.getString("rule"),
                        row.getString("agency"),
                        row.getString("holder"),
                        row.getString("category"),
                        row.getLong("times"),
                        row.getLong("records"),
                        row.getLong("people")))
                .list();
    }

    @Override
    public Answer answer(Asked asked, @Nullable String after, int limit) {
        List<Line> lines = lines(asked);
        return new Answer(page(lines, asked, after, limit), lines.size(), figures(lines));
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return figures(lines(asked));
    }

    private static List<Figure> figures(List<Line> lines) {
        return List.of(
                Figure.of(
                        "Times a record was withheld",
                        lines.stream()
                                .filter(line -> line.rule() != null)
                                .mapToLong(Line::times)
                                .sum()),
                Figure.of(
                        "Rules that said no",
                        lines.stream()
                                .map(Line::rule)
                                .filter(java.util.Objects::nonNull)
                                .distinct()
                                .count()),
                Figure.of(
                        "Tries turned away whole",
                        lines.stream()
                                .filter(line -> line.rule() == null)
                                .mapToLong(Line::times)
                                .sum()));
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.of(
                "time a record was withheld", "times a record was withheld", log.number("""
                        select coalesce(sum(withheld_count), 0) from sharing_log.projection_entry
                        where recorded_at >= :from and recorded_at < :to""", values(lastThirtyDays)));
    }

    @Override
    public long count(Asked asked) {
        return lines(asked).size();
    }

    @Override
    public Found find(Asked asked, @Nullable String after, int limit) {
        return page(lines(asked), asked, after, limit);
    }

    /** A further page begins after so many lines. */
    private static Found page(List<Line> lines, Asked asked, @Nullable String after, int limit) {
        int passed = after == null ? 0 : passed(after);
        return new Found(
                lines.stream()
                        .skip(passed)
                        .limit(limit)
                        .map(line -> row(line, asked))
                        .toList(),
                lines.size() - limit > passed ? Integer.toString(passed + limit) : null);
    }

    private static int passed(String after) {
        try {
            int passed = Integer.parseInt(after);
            if (passed >= 0) {
                return passed;
            }
        } catch (NumberFormatException notAPlace) {
            // Said below.
        }
        throw new IllegalArgumentException("not a page of this list");
    }

    private static Row row(Line line, Asked asked) {
        boolean isWhole = line.rule() == null;
        return Row.of(
                Cell.of(isWhole ? "Turned away whole" : line.rule()),
                Cell.of(Kind.AGENCY, line.agency()),
                Cell.of(Kind.AGENCY, line.holder()),
                Cell.of(line.category()),
                Cells.number(line.times()),
                isWhole ? Cell.NONE : Cells.number(line.records()),
                Cells.number(line.people()),
                Cell.of(Kind.SEARCH, search(line.rule(), line.agency(), asked)));
    }

    /** Codes and days only: nothing in it needs escaping. */
    private static String search(@Nullable String rule, String agency, Asked asked) {
        String when = "&from=" + asked.from().atZone(Occurred.LONDON).toLocalDate() + "&to="
                + asked.to().minusSeconds(1).atZone(Occurred.LONDON).toLocalDate();
        return rule == null
                ? "/sharing-log?kind=REFUSAL&agency=" + agency + when
                : "/sharing-log?outcome=WITHHOLD&rule=" + rule + "&agency=" + agency + when;
    }
}
