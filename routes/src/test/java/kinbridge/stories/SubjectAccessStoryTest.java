package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.console.Visitor;
import kinbridge.mappings.DetailLevel;
import kinbridge.subjectaccess.AccessPacks;
import kinbridge.subjectaccess.AccessPacks.Form;
import kinbridge.subjectaccess.AccessRequests;
import kinbridge.subjectaccess.AccessReviews.Deciding;
import kinbridge.subjectaccess.AccessReviews.Filter;
import kinbridge.subjectaccess.AccessReviews.Kind;
import kinbridge.subjectaccess.AccessReviews.Reading;
import kinbridge.subjectaccess.AccessReviews.Verdict;
import kinbridge.subjectaccess.AskedAs;
import kinbridge.subjectaccess.Outcome;
import kinbridge.subjectaccess.PersonAsked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People ask for what is held about them: from the request to the pack. */
@Story
class SubjectAccessStoryTest extends SubjectAccessStory {

    private ManyRecords copies;

    @BeforeEach
    void copies() {
        copies = new ManyRecords(hub.owner());
    }

    private long entries(UUID request, String kind) {
        String reference = requests.find(request).orElseThrow().reference();
        // The reason is sealed: what is counted is of the officers of this story, for this purpose.
        assertThat(reference).startsWith("SAR-");
        return hub.count(
                "select count(*) from sharing_log.entry where kind = ? and convert_from(header, 'UTF8') like ?",
                kind,
                "%SUBJECT_ACCESS%");
    }

    @Test
    void a_mother_is_given_her_pack_without_the_others_in_it() throws IOException {
        UUID request = gathered(AskedAs.SELF, "NM0703");
        assertThat(kinds(request)).extracting(Kind::rule).contains("5.5j", "5.5i");
        assertThat(packs.make(reviewer(), request, Form.PDF).orElseThrow())
                .as("before anything is decided")
                .isInstanceOf(AccessPacks.NotYet.class);
        decideEverything(request);
        long before = entries(request, "EXPORT");

        String zip = zip(request);
        String pdf = pdf(request);

        for (String pack : List.of(zip, pdf)) {
            assertThat(pack).contains("Kelly").contains("Chidi Obi");
            assertThat(pack).doesNotContain("Maureen", "Wayne", "Tully", "Tulley", "Ryan", "Ellie", "PX0703");
            assertThat(pack).doesNotContain("Dr Invented");
        }
        assertThat(entries(request, "EXPORT")).isEqualTo(before + 2);
        assertThat(requests.find(request).orElseThrow().packs()).hasSize(2);
        assertThat(reviews.redactions(reviewer(), request).orElseThrow().fields())
                .isNotEmpty();
    }

    @Test
    void nobody_but_the_reviewer_sees_the_items_or_makes_the_pack() {
        UUID request = gathered(AskedAs.SELF, "NM0703");
        Visitor reviewer = hub.visitor(REVIEWER);
        assertThat(reviewer.get("/subject-access/" + request + "/items").body()).contains("Items to review");
        assertThat(reviewer.get("/subject-access/" + request + "/items/read").body())
                .contains("Decided, beside unredacted");
        Visitor other = hub.visitor("ian-wetherby");

        assertThat(other.get("/subject-access/" + request).statusCode()).isEqualTo(200);
        for (String page : List.of("/items", "/items/read", "/redactions")) {
            assertThat(other.get("/subject-access/" + request + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        for (String form : List.of("/pack", "/gather", "/items/decide", "/items/opinion")) {
            assertThat(other.post("/subject-access/" + request + form, other.token(), "verdict", "AS_DECIDED")
                            .statusCode())
                    .as(form)
                    .isEqualTo(404);
        }
        assertThat(hub.visitor("neil-abara").get("/subject-access").statusCode())
                .as("the Caldicott Guardian is asked, and answers nobody")
                .isEqualTo(403);
    }

    @Test
    void the_officers_pages_lead_from_the_letter_to_the_reviewer() {
        Visitor officer = hub.visitor("ian-wetherby");
        assertThat(officer.get("/subject-access").statusCode()).isEqualTo(200);
        HttpResponse<String> wrong =
                officer.post("/subject-access", officer.token(), "asker", "", "received", "2026-11-02");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).as("what was typed is still there").contains("value=\"2026-11-02\"");
        assertThat(wrong.body()).contains("There is a problem", "Choose in which right it is asked");
        HttpResponse<String> opened = officer.post(
                "/subject-access",
                officer.token(),
                "askedAs",
                "PARENT_WITH_PR",
                "asker",
                "Somebody Invented",
                "how",
                "by letter",
                "received",
                LocalDate.now().toString());
        String page = opened.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
        assertThat(officer.get(page).body()).contains("Check who asks").doesNotContain("Find the person");
        officer.post(
                page + "/identity",
                officer.token(),
                "seen",
                "a passport, in person",
                "checked",
                LocalDate.now().toString());
        assertThat(officer.get(page).body()).contains("Find the person").doesNotContain("Find who asks");
        officer.post(page + "/question", officer.token(), "question", "Which years are meant, please?");
        assertThat(officer.get(page).body()).contains("Stands still", "Day of the answer");
        officer.post(
                page + "/answer", officer.token(), "answered", LocalDate.now().toString());
        officer.post(page + "/extension", officer.token(), "extension", "It is about many years and agencies");
        assertThat(officer.get(page).body()).contains("Two more months").doesNotContain("Stands still");
    }

    @Test
    void the_reviewers_pages_lead_from_gathering_to_the_file() {
        UUID request = request(AskedAs.SELF, "NM0703");
        String page = "/subject-access/" + request;
        Visitor reviewer = hub.visitor(REVIEWER);
        assertThat(reviewer.get(page).body()).contains("Gather what is held").doesNotContain("Make the pack");
        reviewer.post(page + "/gather", reviewer.token());
        assertThat(reviewer.get(page).body()).contains("Gather again", "Make the pack");
        assertThat(reviewer.post(page + "/pack", reviewer.token(), "form", "ZIP")
                        .statusCode())
                .as("before every item is decided")
                .isEqualTo(302);
        HttpResponse<String> unchosen =
                reviewer.post(page + "/items/decide", reviewer.token(), "verdict", "AS_DECIDED");
        assertThat(unchosen.statusCode()).isEqualTo(400);
        assertThat(unchosen.body()).contains("Choose at least one item");
        UUID item = reviews.list(reviewer(), request, Filter.ALL, 1)
                .orElseThrow()
                .rows()
                .get(0)
                .id();
        assertThat(reviewer.post(
                                page + "/items/decide",
                                reviewer.token(),
                                "items",
                                item.toString(),
                                "from",
                                "read",
                                "verdict",
                                "WITHHELD")
                        .body())
                .contains("#heading-" + item, "Choose why it stays out");

        decideEverything(request);
        HttpResponse<String> file = reviewer.post(page + "/pack", reviewer.token(), "form", "ZIP");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .contains("SAR-")
                .doesNotContain("Kelly");
        assertThat(reviewer.get(page + "/redactions").body()).contains("What was taken out", "rule 5.5i");
    }

    @Test
    void each_look_at_items_is_in_the_log_before_it_is_shown() {
        UUID request = gathered(AskedAs.SELF, "NM0703");
        long before = entries(request, "CONTENT_READ");

        Filter aboutOthers = new Filter("", "5.5i", "", "", "");
        Reading reading = reviews.read(reviewer(), request, aboutOthers, 1).orElseThrow();

        assertThat(entries(request, "CONTENT_READ")).isEqualTo(before + 1);
        assertThat(reading.items())
                .isNotEmpty()
                .allMatch(item -> item.held().toString().contains("Also about"), "unredacted on the one side")
                .noneMatch(item -> item.goes().toString().contains("Also about"), "and not on the other");
    }

    @Test
    void no_health_item_is_decided_before_a_health_professional_has_said_so() {
        UUID request = gathered(AskedAs.SELF, "NM0703");
        Kind health = kinds(request).stream()
                .filter(kind -> kind.category().startsWith("HE.") && kind.level() == DetailLevel.FULL)
                .findFirst()
                .orElseThrow();

        Outcome outcome = reviews.decide(
                        reviewer(), request, all(health), new Deciding(Verdict.AS_DECIDED, List.of(), null, ""))
                .orElseThrow();

        assertThat(outcome.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.words()).contains("health professional"));
    }

    /** Freya is fifteen and understands: the right is hers. */
    @Test
    void a_mother_is_not_given_the_records_of_a_competent_girl_who_has_not_agreed() throws IOException {
        UUID request = gathered(AskedAs.PARENT_WITH_PR, "NM0601");

        assertThat(kinds(request)).isNotEmpty().allMatch(kind -> kind.level().compareTo(DetailLevel.WITHHOLD) <= 0);
        assertThat(kinds(request)).extracting(Kind::rule).contains("5.5f");
        decideEverything(request);
        assertThat(zip(request))
                .contains("The records are the child's own to ask for")
                .doesNotContain("Freya", "Missing");
    }

    /** Hannah's refuge is her own; Darren is to find nothing that leads there, nor what she told the police. */
    @Test
    void an_alleged_perpetrator_is_given_nothing_that_could_find_or_harm_somebody() throws IOException {
        UUID request = gathered(AskedAs.SELF, "NM0502");

        assertThat(kinds(request)).extracting(Kind::rule).contains("5.5k");
        decideEverything(request);
        String zip = zip(request);
        assertThat(zip).contains("Darren").doesNotContain("Hannah", "Tilly", "Archie", "refuge", "Refuge", "MARAC");
        assertThat(zip.replace("(not domestic abuse)", "")).doesNotContainIgnoringCase("domestic abuse");
    }

    @Test
    void a_survivor_is_given_where_she_herself_lives() {
        UUID request = gathered(AskedAs.SELF, "NM0501");

        assertThat(kinds(request))
                .filteredOn(kind ->
                        kind.category().startsWith("ID.ADDRESS") && kind.rule().equals("5.5j"))
                .isNotEmpty();
        assertThat(kinds(request)).extracting(Kind::rule).doesNotContain("5.5k");
    }

    @Test
    void a_flag_set_since_it_was_gathered_stops_the_pack_until_it_is_gathered_again() {
        UUID request = gathered(AskedAs.SELF, "NM0705");
        decideEverything(request);
        assertThat(packs.make(reviewer(), request, Form.ZIP).orElseThrow()).isInstanceOf(AccessPacks.Pack.class);
        UUID identity = hub.identity("socialcare-ssd", "NM0705");
        flags.set(
                UUID.randomUUID(),
                "prejudice_crime",
                identity,
                "an invented reason",
                "martin-okell",
                Instant.now(),
                null);

        assertThat(packs.make(reviewer(), request, Form.ZIP).orElseThrow()).isInstanceOf(AccessPacks.NotYet.class);
        done(reviews.gather(reviewer(), request).orElseThrow());
        assertThat(kinds(request)).extracting(Kind::rule).contains("5.5b");
    }

    @Test
    void another_reviewer_begins_anew_and_the_former_sees_nothing_more() {
        UUID request = gathered(AskedAs.SELF, "NM0703");

        done(requests.assign(officer(), request, "edith-marlow"));

        assertThat(reviews.list(reviewer(), request, Filter.ALL, 1)).isEmpty();
        assertThat(reviews.list(hub.requester("edith-marlow"), request, Filter.ALL, 1)
                        .orElseThrow()
                        .all())
                .isZero();
    }

    /** Copies of one record about an invented person, taken away again. */
    @Test
    void a_person_with_two_thousand_records_is_answered_like_any_other() throws IOException {
        UUID person = UUID.randomUUID();
        UUID identity = UUID.randomUUID();
        copies.make(person, identity, 2_000);
        try {
            UUID id = request(AskedAs.SELF, ManyRecords.LOCAL_ID);
            done(reviews.gather(reviewer(), id).orElseThrow());
            decideEverything(id);
            assertThat(reviews.read(reviewer(), id, Filter.ALL, 200)
                            .orElseThrow()
                            .items())
                    .hasSize(10);
            assertThat(zip(id)).contains("socialcare-ssd");
            assertThat(pdf(id)).contains("What is held");
        } finally {
            copies.remove(person, identity);
        }
    }

    @Test
    void what_is_late_stands_first_in_words() {
        LocalDate longAgo = LocalDate.now().minusMonths(3);
        UUID late = done(requests.open(
                officer(), new AccessRequests.Opening(AskedAs.SELF, "Somebody Invented", "by letter", longAgo)));
        UUID notLate = request(AskedAs.SELF, "NM0703");
        done(requests.checkIdentity(officer(), late, longAgo, "a passport, in person"));

        List<AccessRequests.Row> rows = requests.list(true);

        assertThat(rows.get(0).clock().words()).startsWith("Late by ");
        assertThat(rows).extracting(AccessRequests.Row::id).containsSubsequence(late, notLate);
        done(requests.close(officer(), late, "taken back by the person"));
        assertThat(requests.list(true)).extracting(AccessRequests.Row::id).doesNotContain(late);
    }

    @Test
    void a_date_of_birth_that_does_not_fit_finds_nobody() {
        UUID id = done(requests.open(
                officer(),
                new AccessRequests.Opening(AskedAs.SELF, "Somebody Invented", "by letter", LocalDate.now())));
        assertThat(requests.findPerson(officer(), id, person("NM0703")).problems())
                .as("before the proof of identity")
                .isNotEmpty();
        done(requests.checkIdentity(officer(), id, LocalDate.now(), "a passport, in person"));

        assertThat(requests.findPerson(
                                officer(),
                                id,
                                new PersonAsked(
                                        "",
                                        "socialcare-ssd",
                                        "NM0703",
                                        born("NM0703").plusDays(1)))
                        .problems())
                .isNotEmpty();
        assertThat(requests.find(id).orElseThrow().isPersonFound()).isFalse();
    }

    /** Tiago is given what is held of him; who is hidden stands in a tie alone, which is not given. */
    @Test
    void a_secret_place_of_somebody_near_is_taken_out_of_what_another_is_given() throws IOException {
        UUID tie = tie("NM1202", "NM0903");
        UUID flag = flag("protected_address", "NM1202", null);
        try {
            UUID request = gathered(AskedAs.PARENT_WITH_PR, "NM0903");
            decideEverything(request);
            assertThat(zip(request)).as("the pack is what was reviewed").contains("Tiago");
            unflag(flag);

            assertThat(packs.make(reviewer(), request, Form.ZIP).orElseThrow())
                    .as("what stood out has not been seen")
                    .isInstanceOf(AccessPacks.NotYet.class);
        } finally {
            unflag(flag);
            hub.owner()
                    .sql("delete from statements.relationship where version_id = ?")
                    .param(tie)
                    .update();
            hub.owner()
                    .sql("delete from statements.version where id = ?")
                    .param(tie)
                    .update();
        }
    }

    /** An invented one, copied from one that the second has. */
    private UUID tie(String from, String to) {
        UUID id = UUID.randomUUID();
        UUID known = hub.identity("socialcare-ssd", to);
        hub.owner().sql("""
                insert into statements.version (id, feed, kind, source_ref, thing_id, source_time, received_at,
                  content_hash, is_current, fields)
                select :id, v.feed, v.kind, 'invented/tie', :id, v.source_time, v.received_at, v.content_hash, true,
                  v.fields
                from statements.relationship r join statements.version v on v.id = r.version_id and v.is_current
                where r.to_identity = :known limit 1""").param("id", id).param("known", known).update();
        hub.owner()
                .sql("""
                insert into statements.relationship (version_id, id, agency, holder, category, type, from_system,
                  from_local_id, to_system, to_local_id, from_identity, to_identity)
                select :id, :id, agency, holder, category, 'PARTNER', from_system, :from, to_system, :to, :stranger,
                  :known
                from statements.relationship where to_identity = :known limit 1""")
                .param("id", id)
                .param("from", from)
                .param("to", to)
                .param("stranger", hub.identity("socialcare-ssd", from))
                .param("known", known)
                .update();
        return id;
    }

    @Test
    void who_dropped_out_since_it_was_gathered_is_still_taken_out() {
        UUID request = gathered(AskedAs.SELF, "NM0703");
        UUID mother = hub.identity("socialcare-ssd", "NM0702");

        assertThat(hub.count(
                        "select count(*) from subject_access.around where request_id = ? and identity_id = ?",
                        request,
                        mother))
                .isEqualTo(1);
        done(requests.findPerson(officer(), request, person("NM1202")));
        assertThat(hub.count("select count(*) from subject_access.around where request_id = ?", request))
                .as("another person begins anew")
                .isZero();
    }

    @Test
    void a_parent_is_known_as_one_only_by_a_tie() {
        UUID request = checked(AskedAs.PARENT_WITH_PR);
        assertThat(problem(requests.findAsker(officer(), request, person("NM1202"))))
                .contains("Find the person first");
        done(requests.findPerson(officer(), request, person("NM1201")));

        String stranger = problem(requests.findAsker(officer(), request, person("NM0703")));
        String themselves = problem(requests.findAsker(officer(), request, person("NM1201")));
        String nobody = problem(requests.findAsker(
                officer(),
                request,
                new PersonAsked("", "socialcare-ssd", "NM1202", born("NM1202").plusDays(1))));
        assertThat(requests.find(request).orElseThrow().isAskerFound()).isFalse();
        assertThat(List.of(stranger, themselves))
                .as("nobody learns who is whose parent")
                .containsOnly(nobody);

        done(requests.findAsker(officer(), request, person("NM1202")));
        assertThat(requests.find(request).orElseThrow().isAskerFound()).isTrue();
    }

    @Test
    void nobody_is_looked_for_as_who_asks_where_it_is_the_person() {
        UUID request = request(AskedAs.SELF, "NM1202");

        assertThat(problem(requests.findAsker(officer(), request, person("NM1201"))))
                .contains("nobody is looked for");
    }

    @Test
    void a_child_has_no_representative_and_the_living_no_personal_one() {
        UUID ofChild = checked(AskedAs.REPRESENTATIVE);
        UUID ofLiving = checked(AskedAs.PERSONAL_REPRESENTATIVE);

        assertThat(problem(requests.findPerson(officer(), ofChild, person("NM1201"))))
                .contains("of a parent");
        assertThat(problem(requests.findPerson(officer(), ofLiving, person("NM1202"))))
                .contains("No death");
        assertThat(requests.find(ofChild).orElseThrow().isPersonFound()).isFalse();
        assertThat(requests.find(ofLiving).orElseThrow().isPersonFound()).isFalse();
        done(requests.findPerson(officer(), ofChild, person("NM1202")));
    }

    @Test
    void no_one_officer_does_it_alone() {
        UUID request = checked(AskedAs.SELF);
        done(requests.findPerson(officer(), request, person("NM1202")));

        assertThat(problem(requests.assign(officer(), request, "ian-wetherby"))).contains("Nobody chooses themselves");
        assertThat(problem(requests.assign(reviewer(), request, "ian-wetherby")))
                .contains("saw the proof");
        done(requests.assign(officer(), request, REVIEWER));
        done(requests.findPerson(officer(), request, person("NM0703")));
        assertThat(requests.find(request).orElseThrow().reviewer())
                .as("may not know this person")
                .isNull();
    }

    @Test
    void a_second_proof_of_identity_does_not_start_the_clock_again() {
        UUID request = request(AskedAs.SELF, "NM1202");
        LocalDate first = requests.find(request).orElseThrow().identityCheckedOn();

        assertThat(problem(requests.checkIdentity(officer(), request, LocalDate.now(), "another passport")))
                .contains("recorded already");
        assertThat(requests.find(request).orElseThrow().identityCheckedOn()).isEqualTo(first);
    }

    @Test
    void a_reviewer_who_came_near_to_the_person_sees_nothing_more() {
        UUID request = gathered(AskedAs.SELF, "NM1202");
        decideEverything(request);
        UUID flag = flag("requester_conflict", "NM1202", REVIEWER);
        try {
            assertThat(reviews.list(reviewer(), request, Filter.ALL, 1)).isEmpty();
            assertThat(reviews.gather(reviewer(), request)).isEmpty();
            assertThat(packs.make(reviewer(), request, Form.ZIP)).isEmpty();
        } finally {
            unflag(flag);
        }
        assertThat(packs.make(reviewer(), request, Form.ZIP).orElseThrow()).isInstanceOf(AccessPacks.Pack.class);
    }

    /** Of a parent nobody knows; what is hidden for that goes to Legal, for each child. */
    @Test
    void what_is_hidden_of_two_people_on_one_day_is_asked_about_twice() {
        for (String child : List.of("NM0503", "NM0504")) {
            gathered(AskedAs.PARENT_WITH_PR, child);
        }
        for (String child : List.of("NM0503", "NM0504")) {
            hub.until(
                    "Legal to be asked about " + child,
                    () -> hub.count(
                                    "select count(*) from work.task where kind = 'LEGAL_ADVICE' and restricted"
                                            + " and requester = ? and cause like '5.5k/%' and subject_id = ?",
                                    REVIEWER, hub.identity("socialcare-ssd", child))
                            == 1);
        }
    }

    /** Until somebody has looked at a possible match, what is alleged of the one is heeded for the other. */
    @Test
    void who_may_be_one_with_an_alleged_perpetrator_is_asked_for_as_one() {
        assertThat(kinds(gathered(AskedAs.SELF, "NM0703")))
                .extracting(Kind::rule)
                .doesNotContain("5.5k");
        UUID event = UUID.randomUUID();
        UUID mother = hub.identity("socialcare-ssd", "NM0703");
        UUID alleged = hub.identity("socialcare-ssd", "NM0502");
        hub.owner().sql("""
                insert into people.link_event (id, identity_a, identity_b, outcome, rule, explanation, decided_by,
                  decided_at) values (?, ?, ?, 'REVIEW', 'invented', '{}', 'an invented doubt', now())""").params(event, mother, alleged).update();
        hub.owner()
                .sql("insert into people.review (identity_a, identity_b, event_id, since) values (?, ?, ?, now())")
                .params(mother, alleged, event)
                .update();
        try {
            assertThat(kinds(gathered(AskedAs.SELF, "NM0703")))
                    .extracting(Kind::rule)
                    .contains("5.5k");
        } finally {
            hub.owner()
                    .sql("delete from people.review where event_id = ?")
                    .param(event)
                    .update();
            hub.owner()
                    .sql("delete from people.link_event where id = ?")
                    .param(event)
                    .update();
        }
    }

    @Test
    void a_name_from_before_a_marriage_is_known_as_one_to_take_out() {
        UUID marta = hub.database()
                .sql("select person_id from people.identity where system = 'socialcare-ssd' and local_id = 'NM0901'")
                .query(UUID.class)
                .single();

        assertThat(records.otherNames(Set.of(marta)).get(marta)).contains("Marta Sousa");
    }
}
