package kinbridge.subjectaccess;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import kinbridge.consent.FieldProblem;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each change is an entry of the sharing log in the transaction that makes it. */
@Component
class AccessRequestDesk implements AccessRequests {

    private static final int MOST_LETTERS = 300;

    private final RequestRows rows;
    private final PackRows packs;
    private final PersonFinder finder;
    private final WhoAsks whoAsks;
    private final PeopleAround around;
    private final ReviewerRights rights;
    private final RequestClock clocks;
    private final StateChanges changes;
    private final InstantSource clock;

    AccessRequestDesk(
            RequestRows rows,
            PackRows packs,
            PersonFinder finder,
            WhoAsks whoAsks,
            PeopleAround around,
            ReviewerRights rights,
            RequestClock clocks,
            StateChanges changes,
            InstantSource clock) {
        this.rows = rows;
        this.packs = packs;
        this.finder = finder;
        this.whoAsks = whoAsks;
        this.around = around;
        this.rights = rights;
        this.clocks = clocks;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Row> list(boolean isOpen) {
        return rows.all(isOpen).stream()
                .map(request -> new Row(
                        request.id(),
                        request.reference(),
                        request.askedAs(),
                        request.receivedOn(),
                        clocks.of(request),
                        request.reviewer(),
                        clocks.stage(request)))
                .sorted(Comparator.comparing((Row row) -> row.clock().time())
                        .thenComparing(row -> row.clock().due(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Row::receivedOn)
                        .thenComparing(Row::reference))
                .toList();
    }

    @Override
    public Optional<Shown> find(UUID request) {
        return rows.find(request).map(this::shown);
    }

    private Shown shown(Request request) {
        Details details = request.details();
        return new Shown(
                request.id(),
                request.reference(),
                request.askedAs(),
                details.asker(),
                details.how(),
                request.receivedOn(),
                request.openedBy(),
                clocks.of(request),
                request.identityCheckedOn(),
                details.seen(),
                details.seenBy(),
                details.clarifications().stream()
                        .map(one -> new Question(
                                LocalDate.parse(one.asked()),
                                one.question(),
                                one.isAwaited() ? null : LocalDate.parse(one.answered())))
                        .toList(),
                request.extendedOn(),
                details.extension(),
                request.subject() != null,
                request.asker() != null,
                request.reviewer(),
                request.gatheredAt(),
                packs.of(request.id()),
                request.closedOn(),
                details.ending(),
                clocks.stage(request));
    }

    @Override
    @Transactional
    public Outcome open(Requester officer, Opening opening) {
        AskedAs askedAs = opening.askedAs();
        LocalDate received = opening.receivedOn();
        List<FieldProblem> problems = new ArrayList<>();
        if (askedAs == null) {
            problems.add(new FieldProblem("askedAs", "Choose in which right it is asked"));
        }
        addIfEmptyOrLong(problems, "asker", opening.asker(), "Write the name of who asks");
        addIfEmptyOrLong(problems, "how", opening.how(), "Write how it came: a letter, an e-mail, in person");
        if (received == null || received.isAfter(today())) {
            problems.add(new FieldProblem("received", "Write the day on which it came; not one that is still to come"));
        }
        if (askedAs == null || received == null || !problems.isEmpty()) {
            return Outcome.wrong(problems);
        }
        UUID id = rows.add(
                askedAs,
                received,
                officer.practitionerId(),
                clock.instant(),
                Details.of(opening.asker().strip(), opening.how().strip()));
        changes.recorded(officer, null, reference(id) + ": request received on " + received + ", asked as " + askedAs);
        return Outcome.done(id, "The request is opened.");
    }

    private String reference(UUID id) {
        return rows.find(id).map(Request::reference).orElseThrow();
    }

    private static void addIfEmptyOrLong(List<FieldProblem> problems, String field, String text, String words) {
        if (text.isBlank() || text.length() > MOST_LETTERS) {
            problems.add(new FieldProblem(field, words + ", in no more than " + MOST_LETTERS + " letters"));
        }
    }

    @Override
    @Transactional
    public Outcome checkIdentity(Requester officer, UUID request, @Nullable LocalDate on, String seen) {
        return change(request, now -> {
            if (now.identityCheckedOn() != null) {
                return Outcome.wrong("", "The proof of identity is recorded already: the clock runs since then");
            }
            List<FieldProblem> problems = new ArrayList<>();
            if (on == null
                    || on.isAfter(today())
                    || on.isBefore(now.receivedOn().minusYears(1))) {
                problems.add(new FieldProblem("checked", "Write the day on which it was seen"));
            }
            addIfEmptyOrLong(problems, "seen", seen, "Write what was seen, without numbers: a passport, in person");
            if (on == null || !problems.isEmpty()) {
                return Outcome.wrong(problems);
            }
            rows.identityChecked(request, on);
            rows.say(request, now.details().checked(seen.strip(), officer.practitionerId()));
            changes.recorded(officer, null, now.reference() + ": proof of identity seen on " + on);
            return Outcome.done(request, "The proof of identity is recorded. The clock runs.");
        });
    }

    @Override
    @Transactional
    public Outcome ask(Requester officer, UUID request, String question) {
        return change(request, now -> {
            Optional<String> mistake = ReasonWords.mistakeIn(question);
            if (mistake.isPresent()) {
                return Outcome.wrong("question", mistake.get());
            }
            if (now.clock().isStopped()) {
                return Outcome.wrong("question", "An answer is awaited already: record it first");
            }
            rows.say(request, now.details().asking(today().toString(), question.strip()));
            changes.recorded(officer, null, now.reference() + ": clarification asked for, the clock stands still");
            return Outcome.done(request, "The question is recorded. The clock stands still until it is answered.");
        });
    }

    @Override
    @Transactional
    public Outcome answered(Requester officer, UUID request, @Nullable LocalDate on) {
        return change(request, now -> {
            LocalDate asked = now.details().clarifications().stream()
                    .filter(Details.Clarification::isAwaited)
                    .map(one -> LocalDate.parse(one.asked()))
                    .findFirst()
                    .orElse(null);
            if (asked == null) {
                return Outcome.wrong("answered", "No answer is awaited");
            }
            if (on == null || on.isAfter(today()) || on.isBefore(asked)) {
                return Outcome.wrong("answered", "Write the day of the answer: from " + asked + " to today");
            }
            rows.say(request, now.details().answered(on.toString()));
            changes.recorded(officer, null, now.reference() + ": clarification answered on " + on);
            return Outcome.done(request, "The answer is recorded. The clock runs again.");
        });
    }

    @Override
    @Transactional
    public Outcome extend(Requester officer, UUID request, String why) {
        return change(request, now -> {
            Optional<String> mistake = ReasonWords.mistakeIn(why);
            if (mistake.isPresent()) {
                return Outcome.wrong("extension", mistake.get());
            }
            AccessRequests.Clock stands = clocks.of(now);
            if (now.extendedOn() != null || stands.time() != Time.RUNNING) {
                return Outcome.wrong("extension", "It can be extended once, and only before it is late");
            }
            rows.extended(request, today());
            rows.say(request, now.details().extended(why.strip()));
            changes.recorded(officer, null, now.reference() + ": two more months, because: " + why.strip());
            return Outcome.done(request, "Two more months are recorded. Tell who asks, and why.");
        });
    }

    @Override
    @Transactional
    public Outcome findPerson(Requester officer, UUID request, PersonAsked asked) {
        return change(request, now -> {
            Sought person = new Sought(
                    "the person",
                    "Not exactly one person has this number and this date of birth. Check both.",
                    identity -> whoAsks.hindrance(now.askedAs(), around.personOf(identity)),
                    identity -> rows.isAbout(request, identity));
            return find(officer, now, asked, person);
        });
    }

    @Override
    @Transactional
    public Outcome findAsker(Requester officer, UUID request, PersonAsked asked) {
        return change(request, now -> {
            UUID subject = now.subject();
            if (!now.askedAs().needsAsker()) {
                return Outcome.wrong("", "In this right nobody is looked for but the person");
            }
            if (subject == null) {
                return Outcome.wrong("nhsNumber", "Find the person first");
            }
            // The same words for nobody and for somebody without a tie: nobody learns here who is whose parent.
            String nobody = "Not exactly one person who may ask has this number and this date of birth. Check both.";
            UUID person = around.personOf(subject);
            Sought asker = new Sought(
                    "who asks",
                    nobody,
                    identity -> whoAsks.canAsk(now.askedAs(), around.personOf(identity), person)
                            ? Optional.empty()
                            : Optional.of(nobody),
                    identity -> rows.isAskedBy(request, identity));
            return find(officer, now, asked, asker);
        });
    }

    /**
     * @param nobody what is said where not exactly one person matches
     * @param hindrance why the one who matches is not recorded
     */
    private record Sought(
            String who, String nobody, Function<UUID, Optional<String>> hindrance, Consumer<UUID> found) {}

    private Outcome find(Requester officer, Request request, PersonAsked asked, Sought sought) {
        if (request.identityCheckedOn() == null) {
            return Outcome.wrong("nhsNumber", "Record the proof of identity first");
        }
        if (!asked.problems().isEmpty()) {
            return Outcome.wrong(asked.problems());
        }
        Optional<UUID> one = finder.one(asked);
        Optional<String> hindrance = one.flatMap(sought.hindrance());
        changes.recorded(
                officer,
                null,
                request.reference() + ": looked for " + sought.who() + " by "
                        + (asked.isByNumber() ? "number" : "reference") + " and date of birth: "
                        + one.map(id -> "identity " + id).orElse("not one person")
                        + (hindrance.isPresent() ? ", not recorded" : ""));
        if (one.isEmpty() || hindrance.isPresent()) {
            return Outcome.wrong("nhsNumber", hindrance.orElse(sought.nobody()));
        }
        sought.found().accept(one.get());
        rows.nothingGathered(request.id());
        return Outcome.done(request.id(), "One person matches. Nothing else of them is shown here.");
    }

    @Override
    @Transactional
    public Outcome assign(Requester officer, UUID request, String reviewer) {
        return change(request, now -> {
            UUID subject = now.subject();
            if (subject == null) {
                return Outcome.wrong("reviewer", "Find the person first");
            }
            if (reviewer.equals(officer.practitionerId())) {
                return Outcome.wrong("reviewer", "Nobody chooses themselves: ask a colleague to record you");
            }
            if (reviewer.equals(now.details().seenBy())) {
                return Outcome.wrong("reviewer", "Choose somebody else: this colleague saw the proof of identity");
            }
            Optional<String> hindrance = rights.hindrance(reviewer, subject);
            if (hindrance.isPresent()) {
                return Outcome.wrong("reviewer", hindrance.get());
            }
            rows.reviewedBy(request, reviewer);
            rows.nothingGathered(request);
            changes.recorded(officer, null, now.reference() + ": to be reviewed by " + reviewer);
            return Outcome.done(request, "The reviewer is recorded, and sees the items of this request.");
        });
    }

    @Override
    @Transactional
    public Outcome close(Requester officer, UUID request, String how) {
        return change(request, now -> {
            Optional<String> mistake = ReasonWords.mistakeIn(how);
            if (mistake.isPresent()) {
                return Outcome.wrong("ending", mistake.get());
            }
            rows.closed(request, today());
            rows.say(request, now.details().ended(how.strip()));
            changes.recorded(officer, null, now.reference() + ": closed, because: " + how.strip());
            return Outcome.done(request, "The request is closed.");
        });
    }

    private Outcome change(UUID request, Function<Request, Outcome> change) {
        Request now = rows.locked(request).orElseThrow();
        return now.isOpen() ? change.apply(now) : Outcome.wrong("", "The request is closed: nothing was changed");
    }

    @Override
    public List<String> systems() {
        return finder.systems();
    }

    @Override
    public List<Reviewer> reviewers() {
        return rights.reviewers();
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
