package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.console.Visitor;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.familyview.ContestMarks.Readers;
import kinbridge.familyview.Contesting.Said;
import kinbridge.familyview.FamilyContests;
import kinbridge.familyview.FamilyContests.Contested;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPage.TimelineEntry;
import kinbridge.familyview.FamilyRecords;
import kinbridge.intake.Intake;
import kinbridge.mappings.Category;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.needtoknow.ContestFields;
import kinbridge.needtoknow.Undecided;
import kinbridge.rectification.ContestedPages;
import kinbridge.rectification.ContestedPages.ByRecord;
import kinbridge.rectification.ContestedPages.State;
import kinbridge.rectification.DeclaredCorrections;
import kinbridge.rectification.DeclaredCorrections.Declaration;
import kinbridge.work.Outcome;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Finished;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;

/** A mother says that what housing wrote of her tenancy is wrong: it is marked, answered, and corrected. */
@Story
class RectificationStoryTest {

    private static final String PURPOSE = "TAF_SUPPORT";
    private static final String SHOWN_ALL = "gary-rudge";
    private static final String TOLD_ONLY_THAT_THERE_IS_ONE = "orla-keane";
    private static final String MAY_NOT_RECORD = "dean-oakes";
    private static final String STRANGER = "leanne-poole";
    private static final String OFFICER = "ian-wetherby";
    private static final String STATEMENT = "The tenancy was never insecure, the letter of March says so";

    @Autowired
    Hub hub;

    @Autowired
    Intake intake;

    @Autowired
    Families families;

    @Autowired
    Teams teams;

    @Autowired
    Practitioners practitioners;

    @Autowired
    FamilyContests contests;

    @Autowired
    ContestedPages contested;

    @Autowired
    DeclaredCorrections corrections;

    @Autowired
    TaskPages tasks;

    @Autowired
    FamilyRecords records;

    private UUID family;
    private String story;
    private UUID mother;

    @BeforeEach
    void open(TestInfo test) {
        story = "R" + Integer.toHexString(test.getDisplayName().hashCode());
        said().person(story + "child", "Tobias", "Rectory" + story, LocalDate.of(2019, 3, 4));
        said().person(story + "mother", "Philippa", "Rectory" + story, LocalDate.of(1991, 7, 8));
        said().tie(story + "mother", Relationship.Type.MOTHER, story + "child", null);
        tenancy("Insecure");
        hub.settle();
        mother = hub.identity(Sayings.SOCIALCARE, story + "mother");
        UUID child = personOf(hub.identity(Sayings.SOCIALCARE, story + "child"));
        families.openFor(child, "opened for a story");
        family = families.openFamiliesOf(child).get(0);
        for (String member : List.of(SHOWN_ALL, TOLD_ONLY_THAT_THERE_IS_ONE, MAY_NOT_RECORD)) {
            teams.addByHand(family, practitioners.find(member).orElseThrow(), LocalDate.of(2026, 1, 5));
        }
    }

    @AfterEach
    void close() {
        hub.close(family);
    }

    private Sayings said() {
        return new Sayings(intake, "rectification");
    }

    private void tenancy(String type) {
        said().housing(
                        RecordType.TENANCY,
                        Category.HO_TENANCY,
                        story + "mother",
                        LocalDate.of(2026, 3, 1),
                        Map.of("tenureType", type));
        hub.settle();
    }

    private UUID personOf(UUID identity) {
        return hub.database()
                .sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .single();
    }

    private UUID record() {
        return hub.database().sql("""
                        select distinct r.id from statements.record r
                        join statements.subject_identity s on s.version_id = r.version_id
                        where r.type = 'TENANCY' and s.identity_id = ?""").param(mother).query(UUID.class).single();
    }

    private List<UUID> versions() {
        return hub.database()
                .sql("select id from statements.version where thing_id = ? order by received_sequence")
                .param(record())
                .query(UUID.class)
                .list();
    }

    private Said says(String by) {
        return new Said(by, null, "FACT", LocalDate.now(), STATEMENT);
    }

    private Recording contest(String practitioner, UUID record, Said said) {
        return contests.contest(hub.requester(practitioner), family, PURPOSE, new Contested(record, mother, said))
                .orElseThrow();
    }

    private void contested() {
        assertThat(contest(SHOWN_ALL, record(), says("PERSON"))).isInstanceOf(Recording.Recorded.class);
    }

    private FamilyPage page(String practitioner) {
        return hub.open(practitioner, family, PURPOSE).orElseThrow();
    }

    private TimelineEntry tenancySeenBy(String practitioner) {
        return page(practitioner).timeline().stream()
                .filter(entry -> entry.title().toLowerCase(java.util.Locale.UK).contains("tenancy"))
                .findFirst()
                .orElseThrow();
    }

    private static String words(Recording refused) {
        return ((Recording.Refused) refused).problems().get(0).words();
    }

    private UUID task(TaskKind kind) {
        return hub.database()
                .sql("select id from work.task where kind = ? and family_id = ? and done_at is null")
                .params(kind.name(), family)
                .query(UUID.class)
                .single();
    }

    private long openTasks(TaskKind kind) {
        return hub.count(
                "select count(*) from work.task where kind = ? and family_id = ? and done_at is null",
                kind.name(),
                family);
    }

    /** Housing has no liaison here, so governance answers in its name. */
    private void answer(Outcome outcome) {
        assertThat(tasks.finish(
                        hub.requester(OFFICER),
                        task(TaskKind.CONTESTED_RECORD),
                        new Answer(outcome.name(), "Housing looked at the letter of March", false, "")))
                .isInstanceOf(Finished.Done.class);
    }

    private Set<UUID> retracted() {
        return Set.copyOf(
                hub.database().sql("""
                        select w.version_id from retraction.retraction r
                        join retraction.wrong_version w on w.retraction_id = r.id
                        where r.thing_id = ? and r.reason = 'CORRECTED'""").param(record()).query(UUID.class).list());
    }

    @Test
    void whoever_is_shown_all_of_it_reads_the_mark_and_what_is_said() {
        contested();

        TimelineEntry entry = tenancySeenBy(SHOWN_ALL);
        assertThat(entry.title()).endsWith("(contested)");
        assertThat(entry.details())
                .anySatisfy(detail -> {
                    assertThat(detail.label()).isEqualTo("Contested");
                    assertThat(detail.value()).endsWith("the person says it is wrong");
                })
                .anySatisfy(detail -> assertThat(detail.value()).isEqualTo(STATEMENT));
    }

    @Test
    void a_program_is_told_that_a_name_is_contested_as_the_page_tells_it() {
        String address = "/fhir/Patient?family=" + family + "&purpose=" + PURPOSE;
        assertThat(Program.of(hub, SHOWN_ALL).get(address).body()).doesNotContain("StructureDefinition/contested");

        assertThat(contest(SHOWN_ALL, mother, says("PERSON"))).isInstanceOf(Recording.Recorded.class);

        assertThat(Program.of(hub, SHOWN_ALL).get(address).body())
                .contains("StructureDefinition/contested", "Name, dates or numbers contested: On ");
    }

    @Test
    void whoever_is_told_only_that_there_is_one_learns_nothing_of_the_contest() {
        contested();

        assertThat(tenancySeenBy(TOLD_ONLY_THAT_THERE_IS_ONE).title()).startsWith("Housing holds");
        assertThat(page(TOLD_ONLY_THAT_THERE_IS_ONE).toString()).doesNotContain("ontested", STATEMENT);
    }

    @Test
    void a_program_reads_the_mark_where_a_page_shows_it() {
        contested();

        assertThat(Program.of(hub, SHOWN_ALL)
                        .get("/api/families/" + family + "?purpose=" + PURPOSE)
                        .body())
                .contains("(contested)", STATEMENT);
        assertThat(Program.of(hub, TOLD_ONLY_THAT_THERE_IS_ONE)
                        .get("/api/families/" + family + "?purpose=" + PURPOSE)
                        .body())
                .doesNotContain("ontested", STATEMENT);
    }

    @Test
    void at_a_table_with_the_family_it_is_contested_by_nobody_in_particular() {
        contested();

        for (Undecided item : records.about(Set.of(personOf(mother)), Readers.FAMILY)) {
            if (item.id().equals(record())) {
                Map<String, FieldValue> fields = item.fields().get();
                assertThat(fields.get(ContestFields.MARK).text())
                        .startsWith("On ")
                        .doesNotContain("person");
                assertThat(fields).doesNotContainKey(ContestFields.STATEMENT);
            }
        }
    }

    @Test
    void the_copy_of_the_person_has_what_they_said_and_the_copy_of_another_does_not() {
        contested();

        assertThat(fieldsFor(Readers.person(personOf(mother)))).containsKey(ContestFields.STATEMENT);
        assertThat(fieldsFor(Readers.person(UUID.randomUUID()))).doesNotContainKey(ContestFields.MARK);
        assertThat(fieldsFor(Readers.NOBODY)).doesNotContainKey(ContestFields.MARK);
    }

    private Map<String, FieldValue> fieldsFor(Readers readers) {
        return records.about(Set.of(personOf(mother)), readers).stream()
                .filter(item -> item.id().equals(record()))
                .findFirst()
                .orElseThrow()
                .fields()
                .get();
    }

    @Test
    void once_its_holder_agrees_the_next_version_is_the_correction() {
        contested();
        answer(Outcome.CORRECTED);
        assertThat(tenancySeenBy(SHOWN_ALL).title()).endsWith("(contested)");
        assertThat(retracted()).isEmpty();
        List<UUID> wrong = versions();

        tenancy("Secure");

        assertThat(tenancySeenBy(SHOWN_ALL).title()).doesNotContain("contested");
        assertThat(retracted()).containsExactlyInAnyOrderElementsOf(wrong);
        assertThat(hub.database()
                        .sql("select replacement_id from retraction.retraction where thing_id = ?")
                        .param(record())
                        .query(UUID.class)
                        .single())
                .isEqualTo(versions().get(1));
    }

    @Test
    void whoever_was_shown_the_wrong_version_is_told_and_whoever_saw_the_right_one_alone_is_not() {
        contested();
        answer(Outcome.CORRECTED);
        tenancy("Secure");
        teams.addByHand(family, practitioners.find(STRANGER).orElseThrow(), LocalDate.of(2026, 1, 5));
        assertThat(tenancySeenBy(STRANGER).title()).doesNotContain("contested");

        hub.until("the task of who was shown it", () -> stopRelying(SHOWN_ALL) == 1);
        assertThat(stopRelying(STRANGER)).isZero();
    }

    private long stopRelying(String practitioner) {
        return hub.count(
                "select count(*) from work.task where kind = 'TAKEN_BACK' and family_id = ? and owner = ?",
                family,
                practitioner);
    }

    @Test
    void what_says_the_same_again_corrects_nothing() {
        contested();
        answer(Outcome.CORRECTED);

        tenancy("Insecure");

        assertThat(tenancySeenBy(SHOWN_ALL).title()).endsWith("(contested)");
        assertThat(retracted()).isEmpty();
    }

    @Test
    void what_goes_back_to_what_was_contested_corrects_nothing() {
        contested();
        tenancy("Introductory");
        answer(Outcome.CORRECTED);

        tenancy("Insecure");

        assertThat(tenancySeenBy(SHOWN_ALL).title()).endsWith("(contested)");
        assertThat(retracted()).isEmpty();
    }

    @Test
    void a_correction_that_came_before_the_answer_is_named_by_the_answer() {
        contested();
        List<UUID> wrong = versions();
        tenancy("Secure");
        assertThat(retracted()).isEmpty();

        answer(Outcome.CORRECTED_SENT);

        assertThat(retracted()).containsExactlyInAnyOrderElementsOf(wrong);
        assertThat(tenancySeenBy(SHOWN_ALL).title()).doesNotContain("contested");
    }

    @Test
    void a_correction_that_has_not_come_is_waited_for_whoever_thinks_so() {
        contested();

        answer(Outcome.CORRECTED_SENT);

        assertThat(retracted()).isEmpty();
        assertThat(contested.file(hub.requester(OFFICER), State.AWAITED))
                .anyMatch(row -> row.record().equals(record()));
    }

    @Test
    void what_stands_keeps_the_mark_the_statement_and_the_answer() {
        contested();
        answer(Outcome.STANDS);
        tenancy("Secure");

        assertThat(tenancySeenBy(SHOWN_ALL).details())
                .extracting(FamilyPage.Detail::value)
                .contains(STATEMENT, "Housing looked at the letter of March");
        assertThat(retracted()).isEmpty();
    }

    @Test
    void what_is_no_longer_contested_bears_no_mark() {
        contested();
        answer(Outcome.WITHDRAWN_BY_ASKER);

        assertThat(tenancySeenBy(SHOWN_ALL).title()).doesNotContain("contested");
        assertThat(openTasks(TaskKind.TELL_OUTCOME)).isZero();
    }

    @Test
    void the_same_person_contests_a_record_once_until_it_is_answered() {
        contested();

        assertThat(words(contest(SHOWN_ALL, record(), says("PERSON")))).contains("contested already");
        assertThat(openTasks(TaskKind.CONTESTED_RECORD)).isEqualTo(1);
    }

    @Test
    void a_second_voice_is_a_second_mark_and_one_correction_ends_what_its_holder_agreed_with() {
        contested();
        answer(Outcome.CORRECTED);
        assertThat(contest(SHOWN_ALL, record(), says("PRACTITIONER"))).isInstanceOf(Recording.Recorded.class);

        tenancy("Secure");

        assertThat(retracted()).hasSize(1);
        assertThat(tenancySeenBy(SHOWN_ALL).details())
                .filteredOn(detail -> detail.label().equals("Contested"))
                .singleElement()
                .satisfies(detail -> assertThat(detail.value()).contains("a practitioner says it is wrong"));
    }

    @Test
    void whose_role_may_not_record_it_is_refused_and_the_try_is_logged() {
        assertThat(contests.open(hub.requester(MAY_NOT_RECORD), family, "VISIT_SAFETY")
                        .orElseThrow()
                        .mayContest())
                .isFalse();
        Recording refused = contests.contest(
                        hub.requester(MAY_NOT_RECORD),
                        family,
                        "VISIT_SAFETY",
                        new Contested(record(), mother, says("PERSON")))
                .orElseThrow();

        assertThat(((Recording.Refused) refused).why()).isEqualTo(Recording.Why.NOT_ALLOWED);
        assertThat(openTasks(TaskKind.CONTESTED_RECORD)).isZero();
        hub.until(
                "the refusal in the log",
                () -> hub.count(
                                "select count(*) from sharing_log.projection_entry where kind = 'REFUSAL'"
                                        + " and person_id = ? and family_id = ?",
                                MAY_NOT_RECORD,
                                family)
                        >= 1);
    }

    @Test
    void a_family_of_others_is_answered_like_none() {
        Visitor stranger = hub.visitor(STRANGER);

        HttpResponse<String> real = stranger.get("/families/" + family + "/contest?purpose=" + PURPOSE);
        HttpResponse<String> none = stranger.get("/families/" + UUID.randomUUID() + "/contest?purpose=" + PURPOSE);

        assertThat(real.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(real.body()).hasSameSizeAs(none.body());
        assertThat(contests.contest(
                        hub.requester(STRANGER), family, PURPOSE, new Contested(record(), mother, says("PERSON"))))
                .isEmpty();
    }

    @Test
    void a_record_that_was_not_shown_is_refused_like_one_that_does_not_exist() {
        UUID ofAnotherFamily = hub.database()
                .sql("select id from statements.record where type = 'CHILD_PROTECTION_PLAN' limit 1")
                .query(UUID.class)
                .single();

        Recording none = contest(SHOWN_ALL, UUID.randomUUID(), says("PERSON"));
        Recording others = contest(SHOWN_ALL, ofAnotherFamily, says("PERSON"));
        Recording onlyThatThereIsOne = contest(TOLD_ONLY_THAT_THERE_IS_ONE, record(), says("PERSON"));

        assertThat(words(none)).isEqualTo("Choose a record from the list.");
        assertThat(words(others)).isEqualTo(words(none));
        assertThat(words(onlyThatThereIsOne)).isEqualTo(words(none));
    }

    @Test
    void empty_words_and_a_day_to_come_are_refused_in_a_sentence() {
        Said nothing = new Said("PERSON", null, "FACT", LocalDate.now().plusDays(2), " ");

        assertThat(((Recording.Refused) contest(SHOWN_ALL, record(), nothing)).problems())
                .extracting(problem -> problem.field())
                .containsExactly("on", "words");
    }

    @Test
    void which_parent_says_so_must_be_chosen() {
        Said parent = new Said("PARENT", null, "FACT", LocalDate.now(), STATEMENT);

        assertThat(((Recording.Refused) contest(SHOWN_ALL, record(), parent)).problems())
                .extracting(problem -> problem.field())
                .containsExactly("parent");
    }

    @Test
    void the_form_does_not_tell_who_is_known_to_have_parental_responsibility() {
        Said parent = new Said("PARENT", mother, "FACT", LocalDate.now(), "");

        assertThat(((Recording.Refused) contest(SHOWN_ALL, record(), parent)).problems())
                .extracting(problem -> problem.field())
                .containsExactly("words");
    }

    @Test
    void whoever_recorded_it_is_asked_to_tell_the_person_how_it_ended() {
        contested();
        answer(Outcome.STANDS);

        assertThat(openTasks(TaskKind.TELL_OUTCOME)).isEqualTo(1);
    }

    @Test
    void nobody_is_asked_to_tell_somebody_whom_it_is_unsafe_to_tell() {
        contested();
        UUID flag = UUID.randomUUID();
        hub.database().sql("""
                        insert into consent.flag (id, flag, identity_id, details, set_by, since)
                        values (?, 'unsafe_to_notify', ?, ?, 'martin-okell', now() - interval '1 day')""").params(flag, mother, new byte[] {1}).update();

        answer(Outcome.STANDS);

        assertThat(openTasks(TaskKind.TELL_OUTCOME)).isZero();
        hub.owner().sql("delete from consent.flag where id = ?").param(flag).update();
    }

    @Test
    void whoever_could_not_safely_be_told_is_told_once_they_can() {
        contested();
        UUID flag = UUID.randomUUID();
        hub.database().sql("""
                        insert into consent.flag (id, flag, identity_id, details, set_by, since)
                        values (?, 'unsafe_to_notify', ?, ?, 'martin-okell', now() - interval '1 day')""").params(flag, mother, new byte[] {1}).update();
        answer(Outcome.STANDS);
        assertThat(openTasks(TaskKind.TELL_OUTCOME)).isZero();

        hub.owner().sql("delete from consent.flag where id = ?").param(flag).update();

        hub.until("somebody to be asked", () -> openTasks(TaskKind.TELL_OUTCOME) == 1);
    }

    @Test
    void a_removal_that_was_promised_and_has_not_come_in_a_month_is_governances() {
        contested();
        answer(Outcome.REMOVED);
        hub.owner()
                .sql("update rectification.contest set answered_at = answered_at - interval '2 months'"
                        + " where record_id = ?")
                .param(record())
                .update();

        hub.until("governance to be told", () -> openTasks(TaskKind.CONTESTED_LATE) == 1);
        assertThat(contested.file(hub.requester(OFFICER), State.AWAITED))
                .anyMatch(row -> row.record().equals(record()));
    }

    @Test
    void what_is_said_is_read_by_whoever_answers_and_that_is_logged() {
        contested();
        UUID task = task(TaskKind.CONTESTED_RECORD);

        assertThat(hub.visitor(OFFICER).get("/tasks/" + task + "/statement").body())
                .contains(STATEMENT);
        assertThat(hub.visitor(SHOWN_ALL).get("/tasks/" + task + "/statement").statusCode())
                .isEqualTo(404);
        hub.until(
                "the reading in the log",
                () -> hub.count(
                                "select count(*) from sharing_log.projection_entry where kind = 'CONTENT_READ'"
                                        + " and person_id = ? and purpose = 'RECTIFICATION'",
                                OFFICER)
                        >= 1);
    }

    @Test
    void a_late_answer_comes_to_governance_once() {
        contested();
        hub.owner()
                .sql("update rectification.contest set due_at = now() - interval '1 hour' where record_id = ?")
                .param(record())
                .update();

        hub.until("governance to be told", () -> openTasks(TaskKind.CONTESTED_LATE) == 1);
        assertThat(contested.file(hub.requester(OFFICER), State.LATE))
                .anyMatch(row -> row.record().equals(record()) && row.isLate());
    }

    @Test
    void an_officer_contests_by_id_what_is_about_that_person_and_nothing_else() {
        ByRecord asked = new ByRecord(record(), mother, says("PERSON"));
        UUID child = hub.identity(Sayings.SOCIALCARE, story + "child");

        Recording notAboutThem =
                contested.contest(hub.requester(OFFICER), new ByRecord(record(), child, says("PERSON")));
        Recording unknown =
                contested.contest(hub.requester(OFFICER), new ByRecord(UUID.randomUUID(), mother, says("PERSON")));
        Recording ofTheGuardian = contested.contest(hub.requester("neil-abara"), asked);

        assertThat(words(notAboutThem)).isEqualTo(words(unknown));
        assertThat(((Recording.Refused) ofTheGuardian).why()).isEqualTo(Recording.Why.NOT_ALLOWED);
        assertThat(contested.contest(hub.requester(OFFICER), asked)).isInstanceOf(Recording.Recorded.class);
        assertThat(tenancySeenBy(SHOWN_ALL).title()).endsWith("(contested)");
    }

    @Test
    void a_correction_is_declared_for_its_holder_and_by_no_other_agency() {
        UUID first = versions().get(0);
        Declaration declared = new Declaration(record(), null, first, "The form of March was misread");
        assertThat(words(corrections.declare(hub.requester(OFFICER), declared))).contains("must be the right one");
        tenancy("Secure");

        Recording ofPolice = corrections.declare(hub.requester("sarah-quillan"), declared);
        assertThat(words(ofPolice)).isEqualTo(DeclaredCorrections.NOT_YOURS);
        assertThat(corrections.open(hub.requester("sarah-quillan"), record())).isEmpty();
        assertThat(corrections.open(hub.requester(SHOWN_ALL), record())).isEmpty();

        assertThat(corrections.declare(hub.requester(OFFICER), declared)).isInstanceOf(Recording.Recorded.class);
        assertThat(corrections.declare(hub.requester(OFFICER), declared)).isInstanceOf(Recording.Recorded.class);
        assertThat(retracted()).containsExactly(first);
        assertThat(hub.count("select count(*) from retraction.retraction where thing_id = ?", record()))
                .isEqualTo(1);
    }
}
