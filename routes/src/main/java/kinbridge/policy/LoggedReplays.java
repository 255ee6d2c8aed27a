package kinbridge.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.Obligation;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.RequestJson;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.LoggedDecision;
import kinbridge.sharinglog.RestrictedLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes logged decisions again: by the tables of then, and by others. */
@Component
class LoggedReplays implements Replays {

    /** A pack leaves out for everybody what it must leave out for anybody at the table. */
    private static final Set<String> OF_ANY_READER =
            Set.of(Obligation.STRIP_LOCATION.code(), Obligation.REDACT_THIRD_PARTY.code());

    private final LogSearch log;
    private final RestrictedLog restricted;
    private final PolicyEntries entries;
    private final PolicyVersions versions;
    private final PastEngines engines;
    private final PolicyInForce policy;
    private final String thisEngine;

    LoggedReplays(
            LogSearch log,
            RestrictedLog restricted,
            PolicyEntries entries,
            PolicyVersions versions,
            PastEngines engines,
            PolicyInForce policy,
            @Value("${kinbridge.version:}") String thisEngine) {
        this.log = log;
        this.restricted = restricted;
        this.entries = entries;
        this.versions = versions;
        this.engines = engines;
        this.policy = policy;
        this.thisEngine = thisEngine;
    }

    @Override
    public Optional<Replay> of(Requester reader, UUID entry, @Nullable String other) {
        entries.read(EntryKind.LOG_READ, reader, policy.policyVersion(), "Replayed decisions", entry);
        return log.entry(entry).flatMap(view -> replay(view, other, view.decisions()));
    }

    @Override
    public Optional<Replay> hidden(Requester reader, UUID entry, @Nullable String other, String reason) {
        Optional<LogEntryView> view = log.entry(entry);
        List<LoggedDecision> hidden = restricted.hiddenDecisions(
                entry,
                new RestrictedLog.Reading(PolicyEntries.requester(reader), "AUDIT", policy.policyVersion(), reason));
        return view.flatMap(found -> replay(found, other, hidden));
    }

    private Optional<Replay> replay(LogEntryView view, @Nullable String asked, List<LoggedDecision> decisions) {
        String other = asked == null || asked.isBlank() ? policy.policyVersion() : asked;
        PastEngines.Tables then = engines.of(view.policyVersion(), view.line().eventAt());
        PastEngines.Tables compared = engines.of(other, view.line().eventAt());
        if (compared.isUnknown()) {
            return Optional.empty();
        }
        List<Line> lines = decisions.stream()
                .map(decision -> line(decision, then.engine(), compared.engine()))
                .toList();
        return Optional.of(new Replay(
                view.line().entryId(),
                view.line().eventAt(),
                view.policyVersion(),
                other,
                view.engineVersion() == null ? "" : view.engineVersion(),
                thisEngine,
                then.problem(),
                lines,
                versions.history().stream()
                        .map(PolicyVersions.InForce::version)
                        .distinct()
                        .toList(),
                !view.readable()));
    }

    private static Line line(LoggedDecision logged, @Nullable DecisionEngine then, @Nullable DecisionEngine compared) {
        Optional<DecisionRequest> request =
                Optional.ofNullable(logged.snapshot()).flatMap(RequestJson::read);
        Answer was = answer(logged);
        Answer again = answer(then, request);
        return new Line(
                logged.recordId() + ", version " + logged.version(),
                logged.category(),
                logged.holder(),
                was,
                again,
                answer(compared, request),
                request.map(asked -> verdict(logged, asked, again)).orElse(Verdict.NOT_REPLAYED));
    }

    static Verdict verdict(LoggedDecision logged, DecisionRequest request, @Nullable Answer again) {
        if (again == null) {
            return Verdict.NOT_REPLAYED;
        }
        LoggedDecision.Held held = logged.held();
        if (held != null) {
            boolean isAsByRules = held.equals(new LoggedDecision.Held(again.level(), again.rule(), again.override()));
            return isAsByRules ? Verdict.HELD : Verdict.DIFFERENT;
        }
        Answer was = answer(logged);
        boolean isOfAPack = request.channel() == Channel.TAF_MEETING_PACK;
        boolean isSame = was.equals(isOfAPack ? again.with(ofThePack(was, again)) : again);
        return isSame ? Verdict.SAME : Verdict.DIFFERENT;
    }

    /** This reader's duties, and what the pack left out for the others. */
    private static List<String> ofThePack(Answer was, Answer again) {
        Set<String> duties = new TreeSet<>(was.obligations());
        duties.retainAll(OF_ANY_READER);
        duties.addAll(again.obligations());
        return List.copyOf(duties);
    }

    private static @Nullable Answer answer(@Nullable DecisionEngine engine, Optional<DecisionRequest> request) {
        if (engine == null || request.isEmpty()) {
            return null;
        }
        return answer(engine.decide(request.get()));
    }

    static Answer answer(Decision decision) {
        Decision.LawfulBasis basis = decision.lawfulBasis();
        return new Answer(
                decision.level(),
                decision.decidedBy(),
                decision.override(),
                basis == null
                        ? List.of()
                        : List.of(basis.article6(), basis.specialOrCriminal(), basis.gateway(), basis.confidence()),
                decision.obligations());
    }

    private static Answer answer(LoggedDecision logged) {
        return new Answer(logged.level(), logged.rule(), logged.override(), logged.basis(), logged.obligations());
    }
}
