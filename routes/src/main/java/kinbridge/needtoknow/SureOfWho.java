package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.TraceStep;

/**
 * What is highly sensitive, or marks a risk, crosses from one agency to another only where it is sure whom it is about:
 * by a verified number, or because a person said so. Applied to what the rules have decided, as a pure function that
 * never raises a level.
 */
final class SureOfWho {

    /** The deciding rule of what is held. */
    static final String RULE = "2.14";

    private static final int HIGHLY_SENSITIVE = 4;
    private static final String GLASS_BROKEN = "2.12";
    private static final Set<Category> RISK_MARKERS =
            EnumSet.of(Category.DA_RISK, Category.CJ_RISK, Category.VS_VISITRISK);

    private SureOfWho() {}

    /** The decision as it may be acted on: the same, or held. Who breaks the glass answers for it alone. */
    static Decision hold(DecisionRequest request, Decision decision, boolean isSure, SharingTables tables) {
        boolean crosses = !request.agency().equals(request.recordAgency());
        if (isSure || !crosses || !decision.releases() || decision.decidedBy().equals(GLASS_BROKEN)) {
            return decision;
        }
        Category category = request.category().orElse(null);
        if (category == null) {
            return decision;
        }
        CategoryFacts facts = tables.facts(category);
        boolean isHeld = facts.sensitivity() >= HIGHLY_SENSITIVE || RISK_MARKERS.contains(category);
        return isHeld ? held(decision, facts.refusal()) : decision;
    }

    private static Decision held(Decision decision, DetailLevel level) {
        List<TraceStep> trace = new ArrayList<>(decision.trace());
        trace.add(new TraceStep(
                RULE,
                "held until somebody has confirmed whom it is about; the rules alone answered " + decision.level()
                        + " by " + decision.decidedBy()));
        Set<String> duties = new TreeSet<>(Set.of(Obligation.LOG.code()));
        Set<Obligation> ofLevel = EnumSet.noneOf(Obligation.class);
        Obligations.ofLevel(level, false, ofLevel);
        ofLevel.forEach(duty -> duties.add(duty.code()));
        return new Decision(level, RULE, null, List.copyOf(duties), false, trace, decision.policyVersion());
    }
}
