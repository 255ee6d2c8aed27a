package kinbridge.subjectaccess;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import kinbridge.consent.FieldProblem;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.springframework.stereotype.Component;

/**
 * Finds whom a request is about, and who asks, by a number and a date of birth. Never by the reviewer: whoever reads
 * what is hidden does not say as well whom it may be given to.
 */
@Component
class PeopleMeant {

    private final RequestRows rows;
    private final PersonFinder finder;
    private final WhoAsks whoAsks;
    private final PeopleAround around;
    private final OthersAgreements agreements;
    private final StateChanges changes;
    private final InstantSource clock;

    PeopleMeant(
            RequestRows rows,
            PersonFinder finder,
            WhoAsks whoAsks,
            PeopleAround around,
            OthersAgreements agreements,
            StateChanges changes,
            InstantSource clock) {
        this.rows = rows;
        this.finder = finder;
        this.whoAsks = whoAsks;
        this.around = around;
        this.agreements = agreements;
        this.changes = changes;
        this.clock = clock;
    }

    Outcome findPerson(Requester officer, Request now, PersonAsked asked) {
        Sought person = new Sought(
                "the person",
                "Not exactly one person has this number and this date of birth. Check both.",
                identity -> whoAsks.hindrance(now.askedAs(), around.personOf(identity)),
                identity -> {
                    rows.say(now.id(), now.details().foundBy(officer.practitionerId()));
                    rows.isAbout(now.id(), identity);
                });
        return find(officer, now, asked, person);
    }

    Outcome findAsker(Requester officer, Request now, PersonAsked asked) {
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
                identity -> {
                    rows.say(now.id(), now.details().askerFoundBy(officer.practitionerId()));
                    rows.isAskedBy(now.id(), identity);
                });
        return find(officer, now, asked, asker);
    }

    /**
     * @param nobody what is said where not exactly one person matches
     * @param hindrance why the one who matches is not recorded
     */
    private record Sought(
            String who, String nobody, Function<UUID, Optional<String>> hindrance, Consumer<UUID> found) {}

    private Outcome find(Requester officer, Request request, PersonAsked asked, Sought sought) {
        if (request.isReviewedBy(officer.practitionerId())) {
            changes.refused(officer, null, request.reference() + ": its reviewer looked for " + sought.who());
            return Outcome.wrong("nhsNumber", "The reviewer does not say who is meant: ask a colleague to record it");
        }
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
        endAgreements(officer, request);
        rows.nothingGathered(request.id());
        return Outcome.done(request.id(), "One person matches. Nothing else of them is shown here.");
    }

    /** Recorded by an officer who will not review it: from then on they are given what the person would be given. */
    Outcome represent(Requester officer, Request now, Representing given) {
        if (now.askedAs() != AskedAs.REPRESENTATIVE || now.subject() == null) {
            return Outcome.wrong("", "Only for a person who was found, and who asks through a representative");
        }
        if (now.isReviewedBy(officer.practitionerId())) {
            changes.refused(officer, null, now.reference() + ": its reviewer recorded a representative");
            return Outcome.wrong("name", "The reviewer does not say who is meant: ask a colleague to record it");
        }
        if (now.asker() != null) {
            return Outcome.wrong("name", "Who asks is known to the hub already: the rules ask what is known of them");
        }
        List<FieldProblem> problems = given.problems(now.receivedOn(), today());
        if (!problems.isEmpty()) {
            return Outcome.wrong(problems);
        }
        rows.say(now.id(), now.details().representedBy(given.as(officer.practitionerId())));
        endAgreements(officer, now);
        rows.nothingGathered(now.id());
        changes.recorded(
                officer,
                null,
                now.reference() + ": a representative whom no agency knows, authority dated " + given.day());
        return Outcome.done(now.id(), "The representative is recorded, and is given what the person would be given.");
    }

    /** Another person agreed that something is given to whoever asked then: to nobody else. */
    private void endAgreements(Requester officer, Request request) {
        if (agreements.isAnyInForce(request.id())) {
            agreements.withdrawAll(
                    request.id(),
                    officer.practitionerId(),
                    changes.recorded(
                            officer,
                            null,
                            request.reference() + ": who is meant was recorded anew, so what other people agreed to"
                                    + " for it ends"));
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
