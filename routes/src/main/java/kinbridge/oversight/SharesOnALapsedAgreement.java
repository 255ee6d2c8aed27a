package kinbridge.oversight;

import static kinbridge.oversight.LoggedShares.RELEASED;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.oversight.LoggedShares.Share;
import kinbridge.oversight.LoggedShares.Sought;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Choice;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 7. Shares on an expired, withdrawn or out-of-scope agreement. */
@Component
@Order(7)
class SharesOnALapsedAgreement extends SharesQuestion {

    private static final Choices STATES = Choices.of(
            "EXPIRED", "Run out",
            "WITHDRAWN", "Withdrawn",
            "GIVEN_OUT_OF_SCOPE", "Given, but not for this");

    private static final Heading HEADING = new Heading(
            7,
            "shares-on-a-lapsed-agreement",
            "Shares although an agreement had lapsed",
            "What was shared while the answer of somebody whom it is about had run out, was withdrawn, or did not cover"
                    + " this; with the rule that let it out all the same.",
            "Where nobody was asked, or somebody refused from the first, is not among it. The answers are those of the"
                    + " time, not of today. What was decided before snapshots were kept is not known.",
            "Nothing was shared on such an agreement in this time.");

    SharesOnALapsedAgreement(LoggedShares log, Staff staff) {
        super(log, staff);
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.STATE, Parameter.AGENCY, Parameter.CATEGORY, Parameter.FROM, Parameter.TO);
    }

    @Override
    public List<Choice> choices(Parameter parameter) {
        return parameter == Parameter.STATE ? STATES.offered() : List.of();
    }

    @Override
    List<String> furtherColumns() {
        return List.of("Agreement then", "Rule");
    }

    @Override
    Sought sought(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        String decisions = RELEASED + " and d.consent_states && array['EXPIRED', 'WITHDRAWN', 'GIVEN_OUT_OF_SCOPE']";
        if (STATES.has(asked.get(Parameter.STATE))) {
            decisions += " and :state = any(d.consent_states)";
            values.put("state", asked.get(Parameter.STATE));
        }
        return narrowed(asked, "true", decisions, values);
    }

    @Override
    public List<Figure> figures(Asked asked) {
        Sought sought = sought(asked);
        Map<String, Long> byOverride = log.decisionsBy("case when d.override then 'yes' else 'no' end", sought, asked);
        return List.of(
                Figure.of("Run out", of("EXPIRED", sought, asked)),
                Figure.of("Withdrawn", of("WITHDRAWN", sought, asked)),
                Figure.of("Given, but not for this", of("GIVEN_OUT_OF_SCOPE", sought, asked)),
                Figure.of("Let out without agreement, as the rules allow", byOverride.getOrDefault("yes", 0L)),
                Figure.of("Needed no agreement, or only its existence was told", byOverride.getOrDefault("no", 0L)));
    }

    private long of(String state, Sought sought, Asked asked) {
        Sought narrowed = new Sought(
                sought.entries(), sought.decisions() + " and '" + state + "' = any(d.consent_states)", sought.values());
        return log.decisionsBy("'all'", narrowed, asked).getOrDefault("all", 0L);
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.toLookAt(
                "entry on a lapsed agreement",
                "entries on a lapsed agreement",
                log.countSharing(sought(lastThirtyDays), lastThirtyDays));
    }

    @Override
    List<Cell> further(Share share) {
        return List.of(
                Cell.of(share.consent().stream()
                        .filter(STATES::has)
                        .map(STATES::words)
                        .collect(Collectors.joining(", "))),
                Cell.of(share.rule()));
    }
}
