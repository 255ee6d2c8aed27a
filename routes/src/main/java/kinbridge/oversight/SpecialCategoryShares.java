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
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 8. Article 9 and 10 disclosures by condition of Schedule 1: evidence for the appropriate policy document. */
@Component
@Order(8)
class SpecialCategoryShares extends SharesQuestion {

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

    private final PolicyInForce policy;

    SpecialCategoryShares(LoggedShares log, PolicyInForce policy, Staff staff) {
        super(log, staff);
        this.policy = policy;
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
    List<String> furtherColumns() {
        return List.of("Condition", "Gateway");
    }

    @Override
    Sought sought(Asked asked) {
        Map<String, Object> values = new HashMap<>();
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
        return narrowed(asked, "true", decisions, values);
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
        return Figure.of(
                "entry with such data",
                "entries with such data",
                log.countSharing(sought(lastThirtyDays), lastThirtyDays));
    }

    @Override
    List<Cell> further(Share share) {
        return List.of(basis(share, 1), basis(share, 2));
    }

    private static Cell basis(Share share, int part) {
        return share.basis().size() > part ? Cell.of(share.basis().get(part)) : Cells.warning("Not written");
    }
}
