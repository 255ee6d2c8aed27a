package kinbridge.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    Refusals(JdbcClient database, LoggedShares log) {
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

    @Override
    public List<Figure> figures(Asked asked) {
        return database.sql("select coalesce(sum(times) filter (where rule is not null), 0),"
                        + " count(distinct rule), coalesce(sum(times) filter (where rule is null), 0)"
                        + " from (" + query(asked) + ") c")
                .params(values(asked))
                .query((row, number) -> List.of(
                        Figure.of("Times a record was withheld", row.getLong(1)),
                        Figure.of("Rules that said no", row.getLong(2)),
                        Figure.of("Tries turned away whole", row.getLong(3))))
                .single();
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.of("times a record was withheld", log.number("""
                        select coalesce(sum(withheld_count), 0) from sharing_log.projection_entry
                        where recorded_at >= :from and recorded_at < :to""", values(lastThirtyDays)));
    }

    @Override
    public long count(Asked asked) {
        return log.number("select count(*) from (" + query(asked) + ") c", values(asked));
    }

    /** The longest first; a further page begins after so many lines. */
    @Override
    public Found find(Asked asked, @Nullable String after, int limit) {
        int passed = after == null ? 0 : passed(after);
        List<Row> rows = database.sql(query(asked)
                        + " order by times desc, rule nulls last, agency, holder, category limit " + (limit + 1)
                        + " offset " + passed)
                .params(values(asked))
                .query((row, number) -> row(row, asked))
                .list();
        boolean isMore = rows.size() > limit;
        return new Found(rows.stream().limit(limit).toList(), isMore ? Integer.toString(passed + limit) : null);
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

    private static Row row(ResultSet row, Asked asked) throws SQLException {
        String rule = row.getString("rule");
        return Row.of(
                Cell.of(rule == null ? "Turned away whole" : rule),
                Cell.of(Kind.AGENCY, row.getString("agency")),
                Cell.of(Kind.AGENCY, row.getString("holder")),
                Cell.of(row.getString("category")),
                Cells.number(row.getLong("times")),
                rule == null ? Cell.NONE : Cells.number(row.getLong("records")),
                Cells.number(row.getLong("people")),
                Cell.of(Kind.SEARCH, search(rule, row.getString("agency"), asked)));
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
