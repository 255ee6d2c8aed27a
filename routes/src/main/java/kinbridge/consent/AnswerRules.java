package kinbridge.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Purpose;
import org.jspecify.annotations.Nullable;

/** Whether an answer can be what was said: pure, and each refusal a plain sentence at its field. */
final class AnswerRules {

    static final int LONGEST_TEXT = 2000;

    private static final Set<ConsentState> RECORDED_BY_HAND = Set.of(
            ConsentState.GIVEN,
            ConsentState.REFUSED,
            ConsentState.WITHDRAWN,
            ConsentState.NOT_SOUGHT,
            ConsentState.NOT_SOUGHT_UNSAFE);

    private final PolicyInForce policy;

    AnswerRules(PolicyInForce policy) {
        this.policy = policy;
    }

    /**
     * @param giver in what capacity, or null where that is not known
     * @param giverPerson the person id of the parent who answered, or null
     * @param before the current version of the answer that this changes, or null
     * @param others current versions of this giver's other answers about the same person
     * @param assessments ids of the assessments of this person
     */
    record Known(
            AskedPerson subject,
            @Nullable Giver giver,
            @Nullable UUID giverPerson,
            @Nullable AnswerVersion before,
            List<AnswerVersion> others,
            Set<UUID> assessments,
            LocalDate today) {}

    List<FieldProblem> problems(AnswerRequest request, Known known) {
        List<FieldProblem> problems = new ArrayList<>();
        state(request, known, problems);
        // Whoever agreed once may take it back, even where their answer no longer counts.
        if (known.before() == null || !request.objects()) {
            giver(request, known, problems);
        }
        dates(request, known, problems);
        words(request, problems);
        scope(request, problems);
        beside(request, known, problems);
        if (request.competence() != null && !known.assessments().contains(request.competence())) {
            add(problems, "competence", "Choose one of this person's own assessments.");
        }
        return problems;
    }

    private static void state(AnswerRequest request, Known known, List<FieldProblem> problems) {
        AnswerVersion before = known.before();
        if (!RECORDED_BY_HAND.contains(request.state())) {
            add(problems, "state", "Say what they answered. That an answer ran out is worked out from its dates.");
        } else if (request.state() == ConsentState.WITHDRAWN
                && (before == null || before.state() != ConsentState.GIVEN)) {
            add(problems, "state", "They have no agreement here to withdraw. Record that they refused.");
        } else if (request.state() == ConsentState.NOT_SOUGHT
                && (before == null || before.state() != ConsentState.NOT_SOUGHT_UNSAFE)) {
            add(problems, "state", "Nobody having asked needs no record, unless asking was unsafe before.");
        }
    }

    private static void giver(AnswerRequest request, Known known, List<FieldProblem> problems) {
        if (known.giver() == null) {
            add(problems, "giver", "Choose who answered.");
            return;
        }
        String refusal = whyNot(known.giver(), request, known);
        if (refusal != null) {
            add(problems, "giver", refusal);
        }
    }

    private static @Nullable String whyNot(Giver giver, AnswerRequest request, Known known) {
        AskedPerson subject = known.subject();
        if (subject.isDead()) {
            return "Nobody's agreement counts for somebody who has died.";
        }
        if (subject.isUnborn()) {
            return giver == Giver.MOTHER ? null : "For an unborn child only the mother answers: it is her information.";
        }
        return switch (giver) {
            case MOTHER -> "The child is born, or this is not a child: choose a holder of parental responsibility.";
            case SELF -> whyNotSelf(subject, request.objects());
            case PARENT -> whyNotParent(known, request.objects());
            case ATTORNEY, DEPUTY, BEST_INTERESTS -> whyNotFor(subject);
        };
    }

    private static @Nullable String whyNotSelf(AskedPerson subject, boolean objects) {
        // A child's no is heard at any age (1.5 rule 6), and a no of somebody without capacity is kept as well.
        if (objects) {
            return null;
        }
        if (subject.lacksCapacity()) {
            return "They were assessed as lacking capacity for this decision: an attorney, a deputy or a recorded"
                    + " best-interests decision answers for them.";
        }
        return subject.isUnderSixteen() && !subject.isCompetentChild()
                ? "Under 16 their own agreement counts only once they are assessed as competent for this decision."
                        + " Record the assessment first."
                : null;
    }

    private static @Nullable String whyNotParent(Known known, boolean objects) {
        AskedPerson subject = known.subject();
        if (subject.decidesByAge()) {
            return "From 16 the person decides: a parent cannot answer for them.";
        }
        if (known.giverPerson() == null) {
            return "Choose which parent or guardian answered.";
        }
        if (!subject.parents().contains(known.giverPerson())) {
            return "No agency says that this person is a parent or guardian of the child. Have the relationship"
                    + " recorded first.";
        }
        // Basis GILLICK: a competent child decides.
        return subject.isCompetentChild() && !objects
                ? "The child was assessed as competent for this decision: a parent's answer does not count."
                : null;
    }

    private static @Nullable String whyNotFor(AskedPerson subject) {
        return subject.lacksCapacity()
                ? null
                : "No assessment says that they lack capacity for this decision: capacity is presumed from 16.";
    }

    private static void dates(AnswerRequest request, Known known, List<FieldProblem> problems) {
        LocalDate today = known.today();
        LocalDate given = request.givenOn() == null ? today : request.givenOn();
        if (given.isAfter(today)) {
            add(problems, "givenOn", "The day they answered cannot be in the future.");
            return;
        }
        if (request.state() != ConsentState.GIVEN) {
            return;
        }
        LocalDate latest = Expiry.latest(given);
        LocalDate last = request.expiresOn() == null ? Expiry.usual(given, request.nextReview()) : request.expiresOn();
        if (!latest.isAfter(today)) {
            add(problems, "givenOn", "An agreement holds six months at most: this one would have run out. Ask again.");
        } else if (!last.isAfter(given)) {
            add(problems, "expiresOn", "The last day must be after the day they agreed.");
        } else if (last.isAfter(latest)) {
            add(problems, "expiresOn", "An agreement holds six months at most: choose an earlier last day.");
        } else if (last.isBefore(today)) {
            add(problems, "expiresOn", "The last day has passed: ask again, and record the new answer.");
        }
    }

    private static void words(AnswerRequest request, List<FieldProblem> problems) {
        if (request.state() == ConsentState.GIVEN) {
            required(problems, "howObtained", request.howObtained(), "Say how they agreed: a signed form, at a visit.");
            required(problems, "explainedBy", request.explainedBy(), "Say who explained to them what they agree to.");
        }
        if (request.state() == ConsentState.NOT_SOUGHT_UNSAFE) {
            required(problems, "unsafeReason", request.unsafeReason(), "Say why asking would put somebody at risk.");
        }
        limited(problems, "howObtained", request.howObtained());
        limited(problems, "wordsUsed", request.wordsUsed());
        limited(problems, "explainedBy", request.explainedBy());
        limited(problems, "evidence", request.evidence());
        limited(problems, "unsafeReason", request.unsafeReason());
    }

    private void scope(AnswerRequest request, List<FieldProblem> problems) {
        known(problems, "agencies", request.agencies(), policy.tables().agencyCodes()::contains);
        known(
                problems,
                "categories",
                request.categories(),
                code -> Category.of(code).isPresent());
        known(problems, "purposes", request.purposes(), code -> Purpose.of(code).isPresent());
    }

    /** An agreement beside a standing no of the same person would not take effect, and nobody would see why. */
    private static void beside(AnswerRequest request, Known known, List<FieldProblem> problems) {
        boolean isBarred = request.state() == ConsentState.GIVEN
                && known.others().stream().anyMatch(other -> isNo(other.state()) && overlap(request, other));
        if (isBarred) {
            add(
                    problems,
                    "state",
                    "An earlier no of theirs still counts and reaches the same. Change that answer instead of adding"
                            + " one beside it.");
        }
    }

    private static boolean isNo(ConsentState state) {
        return state == ConsentState.REFUSED
                || state == ConsentState.WITHDRAWN
                || state == ConsentState.NOT_SOUGHT_UNSAFE;
    }

    private static boolean overlap(AnswerRequest request, AnswerVersion other) {
        return meet(request.agencies(), other.agencies())
                && meet(request.categories(), other.categories())
                && meet(request.purposes(), other.purposes());
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        return one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains);
    }

    private static void known(List<FieldProblem> problems, String field, Set<String> codes, Predicate<String> isKnown) {
        if (!codes.stream().allMatch(isKnown)) {
            add(problems, field, "Choose from the list: something here is not known.");
        }
    }

    static void required(List<FieldProblem> problems, String field, String text, String words) {
        if (text.isBlank()) {
            add(problems, field, words);
        }
    }

    static void limited(List<FieldProblem> problems, String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            add(problems, field, "Use at most " + LONGEST_TEXT + " characters.");
        }
    }

    static void add(List<FieldProblem> problems, String field, String words) {
        problems.add(new FieldProblem(field, words));
    }
}
