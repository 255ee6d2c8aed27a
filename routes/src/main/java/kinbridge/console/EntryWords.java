package kinbridge.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kinbridge.console.SharingLogPages.Checked;
import kinbridge.console.SharingLogPages.Fact;
import kinbridge.console.SharingLogPages.Field;
import kinbridge.console.SharingLogPages.Integrity;
import kinbridge.console.SharingLogPages.LogEntryPage;
import kinbridge.console.SharingLogPages.LoggedDecision;
import kinbridge.console.SharingLogPages.Related;
import kinbridge.policy.DecisionTraces;
import kinbridge.policy.DecisionTraces.Traced;
import kinbridge.policy.DecisionTraces.Traces;
import kinbridge.policy.Replays.Verdict;
import kinbridge.sharinglog.EntryFinder;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LogFilter;
import kinbridge.sharinglog.LogIntegrity;
import kinbridge.sharinglog.LogLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One entry of the log for the page that explains it. */
@Component
class EntryWords {

    private final LogRowWords words;
    private final PeoplesNames names;
    private final EntryFinder finder;
    private final DecisionTraces traces;
    private final DutyWords duties;
    private final LogIntegrity proofs;
    private final Titles titles;
    private final Times times;

    EntryWords(
            LogRowWords words,
            PeoplesNames names,
            EntryFinder finder,
            DecisionTraces traces,
            DutyWords duties,
            LogIntegrity proofs,
            Titles titles,
            Times times) {
        this.words = words;
        this.names = names;
        this.finder = finder;
        this.traces = traces;
        this.duties = duties;
        this.proofs = proofs;
        this.titles = titles;
        this.times = times;
    }

    LogEntryPage page(LogEntryView view) {
        Traces asked = traces.of(view);
        return new LogEntryPage(
                words.row(view.line()),
                facts(view),
                IntStream.range(0, view.decisions().size())
                        .mapToObj(at -> decision(
                                view.decisions().get(at), asked.decisions().get(at)))
                        .toList(),
                view.decisions().isEmpty() ? null : asked.problem(),
                duties.of(view),
                related(view),
                !view.readable(),
                view.lost(),
                integrity(view));
    }

    private List<Fact> facts(LogEntryView view) {
        List<Fact> facts = new ArrayList<>();
        String happened = times.exact(view.line().eventAt());
        if (!happened.equals(times.exact(view.line().recordedAt()))) {
            facts.add(new Fact("Happened", happened));
        }
        facts.add(new Fact("Team membership", view.line().tafStatus()));
        add(facts, "On behalf of", view.onBehalfOf());
        add(facts, "Harm level", view.about().harm());
        add(facts, "Harm level set by", view.about().harmSetBy());
        add(facts, "Harm level set at", view.about().harmSetAt());
        add(facts, "Child in focus", view.about().childInFocus());
        String recipient = view.delivery().recipient();
        add(facts, "Recipient", recipient == null ? null : names.of(recipient));
        add(facts, "Channel", view.delivery().channel());
        add(facts, "Reason", view.reason());
        if (!view.about().consentVersions().isEmpty()) {
            facts.add(new Fact(
                    "Consent records read",
                    view.about().consentVersions().entrySet().stream()
                            .map(entry -> entry.getKey() + " version " + entry.getValue())
                            .collect(Collectors.joining(", "))));
        }
        add(facts, "SHA-256 of what was shown or sent", view.delivery().payloadDigest());
        add(facts, "Corrects entry", view.supersedes());
        add(facts, "Asked from", view.origin().device());
        add(facts, "Came in by", view.origin().route());
        add(facts, "Exchange", view.origin().exchange());
        add(facts, "Correlation", view.origin().correlationId());
        add(facts, "Kept as", view.retention());
        facts.add(new Fact("Policy version", view.policyVersion()));
        add(facts, "Engine version", view.engineVersion());
        return facts;
    }

    private static void add(List<Fact> facts, String label, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            facts.add(new Fact(label, value.toString()));
        }
    }

    /** Earlier and later entries that belong to this one, with who and when. */
    private List<Related> related(LogEntryView view) {
        Stream<Related> earlier = view.answers() == null
                ? Stream.of()
                : finder
                        .list(
                                LogFilter.ofReference(view.answers().toString()),
                                kinbridge.sharinglog.LogOrder.NEWEST,
                                null,
                                1)
                        .lines()
                        .stream()
                        .map(line -> related("Is about", line));
        Stream<Related> later =
                finder.answering(view.line().entryId()).stream().map(line -> related("Followed by", line));
        return Stream.concat(earlier, later).toList();
    }

    private Related related(String how, LogLine line) {
        return new Related(
                line.entryId(),
                how,
                titles.kind(line.kind().name()) + ", " + names.of(line.personId()) + ", "
                        + times.exact(line.recordedAt()));
    }

    private LoggedDecision decision(kinbridge.sharinglog.LoggedDecision decision, Traced traced) {
        return new LoggedDecision(
                decision.recordId() + ", version " + decision.version(),
                decision.subjects(),
                decision.holder(),
                decision.category(),
                decision.level(),
                decision.rule(),
                decision.basis().isEmpty() ? null : String.join("; ", decision.basis()),
                decision.obligations(),
                decision.override(),
                fields(decision),
                traced.steps(),
                verdict(traced.verdict()),
                held(decision));
    }

    private List<Field> fields(kinbridge.sharinglog.LoggedDecision decision) {
        Stream<Field> released = decision.releasedFields().stream()
                .map(name -> new Field(name, true, "within the level " + titles.level(decision.level())));
        Stream<Field> withheld = decision.heldBack().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(field -> new Field(field.getKey(), false, heldBackBy(field.getValue())));
        return Stream.concat(released, withheld).toList();
    }

    private static String heldBackBy(String reason) {
        return switch (reason) {
            case "level" -> "above this level";
            case "STRIP_LOCATION" -> "tells where somebody is";
            case "REDACT_THIRD_PARTY" -> "about somebody else";
            default -> reason;
        };
    }

    private static @Nullable String verdict(Verdict verdict) {
        return switch (verdict) {
            case SAME, HELD -> null;
            case DIFFERENT -> "Asked again, these rules give another answer than the one that was logged.";
            case NOT_REPLAYED -> "The question or the tables of then cannot be read, so the rules cannot be listed.";
        };
    }

    private @Nullable String held(kinbridge.sharinglog.LoggedDecision decision) {
        var held = decision.held();
        return held == null
                ? null
                : "The rules alone answered " + titles.level(held.level()) + " by rule " + held.rule()
                        + "; it was held until a supervisor signs.";
    }

    private Integrity integrity(LogEntryView view) {
        boolean isLinked = view.integrity().linked();
        Long signedAt = view.integrity().signedAt();
        return new Integrity(
                view.line().instance(),
                view.line().sequence(),
                view.integrity().hash(),
                view.integrity().previousHash(),
                signedAt == null ? null : "Signed at entry " + signedAt,
                new Checked(
                        isLinked,
                        isLinked
                                ? "The stored entry gives this hash and follows the one before it."
                                : "The stored entry does not give this hash, or does not follow the one before it."),
                proofs.proof(view.line().entryId()));
    }
}
