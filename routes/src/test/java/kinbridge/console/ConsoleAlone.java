package kinbridge.console;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kinbridge.alerts.Inbox;
import kinbridge.connectors.FeedCertificate;
import kinbridge.connectors.FeedCoverage;
import kinbridge.consent.Recording;
import kinbridge.documents.PdfDocuments;
import kinbridge.family.Practitioners;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.familyview.FamilyPages;
import kinbridge.feeds.FeedAction;
import kinbridge.feeds.FeedActions;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedTrials;
import kinbridge.feeds.FeedTrials.Trial;
import kinbridge.feeds.OutflowStates;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.LogExport;
import kinbridge.sharinglog.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The console over a real port with invented answers behind it, and no database, broker or routes. It
 * carries no stereotype, so the application's own component scan passes it by.
 */
@Import({NoFamilies.class, PolicyBehind.class})
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            ArtemisAutoConfiguration.class,
            JmsAutoConfiguration.class
        },
        excludeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ComponentScan(
        basePackages = "kinbridge.console",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        // These ask the tables, the log and the registers; the stories of the whole hub open them.
                        classes = {
                            RolePurposes.class,
                            LoggedEntries.class,
                            EntryWords.class,
                            LogIntegrityDesk.class,
                            MyAccessDesk.class,
                            DutyWords.class,
                            LogRowWords.class,
                            MeetingPackPage.class,
                            StateForms.class,
                            FamilyHarmPage.class,
                            FamilyPeoplePage.class,
                            FamilyTeamPage.class,
                            FamilyNecessityPage.class,
                            FamilyLooksPage.class,
                            PostedLooksPage.class,
                            AccessPage.class,
                            OpenFamilyPage.class,
                            SubjectAccessPages.class,
                            SubjectAccessReviewPages.class,
                            SubjectAccessPackPages.class,
                            HealthOpinionPages.class
                        }))
class ConsoleAlone {

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(Invented.NOW);
    }

    @Bean
    InventedWork work() {
        return new InventedWork();
    }

    @Bean
    PdfDocuments documents() {
        return new PdfDocuments();
    }

    @Bean
    InventedFindings findings() {
        return new InventedFindings();
    }

    @Bean
    InventedSearches searches() {
        return new InventedSearches();
    }

    @Bean
    InventedRetention retention() {
        return new InventedRetention();
    }

    @Bean
    InventedContests contests() {
        return new InventedContests();
    }

    @Bean
    InventedRetractions retractions() {
        return new InventedRetractions();
    }

    @Bean
    InventedQuestions questions() {
        return new InventedQuestions();
    }

    @Bean
    Behind behind() {
        return new Behind();
    }

    @Bean
    InventedQuarantine quarantine(Behind behind) {
        return new InventedQuarantine(behind);
    }

    @Bean
    InventedLinks links(Behind behind) {
        return new InventedLinks(behind);
    }

    @Bean
    InventedLinkingModels linkingModels(Behind behind) {
        return new InventedLinkingModels(behind);
    }

    /** Everything that the pages ask, in one object; a test changes the answers and reads the questions. */
    static class Behind
            implements FamilyPages,
                    Inbox,
                    FeedStates,
                    OutflowStates,
                    FeedActions,
                    FeedTrials,
                    Practitioners,
                    SharingLogPages,
                    LogIntegrityPages,
                    MyAccessPages,
                    Purposes {

        Invented invented = Invented.plain();
        boolean empty;
        RuntimeException failure;
        final List<String> asked = new ArrayList<>();
        LogFilter filter;

        @Override
        public MyAccessPages.Page of(Requester reader, Kind kind, @Nullable String after) {
            ask("own access of " + reader.practitionerId() + ": " + kind);
            return invented.myAccess(empty);
        }

        @Override
        public LogStanding state() {
            ask("integrity");
            return invented.integrity(empty);
        }

        @Override
        public Optional<UUID> answer(Requester who, UUID alarm, String words) {
            ask("alarm " + alarm + " by " + who.practitionerId() + ": " + words);
            return Optional.of(Invented.ENTRY);
        }

        @Override
        public LogExport.Export export(Requester who, String why) {
            ask("export by " + who.practitionerId() + ": " + why);
            return out -> out.write("{}");
        }

        @Override
        public Optional<String> proof(Requester who, UUID entry) {
            ask("proof of " + entry + " by " + who.practitionerId());
            return empty ? Optional.empty() : Optional.of("{}");
        }

        void reset() {
            invented = Invented.plain();
            empty = false;
            failure = null;
            filter = null;
            asked.clear();
        }

        void everyTextEndsWith(String text) {
            UnaryOperator<String> hostile = words -> words + text;
            invented = new Invented(hostile);
        }

        private void ask(String question) {
            asked.add(question);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public List<FeedHealth> health() {
            return (empty ? List.<FeedState>of() : invented.feeds())
                    .stream()
                            .map(feed -> new FeedHealth(
                                    feed.feed(),
                                    feed.agency(),
                                    feed.title(),
                                    feed.condition(),
                                    feed.lastHeard(),
                                    FeedCoverage.NOT_STATED))
                            .toList();
        }

        @Override
        public int alarms() {
            return empty ? 0 : 1;
        }

        @Override
        public List<FeedDifference> differences(String feed) {
            return empty ? List.of() : invented.differences();
        }

        @Override
        public List<FeedWarning> warnings(String feed) {
            return empty ? List.of() : invented.warnings();
        }

        @Override
        public List<FeedCertificate> certificates(String feed) {
            return invented.certificates();
        }

        @Override
        public Optional<List<Trial>> of(Requester who, String feed) {
            ask("test " + feed + " by " + who.practitionerId());
            return Optional.of(invented.trials());
        }

        @Override
        public List<SourceState> sources(String feed) {
            return invented.waysIn();
        }

        @Override
        public Recording act(Requester who, String feed, FeedAction action, String reason) {
            ask(action.word() + " " + feed + " by " + who.practitionerId());
            return action.needsReason() && reason.isBlank()
                    ? Recording.wrong("reason", "Say why, for whoever finds the feed silent.")
                    : new Recording.Recorded(Invented.ENTRY);
        }

        @Override
        public Recording settle(Requester who, String feed, UUID difference) {
            ask("settle " + feed + " by " + who.practitionerId());
            return new Recording.Recorded(Invented.ENTRY);
        }

        @Override
        public List<FamilyRow> familiesOf(Requester requester) {
            ask("families of " + requester.practitionerId());
            return empty ? List.of() : invented.families();
        }

        @Override
        public Optional<FamilyPage> open(Requester requester, UUID family, String purpose, UUID child) {
            ask("open " + family + " for " + purpose + " by " + requester.practitionerId());
            boolean member = requester.role().equals("social_worker");
            return member && family.equals(Invented.HARTLEY) ? Optional.of(invented.family(purpose)) : Optional.empty();
        }

        @Override
        public InboxPage of(Requester requester, State state) {
            ask("inbox " + state + " of " + requester.practitionerId());
            return empty
                    ? new InboxPage(List.of(), 0, 0, 0, invented.inbox(state).blind())
                    : invented.inbox(state);
        }

        @Override
        public int countNew(Requester requester) {
            return empty ? 0 : 2;
        }

        @Override
        public boolean acknowledge(Requester requester, UUID notice) {
            boolean isNew = notice.equals(Invented.NOTICE);
            if (isNew) {
                ask("acknowledge " + notice + " by " + requester.practitionerId());
            }
            return isNew;
        }

        @Override
        public List<FeedState> feeds() {
            ask("feeds");
            return empty ? List.of() : invented.feeds();
        }

        @Override
        public List<OutflowState> outflows() {
            return empty ? List.of() : invented.outflows();
        }

        @Override
        public List<FeedFileProblem> problems() {
            return empty ? List.of() : invented.problems();
        }

        @Override
        public List<Practitioner> all() {
            return invented.practitioners();
        }

        @Override
        public Optional<Practitioner> find(String id) {
            return all().stream().filter(person -> person.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Practitioner> byStaffId(String system, String staffId) {
            return Optional.empty();
        }

        @Override
        public Checked checked() {
            return invented.log().checked();
        }

        @Override
        public LogPage page(Requester reader, Search asked) {
            ask("log by " + reader.practitionerId() + ": " + asked.inWords());
            filter = asked.filter();
            return empty
                    ? new LogPage(
                            List.of(),
                            null,
                            new Tally(0, false, null),
                            null,
                            asked.without().isEmpty() ? null : new Relief("from", new Tally(1_204, false, null)),
                            new Checked(false, "Entry 7 of chain hub-1 is missing"),
                            invented.choices())
                    : invented.log();
        }

        @Override
        public LogFile file(Requester reader, Search asked) {
            ask("log as a file by " + reader.practitionerId() + ": " + asked.inWords());
            filter = asked.filter();
            return new LogFile(Invented.ENTRY, 2, taker -> {
                taker.accept(invented.row());
                taker.accept(invented.row());
            });
        }

        @Override
        public Choices choices() {
            return new Choices(invented.choices().bases(), List.of());
        }

        @Override
        public Optional<byte[]> document(Requester reader, UUID entry, Function<LogEntryPage, byte[]> printer) {
            Optional<byte[]> document =
                    entry.equals(Invented.ENTRY) ? Optional.of(printer.apply(invented.logEntry())) : Optional.empty();
            ask("document of " + entry + " by " + reader.practitionerId());
            return document;
        }

        @Override
        public Optional<LogEntryPage> entry(Requester reader, UUID entry) {
            ask("entry " + entry + " by " + reader.practitionerId());
            return entry.equals(Invented.ENTRY) ? Optional.of(invented.logEntry()) : Optional.empty();
        }

        @Override
        public List<PurposeChoice> of(Requester requester) {
            return invented.purposes();
        }
    }
}
