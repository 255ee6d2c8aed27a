package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.needtoknow.Circumstances.Situation;
import kinbridge.needtoknow.DecisionLog.Decided;
import org.springframework.stereotype.Component;

/**
 * The review view of subject access (section 5.5): every item of one request with its decision, hidden ones too, for
 * the one reviewer who is assigned to that request. Nothing leaves the hub from here: a pack is made of a {@link
 * DisclosedView} like everything else.
 */
@Component
public class SubjectAccessReview {

    private final PolicyInForce policy;
    private final DecisionLog log;
    private final ReviewLog reviews;

    SubjectAccessReview(PolicyInForce policy, DecisionLog log, ReviewLog reviews) {
        this.policy = policy;
        this.log = log;
        this.reviews = reviews;
    }

    /**
     * What the rules answer for each item of a request.
     *
     * @param logEntry the entry that holds all these decisions
     */
    public record Gathered(UUID logEntry, List<Answer> answers) {
        public Gathered {
            answers = List.copyOf(answers);
        }
    }

    /** An item, still sealed, and what was decided about it. */
    public record Answer(Undecided item, Decision decision) {}

    /** Decides every item and opens none: one entry of the sharing log, committed before anything is answered. */
    public Gathered gather(Look look, List<Undecided> items, Circumstances circumstances) {
        PolicyInForce.Policy now = policy.asOne();
        Set<String> consentVersions = new TreeSet<>();
        List<Decided> decisions = new ArrayList<>();
        for (Undecided item : items) {
            Decided decided = decide(now, look, item, circumstances);
            if (decided.decision().level() != DetailLevel.WITHHOLD_HIDE) {
                consentVersions.addAll(circumstances.of(item).consentVersions());
            }
            decisions.add(decided);
        }
        UUID entry = log.write(look, now.engine().policyVersion(), consentVersions, decisions);
        return new Gathered(
                entry,
                decisions.stream()
                        .map(decided -> new Answer(decided.item(), decided.decision()))
                        .toList());
    }

    /**
     * What the rules answer now, to be compared with what a reviewer saw: nothing is opened, shown or let out, so
     * nothing is logged.
     */
    public List<Answer> decidedNow(Look look, List<Undecided> items, Circumstances circumstances) {
        PolicyInForce.Policy now = policy.asOne();
        return items.stream()
                .map(item ->
                        new Answer(item, decide(now, look, item, circumstances).decision()))
                .toList();
    }

    /**
     * One item as the rules would let it out and as it is held.
     *
     * @param type a record's, or a relationship's
     * @param about whom it is about
     * @param subjects those of them whom it may still name
     * @param asDecided nothing where the decision lets nothing out
     * @param heldBack the names of the other fields, each with what holds it back
     */
    public record Side(
            UUID id,
            UUID version,
            DetailLevel level,
            String rule,
            List<String> obligations,
            String type,
            List<Undecided.About> about,
            List<Undecided.About> subjects,
            Map<String, FieldValue> asDecided,
            Map<String, String> heldBack,
            Map<String, FieldValue> asHeld) {}

    /** @param logEntry the entry that says that they were seen */
    public record SideBySide(UUID logEntry, List<Side> sides) {
        public SideBySide {
            sides = List.copyOf(sides);
        }
    }

    /** Opens these items beside what is decided about them today; that it was seen is committed first. */
    public SideBySide sideBySide(Look look, List<Undecided> items, Circumstances circumstances) {
        PolicyInForce.Policy now = policy.asOne();
        List<Side> sides = new ArrayList<>();
        for (Undecided item : items) {
            sides.add(side(item, decide(now, look, item, circumstances), circumstances));
        }
        return new SideBySide(reviews.seen(look, sides.toString()), sides);
    }

    private static Side side(Undecided item, Decided decided, Circumstances circumstances) {
        Decision decision = decided.decision();
        Map<String, FieldValue> held = item.fields().get();
        FieldReceipt receipt = decision.releases() ? FieldReceipt.of(item.kind(), held, decision) : FieldReceipt.NONE;
        return new Side(
                item.id(),
                item.version(),
                decision.level(),
                decision.decidedBy(),
                decision.obligations(),
                item.type(),
                item.subjects(),
                NeedToKnow.stillNamed(item, decided.request(), decision, circumstances),
                receipt.released(),
                receipt.withheld(),
                held);
    }

    private static Decided decide(PolicyInForce.Policy now, Look look, Undecided item, Circumstances circumstances) {
        Situation situation = circumstances.of(item);
        DecisionRequest request = look.request(item, situation);
        Decision byRules = now.engine().on(circumstances.day()).decide(request);
        Decision decision = SureOfWho.hold(request, byRules, situation.isSure(), now.tables());
        return new Decided(item, request, decision, List.of());
    }
}
