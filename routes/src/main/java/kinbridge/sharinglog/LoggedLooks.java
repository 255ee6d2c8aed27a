package kinbridge.sharinglog;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionLog;
import kinbridge.needtoknow.HarmSource;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.RequestJson;
import kinbridge.needtoknow.ReviewLog;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes looks, alerts and pushes with their decisions as entries of the sharing log. */
@Component
class LoggedLooks implements DecisionLog, ReviewLog {

    private final SharingLog log;
    private final DecisionEngine engine;
    private final InstantSource clock;

    LoggedLooks(SharingLog log, DecisionEngine engine, InstantSource clock) {
        this.log = log;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public UUID write(Look look, String policyVersion, Set<String> consentVersions, List<Decided> decisions) {
        LogEntry.Requester requester = requester(look);
        Map<String, String> versions = consentVersions.stream()
                .collect(Collectors.toMap(
                        version -> version.substring(0, version.indexOf('/')),
                        version -> version.substring(version.indexOf('/') + 1),
                        (one, other) -> other));
        HarmSource source = look.harmSource();
        LogEntry entry = LogEntry.of(kind(look, decisions), clock.instant(), requester, look.purpose(), policyVersion)
                .about(new LogEntry.About(
                        look.family(),
                        look.childInFocus(),
                        look.harm().name(),
                        source == null ? null : source.setBy(),
                        source == null ? null : source.setAt().toString(),
                        versions))
                .deciding(decisions.stream().map(this::logged).toList())
                .because(look.reason().isBlank() ? null : look.reason())
                .through(new LogEntry.Delivery(channel(look), look.recipient(), null));
        return log.append(entry).entryId();
    }

    /** A name in a list of one's families or beside a task is shown, but nobody opened the family for it. */
    private static String channel(Look look) {
        return switch (look.kind()) {
            case "list" -> LogEntry.Delivery.FAMILY_LIST;
            case "task" -> LogEntry.Delivery.TASK_NAMES;
            default -> look.channel().name();
        };
    }

    @Override
    public UUID seen(Look look, String shown) {
        LogEntry entry = LogEntry.of(
                        EntryKind.CONTENT_READ,
                        clock.instant(),
                        requester(look),
                        look.purpose(),
                        engine.policyVersion())
                .about(new LogEntry.About(
                        look.family(), look.childInFocus(), look.harm().name(), Map.of()))
                .because(look.reason().isBlank() ? null : look.reason())
                .through(new LogEntry.Delivery(look.kind(), look.requester().practitionerId(), Sha256.of(shown)));
        return log.append(entry).entryId();
    }

    private static LogEntry.Requester requester(Look look) {
        return new LogEntry.Requester(
                look.requester().practitionerId(),
                look.requester().role(),
                look.requester().agency(),
                look.taf().name());
    }

    private static EntryKind kind(Look look, List<Decided> decisions) {
        return switch (look.kind()) {
            case "alert" -> EntryKind.ALERT;
            case "push" -> EntryKind.PUSH;
            case "export" -> decisions.isEmpty() ? EntryKind.REFUSAL : EntryKind.EXPORT;
            default -> decisions.isEmpty() ? EntryKind.REFUSAL : EntryKind.LOOK;
        };
    }

    private LoggedDecision logged(Decided decided) {
        Decision decision = decided.decision();
        return new LoggedDecision(
                decided.item().id(),
                decided.item().version().toString(),
                decided.item().category().code(),
                decided.item().holder(),
                decided.item().subjects().stream()
                        .map(Undecided.About::identity)
                        .distinct()
                        .toList(),
                decision.level(),
                decision.decidedBy(),
                decision.override(),
                basis(decision.lawfulBasis()),
                decision.obligations(),
                decided.releasedFields(),
                decided.withheldFields(),
                RequestJson.write(decided.request()),
                decided.grant(),
                held(decided.byRules()),
                decided.digest());
    }

    private static LoggedDecision.@Nullable Held held(@Nullable Decision byRules) {
        return byRules == null
                ? null
                : new LoggedDecision.Held(byRules.level(), byRules.decidedBy(), byRules.override());
    }

    private static List<String> basis(Decision.@Nullable LawfulBasis basis) {
        return basis == null
                ? List.of()
                : List.of(basis.article6(), basis.specialOrCriminal(), basis.gateway(), basis.confidence());
    }
}
