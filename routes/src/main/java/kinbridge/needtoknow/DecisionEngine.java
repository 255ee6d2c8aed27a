package kinbridge.needtoknow;

import java.time.LocalDate;

/**
 * Decides, as a pure function of the request and the sharing tables: no clock, no database, no Camel.
 * An error in a decision is a refusal, never an exception.
 */
public interface DecisionEngine {
    /** The engine that decides by these tables. */
    static DecisionEngine by(SharingTables tables) {
        return new OrderedRules(tables);
    }

    Decision decide(DecisionRequest request);

    /**
     * The engine by the law of that day. Duties that Parliament has passed have dates ({@code switches} in
     * {@code lawful-bases.yaml}); without a day, none of them is in force. The engine has no clock: whoever
     * asks says when, and replay says when it was.
     */
    default DecisionEngine on(LocalDate day) {
        return this;
    }

    /** The digest of the tables in force. */
    String policyVersion();
}
