package kinbridge.familyview;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.family.Practitioners;
import kinbridge.family.SamePerson;
import kinbridge.family.Teams;
import kinbridge.feeds.FeedStates;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.Benched;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The page of a family with 2,000 records, once they are loaded and decrypted: each decided, the fields
 * let out, and the page put together. The database behind teams, people and feeds is not asked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class LargeFamilyPage {

    private static final int RECORDS = 2000;
    private static final int PEOPLE = 8;
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final UUID FAMILY = new UUID(7, 7);

    private final NeedToKnow needToKnow = Benched.withoutLog();
    private final Circumstances circumstances = Benched.mixed();
    private final List<Undecided> items = new ArrayList<>();
    private Look look;
    private PageAssembly assembly;

    @Setup
    public void family() {
        for (int person = 0; person < PEOPLE; person++) {
            items.add(identity(person));
        }
        for (int record = PEOPLE; record < RECORDS; record++) {
            items.add(record(record));
        }
        look = new Look(
                "look",
                new Requester("bench", "Bench", "social_worker", "LA_CSC"),
                TafStatus.STATUTORY,
                "CIN_ASSESSMENT",
                FAMILY,
                person(0),
                HarmLevel.CIN,
                Set.of(),
                Channel.INDIVIDUAL_VIEW,
                "",
                null);
        assembly = assembly();
    }

    @Benchmark
    public FamilyPage page() {
        DisclosedView view = needToKnow.disclose(look, items, circumstances);
        return assembly.page(new FamilyViews.Opened(view, "FAM-1", List.of(person(0)), false), NOW);
    }

    private static PageAssembly assembly() {
        SamePerson samePerson = mock(SamePerson.class);
        when(samePerson.personsOf(anyCollection())).thenAnswer(asked -> asked.<Collection<UUID>>getArgument(0).stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Function.identity())));
        Teams teams = mock(Teams.class);
        when(teams.members(any())).thenReturn(List.of());
        FeedStates feeds = mock(FeedStates.class);
        when(feeds.feeds()).thenReturn(List.of());
        InstantSource clock = InstantSource.fixed(NOW);
        return new PageAssembly(
                new ReleasedPeople(samePerson, clock),
                new TeamAssembly(teams, mock(Practitioners.class), Benched.policy()),
                new SourceAnswers(feeds),
                mock(StateAssembly.class),
                Benched.policy(),
                clock);
    }

    private static UUID person(int number) {
        return new UUID(1, number);
    }

    private static Undecided identity(int number) {
        Map<String, FieldValue> fields = new Fields()
                .existence(Identity.FAMILY_NAME, "Example")
                .existence(Identity.GIVEN_NAME, "Person " + number)
                .map();
        return new Undecided(
                Undecided.Kind.IDENTITY,
                person(number),
                new UUID(2, number),
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                Category.ID_CORE,
                "socialcare",
                "IDENTITY",
                List.of(new Undecided.About(person(number), Subject.Role.SUBJECT)),
                null,
                null,
                NOW,
                () -> fields);
    }

    private static Undecided record(int number) {
        Category[] categories = {
            Category.TAF_PLAN, Category.SC_ASSESSMENT, Category.HE_APPT, Category.HE_MATERNITY,
            Category.CJ_INCIDENT, Category.DA_INCIDENT, Category.HO_TENANCY, Category.HO_ARREARS,
            Category.CJ_LICENCE, Category.ED_ATTENDANCE, Category.HE_MH, Category.LE_ORDERS
        };
        RecordType[] types = RecordType.values();
        Agency agency = Agency.values()[number % Agency.values().length];
        Map<String, FieldValue> fields = new Fields()
                .existence("status", "active")
                .existence("reference", "R-" + number)
                .summary("outcome", "did not attend")
                .summary("nextReview", LocalDate.of(2026, 12, 1 + number % 28))
                .summary("place", "Clinic " + number % 9)
                .full("narrative", "What was said on the day, in some words, number " + number)
                .full("worker", "Worker " + number % 40)
                .map();
        return new Undecided(
                Undecided.Kind.RECORD,
                new UUID(3, number),
                new UUID(4, number),
                agency,
                agency.holder(),
                categories[number % categories.length],
                "feed",
                types[number % types.length].name(),
                List.of(new Undecided.About(person(number % PEOPLE), Subject.Role.SUBJECT)),
                Occurred.on(LocalDate.of(2026, 1, 1).plusDays(number % 300)),
                null,
                NOW,
                () -> fields);
    }
}
