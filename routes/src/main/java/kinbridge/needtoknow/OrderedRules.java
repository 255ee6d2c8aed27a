package kinbridge.needtoknow;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.LawfulBasis;
import kinbridge.needtoknow.Decision.TraceStep;
import org.jspecify.annotations.Nullable;

/**
 * The decision engine: the rules in the order of the specification, the first refusal decides, and what
 * none refuses is weighed. Most restrictive wins.
 */
final class OrderedRules implements DecisionEngine {

    /** Sections 2.1 to 2.8. To read the policy, read these lists in this order. */
    static final List<Rule> REFUSALS = Stream.of(
                    RequesterRules.RULES,
                    PurposeRules.RULES,
                    StatutoryBars.RULES,
                    SafetyRules.RULES,
                    MembershipRules.RULES,
                    PurposeConditions.RULES)
            .flatMap(List::stream)
            .toList();

    private final SharingTables tables;
    private final List<Rule> refusals;
    private final List<Rule> subjectAccess;
    private final LawInForce law;

    OrderedRules(SharingTables tables) {
        this(tables, REFUSALS, SubjectAccess.RULES, tables.legalTexts().on(LocalDate.MIN));
    }

    OrderedRules(SharingTables tables, List<Rule> refusals, List<Rule> subjectAccess, LawInForce law) {
        this.tables = tables;
        this.refusals = refusals;
        this.subjectAccess = subjectAccess;
        this.law = law;
    }

    @Override
    public DecisionEngine on(LocalDate day) {
        return new OrderedRules(
                tables, refusals, subjectAccess, tables.legalTexts().on(day));
    }

    @Override
    public String policyVersion() {
        return tables.policyVersion();
    }

    @Override
    public Decision decide(DecisionRequest request) {
        Trace trace = new Trace();
        try {
            Question question = new Question(request, tables, law);
            return question.isSubjectAccess() ? subjectAccess(question, trace) : answer(question, trace);
        } catch (RuntimeException e) {
            return refusalBecauseOf(e, trace);
        }
    }

    private Decision answer(Question question, Trace trace) {
        Set<Obligation> duties = EnumSet.noneOf(Obligation.class);
        Rule refusal = firstThatDecides(refusals, question, trace, duties);
        if (refusal != null) {
            return finish(question, refusal.levelFor(question), refusal.id(), null, duties, trace);
        }
        Weighing weighing = Weighing.of(question, trace);
        Obligations.ofWeighing(question, weighing, duties);
        return finish(question, weighing.level(), weighing.decidedBy(), weighing, duties, trace);
    }

    /** Asks the rules in order; those that only note leave their obligations behind. */
    private static @Nullable Rule firstThatDecides(
            List<Rule> rules, Question question, Trace trace, Set<Obligation> duties) {
        for (Rule rule : rules) {
            boolean applies = rule.appliesTo(question);
            trace.add(rule.finding(applies));
            if (applies) {
                duties.addAll(rule.obligations());
                if (rule.decides()) {
                    return rule;
                }
            }
        }
        return null;
    }

    private Decision finish(
            Question question,
            DetailLevel decided,
            String decidedBy,
            @Nullable Weighing weighing,
            Set<Obligation> duties,
            Trace trace) {
        DetailLevel level = decided;
        if (decided == DetailLevel.WITHHOLD && question.inMeetingPack()) {
            level = DetailLevel.WITHHOLD_HIDE;
            trace.leftOutOfPack();
        }
        boolean override = weighing != null && weighing.override();
        Obligations.ofLevel(level, override, duties);
        boolean released = level.compareTo(DetailLevel.EXISTENCE) >= 0;
        LawfulBasis basis = released ? LawfulBases.of(question, override) : null;
        String timeLimit = weighing != null && weighing.glassBroken()
                ? tables.timeLimits().forBrokenGlass()
                : tables.timeLimits().at(question.harm());
        return new Decision(
                level,
                decidedBy,
                basis,
                Obligations.codes(duties, timeLimit),
                override,
                trace.steps(),
                tables.policyVersion(),
                weighing == null ? Set.of() : weighing.redacted());
    }

    private Decision subjectAccess(Question question, Trace trace) {
        Set<Obligation> duties = EnumSet.of(Obligation.LOG, Obligation.CLOCK);
        Rule rule = firstThatDecides(subjectAccess, question, trace, duties);
        if (rule == null) {
            throw new IllegalStateException("the last rule of subject access applies to everything");
        }
        DetailLevel level = rule.levelFor(question);
        if (level != DetailLevel.FULL) {
            duties.add(Obligation.RECORD_REASON);
        }
        boolean released = level.compareTo(DetailLevel.EXISTENCE) >= 0;
        boolean secretPlace = question.has(Flag.LOCATION_SENSITIVE) || question.has(Flag.PROTECTED_ADDRESS);
        if (released && secretPlace && !question.has(Flag.OWN_DATA)) {
            duties.add(Obligation.STRIP_LOCATION);
        }
        LawfulBasis basis = released ? LawfulBases.ofSubjectAccess(tables.legalTexts()) : null;
        Set<String> redacted = rule.obligations().contains(Obligation.REDACT_THIRD_PARTY)
                ? SubjectAccess.othersWhoHaveNotAgreed(question)
                : Set.of();
        return new Decision(
                level,
                rule.id(),
                basis,
                Obligations.codes(duties, ""),
                false,
                trace.steps(),
                tables.policyVersion(),
                redacted);
    }

    /**
     * An error shows nothing, and somebody hears of it. The steps before it are kept; its kind is told,
     * never its words: they might hold what was asked about.
     */
    private Decision refusalBecauseOf(RuntimeException error, Trace trace) {
        trace.add(new TraceStep("error", error.getClass().getSimpleName()));
        Set<Obligation> duties = EnumSet.of(Obligation.NOTIFY_IG);
        Obligations.ofLevel(DetailLevel.WITHHOLD_HIDE, false, duties);
        return new Decision(
                DetailLevel.WITHHOLD_HIDE,
                "error",
                null,
                Obligations.codes(duties, ""),
                false,
                trace.steps(),
                tables.policyVersion());
    }
}
