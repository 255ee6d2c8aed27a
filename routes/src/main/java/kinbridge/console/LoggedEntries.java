package kinbridge.console;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LogLine;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.SharingLog;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** The sharing log for its pages: each reading is itself logged before anything is answered. */
@Component
class LoggedEntries implements SharingLogPages {

    private static final int PAGE_ENTRIES = 50;

    private final LogSearch search;
    private final SharingLog log;
    private final DecisionEngine engine;
    private final Families families;
    private final Practitioners practitioners;
    private final InstantSource clock;

    LoggedEntries(
            LogSearch search,
            SharingLog log,
            DecisionEngine engine,
            Families families,
            Practitioners practitioners,
            InstantSource clock) {
        this.search = search;
        this.log = log;
        this.engine = engine;
        this.families = families;
        this.practitioners = practitioners;
        this.clock = clock;
    }

    @Override
    public LogPage page(Requester reader, LogFilter filter) {
        noteReading(reader);
        kinbridge.sharinglog.LogPage found = found(filter);
        return new LogPage(found.lines().stream().map(this::row).toList(), found.next(), checked());
    }

    /** A kind, name or cursor that there cannot be finds nothing. */
    private kinbridge.sharinglog.LogPage found(LogFilter filter) {
        try {
            return search.list(filter(filter), filter.after(), PAGE_ENTRIES);
        } catch (IllegalArgumentException | DataIntegrityViolationException notOfTheLog) {
            return new kinbridge.sharinglog.LogPage(List.of(), null);
        }
    }

    @Override
    public Optional<LogEntryPage> entry(Requester reader, UUID entry) {
        noteReading(reader);
        return search.entry(entry).map(this::page);
    }

    private void noteReading(Requester reader) {
        LogEntry.Requester who =
                new LogEntry.Requester(reader.practitionerId(), reader.role(), reader.agency(), "NOT_MEMBER");
        log.append(LogEntry.of(EntryKind.LOG_READ, clock.instant(), who, "AUDIT", engine.policyVersion()));
    }

    private kinbridge.sharinglog.LogFilter filter(LogFilter filter) {
        UUID family = filter.family() == null
                ? null
                : families.byReference(filter.family()).orElse(new UUID(0, 0));
        return new kinbridge.sharinglog.LogFilter(
                filter.kind() == null ? null : EntryKind.valueOf(filter.kind()),
                family,
                filter.practitioner(),
                filter.agency(),
                filter.purpose(),
                filter.outcome(),
                filter.rule(),
                null,
                null,
                filter.overrides() ? Boolean.TRUE : null,
                filter.from() == null ? null : startOf(filter.from()),
                filter.to() == null ? null : startOf(filter.to().plusDays(1)));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Occurred.LONDON).toInstant();
    }

    private LogRow row(LogLine line) {
        List<Outcome> outcomes = Stream.of(
                        new Outcome(DetailLevel.FULL, line.full()),
                        new Outcome(DetailLevel.SUMMARY, line.summary()),
                        new Outcome(DetailLevel.EXISTENCE, line.existence()),
                        new Outcome(DetailLevel.WITHHOLD, line.withheld()))
                .filter(outcome -> outcome.count() > 0)
                .toList();
        return new LogRow(
                line.entryId(),
                line.recordedAt(),
                line.kind().name(),
                name(line.personId()),
                line.role(),
                line.agency(),
                reference(line.familyId()),
                line.purpose(),
                outcomes,
                line.overrides());
    }

    private LogEntryPage page(LogEntryView view) {
        return new LogEntryPage(
                row(view.line()),
                facts(view),
                view.decisions().stream().map(LoggedEntries::decision).toList(),
                related(view),
                !view.readable(),
                new Integrity(
                        view.line().instance(),
                        view.line().sequence(),
                        view.integrity().hash(),
                        view.integrity().previousHash(),
                        view.integrity().signedAt() == null
                                ? null
                                : "Signed at entry " + view.integrity().signedAt(),
                        new Checked(
                                view.integrity().linked(),
                                view.integrity().linked()
                                        ? "The stored entry gives this hash and follows the one before it."
                                        : "The stored entry does not give this hash, or does not follow the one"
                                                + " before it.")));
    }

    private List<Fact> facts(LogEntryView view) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Team membership", view.line().tafStatus()));
        add(facts, "On behalf of", view.onBehalfOf());
        add(facts, "Harm level", view.about().harm());
        add(facts, "Harm level set by", view.about().harmSetBy());
        add(facts, "Harm level set at", view.about().harmSetAt());
        add(facts, "Child in focus", view.about().childInFocus());
        add(
                facts,
                "Recipient",
                view.delivery().recipient() == null
                        ? null
                        : name(view.delivery().recipient()));
        add(facts, "Channel", view.delivery().channel());
        add(facts, "SHA-256 of what left", view.delivery().payloadDigest());
        add(facts, "Reason", view.reason());
        if (!view.about().consentVersions().isEmpty()) {
            facts.add(new Fact(
                    "Consent records read",
                    view.about().consentVersions().entrySet().stream()
                            .map(entry -> entry.getKey() + " version " + entry.getValue())
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Fact("Policy version", view.policyVersion()));
        add(facts, "Engine version", view.engineVersion());
        add(facts, "Kept as", view.retention());
        add(facts, "Corrects entry", view.supersedes());
        add(facts, "From", view.origin().device());
        add(facts, "Came in by", view.origin().route());
        add(facts, "Exchange", view.origin().exchange());
        add(facts, "Correlation", view.origin().correlationId());
        return facts;
    }

    private static void add(List<Fact> facts, String label, @Nullable Object value) {
        if (value != null) {
            facts.add(new Fact(label, value.toString()));
        }
    }

    private static List<Related> related(LogEntryView view) {
        List<Related> related = new ArrayList<>();
        if (view.answers() != null) {
            related.add(new Related(view.answers(), "Is about"));
        }
        view.answeredBy().forEach(id -> related.add(new Related(id, "Followed by")));
        return related;
    }

    private static LoggedDecision decision(kinbridge.sharinglog.LoggedDecision decision) {
        return new LoggedDecision(
                decision.recordId() + ", version " + decision.version(),
                decision.holder(),
                decision.category(),
                decision.level(),
                decision.rule(),
                decision.basis().isEmpty() ? null : String.join("; ", decision.basis()),
                decision.obligations(),
                decision.override(),
                decision.releasedFields(),
                decision.heldBack().entrySet().stream()
                        .map(field -> field.getKey() + ": " + heldBackBy(field.getValue()))
                        .toList());
    }

    private static String heldBackBy(String reason) {
        return switch (reason) {
            case "level" -> "above this level";
            case "STRIP_LOCATION" -> "tells where somebody is";
            case "REDACT_THIRD_PARTY" -> "about somebody else";
            default -> reason;
        };
    }

    private Checked checked() {
        return log.problem()
                .map(problem -> new Checked(false, problem))
                .orElse(new Checked(true, "The log is being written. Check the whole chain with: log verify"));
    }

    private String name(String practitioner) {
        return practitioners
                .find(practitioner)
                .map(Practitioners.Practitioner::name)
                .orElse(practitioner);
    }

    private @Nullable String reference(@Nullable UUID family) {
        return family == null ? null : families.reference(family).orElse(Objects.toString(family));
    }
}
