package kinbridge.needtoknow;

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

    /** The engine by the tables of this moment: whoever decides several things as one takes it once. */
    default DecisionEngine asOfNow() {
        return this;
    }

    /** The digest of the tables in force. */
    String policyVersion();
}
