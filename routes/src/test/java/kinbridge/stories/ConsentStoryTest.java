package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.AnswerVersion;
import kinbridge.consent.Answers;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.consent.Recording.Recorded;
import kinbridge.consent.Recording.Refused;
import kinbridge.console.Visitor;
import kinbridge.familyview.FamilyConsent;
import kinbridge.familyview.FamilyConsent.AnswerRow;
import kinbridge.familyview.FamilyConsent.PersonConsent;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Amina Siddiqui agrees, withdraws, and agrees again: what she says counts on the next look. */
@Story
class ConsentStoryTest {

    private static final String PURPOSE = "TAF_SUPPORT";
    private static final String AMINA = "Amina Siddiqui";

    @Autowired
    Hub hub;

    @Autowired
    FamilyConsent consents;

    @Autowired
    Answers answers;

    private UUID family;

    /** Her name is withheld from whoever is not social care as long as she refuses; who she is stays. */
    private UUID amina;

    @BeforeEach
    void find() {
        family = hub.family("NM0403");
        amina = consents.open(hub.requester("kezia-blake"), family, PURPOSE).orElseThrow().people().stream()
                .filter(person -> person.name().equals(AMINA))
                .map(PersonConsent::id)
                .findFirst()
                .orElseThrow();
    }

    /** She agrees to everything again, so that the other stories find her as they expect her. */
    @AfterEach
    void give_it_back() {
        PersonConsent amina = amina("kezia-blake");
        AnswerRow answer = own(amina);
        if (!answer.state().equals("GIVEN")) {
            assertThat(record("kezia-blake", request(amina, answer.record(), ConsentState.GIVEN)))
                    .isInstanceOf(Recorded.class);
        }
    }

    @Test
    void what_was_seen_a_moment_ago_is_withheld_on_the_next_look_after_she_withdraws() {
        assertThat(Pages.names(hub.open("claire-dunmore", family).orElseThrow()))
                .contains(AMINA);

        withdrawOnThePage();

        assertThat(Pages.names(hub.open("claire-dunmore", family).orElseThrow()))
                .doesNotContain(AMINA);
    }

    @Test
    void a_program_too_is_told_less_on_its_next_call_after_she_withdraws() {
        Program program = Program.of(hub, "claire-dunmore");
        String address = "/fhir/Patient?family=" + family + "&purpose=" + PURPOSE;
        assertThat(program.get(address).body()).contains("\"Amina\"");

        withdrawOnThePage();

        assertThat(program.get(address).body()).contains("Siddiqui").doesNotContain("\"Amina\"");
    }

    @Test
    void a_withdrawal_deletes_nothing_and_is_in_the_log_under_who_recorded_it() {
        int before = versions();

        String reference = withdrawOnThePage();

        assertThat(versions()).isEqualTo(before + 1);
        hub.until(
                "the change to be found in the log",
                () -> hub.log().list(LogFilter.ofPractitioner("kezia-blake"), null, 500).lines().stream()
                        .anyMatch(line -> line.kind() == EntryKind.STATE
                                && family.equals(line.familyId())
                                && line.entryId().toString().startsWith(reference)));
    }

    @Test
    void those_who_had_it_before_she_withdrew_are_to_be_told() {
        hub.open("claire-dunmore", family);
        hub.until(
                "the look to be projected",
                () -> hub.count("select count(*) from sharing_log.projection_decision d"
                                + " join sharing_log.projection_entry e using (entry_id)"
                                + " where e.person_id = 'claire-dunmore' and e.family_id = '" + family + "'")
                        > 0);
        withdrawOnThePage();

        UUID look = hub.open("peter-lyle", family).orElseThrow().logReference();

        assertThat(hub.log().entry(look).orElseThrow().decisions())
                .anySatisfy(decision -> assertThat(decision.obligations()).contains("NOTIFY_PRIOR_RECIPIENTS"));
    }

    @Test
    void a_housing_officer_who_posts_an_agreement_is_refused_and_that_is_logged() {
        UUID hartley = hub.family("NM0103");
        String person = personOn("gary-rudge", hartley);
        long before = hub.count("select count(*) from consent.answer");
        Visitor gary = hub.visitor("gary-rudge");

        HttpResponse<String> answer = gary.post(
                "/families/" + hartley + "/consent/" + person + "/answer",
                gary.token(),
                "purpose",
                PURPOSE,
                "seen",
                "0",
                "giver",
                "self",
                "state",
                "GIVEN",
                "scope",
                "all",
                "howObtained",
                "he said so",
                "explainedBy",
                "me");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Your role may not record this answer");
        assertThat(hub.count("select count(*) from consent.answer")).isEqualTo(before);
        hub.until(
                "the try to be found in the log",
                () -> hub.log().list(LogFilter.ofPractitioner("gary-rudge"), null, 500).lines().stream()
                        .anyMatch(line -> line.kind() == EntryKind.REFUSAL && hartley.equals(line.familyId())));
    }

    @Test
    void somebody_of_another_family_is_nobody_here() {
        UUID hartley = hub.identity("socialcare-ssd", "NM0101");
        Visitor kezia = hub.visitor("kezia-blake");
        String before = "/families/" + family + "/consent/";

        HttpResponse<String> ofOthers = kezia.get(before + hartley + "/answer?purpose=" + PURPOSE);
        HttpResponse<String> nobody = kezia.get(before + UUID.randomUUID() + "/answer?purpose=" + PURPOSE);
        HttpResponse<String> posted = kezia.post(
                before + hartley + "/answer",
                kezia.token(),
                "purpose",
                PURPOSE,
                "seen",
                "1",
                "giver",
                "self",
                "state",
                "REFUSED");

        assertThat(List.of(ofOthers.statusCode(), nobody.statusCode(), posted.statusCode()))
                .containsOnly(404);
        assertThat(ofOthers.body()).hasSameSizeAs(nobody.body()).doesNotContain("Hartley");
        assertThat(hub.count(
                        "select count(*) from consent.answer where identity_id = ? and recorded_by = 'kezia-blake'",
                        hartley))
                .isZero();
    }

    @Test
    void an_answer_is_not_changed_in_the_name_of_somebody_else() {
        PersonConsent seen = amina("kezia-blake");

        Recording changed = record("kezia-blake", request(seen, own(seen).record(), "mother", ConsentState.WITHDRAWN));

        assertThat(changed)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("giver"));
        assertThat(own(amina("kezia-blake")).state()).isEqualTo("GIVEN");
    }

    @Test
    void of_two_who_record_at_once_the_second_is_told() {
        PersonConsent seen = amina("kezia-blake");
        UUID record = own(seen).record();

        Recording first = record("kezia-blake", request(seen, record, ConsentState.WITHDRAWN));
        Recording second = record("kezia-blake", request(seen, record, ConsentState.GIVEN));

        assertThat(first).isInstanceOf(Recorded.class);
        assertThat(second)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Recording.Why.STALE));
        assertThat(own(amina("kezia-blake")).state()).isEqualTo("WITHDRAWN");
    }

    @Test
    void an_answer_for_an_unborn_child_is_the_mothers_alone() {
        PersonConsent unborn =
                consents
                        .open(hub.requester("amara-nwosu"), hub.family("NM0103"), PURPOSE)
                        .orElseThrow()
                        .people()
                        .stream()
                        .filter(person -> person.name().contains("Unborn"))
                        .findFirst()
                        .orElseThrow();

        assertThat(unborn.whose()).contains("mother's answer counts alone");
        assertThat(unborn.givers()).extracting(FamilyConsent.GiverChoice::value).containsExactly("mother");
    }

    @Test
    void what_she_said_is_sealed_and_read_by_those_who_may_record() {
        PersonConsent amina = amina("kezia-blake");
        record("kezia-blake", request(amina, own(amina).record(), ConsentState.WITHDRAWN));

        assertThat(own(amina("kezia-blake")).details().toString()).contains("Leave me out of it");
        assertThat(hub.count("""
                select count(*) from consent.answer where position('Leave me' in encode(details, 'escape')) > 0""")).isZero();
    }

    @Test
    void the_application_cannot_alter_or_remove_an_answer() {
        assertThatThrownBy(() -> hub.database()
                        .sql("update consent.answer set state = 'GIVEN'")
                        .update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(
                        () -> hub.database().sql("delete from consent.answer").update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void whatever_is_recorded_the_history_only_grows_and_the_latest_version_counts() {
        Random random = new Random(20_261_124);
        List<UUID> seenBefore = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            PersonConsent amina = amina("kezia-blake");
            ConsentState state = random.nextBoolean() ? ConsentState.GIVEN : ConsentState.REFUSED;
            Recording outcome = record("kezia-blake", request(amina, own(amina).record(), state));

            assertThat(outcome).isInstanceOf(Recorded.class);
            List<UUID> entries = logEntries();
            assertThat(entries).containsAll(seenBefore).hasSizeGreaterThan(seenBefore.size());
            assertThat(own(amina("kezia-blake")).state()).isEqualTo(state.name());
            seenBefore = entries;
        }
    }

    @Test
    void the_ig_officer_reads_the_register_without_names() {
        Visitor ian = hub.visitor("ian-wetherby");

        HttpResponse<String> page = ian.get("/oversight/consent?show=all");
        HttpResponse<String> file = ian.get("/oversight/consent.csv?show=objected");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Refused or withdrawn").doesNotContain("Siddiqui", "Hartley", "Lowe");
        assertThat(file.body()).contains("REFUSED").doesNotContain("Siddiqui", "Lowe", "\"GIVEN\"");
        hub.until(
                "the file to be found in the log",
                () -> hub.log().list(LogFilter.ofPractitioner("ian-wetherby"), null, 500).lines().stream()
                        .anyMatch(line -> line.kind() == EntryKind.EXPORT));
    }

    @Test
    void a_social_worker_does_not_read_the_register() {
        assertThat(hub.visitor("amara-nwosu").get("/oversight/consent").statusCode())
                .isEqualTo(403);
    }

    /** As Kezia does it: the link on the page, the form, the button. Answers the reference she is shown. */
    private String withdrawOnThePage() {
        PersonConsent amina = amina("kezia-blake");
        Visitor kezia = hub.visitor("kezia-blake");
        String address = "/families/" + family + "/consent/" + amina.id() + "/answer";
        String record = own(amina).record().toString();
        assertThat(kezia.get(address + "?purpose=" + PURPOSE + "&record=" + record + "&withdraw=true")
                        .body())
                .contains("Withdraw an agreement", AMINA);
        HttpResponse<String> answer = kezia.post(
                address,
                kezia.token(),
                "purpose",
                PURPOSE,
                "record",
                record,
                "seen",
                Integer.toString(amina.seen()),
                "withdraw",
                "true",
                "state",
                "WITHDRAWN",
                "howObtained",
                "on the telephone");
        assertThat(answer.statusCode()).isEqualTo(302);
        String page =
                kezia.get("/families/" + family + "/consent?purpose=" + PURPOSE).body();
        String after = page.substring(page.indexOf("Its reference in the sharing log is"));
        return after.substring(after.indexOf("kb-reference\">") + 14, after.indexOf("</strong>"));
    }

    private PersonConsent amina(String practitioner) {
        return consents.open(hub.requester(practitioner), family, PURPOSE)
                .orElseThrow()
                .person(amina)
                .orElseThrow();
    }

    private static AnswerRow own(PersonConsent person) {
        return person.answers().stream()
                .filter(answer -> answer.giver().equals("Themself"))
                .findFirst()
                .orElseThrow();
    }

    private Recording record(String practitioner, AnswerRequest answer) {
        Optional<Recording> outcome = consents.record(hub.requester(practitioner), family, PURPOSE, answer);
        return outcome.orElseThrow();
    }

    private static AnswerRequest request(PersonConsent person, UUID record, ConsentState state) {
        return request(person, record, "self", state);
    }

    private static AnswerRequest request(PersonConsent person, UUID record, String giver, ConsentState state) {
        return new AnswerRequest(
                person.id(),
                record,
                person.seen(),
                giver,
                null,
                state,
                Set.of(),
                Set.of(),
                Set.of(),
                LocalDate.now(),
                null,
                null,
                "on the telephone",
                "Leave me out of it.",
                "Kezia Blake",
                "",
                null,
                "");
    }

    private String personOn(String practitioner, UUID of) {
        return consents.open(hub.requester(practitioner), of, PURPOSE)
                .orElseThrow()
                .people()
                .get(0)
                .id()
                .toString();
    }

    private int versions() {
        return answersOfAmina().size();
    }

    private List<UUID> logEntries() {
        return answersOfAmina().stream()
                .map(AnswerVersion::logEntry)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private List<AnswerVersion> answersOfAmina() {
        UUID person = hub.database()
                .sql("select person_id from people.identity where system = 'socialcare-ssd' and local_id = 'NM0401'")
                .query(UUID.class)
                .single();
        return answers.about(List.of(person), false).getOrDefault(person, List.of());
    }
}
