package kinbridge.transparency;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.documents.PdfDocuments;
import kinbridge.family.FamilyRights;
import kinbridge.family.Parents;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.transparency.Asking.Output;
import kinbridge.transparency.Asking.Present;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides who opens a list, for whom, and which of the two lists it is. */
@Component
class FamilyViewDesk implements FamilyView {

    /** One sentence for all: for a parent of whom too little is known as for one who may have harmed somebody. */
    static final String NOT_CONFIRMED =
            "The hub cannot confirm that this list can be opened with these answers. Ask your"
                    + " information governance team, who answer requests in writing";

    private static final String FILE = "who-looked-at-your-information.pdf";

    private final FamilyRights rights;
    private final ViewedPeople people;
    private final Parents parents;
    private final Lists lists;
    private final ListEnd end;
    private final ViewLog log;
    private final StateChanges changes;
    private final PdfDocuments documents;
    private final JdbcClient database;

    FamilyViewDesk(
            FamilyRights rights,
            ViewedPeople people,
            Parents parents,
            Lists lists,
            ListEnd end,
            ViewLog log,
            StateChanges changes,
            PdfDocuments documents,
            JdbcClient database) {
        this.rights = rights;
        this.people = people;
        this.parents = parents;
        this.lists = lists;
        this.end = end;
        this.log = log;
        this.changes = changes;
        this.documents = documents;
        this.database = database;
    }

    @Override
    @Transactional
    public boolean mayShow(Requester who, UUID family) {
        boolean may = rights.mayShowWhoLooked(who, family);
        if (!may) {
            changes.refused(who, family, "tried to open who looked, for a person of a family");
        }
        return may;
    }

    @Override
    @Transactional
    public Answer show(Requester who, UUID family, Asking asking) {
        if (!mayShow(who, family)) {
            return new Nobody();
        }
        List<FieldProblem> problems = asking.problems();
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        UUID identity = Objects.requireNonNull(asking.person());
        Optional<ViewedPerson> person = people.member(family, identity);
        Optional<FieldProblem> problem = person.isEmpty()
                ? Optional.of(new FieldProblem("person", NOT_CONFIRMED))
                : problem(family, asking, person.get());
        if (problem.isPresent()) {
            changes.refused(who, family, "who looked, for identity " + identity + ": " + asking.words());
            return new Refused(List.of(problem.get()));
        }
        UUID asked = log.asked(who, family, identity, asking.words());
        Listed list = lists.of(person.get(), family, scope(who, asking, person.get()));
        return asking.output() == Output.PAPER
                ? printed(who, family, identity, asked, list)
                : new Shown(list, log.shown(who, family, identity, asked, list));
    }

    @Override
    @Transactional
    public Answer post(Requester officer, UUID request) {
        // A colleague chose the reviewer, who is never who saw the proof of identity: so nobody prints a list alone.
        Optional<UUID> identity = database.sql("""
                select subject_identity from subject_access.request where id = ? and reviewer = ? and asked_as = 'SELF'
                  and subject_identity is not null and identity_checked_on is not null and closed_on is null""")
                .params(request, officer.practitionerId())
                .query(UUID.class)
                .optional();
        Optional<ViewedPerson> person = identity.filter(one -> !people.isNear(officer.practitionerId(), one))
                .flatMap(people::person)
                .filter(one ->
                        !one.isGone() && !one.isOfUnknownAge() && !one.isAChild(end.today()) && !one.isUnsafeToTell());
        if (person.isEmpty()) {
            changes.refused(officer, null, "who looked, by post: request " + request);
            return new Refused(List.of(new FieldProblem("", NOT_CONFIRMED)));
        }
        UUID asked = log.asked(officer, null, identity.get(), "by post, request " + request);
        return printed(officer, null, identity.get(), asked, lists.of(person.get(), null, Scope.ANYBODY));
    }

    /** Made first, so that the log has its digest; handed out only when the log has it. */
    private Printed printed(Requester who, @Nullable UUID family, UUID identity, UUID asked, Listed list) {
        byte[] document = documents.of("family-view", Map.of("list", list));
        return new Printed(FILE, document, log.printed(who, family, identity, asked, document));
    }

    private Optional<FieldProblem> problem(UUID family, Asking asking, ViewedPerson person) {
        LocalDate today = end.today();
        if (person.isOfUnknownAge()) {
            return Optional.of(new FieldProblem("present", NOT_CONFIRMED));
        }
        if (person.isAChild(today) && !asking.isOfAChild()) {
            return Optional.of(new FieldProblem(
                    "present", "This person is under 16: say whether the child understands, or choose a parent"));
        }
        if (!person.isAChild(today) && asking.isOfAChild()) {
            return Optional.of(new FieldProblem(
                    "present", "This person is not known to be under 16: the list is theirs, not a parent's"));
        }
        boolean isConfirmed = !person.isGone()
                && !(person.isUnsafeToTell() && asking.output() == Output.PAPER)
                && (asking.present() != Present.PARENT
                        || mayHaveItForTheChild(family, Objects.requireNonNull(asking.parent()), person));
        return isConfirmed ? Optional.empty() : Optional.of(new FieldProblem("present", NOT_CONFIRMED));
    }

    /** Rules 5.5e to 5.5g: a parent of it, who has not harmed anybody, of a child that does not decide alone. */
    private boolean mayHaveItForTheChild(UUID family, UUID parent, ViewedPerson child) {
        return !child.decidesAlone()
                && !child.isKeptFromParents()
                && people.member(family, parent)
                        .filter(one -> !one.isDoubtful() && !one.mayHaveHarmed() && !one.isGone())
                        .filter(one -> parents.isParentOf(one.person(), child.person(), end.today()))
                        .isPresent();
    }

    private Scope scope(Requester who, Asking asking, ViewedPerson person) {
        boolean isSafe = asking.isAlone()
                && !people.isMarkedAsNear(who.practitionerId())
                && person.isGrownUp(end.today())
                && !person.isDoubtful()
                && !person.mayHaveHarmed();
        return isSafe ? Scope.ALONE : Scope.ANYBODY;
    }
}
