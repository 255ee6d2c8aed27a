package kinbridge.console;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.family.Families;
import kinbridge.family.SamePerson;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryFinder;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogAlarms;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.LogWatch;
import kinbridge.sharinglog.QuestionTurns;
import kinbridge.sharinglog.SearchedWords;
import kinbridge.sharinglog.Sha256;
import kinbridge.sharinglog.SharingLog;
import kinbridge.sharinglog.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** The sharing log for its pages: each reading is itself logged before anything is answered. */
@Component
class LoggedEntries implements SharingLogPages {

    static final String PURPOSE = "AUDIT";

    private static final int PAGE_ENTRIES = 50;
    private static final UUID NOBODY = new UUID(0, 0);

    private final EntryFinder finder;
    private final LogSearch search;
    private final SharingLog log;
    private final DecisionEngine engine;
    private final Families families;
    private final SamePerson samePerson;
    private final LogRowWords words;
    private final EntryWords entryWords;
    private final LogWatch watch;
    private final LogAlarms alarms;
    private final Times times;
    private final QuestionTurns turns;
    private final InstantSource clock;

    LoggedEntries(
            EntryFinder finder,
            LogSearch search,
            SharingLog log,
            DecisionEngine engine,
            Families families,
            SamePerson samePerson,
            LogRowWords words,
            EntryWords entryWords,
            LogWatch watch,
            LogAlarms alarms,
            Times times,
            QuestionTurns turns,
            InstantSource clock) {
        this.finder = finder;
        this.search = search;
        this.log = log;
        this.engine = engine;
        this.families = families;
        this.samePerson = samePerson;
        this.words = words;
        this.entryWords = entryWords;
        this.watch = watch;
        this.alarms = alarms;
        this.times = times;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public LogPage page(Requester reader, Search asked) {
        log.append(reading(reader).because("Searched for " + asked.inWords()));
        return turns.of(reader.practitionerId(), () -> page(asked));
    }

    private LogPage page(Search asked) {
        LogFilter filter = asked.filter();
        kinbridge.sharinglog.LogPage found = found(filter);
        boolean isLaterOfWords = filter.words() != null && filter.after() != null;
        return new LogPage(
                found.lines().stream().map(words::row).toList(),
                found.next(),
                found.tally() != null || isLaterOfWords ? found.tally() : tally(filter),
                found.searchedTo(),
                found.lines().isEmpty() && found.next() == null ? relief(asked.without()) : null,
                checked(),
                choices(filter.family()));
    }

    /** A kind, name or cursor that there cannot be finds nothing. */
    private kinbridge.sharinglog.LogPage found(LogFilter filter) {
        try {
            return finder.list(filter(filter), filter.order(), filter.after(), PAGE_ENTRIES);
        } catch (IllegalArgumentException | DataIntegrityViolationException notOfTheLog) {
            return new kinbridge.sharinglog.LogPage(List.of(), null);
        }
    }

    private Tally tally(LogFilter filter) {
        try {
            return finder.tally(filter(filter));
        } catch (IllegalArgumentException | DataIntegrityViolationException notOfTheLog) {
            return new Tally(0, false, null);
        }
    }

    private @Nullable Relief relief(Map<String, LogFilter> without) {
        Relief best = null;
        for (Map.Entry<String, LogFilter> one : without.entrySet()) {
            Tally found = tally(one.getValue());
            if (found.entries() > (best == null ? 0 : best.found().entries())) {
                best = new Relief(one.getKey(), found);
            }
        }
        return best;
    }

    @Override
    public LogFile file(Requester reader, Search asked) {
        // Counting opens reasons: who asked for that is in the log, also where it never comes to a file.
        log.append(reading(reader).because("Asked for the sharing log as a CSV file. Searched for " + asked.inWords()));
        EntryFinder.Matches matches = turns.of(reader.practitionerId(), () -> finder.all(matched(asked.filter())));
        long count = turns.of(reader.practitionerId(), matches::count);
        UUID entry = log.append(entry(EntryKind.EXPORT, reader)
                        .because("Sharing log as a CSV file, number of entries: " + count + ". Searched for "
                                + asked.inWords())
                        .through(new LogEntry.Delivery("sharing-log-csv", reader.practitionerId(), null)))
                .entryId();
        Function<kinbridge.sharinglog.LogLine, LogRow> row = words.rows();
        return new LogFile(
                entry,
                count,
                taker -> turns.of(reader.practitionerId(), () -> {
                    matches.each().accept(line -> taker.accept(row.apply(line)));
                    return count;
                }));
    }

    private kinbridge.sharinglog.LogFilter matched(LogFilter filter) {
        try {
            return filter(filter);
        } catch (IllegalArgumentException notOfTheLog) {
            return kinbridge.sharinglog.LogFilter.ofFamily(NOBODY);
        }
    }

    @Override
    public Choices choices() {
        return choices(null);
    }

    /** Only behind an entry that says of which family: whom the log is about is told here. */
    private Choices choices(@Nullable String reference) {
        UUID family = reference == null ? null : families.byReference(reference).orElse(null);
        return new Choices(finder.bases(), family == null ? List.of() : people(family));
    }

    /** One for each person, however many identities. */
    private List<Person> people(UUID family) {
        List<UUID> subjects = finder.subjectsOf(family);
        Map<UUID, UUID> persons = samePerson.personsOf(subjects);
        List<UUID> inFocus = families.childrenInFocus(family);
        Map<UUID, Person> people = new LinkedHashMap<>();
        for (UUID subject : subjects) {
            UUID person = persons.getOrDefault(subject, subject);
            people.putIfAbsent(
                    person,
                    new Person(
                            subject,
                            subject.toString().substring(0, 8) + (inFocus.contains(person) ? ", child in focus" : "")));
        }
        return new ArrayList<>(people.values());
    }

    @Override
    public Optional<LogEntryPage> entry(Requester reader, UUID entry) {
        log.append(reading(reader).because("Read entry " + entry));
        return search.entry(entry).map(entryWords::page);
    }

    @Override
    public Optional<byte[]> document(Requester reader, UUID entry, Function<LogEntryPage, byte[]> printer) {
        Optional<LogEntryView> view = search.entry(entry);
        if (view.isEmpty()) {
            log.append(reading(reader).because("Looked for entry " + entry));
            return Optional.empty();
        }
        byte[] document = printer.apply(entryWords.page(view.get()));
        log.append(entry(EntryKind.EXPORT, reader)
                .because("An entry of the sharing log as a PDF document")
                .answering(entry)
                .through(new LogEntry.Delivery("sharing-log-pdf", reader.practitionerId(), Sha256.of(document))));
        return Optional.of(document);
    }

    private LogEntry reading(Requester reader) {
        return entry(EntryKind.LOG_READ, reader);
    }

    private LogEntry entry(EntryKind kind, Requester reader) {
        LogEntry.Requester who =
                new LogEntry.Requester(reader.practitionerId(), reader.role(), reader.agency(), "NOT_MEMBER");
        return LogEntry.of(kind, clock.instant(), who, PURPOSE, engine.policyVersion());
    }

    private kinbridge.sharinglog.LogFilter filter(LogFilter filter) {
        UUID family = filter.family() == null
                ? null
                : families.byReference(filter.family()).orElse(NOBODY);
        return new kinbridge.sharinglog.LogFilter(
                filter.kind() == null ? null : EntryKind.valueOf(filter.kind()),
                family,
                filter.practitioner(),
                filter.agency(),
                filter.purpose(),
                filter.outcome(),
                filter.rule(),
                null,
                filter.person() == null ? List.of() : identities(filter.person()),
                filter.overrides() ? Boolean.TRUE : null,
                filter.from() == null ? null : startOf(filter.from()),
                filter.to() == null ? null : startOf(filter.to().plusDays(1)),
                filter.basis(),
                filter.reference(),
                filter.words() == null ? null : SearchedWords.of(filter.words()));
    }

    /** All of the same person; one that the hub no longer knows still stands in old entries. */
    private List<UUID> identities(UUID identity) {
        List<UUID> all = new ArrayList<>(samePerson.sameAs(List.of(identity)));
        if (!all.contains(identity)) {
            all.add(identity);
        }
        return all;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Occurred.LONDON).toInstant();
    }

    @Override
    public Checked checked() {
        return log.problem()
                .map(problem -> new Checked(false, problem))
                .orElseGet(() -> watch.lastReport()
                        .map(report -> new Checked(report.isIntact() && !watch.isOverdue(report), words(report)))
                        .orElse(new Checked(true, "The whole log is checked for the first time within minutes.")));
    }

    private String words(LogWatch.Report report) {
        if (!report.isIntact()) {
            return report.words();
        }
        if (watch.isOverdue(report)) {
            return "It was last checked " + times.sentence(report.madeAt())
                    + ", and the check that was due since has not come about.";
        }
        long open = alarms.open();
        return "Checked " + times.sentence(report.madeAt()) + ": " + report.entries()
                + " entries, none missing or changed."
                + (open == 0 ? "" : " Alarms of the log that wait for an answer: " + open + ".");
    }
}
