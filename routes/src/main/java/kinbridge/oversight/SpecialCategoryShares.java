package kinbridge.oversight;

import static kinbridge.oversight.LoggedShares.RELEASED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.oversight.LoggedShares.Share;
import kinbridge.oversight.LoggedShares.Sought;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 8. Article 9 and 10 disclosures by condition of Schedule 1: evidence for the appropriate policy document. */
@Component
@Order(8)
class SpecialCategoryShares implements Question {

    private static final int MOST_CONDITIONS = 8;

    private static final Heading HEADING = new Heading(
            8,
            "special-category-shares",
            "Special category and criminal offence data, by condition",
            "What was shared of health, other special category data and criminal offence data (UK GDPR articles 9 and"
                    + " 10), by the condition of Schedule 1 of the Data Protection Act 2018 that it rested on.",
            "Which categories these are is read from the tables in force today; the condition is the one written at the"
                    + " time. What an appropriate policy document must say beside these figures is not here.",
            "No such data was shared in this time.");

    private final LoggedShares log;
    private final PolicyInForce policy;
    private final Staff staff;

    SpecialCategoryShares(LoggedShares log, PolicyInForce policy, Staff staff) {
        this.log = log;
        this.policy = policy;
        this.staff = staff;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(
                Parameter.CONDITION,
                Parameter.CATEGORY,
                Parameter.HOLDER,
                Parameter.AGENCY,
                Parameter.FROM,
                Parameter.TO);
    }

    @Override
    public List<String> columns() {
        return List.of(
                "When", "To whom", "Family", "Purpose", "What", "Held by", "How much", "Condition", "Gateway", "Entry");
    }

    @Override
    public String unit() {
        return "entries";
    }

    private Sought sought(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        String entries = "true";
        String decisions = RELEASED + " and d.category = any(:special)";
        values.put(
                "special",
                Arrays.stream(Category.values())
                        .filter(policy.tables()::isSpecialOrCriminal)
                        .map(Category::code)
                        .toArray(String[]::new));
        if (asked.has(Parameter.CONDITION)) {
            // As many letters as somebody has at hand: 'Sch1 para18' finds each condition that names it.
            decisions += " and position(lower(:condition) in lower(d.basis[2])) > 0";
            values.put("condition", asked.get(Parameter.CONDITION));
        }
        if (asked.has(Parameter.CATEGORY)) {
            decisions += " and d.category = :category";
            values.put("category", asked.get(Parameter.CATEGORY));
        }
        if (asked.has(Parameter.HOLDER)) {
            decisions += " and d.holder = :holder";
            values.put("holder", asked.get(Parameter.HOLDER));
        }
        if (asked.has(Parameter.AGENCY)) {
            entries = "e.agency = :agency";
            values.put("agency", asked.get(Parameter.AGENCY));
        }
        return new Sought(entries, decisions, values);
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return log.decisionsBy("d.basis[2]", sought(asked), asked).entrySet().stream()
                .limit(MOST_CONDITIONS)
                .map(condition -> condition.getKey().isEmpty()
                        ? Figure.toLookAt("No condition was written", condition.getValue())
                        : Figure.of(condition.getKey(), condition.getValue()))
                .toList();
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.of("entries with such data", log.countSharing(sought(lastThirtyDays), lastThirtyDays));
    }

    @Override
    public long count(Asked asked) {
        return log.countSharing(sought(asked), asked);
    }

    @Override
    public Found find(Asked asked, @Nullable String after, int limit) {
        return log.shares(sought(asked), asked, after, limit, this::row);
    }

    private Row row(Share share) {
        return Row.of(
                Cells.time(share.entry().at()),
                Cells.recipient(share.entry(), staff),
                Cells.family(share.entry().family()),
                Cells.purpose(share.entry().purpose()),
                Cells.what(share),
                Cells.holder(share),
                Cells.level(share),
                basis(share, 1),
                basis(share, 2),
                Cells.entry(share.entry().id()));
    }

    private static Cell basis(Share share, int part) {
        return share.basis().size() > part ? Cell.of(share.basis().get(part)) : Cells.warning("Not written");
    }
}
