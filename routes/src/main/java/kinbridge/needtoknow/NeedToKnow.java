package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Circumstances.Situation;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.Undecided.About;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way from what the hub holds to what may be shown: decide each item, write the decisions to
 * the sharing log, and only then hand out what was released.
 */
@Component
public class NeedToKnow {

    private final DecisionEngine engine;
    private final DecisionLog log;

    NeedToKnow(DecisionEngine engine, DecisionLog log) {
        this.engine = engine;
        this.log = log;
    }

    public DisclosedView disclose(Look look, List<Undecided> items, Circumstances circumstances) {
        List<Decided> decisions = new ArrayList<>();
        List<Disclosed> released = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        Set<String> consentVersions = new TreeSet<>();
        DecisionEngine today = engine.on(circumstances.day());
        for (Undecided item : items) {
            Situation situation = circumstances.of(item);
            consentVersions.addAll(situation.consentVersions());
            DecisionRequest request = request(look, item, situation);
            Decision decision = today.decide(request);
            FieldReceipt receipt = receipt(item, decision);
            decisions.add(new Decided(item, request, decision, receipt.releasedNames(), receipt.withheld()));
            if (FieldReceipt.isHalfATie(item.kind(), decision)) {
                continue;
            }
            if (decision.releases()) {
                List<About> subjects = stillNamed(item, request, decision, circumstances);
                released.add(disclosed(item, subjects, decision, receipt.released()));
            } else if (decision.level() == DetailLevel.WITHHOLD) {
                withheld.add(new Withheld(item.agency(), item.holder(), item.category(), decision.decidedBy()));
            }
        }
        UUID entry = log.write(look, engine.policyVersion(), consentVersions, decisions);
        return new ReleasedView(entry, look, released, withheld);
    }

    /** A refused or empty look is logged as well: who tried, for what. */
    public UUID logRefusal(Look look) {
        return log.write(look, engine.policyVersion(), Set.of(), List.of());
    }

    private static DecisionRequest request(Look look, Undecided item, Situation situation) {
        Set<String> flags = new HashSet<>(look.flags());
        flags.addAll(situation.flags());
        return new DecisionRequest(
                look.requester().role(),
                look.requester().agency(),
                look.taf(),
                situation.subjects(),
                item.holder(),
                item.category().code(),
                look.purpose(),
                situation.harm(),
                flags,
                look.channel());
    }

    /** Opens the fields of what is released; of anything else nothing is opened. */
    private static FieldReceipt receipt(Undecided item, Decision decision) {
        return decision.releases() ? FieldReceipt.of(item.kind(), item.fields().get(), decision) : FieldReceipt.NONE;
    }

    /** Where somebody's part is taken out, only those whose agreement allowed it are still named. */
    private static List<About> stillNamed(
            Undecided item, DecisionRequest request, Decision decision, Circumstances circumstances) {
        if (decision.redacted().isEmpty()) {
            return item.subjects();
        }
        Set<String> named = request.subjects().stream()
                .map(DecisionSubject::ref)
                .filter(ref -> !decision.redacted().contains(ref))
                .collect(Collectors.toSet());
        return item.subjects().stream()
                .filter(about -> named.contains(circumstances.ref(about.identity())))
                .toList();
    }

    private static Disclosed disclosed(
            Undecided item, List<About> subjects, Decision decision, Map<String, FieldValue> fields) {
        boolean isBand = decision.level() == DetailLevel.EXISTENCE && item.kind() == Undecided.Kind.RECORD;
        return new Disclosed(
                item.kind(),
                item.id(),
                item.version(),
                item.agency(),
                item.holder(),
                item.category(),
                item.feed(),
                item.type(),
                subjects,
                isBand ? month(item.occurred()) : item.occurred(),
                isBand ? month(item.until()) : item.until(),
                item.receivedAt(),
                decision.level(),
                decision.decidedBy(),
                fields);
    }

    /** The date band of EXISTENCE: the month. */
    private static @Nullable Occurred month(@Nullable Occurred occurred) {
        if (occurred == null || occurred instanceof Occurred.InYear) {
            return occurred;
        }
        return new Occurred.InMonth(java.time.YearMonth.from(occurred.firstDay()));
    }
}
