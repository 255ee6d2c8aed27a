package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Circumstances.Situation;
import kinbridge.needtoknow.DecisionLog.Decided;
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
        // One look is decided by one policy, even if another is adopted while it is being decided.
        DecisionEngine policy = engine.asOfNow();
        List<Decided> decisions = new ArrayList<>();
        List<Disclosed> released = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        Set<String> consentVersions = new TreeSet<>();
        for (Undecided item : items) {
            Situation situation = circumstances.of(item);
            consentVersions.addAll(situation.consentVersions());
            DecisionRequest request = request(look, item, situation);
            Decision decision = policy.decide(request);
            Map<String, FieldValue> fields = decision.releases() ? fields(item, decision) : Map.of();
            decisions.add(new Decided(item, request, decision, List.copyOf(fields.keySet())));
            if (decision.releases()) {
                released.add(disclosed(item, decision, fields));
            } else if (decision.level() == DetailLevel.WITHHOLD) {
                withheld.add(new Withheld(item.agency(), item.holder(), item.category(), decision.decidedBy()));
            }
        }
        UUID entry = log.write(look, policy.policyVersion(), consentVersions, decisions);
        return new ReleasedView(entry, look, released, withheld);
    }

    /** A refused or empty look is logged as well: who tried, for what. */
    public UUID logRefusal(Look look) {
        return log.write(look, engine.policyVersion(), Set.of(), List.of());
    }

    private static DecisionRequest request(Look look, Undecided item, Situation situation) {
        return look.request(item, situation);
    }

    private static Map<String, FieldValue> fields(Undecided item, Decision decision) {
        boolean isWithoutPlace = decision.obligations().contains("STRIP_LOCATION");
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        item.fields().get().forEach((name, value) -> {
            boolean isPlace = isWithoutPlace && LocationFields.contains(name);
            if (value.level().isWithin(decision.level()) && !isPlace) {
                fields.put(name, new FieldValue(value.value(), value.level()));
            }
        });
        return fields;
    }

    private static Disclosed disclosed(Undecided item, Decision decision, Map<String, FieldValue> fields) {
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
                item.subjects(),
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
