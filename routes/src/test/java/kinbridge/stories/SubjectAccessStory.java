package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kinbridge.consent.Flags;
import kinbridge.familyview.FamilyRecords;
import kinbridge.needtoknow.Requester;
import kinbridge.subjectaccess.AccessPacks;
import kinbridge.subjectaccess.AccessPacks.Form;
import kinbridge.subjectaccess.AccessRequests;
import kinbridge.subjectaccess.AccessReviews;
import kinbridge.subjectaccess.AccessReviews.Chosen;
import kinbridge.subjectaccess.AccessReviews.Deciding;
import kinbridge.subjectaccess.AccessReviews.Filter;
import kinbridge.subjectaccess.AccessReviews.Kind;
import kinbridge.subjectaccess.AccessReviews.OpinionGiven;
import kinbridge.subjectaccess.AccessReviews.Verdict;
import kinbridge.subjectaccess.AskedAs;
import kinbridge.subjectaccess.Outcome;
import kinbridge.subjectaccess.PersonAsked;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.beans.factory.annotation.Autowired;

/** What an officer and a reviewer do with a request, for the stories of subject access. */
abstract class SubjectAccessStory {

    static final String REVIEWER = "chidi-obi";

    @Autowired
    Hub hub;

    @Autowired
    AccessRequests requests;

    @Autowired
    AccessReviews reviews;

    @Autowired
    AccessPacks packs;

    @Autowired
    Flags flags;

    @Autowired
    FamilyRecords records;

    Requester officer() {
        return hub.requester("ian-wetherby");
    }

    Requester reviewer() {
        return hub.requester(REVIEWER);
    }

    LocalDate born(String localId) {
        return hub.database()
                .sql("select date_of_birth from people.identity where system = 'socialcare-ssd' and local_id = ?")
                .param(localId)
                .query(LocalDate.class)
                .single();
    }

    PersonAsked person(String localId) {
        return new PersonAsked("", "socialcare-ssd", localId, born(localId));
    }

    static UUID done(Outcome outcome) {
        assertThat(outcome.problems()).isEmpty();
        return outcome.id();
    }

    /** Opened, checked, found and given to the reviewer. */
    UUID request(AskedAs askedAs, String localId) {
        LocalDate today = LocalDate.now();
        UUID id = done(requests.open(
                officer(), new AccessRequests.Opening(askedAs, "Somebody Invented", "in person", today.minusDays(2))));
        done(requests.checkIdentity(officer(), id, today.minusDays(1), "a passport, in person"));
        done(requests.findPerson(officer(), id, person(localId)));
        done(requests.assign(officer(), id, REVIEWER));
        return id;
    }

    /** Opened and checked, for whom is still to be found. */
    UUID checked(AskedAs askedAs) {
        LocalDate today = LocalDate.now();
        UUID id = done(
                requests.open(officer(), new AccessRequests.Opening(askedAs, "Somebody Invented", "in person", today)));
        done(requests.checkIdentity(officer(), id, today, "a passport, in person"));
        return id;
    }

    static String problem(Outcome outcome) {
        assertThat(outcome.problems()).hasSize(1);
        return outcome.problems().get(0).words();
    }

    /** As the hub keeps it, and nothing else is done of it: taken away again. */
    UUID flag(String flag, String localId, String practitioner) {
        UUID id = UUID.randomUUID();
        hub.database()
                .sql("""
                        insert into consent.flag (id, flag, identity_id, practitioner, details, set_by, since)
                        values (?, ?, ?, ?, ?, 'martin-okell', now() - interval '1 day')""")
                .params(id, flag, hub.identity("socialcare-ssd", localId), practitioner, new byte[] {1})
                .update();
        return id;
    }

    void unflag(UUID flag) {
        hub.owner().sql("delete from consent.flag where id = ?").param(flag).update();
    }

    UUID gathered(AskedAs askedAs, String localId) {
        UUID id = request(askedAs, localId);
        done(reviews.gather(reviewer(), id).orElseThrow());
        return id;
    }

    List<Kind> kinds(UUID request) {
        return reviews.list(reviewer(), request, Filter.ALL, 1).orElseThrow().kinds();
    }

    static Chosen all(Kind kind) {
        return new Chosen(
                Set.of(),
                true,
                new Filter(kind.category(), kind.rule(), kind.level().name(), "", ""));
    }

    /** An opinion for all that needs one, and then every kind as the rules decided. */
    void decideEverything(UUID request) {
        for (Kind kind : kinds(request)) {
            if (kind.category().startsWith("HE.")) {
                done(reviews.recordOpinion(
                                reviewer(),
                                request,
                                all(kind),
                                new OpinionGiven(
                                        "Dr Invented", "her GP", LocalDate.now().minusDays(3), false))
                        .orElseThrow());
            }
            done(reviews.decide(reviewer(), request, all(kind), new Deciding(Verdict.AS_DECIDED, List.of(), null, ""))
                    .orElseThrow());
        }
    }

    byte[] pack(UUID request, Form form) throws IOException {
        AccessPacks.Made made = packs.make(reviewer(), request, form).orElseThrow();
        assertThat(made).isInstanceOf(AccessPacks.Pack.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((AccessPacks.Pack) made).content().writeTo(bytes);
        return bytes.toByteArray();
    }

    String zip(UUID request) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack(request, Form.ZIP)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return String.join("\n", entries.values());
    }

    String pdf(UUID request) throws IOException {
        try (PDDocument document = Loader.loadPDF(pack(request, Form.PDF))) {
            return new PDFTextStripper().getText(document);
        }
    }
}
