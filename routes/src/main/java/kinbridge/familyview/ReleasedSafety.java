package kinbridge.familyview;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.AskedPeople;
import kinbridge.consent.AskedPerson;
import kinbridge.consent.AssessmentRequest;
import kinbridge.consent.Assessments;
import kinbridge.consent.FlagChanges;
import kinbridge.consent.FlagHistory;
import kinbridge.consent.FlagKind;
import kinbridge.consent.FlagRequest;
import kinbridge.consent.FlagRights;
import kinbridge.consent.Recorder;
import kinbridge.consent.Recording;
import kinbridge.consent.SetFlag;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.familyview.ReleasedFamily.Open;
import kinbridge.familyview.ReleasedPeople.ReleasedPerson;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Flags and assessments of released people alone, as far as this practitioner may know of them. */
@Component
class ReleasedSafety implements FamilySafety {

    private static final int RECORDS_OFFERED = 200;

    private final ReleasedFamily families;
    private final FlagChanges changes;
    private final FlagHistory flags;
    private final Assessments assessments;
    private final AskedPeople asked;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final InstantSource clock;

    ReleasedSafety(
            ReleasedFamily families,
            FlagChanges changes,
            FlagHistory flags,
            Assessments assessments,
            AskedPeople asked,
            Practitioners practitioners,
            PolicyInForce policy,
            InstantSource clock) {
        this.families = families;
        this.changes = changes;
        this.flags = flags;
        this.assessments = assessments;
        this.asked = asked;
        this.practitioners = practitioners;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Optional<SafetyPage> open(Requester who, UUID family, String purpose) {
        return families.open(who, family, purpose).map(open -> page(new Recorder(who, family), open));
    }

    @Override
    public Optional<Recording> assess(Requester who, UUID family, String purpose, AssessmentRequest assessment) {
        return families.open(who, family, purpose)
                .filter(open -> open.person(assessment.subject()).isPresent())
                .map(open -> assessments.record(new Recorder(who, family), assessment));
    }

    @Override
    public Optional<Recording> change(Requester who, UUID family, String purpose, FlagRequest change) {
        Recorder by = new Recorder(who, family);
        return families.open(who, family, purpose)
                .filter(open -> isReleased(open, by, change))
                .map(open -> change(by, change));
    }

    private Recording change(Recorder by, FlagRequest change) {
        if (change instanceof FlagRequest.Set set) {
            boolean isKnown = set.colleague() == null
                    || practitioners.find(set.colleague()).isPresent();
            return isKnown ? changes.set(by, set) : Recording.wrong("colleague", "Choose a colleague from the list.");
        }
        return change instanceof FlagRequest.Review review
                ? changes.review(by, review)
                : changes.clear(by, (FlagRequest.Clear) change);
    }

    private boolean isReleased(Open open, Recorder by, FlagRequest change) {
        if (change instanceof FlagRequest.Set set) {
            return open.person(set.subject())
                    .filter(person -> set.record() == null
                            || open.recordsAbout(person).stream()
                                    .anyMatch(item -> item.id().equals(set.record())))
                    .isPresent();
        }
        UUID wanted = change instanceof FlagRequest.Review review ? review.flag() : ((FlagRequest.Clear) change).flag();
        FlagRights rights = changes.rightsOf(by);
        return open.people().stream()
                .anyMatch(person ->
                        flags.about(List.of(person.person()), false).getOrDefault(person.person(), List.of()).stream()
                                .anyMatch(flag -> flag.id().equals(wanted)
                                        && rights.maySee(flag)
                                        && isRecordReleased(flag, open.recordsAbout(person))));
    }

    private SafetyPage page(Recorder by, Open open) {
        FlagRights rights = changes.rightsOf(by);
        List<FlagKind> settable = rights.settable();
        Map<UUID, List<SetFlag>> known = flags.about(open.persons(), true);
        Map<UUID, List<Assessments.Assessment>> assessed = assessments.about(
                open.persons(), policy.tables().mayRecord(by.requester().role(), "competence"));
        Map<UUID, AskedPerson> people = asked.of(open.persons());
        return new SafetyPage(
                open.head(),
                open.people().stream()
                        .map(person -> person(
                                rights,
                                open,
                                person,
                                known.getOrDefault(person.person(), List.of()),
                                assessed.getOrDefault(person.person(), List.of()),
                                people.get(person.person()),
                                settable))
                        .toList(),
                policy.tables().mayRecord(by.requester().role(), "competence"),
                settable.stream().map(ReleasedSafety::choice).toList(),
                settable.stream().anyMatch(FlagKind::namesAColleague) ? colleagues() : List.of());
    }

    private PersonSafety person(
            FlagRights rights,
            Open open,
            ReleasedPerson person,
            List<SetFlag> known,
            List<Assessments.Assessment> assessed,
            @Nullable AskedPerson asAsked,
            List<FlagKind> settable) {
        List<Disclosed> records = open.recordsAbout(person);
        return new PersonSafety(
                ReleasedFamily.handle(person),
                person.row().name(),
                person.row().relation(),
                person.row().dates(),
                known.stream()
                        .filter(flag -> rights.maySee(flag) && isRecordReleased(flag, records))
                        .map(flag -> row(rights, flag, records))
                        .sorted(Comparator.comparing((FlagRow row) -> !row.inForce()))
                        .toList(),
                assessed(rights.by(), assessed),
                asAsked == null
                        ? List.of()
                        : Assessments.outcomesFor(asAsked).stream()
                                .map(code -> new Choice(code, SafetyWords.outcome(code)))
                                .toList(),
                assessed.size(),
                settable.stream().anyMatch(FlagKind::mayBeOfARecord)
                        ? records.stream()
                                .limit(RECORDS_OFFERED)
                                .map(item -> new Choice(item.id().toString(), title(item)))
                                .toList()
                        : List.of());
    }

    /** A flag on a record that was not released would tell that there is one. */
    private static boolean isRecordReleased(SetFlag flag, List<Disclosed> records) {
        return flag.record() == null
                || records.stream().anyMatch(item -> item.id().equals(flag.record()));
    }

    private FlagRow row(FlagRights rights, SetFlag flag, List<Disclosed> records) {
        boolean mayRead = rights.mayReview(flag);
        boolean inForce = flag.isInForce(clock.instant());
        return new FlagRow(
                flag.id(),
                flag.kind().code(),
                flag.kind().title(),
                flag.kind().effect(),
                about(flag, records),
                "Set by " + name(flag.setBy()) + ", " + Words.when(Occurred.at(flag.since())),
                ends(flag, inForce),
                inForce,
                inForce && flag.reviewBy() != null && flag.reviewBy().isBefore(today()),
                flag.kind().ends() == FlagKind.Ends.WHEN_CLEARED,
                mayRead ? flag.reason() : "",
                flag.events().size(),
                inForce && rights.mayReview(flag),
                inForce && rights.mayClear(flag),
                mayRead ? history(flag) : List.of());
    }

    private String about(SetFlag flag, List<Disclosed> records) {
        List<String> words = new ArrayList<>();
        if (flag.colleague() != null) {
            words.add("About " + name(flag.colleague()));
        }
        records.stream()
                .filter(item -> item.id().equals(flag.record()))
                .findFirst()
                .ifPresent(item -> words.add("On one record: " + title(item)));
        return String.join(". ", words);
    }

    private String ends(SetFlag flag, boolean inForce) {
        if (flag.clearedAt() != null) {
            return "Cleared " + day(flag.clearedAt());
        }
        if (!inForce) {
            return flag.until() == null
                    ? "Not yet in force"
                    : "Lapsed after " + day(flag.until().minusSeconds(1));
        }
        if (flag.until() != null) {
            return "Lapses after " + day(flag.until().minusSeconds(1));
        }
        return flag.reviewBy() == null
                ? "Until it is cleared"
                : "Until it is cleared; review by " + Words.date(flag.reviewBy().toString());
    }

    private List<HistoryRow> history(SetFlag flag) {
        List<HistoryRow> rows = new ArrayList<>();
        for (SetFlag.Event event : flag.events()) {
            rows.add(
                    0,
                    new HistoryRow(
                            event.what().equals("CLEARED") ? "Cleared" : "Reviewed",
                            name(event.by()) + ", " + Words.when(Occurred.at(event.at())),
                            event.reason(),
                            event.logEntry().toString().substring(0, 8)));
        }
        return rows;
    }

    /** Who may record an assessment may read what it rests on; others who work with the family its outcome. */
    private List<AssessmentRow> assessed(Recorder by, List<Assessments.Assessment> assessed) {
        boolean mayKnow = policy.tables().mayRecord(by.requester().role(), "competence")
                || policy.tables().mayRecord(by.requester().role(), "consent");
        if (!mayKnow) {
            return List.of();
        }
        UUID counts = assessed.stream()
                .filter(Assessments.Assessment::isAboutSharing)
                .map(Assessments.Assessment::id)
                .findFirst()
                .orElse(null);
        return assessed.stream()
                .map(each -> new AssessmentRow(
                        SafetyWords.outcome(each.outcome()),
                        Objects.equals(each.id(), counts),
                        Words.date(each.assessedOn().toString()),
                        name(each.assessedBy()),
                        each.words().get("decision"),
                        each.words().get("reason")))
                .toList();
    }

    private static FlagChoice choice(FlagKind kind) {
        String on = kind.mustBeOfARecord()
                ? "On one record"
                : kind.mayBeOfARecord() ? "On the person, or on one record" : "On the person";
        String colleague = kind.namesAColleague() ? ", about one colleague" : "";
        String end = switch (kind.ends()) {
            case WHEN_CLEARED -> ". Holds until it is cleared; the date is for a review.";
            case MAY_END -> ". May have a last day.";
            case ON_A_DAY -> ". Must have a last day.";
        };
        return new FlagChoice(kind.code(), kind.title(), kind.effect(), on + colleague + end);
    }

    private List<Choice> colleagues() {
        return practitioners.all().stream()
                .map(person -> new Choice(
                        person.id(), person.name() + ", " + policy.tables().titleOfRole(person.role())))
                .sorted(Comparator.comparing(Choice::title))
                .toList();
    }

    private static String title(Disclosed item) {
        return Words.title(item) + ", " + Words.when(item.occurred());
    }

    private String name(String practitioner) {
        return practitioner.equals("kinbridge")
                ? "the hub"
                : practitioners.find(practitioner).map(Practitioner::name).orElse(practitioner);
    }

    private static String day(Instant moment) {
        return Words.date(moment.atZone(Occurred.LONDON).toLocalDate().toString());
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
