package kinbridge.familyview;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kinbridge.familyview.FamilyPage.Detail;
import kinbridge.familyview.FamilyPage.PlanRow;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.familyview.FamilyPage.TimelineEntry;
import kinbridge.familyview.FamilyPage.WithheldRow;
import kinbridge.familyview.FamilyPages.FamilyRow;
import kinbridge.familyview.ReleasedPeople.ReleasedPerson;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Undecided;
import org.springframework.stereotype.Component;

/** Puts a page together from what was released, and from nothing else. */
@Component
class PageAssembly {

    private final ReleasedPeople people;
    private final TeamAssembly team;
    private final SourceAnswers sources;
    private final StateAssembly state;
    private final PolicyInForce policy;
    private final InstantSource clock;

    PageAssembly(
            ReleasedPeople people,
            TeamAssembly team,
            SourceAnswers sources,
            StateAssembly state,
            PolicyInForce policy,
            InstantSource clock) {
        this.people = people;
        this.team = team;
        this.sources = sources;
        this.state = state;
        this.policy = policy;
        this.clock = clock;
    }

    FamilyPage page(FamilyViews.Opened opened, Instant at) {
        DisclosedView view = opened.view();
        List<ReleasedPerson> released = people.of(view, opened.childrenInFocus());
        List<FamilyPage.TeamRow> members = team.rows(view);
        return new FamilyPage(
                Objects.requireNonNull(view.look().family()),
                opened.reference(),
                FamilyNames.of(released),
                inFocus(released),
                plan(view),
                members.stream()
                        .filter(FamilyPage.TeamRow::lead)
                        .map(FamilyPage.TeamRow::name)
                        .findFirst()
                        .orElse(null),
                view.look().purpose(),
                Words.purpose(policy.tables(), view.look().purpose()),
                purposes(view.look().requester().role(), opened.hasPatients()),
                released.stream().map(ReleasedPerson::row).toList(),
                timeline(view, released),
                members,
                plans(view, released),
                sources.of(view),
                withheld(view),
                view.logEntry(),
                at,
                state.of(view, released));
    }

    FamilyRow row(DisclosedView view, String reference, List<UUID> childrenInFocus) {
        List<ReleasedPerson> released = people.of(view, childrenInFocus);
        return new FamilyRow(
                Objects.requireNonNull(view.look().family()),
                reference,
                FamilyNames.of(released),
                inFocus(released),
                team.lead(Objects.requireNonNull(view.look().family())));
    }

    private List<PurposeChoice> purposes(String role) {
        return Words.purposesOf(policy.tables(), role);
    }

    /** Direct care is offered only where the requester's own agency has a patient here (section 2.17). */
    private List<PurposeChoice> purposes(String role, boolean hasPatients) {
        return purposes(role).stream()
                .filter(choice -> hasPatients || !FamilyGate.isDirectCare(choice.code()))
                .toList();
    }

    String firstPurpose(String role) {
        return purposes(role).stream().map(PurposeChoice::code).findFirst().orElse("TAF_SUPPORT");
    }

    private static String inFocus(List<ReleasedPerson> released) {
        return released.stream()
                .map(ReleasedPerson::row)
                .filter(FamilyPage.PersonRow::inFocus)
                .map(row -> row.dates().isEmpty() ? row.name() : row.name() + ", " + lower(row.dates()))
                .reduce((one, other) -> one + "; " + other)
                .orElse("Nobody who can be shown to you");
    }

    private static String lower(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private @org.jspecify.annotations.Nullable String plan(DisclosedView view) {
        return statuses(view)
                .filter(item -> item.text("status") != null)
                .map(item -> item.text("status") + Words.contested(item))
                .findFirst()
                .orElse(null);
    }

    private java.util.stream.Stream<Disclosed> statuses(DisclosedView view) {
        return view.items().stream()
                .filter(item -> item.type().equals(RecordType.SOCIAL_CARE_STATUS.name()))
                .filter(item -> item.until() == null || !item.until().firstDay().isBefore(today()));
    }

    private List<PlanRow> plans(DisclosedView view, List<ReleasedPerson> released) {
        return view.items().stream()
                .filter(item -> Words.isPlan(item.type()))
                .filter(item -> item.until() == null || !item.until().firstDay().isBefore(today()))
                .map(item -> new PlanRow(
                        Words.title(item),
                        String.join(", ", ReleasedPeople.names(released, item)),
                        Words.when(item.occurred()),
                        item.text("nextReview") == null
                                ? null
                                : Words.date(Objects.requireNonNull(item.text("nextReview"))),
                        item.agency().title()))
                .distinct()
                .toList();
    }

    private List<TimelineEntry> timeline(DisclosedView view, List<ReleasedPerson> released) {
        TimelineEntries entries = new TimelineEntries();
        for (Disclosed item : view.items()) {
            if (item.kind() == Undecided.Kind.RECORD && Words.isOfTheTimeline(item.type())) {
                entries.add(item.feed(), entry(item, released));
            }
        }
        return entries.sorted();
    }

    private TimelineEntry entry(Disclosed item, List<ReleasedPerson> released) {
        LocalDate date = item.occurred() == null
                ? item.receivedAt().atZone(Occurred.LONDON).toLocalDate()
                : item.occurred().firstDay();
        List<Detail> details = item.fields().entrySet().stream()
                .filter(field -> Words.isForReading(field.getKey()))
                .map(field -> new Detail(Words.label(field.getKey()), Words.value(field.getValue())))
                .toList();
        return new TimelineEntry(
                date,
                Words.when(item.occurred()),
                Words.when(Occurred.at(item.receivedAt())),
                Words.title(item),
                item.agency(),
                Words.category(policy.tables(), item.category()),
                details,
                ReleasedPeople.names(released, item),
                item.level(),
                item.rule(),
                item.level() == DetailLevel.FULL ? null : item.agency().title(),
                List.of(item.id()));
    }

    private List<WithheldRow> withheld(DisclosedView view) {
        Set<Agency> named = NamedAgencies.of(view);
        return view.withheld().stream()
                .filter(item -> !item.category().group().equals("ID") || named.contains(item.agency()))
                .map(item -> new WithheldRow(
                        Words.category(policy.tables(), item.category()),
                        item.agency(),
                        "Rule " + item.rule(),
                        item.agency().title()))
                .distinct()
                .toList();
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
