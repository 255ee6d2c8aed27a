package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
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
 * The one way from what the hub holds to what may be shown: decide each item, record what people owe for
 * it, write the decisions to the sharing log, and only then hand out what was released.
 */
@Component
public class NeedToKnow {

    private final PolicyInForce policy;
    private final Duties duties;
    private final DecisionLog log;

    NeedToKnow(PolicyInForce policy, Duties duties, DecisionLog log) {
        this.policy = policy;
        this.duties = duties;
        this.log = log;
    }

    public DisclosedView disclose(Look look, List<Undecided> items, Circumstances circumstances) {
        Duties.OfLook grants = duties.of(look);
        Rules today = rulesOf(circumstances);
        List<Decided> decisions = new ArrayList<>();
        List<Disclosed> released = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        Set<String> consentVersions = new TreeSet<>();
        for (Undecided item : items) {
            Situation situation = circumstances.of(item);
            consentVersions.addAll(situation.consentVersions());
            Decided decided = decide(today, look, item, situation, grants);
            decisions.add(letOut(decided, circumstances, released));
            if (decided.decision().level() == DetailLevel.WITHHOLD) {
                withheld.add(new Withheld(
                        item.agency(),
                        item.holder(),
                        item.category(),
                        decided.decision().decidedBy()));
            }
        }
        Function<Decided, @Nullable UUID> grantOf = grants.owe(decisions);
        List<Decided> cited =
                decisions.stream().map(one -> one.under(grantOf.apply(one))).toList();
        UUID entry = log.write(look, today.engine().policyVersion(), consentVersions, cited);
        return new ReleasedView(entry, look, released, withheld);
    }

    /**
     * How much of each of these this look would be shown now. No field is opened, nobody owes anything for it and
     * nothing is shown, so nothing is logged.
     */
    public Map<UUID, DetailLevel> levels(Look look, List<Undecided> items, Circumstances circumstances) {
        GrantState grants = duties.of(look);
        Rules today = rulesOf(circumstances);
        Map<UUID, DetailLevel> levels = new HashMap<>();
        for (Undecided item : items) {
            Decision decision =
                    decide(today, look, item, circumstances.of(item), grants).decision();
            levels.put(item.id(), decision.level());
        }
        return levels;
    }

    /** One look is decided by one policy, even if another is adopted while it is being decided. */
    private record Rules(DecisionEngine engine, SignOffFirst signOffFirst, SharingTables tables) {}

    private Rules rulesOf(Circumstances circumstances) {
        PolicyInForce.Policy now = policy.asOne();
        return new Rules(now.engine().on(circumstances.day()), new SignOffFirst(now.tables()), now.tables());
    }

    /** What the rules answer, and what of it must wait for a signature. */
    private Decided decide(Rules rules, Look look, Undecided item, Situation situation, GrantState grants) {
        DecisionRequest request = look.request(item, situation);
        Decision byRules = rules.engine().decide(request);
        Decision ofTheRight = SureOfWho.hold(request, byRules, situation.isSure(), rules.tables());
        Decision decision = rules.signOffFirst().hold(request, ofTheRight, grants);
        return new Decided(item, request, decision, List.of())
                .instead(SignOffFirst.isHeld(decision) ? ofTheRight : null);
    }

    /**
     * A pack for several people at one table: each item at the least level that any of them may know, and
     * one entry that says so. Nobody learns from a colleague's copy what was withheld from them.
     *
     * @param maker who makes the pack; the look that the entry is about
     * @param invited one look for each reader, the maker among them if the maker reads it
     */
    public DisclosedView discloseInCommon(
            Look maker, List<Look> invited, List<Undecided> items, Function<Look, Circumstances> circumstances) {
        if (invited.isEmpty()) {
            throw new IllegalArgumentException("a pack is for somebody");
        }
        List<Reader> readers = invited.stream()
                .map(look -> new Reader(look, circumstances.apply(look), duties.of(look), new ArrayList<>()))
                .toList();
        Rules today = rulesOf(readers.get(0).circumstances());
        List<Decided> decisions = new ArrayList<>();
        List<Disclosed> released = new ArrayList<>();
        Set<String> consentVersions = new TreeSet<>();
        for (Undecided item : items) {
            List<Decided> forReaders = new ArrayList<>();
            for (Reader reader : readers) {
                Situation situation = reader.circumstances().of(item);
                consentVersions.addAll(situation.consentVersions());
                forReaders.add(decide(today, reader.look(), item, situation, reader.grants()));
            }
            Decided least = least(forReaders);
            decisions.add(letOut(least, readers.get(0).circumstances(), released));
            if (least.decision().releases()) {
                // Who reads it owes for it, each by their own decision; what stayed out of the pack owes nothing.
                readers.forEach(reader -> reader.released().add(forReaders.get(readers.indexOf(reader))));
            }
        }
        readers.forEach(reader -> reader.grants().owe(reader.released()));
        UUID entry = log.write(maker, today.engine().policyVersion(), consentVersions, decisions);
        return new ReleasedView(entry, maker, released, List.of());
    }

    /** Somebody at the table: how they ask, and what of the pack was let out to them. */
    private record Reader(Look look, Circumstances circumstances, Duties.OfLook grants, List<Decided> released) {}

    /** The most restrictive answer, without the places and people that anybody's answer leaves out. */
    private static Decided least(List<Decided> forReaders) {
        Decided lowest = forReaders.stream()
                .min(Comparator.comparing(decided -> decided.decision().level()))
                .orElseThrow();
        if (!lowest.decision().releases()) {
            return lowest;
        }
        List<Decision> all = forReaders.stream().map(Decided::decision).toList();
        return new Decided(lowest.item(), lowest.request(), lowest.decision().narrowedBy(all), List.of());
    }

    /** Opens what may leave of one item, and nothing else; answers the decision with what became of its fields. */
    private static Decided letOut(Decided decided, Circumstances circumstances, List<Disclosed> released) {
        Undecided item = decided.item();
        Decision decision = decided.decision();
        FieldReceipt receipt = receipt(item, decision);
        if (decision.releases() && !FieldReceipt.isHalfATie(item.kind(), decision)) {
            List<About> subjects = stillNamed(item, decided.request(), decision, circumstances);
            released.add(disclosed(item, subjects, decision, receipt.released()));
        }
        return decided.with(receipt);
    }

    /** A refused or empty look is logged as well: who tried, for what. */
    public UUID logRefusal(Look look) {
        return log.write(look, policy.policyVersion(), Set.of(), List.of());
    }

    /** Opens the fields of what is released; of anything else nothing is opened. */
    private static FieldReceipt receipt(Undecided item, Decision decision) {
        return decision.releases() ? FieldReceipt.of(item.kind(), item.fields().get(), decision) : FieldReceipt.NONE;
    }

    /** Where somebody's part is taken out, only those whose agreement allowed it are still named. */
    static List<About> stillNamed(
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
                decision.obligations(),
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
