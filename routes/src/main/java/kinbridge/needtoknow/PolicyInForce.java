package kinbridge.needtoknow;

/**
 * The policy by which the hub decides, from one adoption to the next. Whoever needs a title, a purpose
 * or a ceiling asks here each time and keeps no tables: kept ones would outlive their adoption.
 */
public final class PolicyInForce implements DecisionEngine {

    /** Tables and engine change together, so that no decision is taken by half of each. */
    record Policy(SharingTables tables, DecisionEngine engine) {}

    private volatile Policy policy;

    public PolicyInForce(SharingTables tables) {
        policy = new Policy(tables, DecisionEngine.by(tables));
    }

    /** For whoever needs both in one look. */
    Policy asOne() {
        return policy;
    }

    public SharingTables tables() {
        return policy.tables;
    }

    /** From the next look on, on every path. What is being decided now is finished by the tables it began with. */
    public void take(SharingTables tables) {
        policy = new Policy(tables, DecisionEngine.by(tables));
    }

    @Override
    public Decision decide(DecisionRequest request) {
        return policy.engine.decide(request);
    }

    @Override
    public String policyVersion() {
        return policy.engine.policyVersion();
    }
}
