package kinbridge.needtoknow;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.TraceStep;

/**
 * One step of the specification: its id, the source it rests on, the question it asks and what follows
 * from a yes. The policy is the visible list of these, in order.
 */
final class Rule {

    /** What follows where the answer is yes. */
    enum Outcome {
        /** As if there were nothing, whatever the category. */
        HIDE("nothing is shown"),
        /** As the category refuses: withheld, or hidden where existence itself tells. */
        DENY("refused"),
        /** Withheld, and the requester is told whom to ask. */
        WITHHOLD("withheld"),
        /** A redacted summary. */
        SUMMARY("a redacted summary"),
        FULL("shown in full"),
        /** Noted, with its obligations; the steps go on. */
        GO_ON("noted, the steps go on");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    private final String id;
    private final String source;
    private final Predicate<Question> applies;
    private final Outcome outcome;
    private final Set<Obligation> obligations;
    private final TraceStep no;
    private final TraceStep yes;

    private Rule(
            Outcome outcome,
            String id,
            String source,
            String asks,
            Predicate<Question> applies,
            Obligation... obligations) {
        this.id = id;
        this.source = source;
        this.applies = applies;
        this.outcome = outcome;
        this.obligations = EnumSet.noneOf(Obligation.class);
        this.obligations.addAll(List.of(obligations));
        no = new TraceStep(id, asks + " No.");
        yes = new TraceStep(id, asks + " Yes: " + outcome.words + ".");
    }

    static Rule hide(String id, String source, String asks, Predicate<Question> applies, Obligation... obligations) {
        return new Rule(Outcome.HIDE, id, source, asks, applies, obligations);
    }

    static Rule deny(String id, String source, String asks, Predicate<Question> applies, Obligation... obligations) {
        return new Rule(Outcome.DENY, id, source, asks, applies, obligations);
    }

    static Rule withhold(
            String id, String source, String asks, Predicate<Question> applies, Obligation... obligations) {
        return new Rule(Outcome.WITHHOLD, id, source, asks, applies, obligations);
    }

    static Rule summary(String id, String source, String asks, Predicate<Question> applies, Obligation... obligations) {
        return new Rule(Outcome.SUMMARY, id, source, asks, applies, obligations);
    }

    static Rule full(String id, String source, String asks, Predicate<Question> applies) {
        return new Rule(Outcome.FULL, id, source, asks, applies);
    }

    static Rule note(String id, String source, String asks, Predicate<Question> applies, Obligation... obligations) {
        return new Rule(Outcome.GO_ON, id, source, asks, applies, obligations);
    }

    String id() {
        return id;
    }

    /** What it rests on: an id of the sources in {@code lawful-bases.yaml}. */
    String source() {
        return source;
    }

    boolean appliesTo(Question question) {
        return applies.test(question);
    }

    /** Whether a yes ends the matter. */
    boolean decides() {
        return outcome != Outcome.GO_ON;
    }

    DetailLevel levelFor(Question question) {
        return switch (outcome) {
            case HIDE -> DetailLevel.WITHHOLD_HIDE;
            case DENY -> question.refusal();
            case WITHHOLD -> DetailLevel.WITHHOLD;
            case SUMMARY -> DetailLevel.SUMMARY;
            case FULL -> DetailLevel.FULL;
            case GO_ON -> throw new IllegalStateException("rule " + id + " does not decide");
        };
    }

    Set<Obligation> obligations() {
        return obligations;
    }

    TraceStep finding(boolean applied) {
        return applied ? yes : no;
    }
}
