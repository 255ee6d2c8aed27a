package kinbridge.familyview;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.AnswerVersion;
import kinbridge.consent.Answers;
import kinbridge.consent.AskedPerson;
import kinbridge.consent.Assessments;
import kinbridge.consent.Expiry;
import kinbridge.consent.Recorder;
import kinbridge.consent.Recording;
import kinbridge.consent.Standing;
import kinbridge.consent.Standings;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.familyview.ReleasedFamily.Open;
import kinbridge.familyview.ReleasedPeople.ReleasedPerson;
import kinbridge.mappings.Category;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import org.springframework.stereotype.Component;

/** Answers of released people alone, as far as this practitioner may read them. */
@Component
class ReleasedConsent implements FamilyConsent {

    /** Agreement to these is not what a family is asked for. */
    private static final Set<Purpose> NEVER_ASKED_FOR =
            EnumSet.of(Purpose.SAFEGUARDING_ALERT, Purpose.AUDIT, Purpose.STATISTICS, Purpose.SUBJECT_ACCESS);

    private final ReleasedFamily families;
    private final Answers answers;
    private final Standings standings;
    private final Assessments assessments;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final InstantSource clock;

    ReleasedConsent(
            ReleasedFamily families,
            Answers answers,
            Standings standings,
            Assessments assessments,
            Practitioners practitioners,
            PolicyInForce policy,
            InstantSource clock) {
        this.families = families;
        this.answers = answers;
        this.standings = standings;
        this.assessments = assessments;
        this.practitioners = practitioners;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Optional<ConsentPage> open(Requester who, UUID family, String purpose) {
        return families.open(who, family, purpose).map(open -> page(who, open));
    }

    @Override
    public Optional<Recording> record(Requester who, UUID family, String purpose, AnswerRequest answer) {
        Optional<Open> open = families.open(who, family, purpose);
        if (open.isEmpty() || open.get().person(answer.subject()).isEmpty()) {
            return Optional.empty();
        }
        if (answer.giverIdentity() != null
                && open.get().person(answer.giverIdentity()).isEmpty()) {
            return Optional.of(Recording.wrong("giver", "Choose who answered."));
        }
        return Optional.of(answers.record(
                new Recorder(who, family),
                withWhatIsHidden(who, open.get(), answer)
                        .withNextReview(open.get().nextReview(today()))));
    }

    private ConsentPage page(Requester who, Open open) {
        boolean mayAgree = policy.tables().mayRecord(who.role(), "consent");
        Map<UUID, Standings.OfPerson> found = standings.of(open.persons(), mayAgree);
        Map<UUID, List<Assessments.Assessment>> assessed = assessments.about(open.persons(), mayAgree);
        List<PersonConsent> people = open.people().stream()
                .filter(person -> found.containsKey(person.person()))
                .map(person -> row(
                        who,
                        open,
                        person,
                        Objects.requireNonNull(found.get(person.person())),
                        assessed.getOrDefault(person.person(), List.of())))
                .toList();
        return new ConsentPage(
                open.head(),
                people,
                mayAgree,
                policy.tables().mayRecord(who.role(), "consent-objection"),
                policy.tables().mayRecord(who.role(), "consent-unsafe"),
                scopes(who.role()));
    }

    private Scopes scopes(String role) {
        return new Scopes(
                policy.tables().agencyCodes().stream()
                        .sorted()
                        .map(code -> new GiverChoice(code, policy.tables().titleOfAgency(code)))
                        .toList(),
                Stream.of(Category.values())
                        .filter(category -> AnswerWords.mayKnowOf(category.code(), role, policy.tables()))
                        .map(category ->
                                new GiverChoice(category.code(), policy.tables().titleOf(category)))
                        .toList(),
                Stream.of(Purpose.values())
                        .filter(purpose -> !NEVER_ASKED_FOR.contains(purpose))
                        .map(purpose ->
                                new GiverChoice(purpose.name(), policy.tables().titleOf(purpose)))
                        .toList());
    }

    private PersonConsent row(
            Requester who,
            Open open,
            ReleasedPerson person,
            Standings.OfPerson found,
            List<Assessments.Assessment> assessed) {
        String state = shown(found.standing().decides().state(), who);
        return new PersonConsent(
                ReleasedFamily.handle(person),
                person.row().name(),
                person.row().relation(),
                person.row().dates(),
                AnswerWords.whose(found.standing().decides().by()),
                state,
                AnswerWords.state(state),
                disagree(who, open, found),
                Answers.current(found.versions()).stream()
                        .map(current -> answer(who, open, found, current))
                        .toList(),
                found.versions().size(),
                givers(open, found.person()),
                policy.tables().mayRecord(who.role(), "consent") ? choices(assessed) : List.of(),
                Expiry.usual(today(), open.nextReview(today())));
    }

    /** That asking is unsafe tells of a danger: only those who may judge it see more than that nobody asked. */
    private String shown(String state, Requester who) {
        boolean isUnsafe = state.equals(ConsentState.NOT_SOUGHT_UNSAFE.name());
        return isUnsafe && !policy.tables().mayRecord(who.role(), "consent-unsafe")
                ? ConsentState.NOT_SOUGHT.name()
                : state;
    }

    private List<String> disagree(Requester who, Open open, Standings.OfPerson found) {
        Standing standing = found.standing();
        List<String> words = new ArrayList<>();
        // That somebody is left out is said only where the reader may judge it, or knows why from the look.
        boolean mayJudge = policy.tables().mayRecord(who.role(), "set-alleged_perpetrator");
        standing.leftOut().stream()
                .map(giver -> releasedGiver(open, giver))
                .flatMap(Optional::stream)
                .filter(parent -> mayJudge
                        || parent.row().markers().stream()
                                .anyMatch(marker -> marker.tone().equals("risk")))
                .forEach(parent -> words.add(parent.row().name()
                        + "'s answer does not count: recorded as posing a risk, and nobody has a veto over another's"
                        + " safety."));
        if (!standing.decides().state().equals("PR_CONFLICT")) {
            return words;
        }
        standing.answers().forEach((giver, state) -> {
            if (!standing.leftOut().contains(giver)) {
                words.add(nameOf(open, giver) + ": "
                        + AnswerWords.state(state.name()).toLowerCase(java.util.Locale.UK) + ".");
            }
        });
        words.add("A supervisor settles it within five working days, or a court order does (recorded under Safety).");
        return words;
    }

    private static Optional<ReleasedPerson> releasedGiver(Open open, String giver) {
        return open.people().stream()
                .filter(person -> person.person().toString().equals(giver))
                .findFirst();
    }

    private static String nameOf(Open open, String giver) {
        return switch (giver) {
            case "self" -> "The child";
            case "mother" -> "The mother";
            default ->
                releasedGiver(open, giver)
                        .map(person -> person.row().name())
                        .orElse("Another holder of parental responsibility");
        };
    }

    private AnswerRow answer(Requester who, Open open, Standings.OfPerson found, AnswerVersion current) {
        List<AnswerRow> earlier = !policy.tables().mayRecord(who.role(), "consent")
                ? List.of()
                : found.versions().stream()
                        .filter(version -> version.id().equals(current.id()) && version.version() < current.version())
                        .map(version -> version(who, open, version, List.of()))
                        .toList();
        return version(who, open, current, earlier);
    }

    private AnswerRow version(Requester who, Open open, AnswerVersion answer, List<AnswerRow> earlier) {
        boolean mayRead = policy.tables().mayRecord(who.role(), "consent");
        String state = shown(answer.at(clock.instant()).name(), who);
        return new AnswerRow(
                answer.id(),
                answer.version(),
                AnswerWords.giver(
                        answer,
                        answer.giverPerson() == null
                                ? "A holder of parental responsibility"
                                : nameOf(open, answer.giverPerson().toString())),
                state,
                AnswerWords.state(state),
                mayRead
                        ? AnswerWords.scope(answer, who.role(), policy.tables())
                        : List.of(answer.isForEverything() ? "Everything" : "A part only"),
                day(answer.saidAt()),
                answer.expiresAt() == null ? null : day(answer.expiresAt().minusSeconds(1)),
                name(answer.recordedBy()) + ", " + Words.when(Occurred.at(answer.recordedAt())),
                mayRead && answer.logEntry() != null
                        ? answer.logEntry().toString().substring(0, 8)
                        : null,
                mayRead ? details(answer) : List.of(),
                answer.state() == ConsentState.GIVEN,
                mayRead ? codes(answer, who.role()) : Set.of(),
                earlier);
    }

    private Set<String> codes(AnswerVersion answer, String role) {
        Set<String> codes = new HashSet<>(answer.agencies());
        codes.addAll(answer.purposes());
        answer.categories().stream()
                .filter(code -> AnswerWords.mayKnowOf(code, role, policy.tables()))
                .forEach(codes::add);
        return codes;
    }

    /** What the practitioner may not know of, and the answer reaches, stays as it was. */
    private AnswerRequest withWhatIsHidden(Requester who, Open open, AnswerRequest answer) {
        UUID person = open.person(answer.subject()).orElseThrow().person();
        Set<String> hidden =
                Answers.current(answers.about(List.of(person), false).getOrDefault(person, List.of())).stream()
                        .filter(current -> current.id().equals(answer.record()))
                        .flatMap(current -> current.categories().stream())
                        .filter(code -> !AnswerWords.mayKnowOf(code, who.role(), policy.tables()))
                        .collect(Collectors.toSet());
        return answer.withCategoriesKept(hidden);
    }

    private List<Detail> details(AnswerVersion answer) {
        List<Detail> details = new ArrayList<>();
        if (answer.explainedBy() != null) {
            details.add(new Detail("Explained by", name(answer.explainedBy())));
        }
        List.of("howObtained", "wordsUsed", "evidence", "unsafeReason").forEach(field -> {
            String text = answer.words().get(field);
            if (text != null) {
                details.add(new Detail(AnswerWords.label(field), text));
            }
        });
        return details;
    }

    private static List<GiverChoice> givers(Open open, AskedPerson person) {
        if (person.status() == Status.DECEASED) {
            return List.of();
        }
        if (person.status() == Status.UNBORN) {
            return List.of(new GiverChoice("mother", "The mother"));
        }
        List<GiverChoice> givers = new ArrayList<>();
        givers.add(new GiverChoice("self", "Themself"));
        Integer age = person.age();
        if (age == null || age < 16) {
            person.parents().stream()
                    .map(open::byPerson)
                    .flatMap(Optional::stream)
                    .forEach(parent -> givers.add(new GiverChoice(
                            "parent:" + ReleasedFamily.handle(parent),
                            parent.row().name() + ", with parental responsibility")));
        }
        if ("lacks_capacity".equals(person.competence())) {
            givers.add(new GiverChoice("attorney", "An attorney under a lasting power of attorney"));
            givers.add(new GiverChoice("deputy", "A deputy of the Court of Protection"));
            givers.add(new GiverChoice("best_interests", "A recorded best-interests decision"));
        }
        return givers;
    }

    private static List<AssessmentChoice> choices(List<Assessments.Assessment> assessed) {
        return assessed.stream()
                .filter(Assessments.Assessment::isAboutSharing)
                .map(each -> new AssessmentChoice(
                        each.id(),
                        SafetyWords.outcome(each.outcome()) + ", "
                                + Words.date(each.assessedOn().toString())))
                .toList();
    }

    private String name(String practitioner) {
        return practitioners.find(practitioner).map(Practitioner::name).orElse(practitioner);
    }

    private static String day(Instant moment) {
        return Words.date(moment.atZone(Occurred.LONDON).toLocalDate().toString());
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
