package kinbridge.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kinbridge.alerts.Inbox.InboxPage;
import kinbridge.alerts.Inbox.Notice;
import kinbridge.alerts.Inbox.State;
import kinbridge.alerts.Inbox.Urgency;
import kinbridge.connectors.FeedCertificate;
import kinbridge.console.SharingLogPages.Checked;
import kinbridge.console.SharingLogPages.Fact;
import kinbridge.console.SharingLogPages.Integrity;
import kinbridge.console.SharingLogPages.LogEntryPage;
import kinbridge.console.SharingLogPages.LogPage;
import kinbridge.console.SharingLogPages.LogRow;
import kinbridge.console.SharingLogPages.LoggedDecision;
import kinbridge.console.SharingLogPages.Outcome;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPage.Answer;
import kinbridge.familyview.FamilyPage.Detail;
import kinbridge.familyview.FamilyPage.Marker;
import kinbridge.familyview.FamilyPage.PersonRow;
import kinbridge.familyview.FamilyPage.PlanRow;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.familyview.FamilyPage.SourceAnswer;
import kinbridge.familyview.FamilyPage.TeamRow;
import kinbridge.familyview.FamilyPage.TimelineEntry;
import kinbridge.familyview.FamilyPage.WithheldRow;
import kinbridge.familyview.FamilyPages.FamilyRow;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.FeedStates.FeedDifference;
import kinbridge.feeds.FeedStates.FeedFileProblem;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.FeedStates.FeedWarning;
import kinbridge.feeds.FeedStates.SourceState;
import kinbridge.feeds.FeedTrials.Line;
import kinbridge.feeds.FeedTrials.Trial;
import kinbridge.feeds.OutflowStates.OutflowState;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.shape.Difference;
import kinbridge.needtoknow.Decision.TraceStep;
import kinbridge.sharinglog.Alarm;
import kinbridge.sharinglog.LogIntegrity;
import kinbridge.sharinglog.LogWatch;
import kinbridge.sharinglog.Tally;

/**
 * Invented people for the pages. Every text passes through {@code words}, so that a test can make each of
 * them hostile at once.
 */
record Invented(UnaryOperator<String> words) {

    static final UUID HARTLEY = UUID.fromString("7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f");
    static final UUID OF_OTHERS = UUID.fromString("11111111-2222-4333-8444-555555555555");
    static final UUID CHILD = UUID.fromString("33333333-2222-4333-8444-555555555555");
    static final UUID NOTICE = UUID.fromString("3b9a1f60-58f4-4f0e-8a11-6a2c9d3e4b5c");
    static final UUID ENTRY = UUID.fromString("c0ffee00-1234-4abc-8def-0123456789ab");
    static final UUID QUARANTINED = UUID.fromString("55555555-2222-4333-8444-555555555555");
    static final UUID LINK = UUID.fromString("66666666-2222-4333-8444-555555555555");
    static final UUID DECIDED_LINK = UUID.fromString("77777777-2222-4333-8444-555555555555");
    static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");

    static Invented plain() {
        return new Invented(UnaryOperator.identity());
    }

    List<Practitioner> practitioners() {
        return List.of(
                person("sw-nair", "Priya Nair", "social_worker", "LA_CSC", "Assessment team east", false),
                person("sw-duty", "Owen Marsh", "mash_decision_maker", "LA_CSC", "MASH", true),
                new Practitioner(
                        "sw-okell",
                        words.apply("Martin Okell"),
                        "mash_decision_maker",
                        "LA_CSC",
                        "",
                        "MASH",
                        "",
                        "",
                        true,
                        Map.of(),
                        Set.of(Practitioner.LINK_REVIEW)),
                person("mw-adeyemi", "Ruth Adeyemi", "sf_midwife", "NHS_MAT", "Northmoor maternity", false),
                person("ho-okoro", "Ben Okoro", "housing_officer", "LA_HOUSING", "Tenancy north", false),
                person("ig-ward", "Helen Ward", "ig_officer", "LA_IG", "", false),
                person("it-osei", "Sam Osei", "it_officer", "LA_IT", "", false),
                granted("it-vance", "Ada Vance", Practitioner.QUARANTINE_CONTENT, Practitioner.QUARANTINE_REPLAY));
    }

    private Practitioner person(String id, String name, String role, String agency, String team, boolean duty) {
        return new Practitioner(
                id, words.apply(name), role, agency, id + "@example.gov.uk", team, "", "", duty, Map.of(), Set.of());
    }

    private Practitioner granted(String id, String name, String... may) {
        return new Practitioner(
                id, words.apply(name), "it_officer", "LA_IT", "", "", "", "", false, Map.of(), Set.of(may));
    }

    List<PurposeChoice> purposes() {
        return List.of(
                new PurposeChoice("PREBIRTH", words.apply("Pre-birth assessment and support")),
                new PurposeChoice("TAF_SUPPORT", words.apply("Early help or family support")));
    }

    List<FamilyRow> families() {
        return List.of(
                new FamilyRow(
                        HARTLEY,
                        "FAM-7Q2K9",
                        words.apply("Hartley family"),
                        words.apply("Unborn baby, due 14 February 2027"),
                        words.apply("Priya Nair")),
                new FamilyRow(
                        UUID.fromString("22222222-2222-4333-8444-555555555555"),
                        "FAM-3M8XD",
                        words.apply("Okafor family"),
                        words.apply("Chidi (7), Ada (4)"),
                        words.apply("Owen Marsh")));
    }

    InboxPage inbox(State state) {
        List<Notice> notices =
                state == State.CLOSED ? List.of() : List.of(notice(NOTICE, Urgency.P1, state), other(state));
        return new InboxPage(
                state == State.ACKNOWLEDGED ? notices.subList(0, 1) : notices,
                2,
                1,
                0,
                List.of(words.apply(
                        "Probation: last heard 24 November 2026 at 06:38, so a changed licence is not seen")));
    }

    private Notice notice(UUID id, Urgency urgency, State state) {
        boolean answered = state != State.NEW;
        return new Notice(
                id,
                "ALT-9F3K2",
                words.apply("Domestic abuse incident and a missed midwifery appointment within 5 days"),
                words.apply("Two agencies each know one half of a rising risk to an unborn child (rule A04)."),
                List.of(
                        words.apply("Police attended a domestic abuse incident on 22 November"),
                        words.apply("An antenatal appointment was missed on 23 November")),
                words.apply("Speak to the named midwife and see Chloe Hartley alone today."),
                urgency,
                HARTLEY,
                words.apply("Hartley family"),
                List.of(words.apply("Police"), words.apply("Midwifery")),
                NOW.minusSeconds(5_280),
                NOW.plusSeconds(9_000),
                state,
                answered ? words.apply("Priya Nair") : null,
                answered ? NOW.minusSeconds(600) : null);
    }

    private Notice other(State state) {
        return new Notice(
                UUID.fromString("44444444-58f4-4f0e-8a11-6a2c9d3e4b5c"),
                "ALT-5T7WQ",
                words.apply("Notice seeking possession served; two children under 8 in the home"),
                words.apply("A family with a child in need may lose its home (rule A11)."),
                List.of(),
                words.apply("Ask the housing officer what would stop the eviction."),
                Urgency.P3,
                null,
                words.apply("Okafor family"),
                List.of(words.apply("Housing")),
                NOW.minusSeconds(90_000),
                NOW.minusSeconds(60),
                state,
                null,
                null);
    }

    FamilyPage family(String purpose) {
        return new FamilyPage(
                HARTLEY,
                "FAM-7Q2K9",
                words.apply("Hartley family"),
                words.apply("Unborn baby, due 14 February 2027"),
                words.apply("Child protection plan"),
                words.apply("Priya Nair, social worker"),
                purpose,
                words.apply("Pre-birth assessment and support"),
                purposes(),
                people(),
                timeline(),
                team(),
                List.of(new PlanRow(
                        words.apply("Child protection plan (pre-birth)"),
                        words.apply("Unborn baby"),
                        words.apply("18 August 2026"),
                        words.apply("Review conference on 2 December 2026"),
                        words.apply("Children's social care"))),
                sources(),
                List.of(new WithheldRow(
                        words.apply("A health record about Chloe Hartley"),
                        Agency.MIDWIFERY,
                        words.apply("Her agreement to share it has not been asked for (rule 2.9)"),
                        words.apply("Ruth Adeyemi, Strengthening Families midwife, 01632 960144"))),
                ENTRY,
                NOW,
                new FamilyPage.State(
                        List.of(
                                new FamilyPage.ChildChoice(CHILD, words.apply("Unborn baby"), true),
                                new FamilyPage.ChildChoice(OF_OTHERS, words.apply("Alfie Hartley"), false)),
                        CHILD,
                        new FamilyPage.HarmRow(
                                words.apply("Section 47: significant harm suspected"),
                                words.apply("Raised by Owen Marsh, until the end of 26 November 2026"),
                                words.apply("The case system says child in need.")),
                        List.of(new FamilyPage.Action("harm", words.apply("Level of harm")))));
    }

    private List<PersonRow> people() {
        return List.of(
                new PersonRow(
                        "p1",
                        words.apply("Unborn baby"),
                        List.of(),
                        words.apply("Child in focus"),
                        words.apply("Due 14 February 2027"),
                        null,
                        List.of(new Marker(words.apply("Child protection plan"), "plan")),
                        List.of("Children's social care", "Midwifery"),
                        true),
                new PersonRow(
                        "p2",
                        words.apply("Chloe Hartley"),
                        List.of(words.apply("Chloe Doyle")),
                        words.apply("Mother"),
                        words.apply("Born 12 March 1999 (27)"),
                        words.apply("14 Mill Row, Northmoor"),
                        List.of(new Marker(words.apply("Care leaver"), "neutral")),
                        List.of("Children's social care", "Midwifery", "Housing"),
                        false),
                new PersonRow(
                        "p3",
                        words.apply("Jordan Pike"),
                        List.of(),
                        words.apply("Expected father"),
                        words.apply("Born 3 June 1993 (33)"),
                        null,
                        List.of(new Marker(words.apply("Poses a risk: domestic abuse"), "risk")),
                        List.of("Children's social care", "Police"),
                        false));
    }

    private List<TimelineEntry> timeline() {
        return List.of(
                entry(
                        LocalDate.of(2026, 8, 18),
                        "18 August 2026",
                        "Child protection conference",
                        Agency.SOCIALCARE,
                        "SC.CPPLAN",
                        DetailLevel.FULL,
                        null),
                entry(
                        LocalDate.of(2026, 11, 22),
                        "22 November 2026, 21:15",
                        "Domestic abuse incident",
                        Agency.POLICE,
                        "DA.INCIDENT",
                        DetailLevel.SUMMARY,
                        "PC safeguarding desk, 01632 960117"),
                entry(
                        LocalDate.of(2026, 11, 23),
                        "23 November 2026, 10:30",
                        "Missed maternity appointment",
                        Agency.MIDWIFERY,
                        "HE.APPT",
                        DetailLevel.EXISTENCE,
                        "Ruth Adeyemi, 01632 960144"));
    }

    private TimelineEntry entry(
            LocalDate date,
            String occurred,
            String title,
            Agency agency,
            String category,
            DetailLevel level,
            String askWhom) {
        return new TimelineEntry(
                date,
                words.apply(occurred),
                words.apply("24 November 2026, 06:10"),
                words.apply(title),
                agency,
                category,
                level == DetailLevel.EXISTENCE
                        ? List.of()
                        : List.of(new Detail(words.apply("Outcome"), words.apply("See the record of " + occurred))),
                List.of(words.apply("Chloe Hartley")),
                level,
                "2.6",
                askWhom == null ? null : words.apply(askWhom),
                List.of(UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    private List<TeamRow> team() {
        return List.of(
                new TeamRow(
                        words.apply("Priya Nair"),
                        words.apply("Social worker"),
                        words.apply("Children's social care"),
                        words.apply("priya.nair@example.gov.uk"),
                        words.apply("22 June 2026"),
                        true),
                new TeamRow(
                        words.apply("Ruth Adeyemi"),
                        words.apply("Strengthening Families midwife"),
                        words.apply("Midwifery"),
                        null,
                        null,
                        false));
    }

    private List<SourceAnswer> sources() {
        return List.of(
                new SourceAnswer(Agency.SOCIALCARE, Answer.FOUND, words.apply("1 record, last 18 August 2026")),
                new SourceAnswer(Agency.MIDWIFERY, Answer.WITHHELD, words.apply("Ask Ruth Adeyemi")),
                new SourceAnswer(Agency.POLICE, Answer.FOUND, words.apply("1 record, last 22 November 2026")),
                new SourceAnswer(
                        Agency.HOUSING, Answer.NONE_FOUND, words.apply("Nothing that can be shown to you was found")),
                new SourceAnswer(Agency.PROBATION, Answer.NOT_AVAILABLE, words.apply("Last good today at 06:38")));
    }

    LogPage log() {
        return new LogPage(
                List.of(row()),
                "abc+/&=",
                new Tally(1_204, false, null),
                null,
                null,
                new Checked(true, words.apply("Checked at 09:40: no gaps")),
                choices());
    }

    SharingLogPages.Choices choices() {
        return new SharingLogPages.Choices(
                List.of(words.apply("6(1)(e)"), words.apply("CA1989 s47(9)-(11)")),
                List.of(new SharingLogPages.Person(CHILD, words.apply("33333333, child in focus"))));
    }

    LogRow row() {
        return new LogRow(
                ENTRY,
                NOW,
                "LOOK",
                words.apply("Priya Nair"),
                "social_worker",
                "LA_CSC",
                "FAM-7Q2K9",
                "PREBIRTH",
                List.of(
                        new Outcome(DetailLevel.FULL, 14),
                        new Outcome(DetailLevel.SUMMARY, 3),
                        new Outcome(DetailLevel.WITHHOLD, 1)),
                2,
                words.apply("Northmoor police"));
    }

    LogIntegrityPages.LogStanding integrity(boolean empty) {
        return empty
                ? new LogIntegrityPages.LogStanding(null, List.of(), List.of(), List.of())
                : new LogIntegrityPages.LogStanding(
                        new LogWatch.Report(NOW, 5_520_391, true, words.apply("The log is intact")),
                        List.of(new LogIntegrity.Head("hub-1", 5_520_390, NOW, "0f3e")),
                        List.of(new LogIntegrity.PublicKey("0f3e", "-----BEGIN PUBLIC KEY-----")),
                        List.of(
                                new Alarm(
                                        ENTRY,
                                        "hub-1",
                                        Alarm.Kind.CLOCK,
                                        NOW,
                                        words.apply("The clock was set back by 60 seconds"),
                                        null),
                                new Alarm(
                                        OF_OTHERS,
                                        "hub-1",
                                        Alarm.Kind.CHECKPOINT,
                                        NOW,
                                        words.apply("A checkpoint could not be written"),
                                        ENTRY)));
    }

    MyAccessPages.Page myAccess(boolean empty) {
        MyAccessPages.Row row = new MyAccessPages.Row(
                NOW,
                words.apply("FAM-7Q2K9"),
                "PREBIRTH",
                "MEMBER",
                List.of(new Outcome(DetailLevel.FULL, 14), new Outcome(DetailLevel.SUMMARY, 3)),
                "c0ffee00");
        return empty
                ? new MyAccessPages.Page(List.of(), 0, false, null)
                : new MyAccessPages.Page(List.of(row), 1, false, null);
    }

    LogEntryPage logEntry() {
        return new LogEntryPage(
                row(),
                List.of(
                        new Fact("Team around the family", words.apply("Member since 22 June 2026")),
                        new Fact("Harm level", "CP")),
                List.of(new LoggedDecision(
                        words.apply("9b1c2d3e version 2"),
                        List.of(CHILD),
                        "NHS_MAT",
                        "HE.APPT",
                        DetailLevel.SUMMARY,
                        "2.6",
                        words.apply("Article 6(1)(e); Children Act 2004 section 11"),
                        List.of("LOG", "TIME_LIMIT:3m"),
                        true,
                        List.of(
                                new SharingLogPages.Field(words.apply("outcome"), true, "let out at the level summary"),
                                new SharingLogPages.Field(words.apply("place"), false, "tells where somebody is")),
                        List.of(
                                new TraceStep("2.1a", words.apply("The requester is known.")),
                                new TraceStep("2.6", words.apply("The matrix allows at most SUMMARY."))),
                        null,
                        null)),
                null,
                List.of(new SharingLogPages.DutyRow(
                        "SUPERVISOR_SIGNOFF",
                        1,
                        words.apply("Sign off, or refuse"),
                        "25/11/2026 09:42:00",
                        words.apply("Signed, Owen Marsh, 24/11/2026 11:00:00"),
                        Invented.OF_OTHERS)),
                List.of(new SharingLogPages.Related(
                        Invented.OF_OTHERS,
                        "Followed by",
                        words.apply("Acknowledged, Priya Nair, 24/11/2026 09:50:00"))),
                false,
                false,
                new Integrity(
                        "hub-1",
                        5_520_391,
                        "9f86d081884c7d65",
                        "2c26b46b68ffc68f",
                        null,
                        new Checked(true, words.apply("Verified just now")),
                        new LogIntegrity.Proof(words.apply("Proven under the checkpoint"), true, "{}")));
    }

    List<OutflowState> outflows() {
        return List.of(new OutflowState(
                "midwifery-cpis",
                Agency.MIDWIFERY,
                words.apply("Plans to maternity"),
                1204,
                NOW.minusSeconds(7200),
                2,
                NOW.minusSeconds(3600),
                words.apply("The server did not answer in time"),
                1,
                words.apply("The server refused the message (422)"),
                NOW.plus(Duration.ofDays(12))));
    }

    List<FeedState> feeds() {
        return List.of(
                feed("police-ppn", Agency.POLICE, Condition.RUNNING, null, 120, 100, 15, 3, 2, 0),
                feed("midwifery-fhir", Agency.MIDWIFERY, Condition.RUNNING, null, 312, 300, 12, 0, 0, 0),
                feed(
                        "probation-api",
                        Agency.PROBATION,
                        Condition.LATE,
                        words.apply("Nothing heard for 3 hours"),
                        40,
                        40,
                        0,
                        0,
                        0,
                        0),
                feed(
                        "housing-tenure",
                        Agency.HOUSING,
                        Condition.FAILING,
                        words.apply("The database refused the sign-in"),
                        90,
                        80,
                        0,
                        0,
                        4,
                        5),
                feed("socialcare-ssd", Agency.SOCIALCARE, Condition.NEVER_HEARD, null, 0, 0, 0, 0, 0, 0));
    }

    private FeedState feed(
            String id,
            Agency agency,
            Condition condition,
            String problem,
            long received,
            long stored,
            long unchanged,
            long notCovered,
            long quarantined,
            long inFlight) {
        Instant heard = condition == Condition.NEVER_HEARD ? null : NOW.minusSeconds(60);
        return new FeedState(
                id,
                agency,
                words.apply("Feed " + id),
                words.apply("Invented system"),
                List.of(words.apply("sftp")),
                condition,
                problem,
                heard,
                heard,
                received,
                stored,
                unchanged,
                notCovered,
                quarantined,
                inFlight,
                1,
                2,
                3,
                1,
                2,
                1,
                Duration.ofMinutes(30),
                null,
                condition == Condition.LATE ? NOW.minusSeconds(600) : null,
                null);
    }

    List<FeedDifference> differences() {
        return List.of(
                new FeedDifference(
                        UUID.fromString("0f6f5d8e-3c8e-4b7b-9a38-0d1f5c0b7a11"),
                        words.apply("ssd_person"),
                        words.apply("pers_mood"),
                        Difference.Kind.NEW_FIELD,
                        "",
                        "row 3",
                        words.apply("Xxx 99"),
                        NOW.minusSeconds(7200),
                        NOW.minusSeconds(60),
                        12,
                        null,
                        null),
                new FeedDifference(
                        UUID.fromString("0f6f5d8e-3c8e-4b7b-9a38-0d1f5c0b7a12"),
                        words.apply("ssd_person"),
                        words.apply("pers_last_name"),
                        Difference.Kind.RENAMED_FIELD,
                        "declared is pers_surname",
                        "row 1",
                        null,
                        NOW.minusSeconds(7200),
                        NOW.minusSeconds(60),
                        12,
                        "lena-foss",
                        NOW.minusSeconds(30)));
    }

    List<FeedWarning> warnings() {
        return List.of(new FeedWarning(
                words.apply("pers_upn: check letter of the UPN does not agree"),
                NOW.minusSeconds(7200),
                NOW.minusSeconds(60),
                4));
    }

    List<FeedCertificate> certificates() {
        return List.of(
                new FeedCertificate(
                        "notices", FeedCertificate.Use.OURS, words.apply("CN=northmoor"), NOW.plusSeconds(86_400)),
                new FeedCertificate(
                        "notices", FeedCertificate.Use.SERVER, words.apply("CN=force"), NOW.plusSeconds(86_400_000)));
    }

    List<Trial> trials() {
        return List.of(new Trial(
                words.apply("notices"),
                false,
                List.of(
                        new Line("connect", "ok", words.apply("connected to sftp.example")),
                        new Line("authenticate", "failed", words.apply("the password was refused: ask the force")))));
    }

    List<SourceState> waysIn() {
        return List.of(
                new SourceState("notices", "sftp", NOW.minusSeconds(60), null),
                new SourceState("view", "jdbc", null, words.apply("The database refused the sign-in.")));
    }

    List<FeedFileProblem> problems() {
        return List.of(new FeedFileProblem("police-crime.yaml", 12, words.apply("unknown key 'adress'")));
    }
}
