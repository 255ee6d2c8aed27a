package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kinbridge.console.Visitor;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogUnavailable;
import kinbridge.sharinglog.RecordRecipients;
import kinbridge.sharinglog.Sha256;
import kinbridge.transparency.Asking;
import kinbridge.transparency.Asking.Identity;
import kinbridge.transparency.Asking.Output;
import kinbridge.transparency.Asking.Present;
import kinbridge.transparency.Asking.Safe;
import kinbridge.transparency.FamilyView;
import kinbridge.transparency.FamilyView.Answer;
import kinbridge.transparency.FamilyView.Line;
import kinbridge.transparency.FamilyView.Nobody;
import kinbridge.transparency.FamilyView.Printed;
import kinbridge.transparency.FamilyView.Refused;
import kinbridge.transparency.FamilyView.Shown;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who looked at a person's information, for that person: what is on the list, and what is on none (section 5.4). */
@Story
class FamilyViewStoryTest {

    private static final String WORKER = "ben-carver";
    private static final String OFFICER = "ian-wetherby";
    private static final LocalDate BORN = LocalDate.now().minusYears(30);

    @Autowired
    Hub hub;

    @Autowired
    FamilyView view;

    @Autowired
    RecordRecipients recipients;

    private UUID family;
    private LookedAt looked;
    private UUID mother;

    @BeforeEach
    void invent() {
        family = hub.family("NM0701");
        looked = new LookedAt(hub, family);
        mother = looked.member(BORN);
    }

    @AfterEach
    void remove() {
        looked.remove();
    }

    private Answer ask(Asking asking) {
        return view.show(hub.requester(WORKER), family, asking);
    }

    private static Asking asking(UUID person, Present present, Output output) {
        return new Asking(person, present, null, Identity.KNOWN, Safe.NO, Safe.NO, output);
    }

    private static Asking alone(UUID person) {
        return asking(person, Present.ALONE, Output.SCREEN);
    }

    private static Asking asAParent(UUID child, UUID parent) {
        return new Asking(child, Present.PARENT, parent, Identity.KNOWN, Safe.NO, Safe.NO, Output.SCREEN);
    }

    private List<Line> list(Asking asking) {
        Answer answer = ask(asking);
        assertThat(answer).isInstanceOf(Shown.class);
        return ((Shown) answer).list().lines();
    }

    private List<String> what(Asking asking) {
        return list(asking).stream().map(Line::what).toList();
    }

    private String paper(UUID person) throws IOException {
        Answer answer = ask(asking(person, Present.ALONE, Output.PAPER));
        assertThat(answer).isInstanceOf(Printed.class);
        return text(((Printed) answer).document());
    }

    private static String text(byte[] document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private String problem(Asking asking) {
        Answer answer = ask(asking);
        assertThat(answer).isInstanceOf(Refused.class);
        return ((Refused) answer).problems().get(0).words();
    }

    @Test
    void a_mother_sees_which_service_saw_what_why_and_in_which_month() {
        looked.look(mother).happened();

        assertThat(list(alone(mother))).singleElement().satisfies(line -> {
            assertThat(line.who()).isEqualTo("Children's social care: a social worker");
            assertThat(line.what()).isEqualTo("What social workers found out about the help that is needed");
            assertThat(line.why()).isEqualTo("To find out what help is needed");
            assertThat(line.when()).matches("[A-Z][a-z]+ \\d{4}");
        });
    }

    @Test
    void the_same_is_on_paper_with_a_privacy_notice() throws IOException {
        looked.look(mother).happened();

        assertThat(paper(mother))
                .contains("Children's social care: a social worker", "Who runs this", "Information Commissioner")
                .doesNotContain("Perpetua", "Vellumwick", "Ben Carver", "somebody-invented");
    }

    @Test
    void many_looks_of_one_kind_are_one_line_that_counts_nothing() {
        looked.look(mother).happened();
        looked.look(mother).ago(Duration.ofDays(200)).happened();
        looked.look(mother).ago(Duration.ofDays(201)).happened();

        assertThat(list(alone(mother)))
                .singleElement()
                .satisfies(line -> assertThat(line.when()).contains(" to "));
    }

    @Test
    void what_was_sent_names_the_agency_it_was_sent_to() {
        looked.look(mother).as(EntryKind.PUSH).by("hub", "HUB").to("NHS_GP").happened();

        assertThat(list(alone(mother))).extracting(Line::who).containsExactly("The family doctor");
    }

    @Test
    void what_concerns_somebody_else_as_well_is_on_no_list() {
        UUID other = looked.member(BORN);
        looked.look(mother, other).happened();
        looked.look(other).happened();

        assertThat(list(alone(mother))).isEmpty();
    }

    @Test
    void a_look_of_the_last_weeks_is_on_no_list_yet() throws IOException {
        looked.look(mother).ago(Duration.ofDays(27)).happened();

        assertThat(list(alone(mother))).isEmpty();
        assertThat(paper(mother)).contains("There is nothing to show on this list.");
    }

    @Test
    void a_look_in_the_work_with_another_family_is_not_on_this_familys_list() {
        looked.look(mother).inFamily(hub.family("NM0103")).happened();

        assertThat(list(alone(mother))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DA.INCIDENT",
                "DA.RISK",
                "SC.S47",
                "SC.ADOPTION",
                "SC.REFERRER",
                "HE.MH",
                "HE.MATERNITY",
                "HE.OBSTETRIC",
                "CJ.INTEL",
                "ID.ADDRESS_PROTECTED",
                "VS.VISITRISK",
                "LE.PROCEEDINGS",
                "SOMETHING.NEW"
            })
    void what_hides_that_it_exists_is_on_no_list(String category) {
        looked.look(mother).category(category).happened();

        assertThat(list(alone(mother))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CRIME_PREVENTION",
                "CP_ENQUIRY",
                "OFFENDER_MGMT",
                "VISIT_SAFETY",
                "SAFEGUARDING_ALERT",
                "LEGAL_PROCEEDINGS",
                "AUDIT",
                "NONE"
            })
    void what_was_done_to_enquire_or_to_prevent_crime_is_on_no_list(String purpose) {
        looked.look(mother).purpose(purpose).happened();

        assertThat(list(alone(mother))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WITHHOLD, LOOK", "FULL, REFUSAL", "FULL, CONTENT_READ", "FULL, LOG_READ"})
    void what_was_refused_or_is_no_look_is_on_no_list(String level, EntryKind kind) {
        looked.look(mother).level(level).as(kind).happened();

        assertThat(list(alone(mother))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ig_officer, LA_IG",
        "marac_coordinator, MARAC_MAPPA",
        "probation_practitioner, PROBATION",
        "safeguarding_midwife, NHS_MAT",
        "police_safeguarding_liaison, POLICE",
        "recovery_worker, DRUG_ALC",
        "hub, HUB"
    })
    void an_agency_that_has_nothing_of_hers_is_not_named_as_it_would_tell_of_a_third_person(
            String role, String agency) {
        looked.look(mother).by(role, agency).happened();

        assertThat(list(alone(mother))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "safeguarding_midwife, NHS_MAT, Maternity care: a midwife",
        "police_safeguarding_liaison, POLICE, The police: a police officer",
        "idva, DA_SVC, The domestic abuse service: a worker who helps people to be safe at home"
    })
    void an_agency_that_knows_her_is_named_to_her_alone(String role, String agency, String who) throws IOException {
        looked.look(mother).by(role, agency).holder(agency).happened();

        assertThat(list(alone(mother))).extracting(Line::who).containsExactly(who);
        assertThat(list(asking(mother, Present.SUPPORTED, Output.SCREEN))).isEmpty();
        assertThat(paper(mother)).doesNotContain(who.substring(0, who.indexOf(':')));
    }

    @ParameterizedTest
    @CsvSource({
        "HO.HOMELESS, CIN_ASSESSMENT, Asking for help because there was no safe home",
        "HO.TENANCY, CIN_ASSESSMENT, The home and who rents it",
        "ID.ADDRESS, CIN_ASSESSMENT, Address and phone number",
        "LE.ORDERS, CIN_ASSESSMENT, What a court has ordered",
        "CJ.INCIDENT, CIN_ASSESSMENT, Times when the police came or were called"
    })
    void what_could_be_of_use_to_a_perpetrator_is_shown_to_her_alone_and_never_on_paper(
            String category, String purpose, String words) throws IOException {
        looked.look(mother).category(category).purpose(purpose).happened();

        assertThat(what(alone(mother))).containsExactly(words);
        assertThat(list(asking(mother, Present.SUPPORTED, Output.SCREEN))).isEmpty();
        assertThat(list(new Asking(mother, Present.ALONE, null, Identity.KNOWN, Safe.NO, Safe.UNSURE, Output.SCREEN)))
                .as("somebody could make her tell")
                .isEmpty();
        assertThat(paper(mother)).contains("There is nothing to show on this list.");
    }

    @Test
    void that_it_was_for_safety_from_abuse_is_said_to_a_client_of_the_service_and_to_nobody_else() {
        looked.look(mother).category("SC.STATUS").purpose("DA_SAFETY").happened();
        looked.look(mother)
                .category("SC.STATUS")
                .by("da_practitioner", "LA_CSC")
                .happened();
        assertThat(list(alone(mother))).as("he may be the one who is feared").isEmpty();

        looked.look(mother).holder("DA_SVC").category("DA.INCIDENT").happened();

        assertThat(list(alone(mother))).hasSize(2);
        assertThat(list(asking(mother, Present.SUPPORTED, Output.SCREEN))).isEmpty();
    }

    @Test
    void that_the_police_have_intelligence_of_somebody_does_not_bring_the_police_on_the_list() {
        looked.look(mother).by("police_safeguarding_liaison", "POLICE").happened();
        looked.look(mother).holder("POLICE").category("CJ.INTEL").happened();

        assertThat(list(alone(mother))).isEmpty();
    }

    @Test
    void a_worker_who_is_marked_as_near_to_a_perpetrator_opens_the_list_of_the_paper() {
        looked.look(mother).category("HO.TENANCY").happened();
        looked.mark("requester_linked_to_perp", WORKER);

        assertThat(list(alone(mother))).isEmpty();
    }

    @Test
    void whom_it_is_unsafe_to_tell_gets_nothing_on_paper_and_nothing_by_post() {
        looked.flag("unsafe_to_notify", mother, null, Instant.now());

        assertThat(ask(asking(mother, Present.ALONE, Output.PAPER))).isInstanceOf(Refused.class);
        assertThat(view.post(hub.requester("ian-wetherby"), request("SELF"))).isInstanceOf(Refused.class);
        assertThat(ask(alone(mother))).isInstanceOf(Shown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"child_abuse_data_not_best_interests", "child_expects_confidence"})
    void what_is_kept_from_parents_is_kept_from_a_mother(String flag) {
        UUID child = looked.member(LocalDate.now().minusYears(7));
        looked.isMotherOf(mother, child);
        looked.flag(flag, child, null, Instant.now());

        assertThat(problem(asAParent(child, mother))).contains("cannot confirm");
    }

    @Test
    void where_an_address_is_protected_nobody_is_told_who_saw_the_address() {
        looked.look(mother).category("ID.ADDRESS").happened();
        looked.flag("protected_address", mother, null, Instant.now());

        assertThat(list(alone(mother))).isEmpty();
    }

    @Test
    void an_alleged_perpetrator_reads_what_everybody_reads_on_paper() {
        looked.look(mother).happened();
        looked.look(mother).category("HO.TENANCY").happened();
        looked.flag("alleged_perpetrator", mother, null, Instant.now());

        assertThat(what(alone(mother))).containsExactly("What social workers found out about the help that is needed");
    }

    @Test
    void of_whom_it_is_not_sure_who_they_are_only_the_sure_part_is_listed_as_on_paper() {
        UUID doubtful = looked.alsoKnownAs(mother, BORN);
        looked.look(mother).happened();
        looked.look(mother).category("HO.TENANCY").happened();
        looked.look(doubtful).category("HO.ARREARS").happened();

        assertThat(what(alone(mother))).containsExactly("What social workers found out about the help that is needed");
    }

    @Test
    void what_she_must_not_be_told_of_is_not_listed_until_somebody_told_her() {
        UUID grant = UUID.randomUUID();
        looked.look(mother).owing(grant, "LOG", "DO_NOT_NOTIFY").happened();
        assertThat(list(alone(mother))).as("nobody has looked again").isEmpty();

        looked.notice(
                "DO_NOT_NOTIFY", mother, grant, "NOT_TOLD", false, Instant.now().minusSeconds(600));
        assertThat(list(alone(mother))).as("looked at again, and not told").isEmpty();

        looked.notice(
                "DO_NOT_NOTIFY", mother, grant, "TOLD", true, Instant.now().minusSeconds(300));
        assertThat(list(alone(mother))).as("told").hasSize(1);
    }

    @Test
    void what_she_was_told_of_is_not_listed_any_more_when_it_has_become_unsafe() {
        UUID grant = UUID.randomUUID();
        looked.look(mother).owing(grant, "LOG", "NOTIFY_SUBJECT").happened();
        looked.notice(
                "NOTIFY_SUBJECT", mother, grant, "TOLD", true, Instant.now().minusSeconds(300));
        assertThat(list(alone(mother))).hasSize(1);

        looked.notice("DO_NOT_NOTIFY", mother, grant, null, false, null);

        assertThat(list(alone(mother))).isEmpty();
    }

    @Test
    void that_somebody_else_was_told_does_not_count() {
        UUID other = looked.member(BORN);
        UUID grant = UUID.randomUUID();
        looked.look(mother).owing(grant, "LOG", "NOTIFY_SUBJECT").happened();

        looked.notice("NOTIFY_SUBJECT", other, grant, "TOLD", true, Instant.now());

        assertThat(list(alone(mother))).isEmpty();
    }

    @Test
    void neither_is_it_among_the_recipients_of_a_subject_access_pack() {
        UUID grant = UUID.randomUUID();
        UUID record = looked.look(mother).owing(grant, "LOG", "NOTIFY_SUBJECT").happened();
        looked.notice(
                "NOTIFY_SUBJECT",
                mother,
                grant,
                "NOT_TOLD",
                false,
                Instant.now().minusSeconds(600));
        assertThat(recipients.of(List.of(record), Instant.now(), Set.of())).isEmpty();

        looked.notice(
                "DO_NOT_NOTIFY", mother, grant, "TOLD", true, Instant.now().minusSeconds(300));

        assertThat(recipients.of(List.of(record), Instant.now(), Set.of())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prejudice_crime", "police_hold", "serious_harm_if_disclosed", "child_expects_confidence"})
    void looks_at_a_record_that_is_held_back_are_not_listed(String flag) {
        UUID record = looked.look(mother).happened();
        looked.look(mother).category("FI.BENEFITS").happened();

        looked.flag(flag, mother, record, Instant.now());

        assertThat(what(alone(mother))).containsExactly("Money and benefits");
    }

    @Test
    void a_hold_on_the_person_stops_the_list_where_it_stood() {
        looked.look(mother).ago(Duration.ofDays(300)).happened();
        looked.look(mother).category("FI.BENEFITS").ago(Duration.ofDays(150)).happened();
        assertThat(list(alone(mother))).hasSize(2);

        looked.flag("police_hold", mother, null, Instant.now().minus(Duration.ofDays(160)));

        assertThat(what(alone(mother))).containsExactly("What social workers found out about the help that is needed");
    }

    @Test
    void nothing_that_is_left_out_changes_a_byte_of_the_list_or_of_the_paper() throws IOException {
        UUID other = looked.member(BORN);
        looked.look(mother).happened();
        looked.look(mother)
                .category("TAF.PLAN")
                .purpose("TAF_SUPPORT")
                .ago(Duration.ofDays(160))
                .happened();
        List<Line> before = list(asking(mother, Present.SUPPORTED, Output.SCREEN));
        String paper = paper(mother);
        long seed = new Random().nextLong();
        Random random = new Random(seed);

        for (int number = 0; number < 60; number++) {
            leftOut(random, other).happened();
        }

        assertThat(list(asking(mother, Present.SUPPORTED, Output.SCREEN)))
                .as("seed " + seed)
                .isEqualTo(before);
        assertThat(paper(mother)).as("seed " + seed).isEqualTo(paper);
    }

    @Test
    void nothing_that_is_on_no_list_changes_a_byte_even_for_her_alone() {
        looked.look(mother).happened();
        looked.look(mother).category("HO.TENANCY").happened();
        List<Line> before = list(alone(mother));
        long seed = new Random().nextLong();
        Random random = new Random(seed);

        for (int number = 0; number < 40; number++) {
            LookedAt.Look look = looked.look(mother).ago(Duration.ofDays(random.nextInt(700)));
            switch (random.nextInt(6)) {
                case 0 -> look.category(pick(random, "DA.INCIDENT", "SC.S47", "HE.MH", "VS.VISITRISK", "CJ.INTEL"));
                case 1 -> look.purpose(pick(random, "CRIME_PREVENTION", "CP_ENQUIRY", "EMERGENCY", "DA_SAFETY"));
                case 2 -> look.by("marac_coordinator", "MARAC_MAPPA").holder("MARAC_MAPPA");
                case 3 -> look.ago(Duration.ofDays(random.nextInt(28)));
                case 4 -> look.owing(UUID.randomUUID(), "LOG", pick(random, "DO_NOT_NOTIFY", "NOTIFY_SUBJECT"));
                default -> look.as(random.nextBoolean() ? EntryKind.ALERT : EntryKind.REFUSAL);
            }
            look.happened();
        }

        assertThat(list(alone(mother))).as("seed " + seed).isEqualTo(before);
    }

    /** At least one reason to be left out, and anything else. */
    private LookedAt.Look leftOut(Random random, UUID other) {
        LookedAt.Look look = (random.nextInt(8) == 0 ? looked.look(mother, other) : looked.look(mother))
                .ago(Duration.ofDays(random.nextInt(700)))
                .category(random.nextBoolean() ? "FI.BENEFITS" : "SC.ASSESSMENT")
                .purpose(random.nextBoolean() ? "CIN_ASSESSMENT" : "TAF_SUPPORT");
        return switch (random.nextInt(10)) {
            case 0 -> look.category(pick(random, "DA.INCIDENT", "DA.RISK", "DA.SAFETYPLAN", "SC.S47", "HE.MH"));
            case 1 -> look.category(pick(random, "HO.HOMELESS", "HO.TENANCY", "ID.ADDRESS", "LE.ORDERS", "HE.APPT"));
            case 2 -> look.purpose(pick(random, "DA_SAFETY", "CRIME_PREVENTION", "CP_ENQUIRY", "OFFENDER_MGMT"));
            case 3 -> look.by("idva", "DA_SVC").holder(pick(random, "LA_CSC", "DA_SVC"));
            case 4 -> look.by("marac_coordinator", "MARAC_MAPPA");
            case 5 -> look.holder(pick(random, "DA_SVC", "MARAC_MAPPA"));
            case 6 -> look.ago(Duration.ofDays(random.nextInt(28)));
            case 7 -> look.owing(UUID.randomUUID(), "LOG", pick(random, "DO_NOT_NOTIFY", "NOTIFY_SUBJECT"));
            case 8 -> look.as(random.nextBoolean() ? EntryKind.ALERT : EntryKind.REFUSAL);
            default -> look.level("WITHHOLD");
        };
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    @Test
    void a_mother_opens_the_list_of_her_child_and_it_is_as_on_paper() {
        UUID child = looked.member(LocalDate.now().minusYears(7));
        looked.isMotherOf(mother, child);
        looked.look(child).category("HE.CHILD").happened();
        looked.look(child).category("ED.ATTENDANCE").happened();

        assertThat(what(asAParent(child, mother))).containsExactly("A child's health and growth");
    }

    @Test
    void who_is_not_known_as_a_parent_and_who_may_have_harmed_somebody_hear_the_same() {
        UUID child = looked.member(LocalDate.now().minusYears(7));
        UUID stranger = looked.member(BORN);
        looked.isMotherOf(mother, child);
        String unknown = problem(asAParent(child, stranger));
        assertThat(ask(asAParent(child, mother))).isInstanceOf(Shown.class);

        looked.flag("alleged_perpetrator", mother, null, Instant.now());

        assertThat(problem(asAParent(child, mother))).isEqualTo(unknown);
    }

    @Test
    void of_a_child_who_decides_alone_no_parent_opens_the_list_but_the_child_does() {
        UUID child = looked.member(LocalDate.now().minusYears(14));
        looked.isMotherOf(mother, child);
        looked.competence(child, "gillick");

        assertThat(ask(asAParent(child, mother))).isInstanceOf(Refused.class);
        assertThat(ask(asking(child, Present.CHILD, Output.SCREEN))).isInstanceOf(Shown.class);
    }

    @Test
    void from_sixteen_it_is_the_young_persons_own() {
        UUID child = looked.member(LocalDate.now().minusYears(16));
        looked.isMotherOf(mother, child);

        assertThat(ask(asAParent(child, mother))).isInstanceOf(Refused.class);
        assertThat(ask(alone(child))).isInstanceOf(Shown.class);
    }

    @Test
    void the_list_of_an_unborn_child_is_opened_for_a_parent_and_for_nobody_as_its_own() {
        UUID child = looked.member(BORN);
        looked.isOfUnknownAge(child, LocalDate.now().plusMonths(2));
        looked.isMotherOf(mother, child);

        assertThat(problem(alone(child))).contains("under 16");
        assertThat(ask(asAParent(child, mother))).isInstanceOf(Shown.class);
    }

    @Test
    void a_child_in_focus_whose_birth_date_nobody_sent_is_a_child() {
        UUID child = looked.member(BORN);
        looked.isOfUnknownAge(child, null);
        looked.isInFocus(child);
        looked.isMotherOf(mother, child);

        assertThat(problem(alone(child))).contains("under 16");
        assertThat(ask(asAParent(child, mother))).isInstanceOf(Shown.class);
    }

    @Test
    void of_anybody_else_whose_birth_date_nobody_sent_no_list_is_opened() {
        UUID somebody = looked.member(BORN);
        looked.isOfUnknownAge(somebody, null);
        looked.isMotherOf(mother, somebody);

        assertThat(problem(alone(somebody))).contains("cannot confirm");
        assertThat(problem(asking(somebody, Present.SUPPORTED, Output.PAPER))).contains("cannot confirm");
        assertThat(problem(asAParent(somebody, mother))).contains("cannot confirm");
    }

    @Test
    void a_child_is_asked_whether_it_understands() {
        UUID child = looked.member(LocalDate.now().minusYears(7));

        assertThat(problem(alone(child))).contains("under 16");
    }

    @ParameterizedTest
    @CsvSource({
        "UNCHECKED, NO, NO, SCREEN, Make sure who they are first",
        "KNOWN, YES, NO, SCREEN, Wait until nobody else can see or hear",
        "KNOWN, UNSURE, NO, PAPER, Wait until nobody else can see or hear",
        "KNOWN, NO, YES, PAPER, Do not give it on paper",
        "KNOWN, NO, UNSURE, PAPER, Do not give it on paper"
    })
    void an_unsafe_answer_is_refused_and_says_what_to_do(
            Identity identity, Safe others, Safe pressed, Output output, String words) {
        Asking unsafe = new Asking(mother, Present.ALONE, null, identity, others, pressed, output);

        assertThat(problem(unsafe)).startsWith(words);
    }

    @Test
    void what_is_not_answered_is_asked_for() {
        Answer answer = ask(new Asking(null, null, null, null, null, null, null));

        assertThat(((Refused) answer).problems()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claire-dunmore", "priya-raman", "martin-okell", "ian-wetherby", "gary-rudge"})
    void who_does_not_work_with_the_family_in_such_a_role_opens_nothing_and_the_try_is_logged(String practitioner) {
        long before = logged("REFUSAL", practitioner);

        Answer answer = view.show(hub.requester(practitioner), family, alone(mother));

        assertThat(answer).isInstanceOf(Nobody.class);
        assertThat(logged("REFUSAL", practitioner)).isEqualTo(before + 1);
    }

    @Test
    void who_has_left_the_team_opens_nothing() {
        UUID membership = UUID.randomUUID();
        hub.owner().sql("""
                insert into families.team_member (id, family_id, practitioner, role, agency, since, until)
                values (?, ?, 'priya-raman', 'social_worker', 'LA_CSC', current_date - 60, current_date - 1)""").params(membership, family).update();
        try {
            assertThat(view.show(hub.requester("priya-raman"), family, alone(mother)))
                    .isInstanceOf(Nobody.class);
        } finally {
            hub.owner()
                    .sql("delete from families.team_member where id = ?")
                    .param(membership)
                    .update();
        }
    }

    @Test
    void of_somebody_who_is_no_member_no_list_is_opened() {
        UUID ofOthers = hub.identity("socialcare-ssd", "NM0103");

        assertThat(problem(alone(ofOthers))).contains("cannot confirm");
    }

    @Test
    void what_was_said_and_what_was_handed_over_is_in_the_log_first_on_her_behalf() {
        Printed printed = (Printed) ask(asking(mother, Present.ALONE, Output.PAPER));

        assertThat(hub.log().entry(printed.logEntry())).hasValueSatisfying(entry -> {
            assertThat(entry.line().kind()).isEqualTo(EntryKind.EXPORT);
            assertThat(entry.delivery().payloadDigest()).isEqualTo(Sha256.of(printed.document()));
        });
        assertThat(hub.count(
                        "select count(*) from sharing_log.entry where kind in ('STATE', 'EXPORT')"
                                + " and convert_from(header, 'UTF8') like ?",
                        "%\"onBehalfOf\":\"" + mother + "\"%"))
                .isEqualTo(2);
    }

    @Test
    void while_the_log_cannot_be_written_nothing_is_shown_and_nothing_printed() {
        hub.asOwner("revoke insert on sharing_log.entry from kinbridge_app");
        try {
            assertThatThrownBy(() -> ask(alone(mother))).isInstanceOf(LogUnavailable.class);
            assertThatThrownBy(() -> ask(asking(mother, Present.ALONE, Output.PAPER)))
                    .isInstanceOf(LogUnavailable.class);
        } finally {
            hub.asOwner("grant insert on sharing_log.entry to kinbridge_app");
        }
        hub.until("the log to be written again", () -> {
            try {
                return ask(alone(mother)) instanceof Shown;
            } catch (LogUnavailable notYet) {
                return false;
            }
        });
    }

    /** Chained already, or still to be: asked at once, as an entry goes from the one to the other. */
    private long logged(String kind, String person) {
        return hub.count("""
                select count(*) from (select kind, header from sharing_log.entry
                  union all select kind, header from sharing_log.pending) e
                where kind = ? and convert_from(header, 'UTF8') like '%"personId":"' || ? || '"%'""", kind, person);
    }

    private UUID request(String askedAs) {
        return request(askedAs, OFFICER);
    }

    private UUID request(String askedAs, @Nullable String reviewer) {
        UUID id = UUID.randomUUID();
        hub.database()
                .sql("""
                        insert into subject_access.request (id, reference, asked_as, received_on, opened_by, opened_at,
                          identity_checked_on, subject_identity, reviewer, details)
                        values (:id, :reference, :as, current_date, 'somebody-else', now(), current_date, :who,
                          :reviewer, :details)""")
                .param("id", id)
                .param("reference", "SAR-" + id)
                .param("as", askedAs)
                .param("who", mother)
                .param("reviewer", reviewer, java.sql.Types.VARCHAR)
                .param("details", new byte[] {1})
                .update();
        return id;
    }

    @Test
    void who_asked_by_post_and_proved_who_they_are_gets_the_list_as_on_paper() throws IOException {
        looked.look(mother).happened();
        looked.look(mother).category("HO.TENANCY").happened();

        Answer answer = view.post(hub.requester("ian-wetherby"), request("SELF"));

        assertThat(text(((Printed) answer).document()))
                .contains("Children's social care: a social worker")
                .doesNotContain("The home and who rents it");
    }

    @Test
    void an_officer_whom_no_colleague_chose_as_the_reviewer_prints_no_list_by_post() {
        long before = logged("REFUSAL", OFFICER);

        assertThat(view.post(hub.requester(OFFICER), request("SELF", null))).isInstanceOf(Refused.class);
        assertThat(view.post(hub.requester(OFFICER), request("SELF", "somebody-else")))
                .isInstanceOf(Refused.class);
        assertThat(logged("REFUSAL", OFFICER)).isEqualTo(before + 2);
    }

    @Test
    void a_reviewer_who_is_marked_as_near_prints_no_list_by_post() {
        looked.mark("requester_conflict", OFFICER);

        assertThat(view.post(hub.requester(OFFICER), request("SELF"))).isInstanceOf(Refused.class);
    }

    @Test
    void a_reviewer_who_works_or_worked_with_the_family_prints_no_list_by_post() {
        UUID membership = UUID.randomUUID();
        hub.owner().sql("""
                insert into families.team_member (id, family_id, practitioner, role, agency, since, until)
                values (?, ?, ?, 'social_worker', 'LA_CSC', current_date - 60, current_date - 1)""").params(membership, family, OFFICER).update();
        try {
            assertThat(view.post(hub.requester(OFFICER), request("SELF"))).isInstanceOf(Refused.class);
        } finally {
            hub.owner()
                    .sql("delete from families.team_member where id = ?")
                    .param(membership)
                    .update();
        }
    }

    @Test
    void by_post_nobody_gets_the_list_of_a_child_or_of_somebody_of_unknown_age() {
        looked.isOfUnknownAge(mother, null);
        assertThat(view.post(hub.requester(OFFICER), request("SELF"))).isInstanceOf(Refused.class);

        looked.isInFocus(mother);
        assertThat(view.post(hub.requester(OFFICER), request("SELF"))).isInstanceOf(Refused.class);
    }

    @Test
    void nobody_else_gets_a_persons_list_by_post() {
        assertThat(view.post(hub.requester("ian-wetherby"), request("REPRESENTATIVE")))
                .isInstanceOf(Refused.class);
        assertThat(view.post(hub.requester("ian-wetherby"), UUID.randomUUID())).isInstanceOf(Refused.class);
        assertThat(hub.visitor(WORKER)
                        .post(
                                "/subject-access/" + UUID.randomUUID() + "/looks",
                                hub.visitor(WORKER).token())
                        .statusCode())
                .isEqualTo(403);
    }

    private String page() {
        return "/families/" + family + "/looks";
    }

    private HttpResponse<String> send(Visitor visitor, UUID person, String output) {
        return visitor.post(
                page(),
                visitor.token(),
                "purpose",
                "CIN_ASSESSMENT",
                "person",
                person.toString(),
                "present",
                "ALONE",
                "identity",
                "KNOWN",
                "others",
                "NO",
                "pressed",
                "NO",
                "output",
                output);
    }

    @Test
    void a_social_worker_opens_the_list_beside_a_mother_and_prints_it() {
        UUID kelly = hub.identity("socialcare-ssd", "NM0703");
        Visitor worker = hub.visitor(WORKER);
        assertThat(worker.get("/families/" + family + "?purpose=CIN_ASSESSMENT").body())
                .contains("/looks?purpose=CIN_ASSESSMENT");
        assertThat(worker.get(page() + "?purpose=CIN_ASSESSMENT").body()).contains("Who is there", "Kelly Marsh");

        HttpResponse<String> shown = send(worker, kelly, "SCREEN");
        HttpResponse<String> printed = send(worker, kelly, "PAPER");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Who looked at your information", "This is the same for everybody")
                .doesNotContain("Kelly");
        assertThat(printed.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(printed.body()).startsWith("%PDF");
    }

    @Test
    void each_member_whom_the_worker_sees_has_the_same_link() {
        String body = hub.visitor(WORKER)
                .get("/families/" + family + "/people?purpose=CIN_ASSESSMENT")
                .body();

        assertThat(body.split("/looks\\?", -1).length - 1)
                .isEqualTo(body.split("data-label=\"Stands\"", -1).length - 1)
                .isPositive();
    }

    @Test
    void a_form_that_names_somebody_who_was_not_shown_is_answered_like_no_family() {
        Visitor worker = hub.visitor(WORKER);

        assertThat(send(worker, hub.identity("socialcare-ssd", "NM0103"), "SCREEN")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_family_that_is_not_for_this_worker_answers_like_one_that_does_not_exist() {
        Visitor stranger = hub.visitor("priya-raman");

        HttpResponse<String> real = stranger.get(page() + "?purpose=CIN_ASSESSMENT");
        HttpResponse<String> none = stranger.get("/families/" + UUID.randomUUID() + "/looks?purpose=CIN_ASSESSMENT");

        assertThat(real.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(real.body().length()).isEqualTo(none.body().length());
    }
}
