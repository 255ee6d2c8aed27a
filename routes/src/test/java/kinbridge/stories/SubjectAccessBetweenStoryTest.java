package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.ConsentRegister;
import kinbridge.consent.ConsentRegister.NewAnswer;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.sharinglog.EntryKind;
import kinbridge.subjectaccess.AccessPacks.Form;
import kinbridge.subjectaccess.AccessPacks.NotYet;
import kinbridge.subjectaccess.AccessPacks.Pack;
import kinbridge.subjectaccess.AccessReviews;
import kinbridge.subjectaccess.AccessReviews.AgreementGiven;
import kinbridge.subjectaccess.AccessReviews.Filter;
import kinbridge.subjectaccess.AccessReviews.Kind;
import kinbridge.subjectaccess.AccessReviews.Other;
import kinbridge.subjectaccess.AccessReviews.ReadItem;
import kinbridge.subjectaccess.AgreedBy;
import kinbridge.subjectaccess.AskedAs;
import kinbridge.subjectaccess.HealthReviews;
import kinbridge.subjectaccess.Outcome;
import kinbridge.subjectaccess.Representing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What changes between gathering, deciding and the pack: it is decided by what holds when it leaves. */
@Story
class SubjectAccessBetweenStoryTest extends SubjectAccessStory {

    @Autowired
    ConsentRegister consents;

    @Autowired
    HealthReviews opinions;

    private final List<InventedPerson> invented = new ArrayList<>();

    private LookedAt looked;

    @BeforeEach
    void looks() {
        looked = new LookedAt(hub, hub.family("NM0701"));
    }

    @AfterEach
    void takenAwayAgain() {
        looked.remove();
        for (int last = invented.size() - 1; last >= 0; last--) {
            invented.get(last).remove();
        }
    }

    private InventedPerson person(String localId, String given, int age) {
        InventedPerson person =
                new InventedPerson(hub.owner(), localId, given, LocalDate.now().minusYears(age));
        invented.add(person);
        return person;
    }

    private void answer(InventedPerson person, UUID answer, int version, ConsentState state) {
        assertThat(consents.record(new NewAnswer(
                        answer,
                        version,
                        person.identity,
                        "self",
                        null,
                        state,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Instant.now(),
                        null,
                        "in person",
                        "tom-hargrave",
                        "tom-hargrave")))
                .isTrue();
    }

    private Object made(UUID request) {
        return packs.make(reviewer(), request, Form.ZIP).orElseThrow();
    }

    private List<ReadItem> read(UUID request, String rule) {
        return reviews.read(reviewer(), request, new Filter("", rule, "", "", ""), 1)
                .orElseThrow()
                .items();
    }

    private List<String> rules(UUID request) {
        return kinds(request).stream().map(Kind::rule).toList();
    }

    private static boolean isGiven(DetailLevel level) {
        return level.compareTo(DetailLevel.EXISTENCE) >= 0;
    }

    @Test
    void a_girl_who_withdraws_after_it_was_reviewed_is_in_no_pack_of_her_mother() throws IOException {
        InventedPerson girl = person("NM-GIRL", "Girlinda", 16);
        girl.record("SC.ASSESSMENT");
        UUID answer = UUID.randomUUID();
        answer(girl, answer, 1, ConsentState.GIVEN);
        UUID request = gathered(AskedAs.PARENT_WITH_PR, "NM-GIRL");
        assertThat(kinds(request)).anyMatch(kind -> isGiven(kind.level()));
        decideEverything(request);
        assertThat(made(request)).isInstanceOf(Pack.class);

        answer(girl, answer, 2, ConsentState.WITHDRAWN);

        assertThat(made(request)).isInstanceOf(NotYet.class);
        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(kinds(request)).noneMatch(kind -> isGiven(kind.level()));
        decideEverything(request);
        assertThat(zip(request)).contains("the child has not agreed").doesNotContain("Girlinda");
    }

    @Test
    void a_flag_set_after_it_was_reviewed_holds_the_pack_back() {
        InventedPerson woman = person("NM-FLAGGED", "Flagga", 30);
        woman.record("SC.ASSESSMENT");
        UUID request = gathered(AskedAs.SELF, "NM-FLAGGED");
        decideEverything(request);
        assertThat(made(request)).isInstanceOf(Pack.class);

        flag("serious_harm_if_disclosed", "NM-FLAGGED", null);

        assertThat(made(request)).isInstanceOf(NotYet.class);
    }

    /** Where nothing goes the letter still speaks: it must not name a ground of what must not be known any more. */
    @Test
    void a_letter_by_itself_is_not_made_of_grounds_that_hold_no_more() throws IOException {
        InventedPerson boy = person("NM-LETTER", "Letterio", 17);
        boy.record("SC.ASSESSMENT");
        UUID request = gathered(AskedAs.PARENT_WITH_PR, "NM-LETTER");
        decideEverything(request);
        assertThat(zip(request)).contains("the child has not agreed");

        flag("prejudice_crime", "NM-LETTER", null);

        assertThat(made(request)).isInstanceOf(NotYet.class);
        done(reviews.gather(reviewer(), request).orElseThrow());
        decideEverything(request);
        assertThat(zip(request)).doesNotContain("the child has not agreed");
    }

    @Test
    void what_its_owner_took_back_after_it_was_reviewed_is_in_no_pack() {
        InventedPerson woman = person("NM-TAKEN", "Takena", 30);
        UUID record = woman.record("SC.ASSESSMENT");
        UUID request = gathered(AskedAs.SELF, "NM-TAKEN");
        decideEverything(request);
        assertThat(made(request)).isInstanceOf(Pack.class);

        woman.takenBack(record);

        assertThat(made(request)).isInstanceOf(NotYet.class);
        done(reviews.gather(reviewer(), request).orElseThrow());
        decideEverything(request);
        assertThat(made(request)).isInstanceOf(Pack.class);
    }

    @Test
    void who_is_alleged_to_have_harmed_after_it_was_reviewed_is_given_nothing_that_helps_them() {
        InventedPerson man = person("NM-ALLEGED", "Allegus", 30);
        man.record("SC.ASSESSMENT");
        UUID request = gathered(AskedAs.SELF, "NM-ALLEGED");
        decideEverything(request);
        assertThat(made(request)).isInstanceOf(Pack.class);

        flag("alleged_perpetrator", "NM-ALLEGED", null);
        man.record("DA.INCIDENT");

        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(rules(request)).contains("5.5k");
    }

    @Test
    void of_a_closed_request_nobody_reads_the_items_any_more() {
        InventedPerson woman = person("NM-CLOSED", "Closa", 30);
        woman.record("SC.ASSESSMENT");
        UUID request = gathered(AskedAs.SELF, "NM-CLOSED");
        assertThat(reviews.list(reviewer(), request, Filter.ALL, 1)).isPresent();

        done(requests.close(officer(), request, "handed over in person"));

        assertThat(reviews.list(reviewer(), request, Filter.ALL, 1)).isEmpty();
        assertThat(reviews.read(reviewer(), request, Filter.ALL, 1)).isEmpty();
        assertThat(reviews.redactions(reviewer(), request))
                .as("the council's own record")
                .isPresent();
    }

    @Test
    void a_parent_of_a_grown_up_is_told_that_nobody_has_that_right() {
        person("NM-GROWN", "Grownia", 19);
        UUID request = checked(AskedAs.PARENT_WITH_PR);

        assertThat(problem(requests.findPerson(officer(), request, person("NM-GROWN"))))
                .contains("grown-up");
    }

    @Test
    void the_reviewer_does_not_say_who_is_meant() {
        person("NM-MEANT", "Meanta", 30);
        UUID request = request(AskedAs.REPRESENTATIVE, "NM-MEANT");

        assertThat(problem(requests.findAsker(reviewer(), request, person("NM0703"))))
                .contains("ask a colleague");
        assertThat(problem(requests.findPerson(reviewer(), request, person("NM0703"))))
                .contains("ask a colleague");
        assertThat(problem(requests.represent(reviewer(), request, solicitor())))
                .contains("ask a colleague");
    }

    private static AgreementGiven agreement(ReadItem item, UUID identity, AgreedBy by) {
        return new AgreementGiven(item.row().id(), identity, by, "Another Invented", "by letter", LocalDate.now());
    }

    @Test
    void what_another_person_agreed_to_goes_until_they_withdraw() {
        InventedPerson woman = person("NM-ASKER", "Askera", 30);
        InventedPerson other = person("NM-OTHER", "Otheria", 40);
        woman.record("SC.ASSESSMENT", other);
        woman.record("SC.STATUS", other);
        UUID request = gathered(AskedAs.SELF, "NM-ASKER");
        List<ReadItem> items = read(request, "5.5i");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).others()).extracting(Other::identity).containsExactly(other.identity);

        done(reviews.recordAgreement(reviewer(), request, agreement(items.get(0), other.identity, AgreedBy.THEMSELVES))
                .orElseThrow());
        done(reviews.gather(reviewer(), request).orElseThrow());

        assertThat(read(request, "5.5i")).as("for that item alone").hasSize(1);
        ReadItem agreed = read(request, "5.5j").stream()
                .filter(item -> !item.others().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(agreed.row().level()).isEqualTo(DetailLevel.FULL);
        decideEverything(request);
        assertThat(made(request)).isInstanceOf(Pack.class);

        UUID agreement = agreed.others().get(0).agreement();
        done(reviews.withdrawAgreement(reviewer(), request, agreement).orElseThrow());

        assertThat(made(request)).as("not as it was reviewed").isInstanceOf(NotYet.class);
        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(read(request, "5.5i")).as("a summary without them again").hasSize(2);
    }

    @Test
    void of_two_others_only_who_agreed_is_left_in() {
        InventedPerson woman = person("NM-ASKER2", "Askerina", 30);
        InventedPerson agreeing = person("NM-OTHER2", "Otherina", 40);
        InventedPerson silent = person("NM-OTHER3", "Silentia", 40);
        woman.record("SC.ASSESSMENT", agreeing, silent);
        UUID request = gathered(AskedAs.SELF, "NM-ASKER2");
        decideEverything(request);
        ReadItem item = read(request, "5.5i").get(0);

        done(reviews.recordAgreement(reviewer(), request, agreement(item, agreeing.identity, AgreedBy.THEMSELVES))
                .orElseThrow());

        assertThat(made(request))
                .as("one part less is taken out: that the reviewer has not seen")
                .isInstanceOf(NotYet.class);
        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(read(request, "5.5i").get(0).row().level()).isEqualTo(DetailLevel.SUMMARY);
    }

    @Test
    void a_child_cannot_agree_where_a_parent_decides_and_a_parent_cannot_for_a_grown_up() {
        InventedPerson woman = person("NM-ASKER4", "Askerola", 30);
        InventedPerson child = person("NM-OTHER4", "Childa", 6);
        InventedPerson grownUp = person("NM-OTHER5", "Grownup", 40);
        woman.record("SC.ASSESSMENT", child);
        woman.record("SC.STATUS", grownUp);
        UUID request = gathered(AskedAs.SELF, "NM-ASKER4");
        for (ReadItem item : read(request, "5.5i")) {
            UUID identity = item.others().get(0).identity();
            AgreedBy wrong = identity.equals(child.identity) ? AgreedBy.THEMSELVES : AgreedBy.PARENT;
            done(reviews.recordAgreement(reviewer(), request, agreement(item, identity, wrong))
                    .orElseThrow());
        }

        done(reviews.gather(reviewer(), request).orElseThrow());

        assertThat(read(request, "5.5i")).hasSize(2);
    }

    @Test
    void nobody_but_the_reviewer_records_that_another_agreed_nor_for_whom_is_not_in_it() {
        InventedPerson woman = person("NM-ASKER6", "Askerida", 30);
        InventedPerson other = person("NM-OTHER6", "Otherida", 40);
        InventedPerson stranger = person("NM-OTHER7", "Strangeria", 40);
        woman.record("SC.ASSESSMENT", other);
        UUID request = gathered(AskedAs.SELF, "NM-ASKER6");
        ReadItem item = read(request, "5.5i").get(0);

        assertThat(reviews.recordAgreement(officer(), request, agreement(item, other.identity, AgreedBy.THEMSELVES)))
                .isEmpty();
        for (UUID wrong : List.of(stranger.identity, woman.identity, UUID.randomUUID())) {
            Outcome outcome = reviews.recordAgreement(reviewer(), request, agreement(item, wrong, AgreedBy.THEMSELVES))
                    .orElseThrow();
            assertThat(problem(outcome)).contains("Choose another person");
        }
        Outcome early = reviews.recordAgreement(
                        reviewer(),
                        request,
                        new AgreementGiven(
                                item.row().id(),
                                other.identity,
                                AgreedBy.THEMSELVES,
                                "Another Invented",
                                "by letter",
                                LocalDate.now().minusYears(1)))
                .orElseThrow();
        assertThat(problem(early)).contains("for this request");
    }

    private static Representing solicitor() {
        return new Representing(
                "Somebody Invented of Invented and Partners",
                "a signed authority, witnessed by a colleague",
                LocalDate.now().minusDays(10),
                "everything that is held",
                "in the register, and by a call to the number there",
                "by the lead practitioner at the clinic, alone");
    }

    @Test
    void a_solicitor_whom_no_agency_knows_is_given_what_the_person_would_be_given() {
        InventedPerson woman = person("NM-CLIENT", "Clienta", 30);
        woman.record("DA.INCIDENT");
        woman.record("SC.ASSESSMENT");
        UUID herOwn = gathered(AskedAs.SELF, "NM-CLIENT");
        UUID request = request(AskedAs.REPRESENTATIVE, "NM-CLIENT");
        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(rules(request)).as("nobody knows who asks").contains("5.5k");

        done(requests.represent(officer(), request, solicitor()));

        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(kinds(request)).isEqualTo(kinds(herOwn));
        done(requests.findPerson(officer(), request, person("NM0703")));
        assertThat(requests.find(request).orElseThrow().representative())
                .as("for one person and no other")
                .isNull();
    }

    @Test
    void a_representative_is_not_recorded_without_what_makes_it_safe() {
        person("NM-CLIENT2", "Clientina", 30);
        UUID request = request(AskedAs.REPRESENTATIVE, "NM-CLIENT2");
        Representing forced = new Representing(
                "Somebody Invented", "a signed authority", LocalDate.now(), "everything", "in the register", "");

        assertThat(problem(requests.represent(officer(), request, forced))).contains("alone");
        assertThat(requests.find(request).orElseThrow().representative()).isNull();
        UUID own = request(AskedAs.SELF, "NM-CLIENT2");
        assertThat(problem(requests.represent(officer(), own, solicitor()))).contains("through a representative");
    }

    @Test
    void the_officers_page_records_a_representative_and_shows_what_was_seen() {
        person("NM-CLIENT4", "Clientosa", 30);
        UUID request = request(AskedAs.REPRESENTATIVE, "NM-CLIENT4");
        String page = "/subject-access/" + request;
        var visitor = hub.visitor("ian-wetherby");
        assertThat(visitor.get(page).body()).contains("A representative whom no agency knows");

        var wrong = visitor.post(page + "/representative", visitor.token(), "name", "Somebody Invented");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Write how the person confirmed it, alone");
        visitor.post(
                page + "/representative",
                visitor.token(),
                "name",
                "Somebody Invented",
                "authority",
                "a signed authority",
                "day",
                LocalDate.now().toString(),
                "scope",
                "everything of this year",
                "address",
                "in the register",
                "confirmed",
                "at the clinic, alone");

        assertThat(visitor.get(page).body()).contains("Covers: everything of this year", "at the clinic, alone");
        assertThat(hub.visitor(REVIEWER).get(page).body())
                .as("the reviewer reads what it covers and records nobody")
                .contains("Covers: everything of this year")
                .doesNotContain("Record the representative");
    }

    @Test
    void who_recorded_the_representative_does_not_review() {
        person("NM-CLIENT3", "Clientella", 30);
        UUID request = checked(AskedAs.REPRESENTATIVE);
        done(requests.findPerson(officer(), request, person("NM-CLIENT3")));
        done(requests.represent(hub.requester("edith-marlow"), request, solicitor()));

        assertThat(problem(requests.assign(officer(), request, "edith-marlow")))
                .contains("recorded the representative");
        done(requests.assign(officer(), request, REVIEWER));
    }

    @Test
    void who_found_the_person_or_who_asks_does_not_review() {
        person("NM-FOUND", "Founda", 30);
        UUID request = checked(AskedAs.REPRESENTATIVE);
        done(requests.findPerson(hub.requester("edith-marlow"), request, person("NM-FOUND")));
        done(requests.findAsker(reviewer(), request, person("NM0703")));

        assertThat(problem(requests.assign(officer(), request, "edith-marlow"))).contains("found the person");
        assertThat(problem(requests.assign(officer(), request, REVIEWER))).contains("found who asks");

        done(requests.findPerson(officer(), request, person("NM-FOUND")));
        done(requests.assign(officer(), request, REVIEWER));
    }

    @Test
    void what_another_agreed_to_for_one_representative_is_not_given_to_the_next() {
        InventedPerson woman = person("NM-CLIENT5", "Clientissa", 30);
        InventedPerson other = person("NM-OTHER8", "Otherissa", 40);
        woman.record("SC.ASSESSMENT", other);
        UUID request = request(AskedAs.REPRESENTATIVE, "NM-CLIENT5");
        done(requests.represent(officer(), request, solicitor()));
        done(reviews.gather(reviewer(), request).orElseThrow());
        ReadItem item = read(request, "5.5i").get(0);
        done(reviews.recordAgreement(reviewer(), request, agreement(item, other.identity, AgreedBy.THEMSELVES))
                .orElseThrow());
        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(read(request, "5.5i")).isEmpty();

        done(requests.represent(officer(), request, solicitor()));

        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(read(request, "5.5i")).hasSize(1);
        assertThat(hub.count(
                        "select count(*) from subject_access.others_agreement where request_id = ?"
                                + " and withdrawn_entry is not null",
                        request))
                .isEqualTo(1);
    }

    @Test
    void what_another_agreed_to_does_not_hold_again_once_who_asked_was_another_meanwhile() {
        InventedPerson woman = person("NM-CLIENT6", "Clientrix", 30);
        InventedPerson other = person("NM-OTHER9", "Otherix", 40);
        woman.record("SC.ASSESSMENT", other);
        UUID request = request(AskedAs.REPRESENTATIVE, "NM-CLIENT6");
        done(requests.findAsker(officer(), request, person("NM0703")));
        done(reviews.gather(reviewer(), request).orElseThrow());
        ReadItem item = read(request, "5.5i").get(0);
        done(reviews.recordAgreement(reviewer(), request, agreement(item, other.identity, AgreedBy.THEMSELVES))
                .orElseThrow());

        done(requests.findAsker(officer(), request, person("NM1202")));
        done(requests.findAsker(officer(), request, person("NM0703")));

        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(read(request, "5.5i")).hasSize(1);
    }

    @Test
    void a_pack_says_who_received_it_in_the_words_and_months_of_the_familys_list() throws IOException {
        InventedPerson woman = person("NM-TOLD", "Tolda", 30);
        UUID record = woman.record("SC.ASSESSMENT");
        looked.look(woman.identity).at(record).purpose("PREBIRTH").happened();
        UUID request = gathered(AskedAs.SELF, "NM-TOLD");
        decideEverything(request);

        assertThat(zip(request))
                .contains("Children's social care: a social worker")
                .contains("To find out what help is needed")
                .contains(DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK)
                        .format(LocalDate.now(Occurred.LONDON).minusDays(100)))
                .doesNotContainIgnoringCase("pre-birth");
        assertThat(pdf(request)).doesNotContainIgnoringCase("pre-birth");
    }

    @Test
    void a_pack_names_no_agency_that_would_tell_of_somebody_else_and_nobody_of_the_last_weeks() throws IOException {
        InventedPerson woman = person("NM-TOLD2", "Toldina", 30);
        UUID record = woman.record("SC.ASSESSMENT");
        looked.look(woman.identity)
                .at(record)
                .by("probation_practitioner", "PROBATION")
                .happened();
        looked.look(woman.identity)
                .at(record)
                .by("safeguarding_midwife", "NHS_MAT")
                .happened();
        looked.look(woman.identity)
                .at(record)
                .by("safeguarding_midwife", "LA_EH")
                .happened();
        looked.look(woman.identity)
                .at(record)
                .to("NHS_MH")
                .as(EntryKind.PUSH)
                .by("hub", "HUB")
                .happened();
        looked.look(woman.identity).at(record).purpose("VISIT_SAFETY").happened();
        looked.look(woman.identity).at(record).ago(Duration.ofDays(27)).happened();
        UUID request = gathered(AskedAs.SELF, "NM-TOLD2");
        decideEverything(request);

        assertThat(pdf(request)).contains("Nobody can be listed here");
    }

    @Test
    void a_pack_names_an_agency_whose_own_record_is_in_it_and_to_whom_it_was_sent() throws IOException {
        InventedPerson woman = person("NM-TOLD3", "Toldella", 30);
        UUID record = woman.record("SC.ASSESSMENT");
        hub.owner()
                .sql("update statements.record set holder = 'NHS_MAT' where id = ?")
                .param(record)
                .update();
        looked.look(woman.identity)
                .at(record)
                .by("safeguarding_midwife", "NHS_MAT")
                .happened();
        looked.look(woman.identity)
                .at(record)
                .as(EntryKind.PUSH)
                .by("hub", "HUB")
                .to("NHS_GP")
                .happened();
        UUID request = gathered(AskedAs.SELF, "NM-TOLD3");
        decideEverything(request);

        assertThat(zip(request)).contains("Maternity care: a midwife", "The family doctor");
    }

    @Test
    void a_pack_names_each_who_read_it_for_a_meeting_but_not_whose_name_tells_something() throws IOException {
        InventedPerson woman = person("NM-TOLD4", "Toldessa", 30);
        UUID record = woman.record("SC.ASSESSMENT");
        looked.look(woman.identity)
                .at(record)
                .readBy("ben-carver", "a-health-visitor", "a-probation-practitioner", "nobody-known")
                .happened();
        UUID family = inAFamily(woman, "CONFIRMED");
        try {
            looked.look(woman.identity)
                    .at(record)
                    .inFamily(family)
                    .readBy("invented-health_visitor", "invented-idva")
                    .happened();
            hub.owner()
                    .sql("update families.team_member set since = current_date - 200 where family_id = ?")
                    .param(family)
                    .update();
            UUID request = gathered(AskedAs.SELF, "NM-TOLD4");
            decideEverything(request);

            assertThat(zip(request))
                    .contains(
                            "Children's social care: a social worker",
                            "Health visitors and school nurses: a health visitor or nurse")
                    .doesNotContain("The domestic abuse service", "a worker who helps people");
        } finally {
            noFamily(family);
        }
    }

    @Test
    void what_was_typed_and_ticked_of_an_item_is_still_there_when_it_is_refused() {
        InventedPerson woman = person("NM-TYPED", "Typeda", 30);
        woman.record("SC.ASSESSMENT");
        woman.record("SC.STATUS");
        UUID request = gathered(AskedAs.SELF, "NM-TYPED");
        ReadItem item = read(request, "5.5j").stream()
                .filter(one -> !one.decided().isEmpty())
                .findFirst()
                .orElseThrow();
        String id = item.row().id().toString();
        String field = item.decided().get(0).name();
        var visitor = hub.visitor(REVIEWER);
        String page = "/subject-access/" + request + "/items/decide";

        String read = visitor.post(
                        page,
                        visitor.token(),
                        "items",
                        id,
                        "from",
                        "read",
                        "verdict",
                        "WITHHELD",
                        "fields",
                        field,
                        "why",
                        "an invented reason of mine")
                .body();
        String list = visitor.post(
                        page,
                        visitor.token(),
                        "items",
                        id,
                        "verdict",
                        "WITHHELD",
                        "why",
                        "an invented reason of mine",
                        "professional",
                        "Dr Typed")
                .body();

        assertThat(read).contains("There is a problem", "open=\"open\"");
        assertThat(read.split("an invented reason of mine", -1))
                .as("at that item alone")
                .hasSize(2);
        assertThat(read).containsPattern("value=\"" + field + "\" checked=\"checked\"");
        assertThat(list).contains("an invented reason of mine", "value=\"Dr Typed\"");
        assertThat(list).containsPattern("value=\"" + id + "\" checked=\"checked\"");
        assertThat(list).containsPattern("value=\"WITHHELD\" checked=\"checked\"");
    }

    @Test
    void the_guardian_sees_what_waits_for_an_opinion_and_nothing_else() {
        InventedPerson woman = person("NM-HEALTH", "Healtha", 30);
        woman.record("SC.ASSESSMENT");
        String category = hub.database().sql("""
                        select r.category from statements.record r
                        join statements.version v on v.id = r.version_id and v.is_current
                        where r.category like 'HE.%' order by r.category limit 1""").query(String.class).single();
        woman.record(category);
        UUID request = gathered(AskedAs.SELF, "NM-HEALTH");

        var guardian = hub.requester("neil-abara");
        assertThat(opinions.waiting(guardian).orElseThrow().requests())
                .extracting(HealthReviews.Waiting::request)
                .contains(request);
        assertThat(opinions.read(guardian, request, 1).orElseThrow().items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.isHealth()).isTrue();
                    assertThat(item.held()).isNotEmpty();
                });
        for (var other : List.of(officer(), reviewer(), hub.requester("amara-nwosu"))) {
            assertThat(opinions.read(other, request, 1)).isEmpty();
            assertThat(opinions.waiting(other)).isEmpty();
        }

        decideEverything(request);

        assertThat(opinions.read(guardian, request, 1)).as("nothing waits").isEmpty();
        assertThat(opinions.waiting(guardian).orElseThrow().requests())
                .extracting(HealthReviews.Waiting::request)
                .doesNotContain(request);
    }

    @Test
    void the_guardian_sees_nothing_of_whom_they_are_near() {
        InventedPerson woman = person("NM-NEAR", "Neara", 30);
        woman.record("HE.MH");
        UUID request = gathered(AskedAs.SELF, "NM-NEAR");
        var guardian = hub.requester("neil-abara");
        assertThat(opinions.read(guardian, request, 1)).isPresent();

        flag("requester_conflict", "NM-NEAR", "neil-abara");

        assertThat(opinions.read(guardian, request, 1)).isEmpty();
    }

    @Test
    void the_guardians_pages_are_for_the_guardian_alone() {
        InventedPerson woman = person("NM-PAGES", "Pagesa", 30);
        woman.record("HE.MH");
        UUID request = gathered(AskedAs.SELF, "NM-PAGES");
        var guardian = hub.visitor("neil-abara");

        assertThat(guardian.get("/health-opinions").body()).contains("Health opinions", request.toString());
        assertThat(guardian.get("/health-opinions/" + request).body()).contains("Wait for an opinion", "As held");
        assertThat(guardian.get("/subject-access/" + request + "/items").statusCode())
                .isEqualTo(403);
        for (String other : List.of("ian-wetherby", REVIEWER, "amara-nwosu", "lena-foss")) {
            assertThat(hub.visitor(other).get("/health-opinions/" + request).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @Test
    void the_reviewers_pages_record_and_withdraw_an_agreement() {
        InventedPerson woman = person("NM-FORMS", "Formsa", 30);
        InventedPerson other = person("NM-FORMS2", "Formsina", 40);
        woman.record("SC.ASSESSMENT", other);
        UUID request = gathered(AskedAs.SELF, "NM-FORMS");
        String page = "/subject-access/" + request + "/items";
        var visitor = hub.visitor(REVIEWER);
        UUID item = read(request, "5.5i").get(0).row().id();

        var wrong = visitor.post(
                page + "/agreement",
                visitor.token(),
                "items",
                item.toString(),
                "from",
                "read",
                "agreedWho",
                "Somebody Typed");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Choose who said so", "#heading-" + item, "value=\"Somebody Typed\"");
        var right = visitor.post(
                page + "/agreement",
                visitor.token(),
                "items",
                item.toString(),
                "from",
                "read",
                "agreedPerson",
                other.identity.toString(),
                "agreedBy",
                "THEMSELVES",
                "agreedWho",
                "Another Invented",
                "agreedHow",
                "by letter",
                "agreedOn",
                LocalDate.now().toString());
        assertThat(right.statusCode()).isEqualTo(302);
        assertThat(visitor.get(page + "/read").body()).contains("Formsina Inventedly agreed", "Another Invented");
        UUID agreement = read(request, "5.5i").get(0).others().get(0).agreement();
        visitor.post(
                page + "/agreement/withdraw",
                visitor.token(),
                "items",
                item.toString(),
                "from",
                "read",
                "agreement",
                agreement.toString());
        assertThat(visitor.get(page + "/read").body()).doesNotContain("Formsina Inventedly agreed");
    }

    private List<String> own(UUID request) {
        return reviews.list(reviewer(), request, Filter.ALL, 1).orElseThrow().rows().stream()
                .map(AccessReviews.Row::title)
                .filter(title -> title.equals("Answer on sharing")
                        || title.equals("Protected address")
                        || title.equals("Member of the team around your family"))
                .toList();
    }

    /** A family of their own, with somebody in the team whom they may know and somebody whom they may not. */
    private UUID inAFamily(InventedPerson person, String state) {
        UUID family = UUID.randomUUID();
        hub.owner()
                .sql("insert into families.family (id, reference, opened_at, opened_by, reason)"
                        + " values (?, ?, now(), 'hub', 'test')")
                .params(family, "FAM-" + family.toString().substring(0, 6))
                .update();
        hub.owner()
                .sql("insert into families.member (family_id, identity_id, reason, state, since)"
                        + " values (?, ?, 'invented', ?, now())")
                .params(family, person.identity, state)
                .update();
        for (String role : List.of("health_visitor", "idva")) {
            UUID id = UUID.randomUUID();
            hub.owner()
                    .sql("insert into families.team_member (id, family_id, practitioner, role, agency, since)"
                            + " values (?, ?, ?, ?, 'NHS_0_19', current_date)")
                    .params(id, family, "invented-" + role, role)
                    .update();
        }
        return family;
    }

    private void noFamily(UUID family) {
        for (String table : List.of("team_member", "member")) {
            hub.owner()
                    .sql("delete from families." + table + " where family_id = ?")
                    .param(family)
                    .update();
        }
        hub.owner()
                .sql("update families.family set closed_at = now() where id = ?")
                .param(family)
                .update();
    }

    @Test
    void what_people_recorded_here_of_her_is_hers() throws IOException {
        InventedPerson woman = person("NM-OWN", "Ownina", 30);
        answer(woman, UUID.randomUUID(), 1, ConsentState.GIVEN);
        flag("protected_address", "NM-OWN", null);
        UUID family = inAFamily(woman, "CONFIRMED");
        try {
            UUID request = gathered(AskedAs.SELF, "NM-OWN");
            assertThat(own(request))
                    .contains("Answer on sharing", "Protected address", "Member of the team around your family");
            decideEverything(request);
            assertThat(zip(request)).contains("Answer on sharing", "given", "kept secret", "health visitor");
            assertThat(zip(request)).doesNotContain("idva");
        } finally {
            noFamily(family);
        }
    }

    @Test
    void who_may_have_harmed_is_given_nothing_that_people_recorded_here() {
        InventedPerson man = person("NM-OWN2", "Ownus", 30);
        answer(man, UUID.randomUUID(), 1, ConsentState.GIVEN);
        flag("alleged_perpetrator", "NM-OWN2", null);
        UUID family = inAFamily(man, "CONFIRMED");
        try {
            assertThat(own(gathered(AskedAs.SELF, "NM-OWN2"))).isEmpty();
            assertThat(own(gathered(AskedAs.REPRESENTATIVE, "NM-OWN2"))).isEmpty();
        } finally {
            noFamily(family);
        }
    }

    @Test
    void what_protects_somebody_from_the_person_is_never_an_item() {
        InventedPerson man = person("NM-OWN3", "Ownold", 30);
        answer(man, UUID.randomUUID(), 1, ConsentState.NOT_SOUGHT_UNSAFE);
        for (String flag : List.of("location_sensitive", "unsafe_to_notify", "detriment_to_child")) {
            flag(flag, "NM-OWN3", null);
        }
        UUID family = inAFamily(man, "PROPOSED");
        try {
            assertThat(own(gathered(AskedAs.SELF, "NM-OWN3"))).isEmpty();
        } finally {
            noFamily(family);
        }
    }

    @Test
    void that_her_address_is_secret_goes_into_no_other_hands() {
        person("NM-OWN4", "Ownella", 30);
        flag("protected_address", "NM-OWN4", null);
        UUID request = request(AskedAs.REPRESENTATIVE, "NM-OWN4");
        done(requests.findAsker(officer(), request, person("NM0703")));

        done(reviews.gather(reviewer(), request).orElseThrow());

        assertThat(reviews.list(reviewer(), request, Filter.ALL, 1)
                        .orElseThrow()
                        .rows())
                .filteredOn(row -> row.title().equals("Protected address"))
                .singleElement()
                .satisfies(row -> assertThat(row.rule()).isEqualTo("5.5h"));
    }
}
