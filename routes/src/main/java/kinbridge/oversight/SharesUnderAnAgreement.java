package kinbridge.oversight;

import static kinbridge.oversight.LoggedShares.RELEASED;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.consent.Agreements;
import kinbridge.consent.Agreements.Agreement;
import kinbridge.oversight.LoggedShares.Share;
import kinbridge.oversight.LoggedShares.Sought;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Choice;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 11. Shares under data-sharing agreement Z, and any with none current. */
@Component
@Order(11)
class SharesUnderAnAgreement extends SharesQuestion {

    private static final String NONE_CURRENT = "none-current";

    private static final Heading HEADING = new Heading(
            11,
            "shares-under-an-agreement",
            "Shares under one data-sharing agreement, and under none",
            "What was shared of the records that an agreement between agencies covers; and what was shared while none"
                    + " was in force.",
            "Whether one was in force is what counted at the time. Which one it was is told by the agreements as they"
                    + " are today: a holder and category that moved to another agreement are shown under that.",
            "Nothing was shared like this in this time.");

    private final Agreements agreements;

    SharesUnderAnAgreement(LoggedShares log, Agreements agreements, Staff staff) {
        super(log, staff);
        this.agreements = agreements;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.AGREEMENT, Parameter.AGENCY, Parameter.FROM, Parameter.TO);
    }

    @Override
    public List<Choice> choices(Parameter parameter) {
        return parameter != Parameter.AGREEMENT
                ? List.of()
                : Stream.concat(
                                Stream.of(new Choice(NONE_CURRENT, "None was in force")),
                                agreements.all().stream()
                                        .map(agreement ->
                                                new Choice(agreement.id(), agreement.id() + ", " + agreement.title())))
                        .toList();
    }

    @Override
    List<String> furtherColumns() {
        return List.of("Agreement then");
    }

    @Override
    Sought sought(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        String chosen = asked.get(Parameter.AGREEMENT);
        if (chosen.equals(NONE_CURRENT)) {
            return narrowed(asked, "true", RELEASED + " and d.dsa <> 'IN_FORCE'", values);
        }
        if (chosen.isEmpty()) {
            return narrowed(asked, "true", RELEASED, values);
        }
        Agreement agreement = agreements.all().stream()
                .filter(one -> one.id().equals(chosen))
                .findFirst()
                .orElse(null);
        values.put(
                "holders",
                agreement == null ? new String[0] : agreement.holders().toArray(String[]::new));
        values.put(
                "categories",
                agreement == null ? new String[0] : agreement.categories().toArray(String[]::new));
        return narrowed(
                asked, "true", RELEASED + " and d.holder = any(:holders) and d.category = any(:categories)", values);
    }

    private static Sought noneCurrent() {
        return new Sought("true", RELEASED + " and d.dsa <> 'IN_FORCE'", Map.of());
    }

    @Override
    public List<Figure> figures(Asked asked) {
        Map<String, Long> byStanding = log.decisionsBy("d.dsa", sought(asked), asked);
        return List.of(
                Figure.of("Records shared while one was in force", byStanding.getOrDefault("IN_FORCE", 0L)),
                Figure.toLookAt("After it had run out", byStanding.getOrDefault("EXPIRED", 0L)),
                Figure.toLookAt("With none at all", byStanding.getOrDefault("MISSING", 0L)),
                Figure.of("Not kept", byStanding.getOrDefault("", 0L)));
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        return Figure.toLookAt(
                "entry with none in force",
                "entries with none in force",
                log.countSharing(noneCurrent(), lastThirtyDays));
    }

    @Override
    List<Cell> further(Share share) {
        return List.of(standing(share.dsa()));
    }

    private static Cell standing(@Nullable String dsa) {
        return dsa == null
                ? Cell.of("Not kept")
                : switch (dsa) {
                    case "IN_FORCE" -> Cell.of("In force");
                    case "EXPIRED" -> Cells.warning("Run out");
                    default -> Cells.warning("None");
                };
    }
}
