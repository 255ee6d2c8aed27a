package kinbridge.subjectaccess;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final PeopleMeant who;
    private final RequestTimes times;
    private final ReviewerRights rights;
    private final RequestClock clocks;
    private final StateChanges changes;
    private final InstantSource clock;

    AccessRequestDesk(
            RequestRows rows,
            PackRows packs,
            PersonFinder finder,
            PeopleMeant who,
            RequestTimes times,
            ReviewerRights rights,
            RequestClock clocks,
            StateChanges changes,
            InstantSource clock) {
        this.rows = rows;
        this.packs = packs;
        this.finder = finder;
        this.who = who;
        this.times = times;
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
                represented(details.representative()),
                request.reviewer(),
                request.gatheredAt(),
                packs.of(request.id()),
                request.closedOn(),
                details.ending(),
                clocks.stage(request));
    }

    private static @Nullable Represented represented(Details.@Nullable Representative one) {
        return one == null
                ? null
                : new Represented(
                        one.name(),
                        one.authority(),
                        LocalDate.parse(one.day()),
                        one.scope(),
                        one.address(),
                        one.confirmed());
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
        return rows.change(request, now -> {
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
        return rows.change(request, now -> times.ask(officer, now, question));
    }

    @Override
    @Transactional
    public Outcome answered(Requester officer, UUID request, @Nullable LocalDate on) {
        return rows.change(request, now -> times.answered(officer, now, on));
    }

    @Override
    @Transactional
    public Outcome extend(Requester officer, UUID request, String why) {
        return rows.change(request, now -> times.extend(officer, now, why));
    }

    @Override
    @Transactional
    public Outcome findPerson(Requester officer, UUID request, PersonAsked asked) {
        return rows.change(request, now -> who.findPerson(officer, now, asked));
    }

    @Override
    @Transactional
    public Outcome findAsker(Requester officer, UUID request, PersonAsked asked) {
        return rows.change(request, now -> who.findAsker(officer, now, asked));
    }

    @Override
    @Transactional
    public Outcome represent(Requester officer, UUID request, Representing representative) {
        return rows.change(request, now -> who.represent(officer, now, representative));
    }

    @Override
    @Transactional
    public Outcome assign(Requester officer, UUID request, String reviewer) {
        return rows.change(request, now -> {
            UUID subject = now.subject();
            if (subject == null) {
                return Outcome.wrong("reviewer", "Find the person first");
            }
            if (reviewer.equals(officer.practitionerId())) {
                return Outcome.wrong("reviewer", "Nobody chooses themselves: ask a colleague to record you");
            }
            Optional<String> known = now.details().hindrance(reviewer);
            Optional<String> hindrance = known.isPresent() ? known : rights.hindrance(reviewer, subject);
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
        return rows.change(request, now -> {
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
