package kinbridge.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.Decision.TraceStep;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.RequestJson;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LoggedDecision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which rules were asked, in order, and what each answered: the logged question put again to the tables of
 * then. The reading of the entry is logged by whoever shows it.
 */
@Component
public class DecisionTraces {

    private final PastEngines engines;

    DecisionTraces(PastEngines engines) {
        this.engines = engines;
    }

    /**
     * @param problem why nothing could be asked again, or null
     * @param decisions one for each of the entry's, in their order
     */
    public record Traces(@Nullable String problem, List<Traced> decisions) {}

    /**
     * @param steps empty where it could not be asked again
     * @param verdict how the answer of today stands to the one that was logged
     */
    public record Traced(List<TraceStep> steps, Replays.Verdict verdict) {}

    public Traces of(LogEntryView view) {
        return of(view.policyVersion(), view.line().eventAt(), view.decisions());
    }

    Traces of(String version, Instant at, List<LoggedDecision> decisions) {
        PastEngines.Tables then = engines.of(version, at);
        return new Traces(
                then.problem(),
                decisions.stream().map(decision -> traced(decision, then)).toList());
    }

    private static Traced traced(LoggedDecision logged, PastEngines.Tables then) {
        Optional<DecisionRequest> request =
                Optional.ofNullable(logged.snapshot()).flatMap(RequestJson::read);
        if (then.engine() == null || request.isEmpty()) {
            return new Traced(List.of(), Replays.Verdict.NOT_REPLAYED);
        }
        Decision again = then.engine().decide(request.get());
        return new Traced(again.trace(), LoggedReplays.verdict(logged, request.get(), LoggedReplays.answer(again)));
    }
}
