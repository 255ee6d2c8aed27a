package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import kinbridge.sharinglog.Sha256;
import kinbridge.sharinglog.StateChanges;
import kinbridge.subjectaccess.AccessReviews.AgreementGiven;
import kinbridge.subjectaccess.OthersAgreed.Agreement;
import org.springframework.stereotype.Component;

/**
 * Another person in an item agreed that it is given, for this request alone. It opens nothing by itself: what is
 * gathered next is decided with it, and the reviewer sees what would go before it does.
 */
@Component
class AskingOthers {

    private static final int MOST_LETTERS = 300;

    private final ItemRows rows;
    private final HeldItems held;
    private final PeopleAround around;
    private final OthersAgreements agreements;
    private final RequestClock clock;
    private final StateChanges changes;

    AskingOthers(
            ItemRows rows,
            HeldItems held,
            PeopleAround around,
            OthersAgreements agreements,
            RequestClock clock,
            StateChanges changes) {
        this.rows = rows;
        this.held = held;
        this.around = around;
        this.agreements = agreements;
        this.clock = clock;
        this.changes = changes;
    }

    Outcome record(Requester reviewer, Request request, AgreementGiven given) {
        LocalDate day = given.day();
        AgreedBy by = given.by();
        List<FieldProblem> problems = new ArrayList<>();
        if (by == null) {
            problems.add(new FieldProblem("agreedBy", "Choose who said so"));
        }
        addIfEmptyOrLong(problems, "agreedWho", given.who(), "Write the name of who said so");
        addIfEmptyOrLong(problems, "agreedHow", given.how(), "Write how they said so: a letter, in person");
        if (day == null || day.isAfter(clock.today()) || day.isBefore(request.receivedOn())) {
            problems.add(new FieldProblem(
                    "agreedOn", "Write the day on which they said so: for this request, so not before it came"));
        }
        if (day == null || by == null || !problems.isEmpty()) {
            return Outcome.wrong(problems);
        }
        Optional<Item> item = rows.of(request.id()).stream()
                .filter(one -> one.id().equals(given.item()) && one.answered().isOfOthersAsWell())
                .findFirst();
        if (item.isEmpty() || !isAnother(request, item.get(), given.identity())) {
            return Outcome.wrong("agreedPerson", "Choose another person whose part in this item is taken out");
        }
        UUID version = item.get().answered().version();
        if (agreements.inForce(request).of(version, given.identity()).isPresent()) {
            return Outcome.wrong("agreedPerson", "That this person agreed is recorded already");
        }
        Agreement agreed = new Agreement(
                UUID.randomUUID(),
                version,
                given.identity(),
                by,
                day,
                given.who().strip(),
                given.how().strip(),
                reviewer.practitionerId());
        agreements.add(
                request,
                agreed,
                changes.recorded(reviewer, null, words(request, "another person's agreement recorded", agreed)));
        return Outcome.done(request.id(), "The agreement is recorded. Gather again, and read what would go with it.");
    }

    private static void addIfEmptyOrLong(List<FieldProblem> problems, String field, String text, String words) {
        if (text.isBlank() || text.length() > MOST_LETTERS) {
            problems.add(new FieldProblem(field, words + ", in no more than " + MOST_LETTERS + " letters"));
        }
    }

    private boolean isAnother(Request request, Item item, UUID identity) {
        UUID person = held.person(request);
        return held.about(request).stream()
                .filter(thing -> thing.id().equals(item.answered().thing())
                        && thing.version().equals(item.answered().version()))
                .flatMap(thing -> thing.subjects().stream())
                .map(Undecided.About::identity)
                .anyMatch(one -> one.equals(identity) && !around.personOf(one).equals(person));
    }

    Outcome withdraw(Requester reviewer, Request request, UUID agreement) {
        Optional<Agreement> found = agreements.inForce(request).agreements().stream()
                .filter(one -> one.id().equals(agreement))
                .findFirst();
        if (found.isEmpty()) {
            return Outcome.wrong("items", "No such agreement is in force");
        }
        agreements.withdraw(
                agreement,
                reviewer.practitionerId(),
                changes.recorded(reviewer, null, words(request, "another person's agreement withdrawn", found.get())));
        return Outcome.done(request.id(), "The agreement is withdrawn. Gather again before a pack is made.");
    }

    /** Whose, and of what, stays sealed beside the item: the log is read by others than the reviewer. */
    private static String words(Request request, String what, Agreement agreed) {
        return request.reference() + ": " + what + ", SHA-256 " + Sha256.of(agreed.toString());
    }
}
