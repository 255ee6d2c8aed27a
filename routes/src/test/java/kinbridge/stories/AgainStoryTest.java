package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.Flags;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.intake.ContentNotKept;
import kinbridge.linkage.People;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogFilter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The same again changes nothing, and what is older never replaces what is newer. */
@Story
class AgainStoryTest {

    private static final Instant NEWER = Instant.parse("2026-02-10T10:00:00Z");
    private static final Instant OLDER = Instant.parse("2026-02-09T10:00:00Z");

    @Autowired
    Hub hub;

    @Autowired
    Flags flags;

    @Autowired
    People people;

    @Autowired
    ContentNotKept content;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void the_same_notice_again_is_unchanged() {
        String notice = notice("PPN-STORY-AGAIN", "missing", NEWER);
        drop("PPN-STORY-AGAIN-1.json", notice);
        FeedState once = hub.feed("police-ppn");
        long versions = versions("PPN-STORY-AGAIN");

        drop("PPN-STORY-AGAIN-2.json", notice);

        FeedState twice = hub.feed("police-ppn");
        assertThat(twice.stored()).isEqualTo(once.stored());
        assertThat(twice.unchanged()).isEqualTo(once.unchanged() + 1);
        assertThat(versions("PPN-STORY-AGAIN")).isEqualTo(versions).isPositive();
    }

    @Test
    void what_is_sent_again_after_its_content_was_dropped_is_not_counted_as_an_end_of_what_was_said() {
        String notice = notice("PPN-STORY-DROPPED", "missing", NEWER);
        drop("PPN-STORY-DROPPED-1.json", notice);
        List<UUID> records = hub.database()
                .sql("""
                select id from statements.version where kind = 'RECORD' and feed = 'police-ppn' and source_ref like ?""")
                .param("%PPN-STORY-DROPPED%")
                .query(UUID.class)
                .list();
        transactions.executeWithoutResult(status -> content.drop(records, Instant.now()));

        drop("PPN-STORY-DROPPED-2.json", notice);

        UUID payload = hub.database()
                .sql("select id from intake.payload where name = 'PPN-STORY-DROPPED-2.json'")
                .query(UUID.class)
                .single();
        LogFilter collections =
                new LogFilter(EntryKind.COLLECTION, null, null, null, null, null, null, null, null, null, null, null);
        hub.until(
                "the collection in the log",
                () -> hub.log().list(collections, null, 100).lines().stream()
                        .map(line ->
                                hub.log().entry(line.entryId()).orElseThrow().reason())
                        .anyMatch(words -> words.contains("payload " + payload)
                                && words.contains(" 0 earlier versions ended or erased, " + records.size()
                                        + " dropped versions held again")));
        assertThat(records).isNotEmpty();
    }

    @Test
    void an_older_version_that_arrives_later_is_kept_and_does_not_become_current() {
        drop("PPN-STORY-ORDER-1.json", notice("PPN-STORY-ORDER", "missing", NEWER));
        assertThat(currentTime("PPN-STORY-ORDER")).isEqualTo(NEWER);

        drop("PPN-STORY-ORDER-2.json", notice("PPN-STORY-ORDER", "child concern", OLDER));

        assertThat(currentTime("PPN-STORY-ORDER")).isEqualTo(NEWER);
        assertThat(currentType("PPN-STORY-ORDER")).isEqualTo("MISSING_EPISODE");
    }

    @Test
    void a_newer_version_becomes_current() {
        drop("PPN-STORY-NEXT-1.json", notice("PPN-STORY-NEXT", "missing", OLDER));

        drop("PPN-STORY-NEXT-2.json", notice("PPN-STORY-NEXT", "child concern", NEWER));

        assertThat(currentType("PPN-STORY-NEXT")).isEqualTo("POLICE_INCIDENT");
    }

    @Test
    void two_of_one_name_wait_for_a_person_to_look_until_the_place_agrees() {
        drop("PPN-STORY-SPLIT-1.json", living("PPN-STORY-SPLIT-1", "PX-SPLIT-1", "ZX1 1AA", "990000000603"));
        drop("PPN-STORY-SPLIT-2.json", living("PPN-STORY-SPLIT-2", "PX-SPLIT-2", "ZX9 9ZZ", "990000000999"));
        assertThat(persons()).hasSize(2);
        assertThat(waitingReviews()).isOne();

        drop("PPN-STORY-SPLIT-3.json", living("PPN-STORY-SPLIT-3", "PX-SPLIT-2", "ZX1 1AA", "990000000603"));

        assertThat(persons()).hasSize(1);
        assertThat(waitingReviews()).isZero();
    }

    @Test
    void two_who_were_joined_by_likeness_are_two_again_when_what_is_said_later_speaks_against_it() {
        joined("PX-PART-1", "PX-PART-2", "1994-05-06");

        drop("PX-PART-3.json", said("PPN-STORY-PX-PART-3", "PX-PART-2", "1971-11-23"));

        assertThat(personsLike("PX-PART-%")).hasSize(2);
        assertThat(hub.count("""
                select count(*) from people.link_event e join people.identity a on a.id = e.identity_a
                where a.local_id like 'PX-PART-%' and e.outcome = 'REVIEW'
                  and e.explanation @> '[{"name": "born", "level": "else"}]'""")).isOne();
    }

    @Test
    void two_who_were_joined_by_likeness_stay_one_when_their_address_becomes_protected() {
        joined("PX-SAFE-1", "PX-SAFE-2", "1995-05-06");

        flags.set(
                UUID.randomUUID(),
                Flags.PROTECTED_ADDRESS,
                hub.identity("police-ppn", "PX-SAFE-1"),
                "in refuge",
                "maya-bright",
                OLDER,
                null);
        drop(
                "PX-SAFE-3.json",
                said("PPN-STORY-PX-SAFE-3", "PX-SAFE-2", "1995-05-06").replace("Likena", "Likenna"));

        assertThat(hub.count("""
                select count(*) from people.identity_address a join people.identity i on i.id = a.identity_id
                where i.local_id like 'PX-SAFE-%'""")).isZero();
        assertThat(personsLike("PX-SAFE-%")).hasSize(1);
    }

    @Test
    void linking_everybody_anew_by_the_same_model_leaves_everybody_who_they_are() {
        joined("PX-ANEW-1", "PX-ANEW-2", "1996-05-06");
        Map<String, UUID> before = whoIsWho();
        long doubts = hub.count("select count(*) from people.review where state = 'WAITING'");

        hub.asOwner("delete from people.blocking_key");
        hub.asOwner("update people.identity set keys = '{}', home_keys = '{}', keyed_by = null, linked_by = null");
        linkAnew();

        Map<String, UUID> after = whoIsWho();
        assertThat(before.keySet())
                .allSatisfy(
                        identity -> assertThat(after.get(identity)).as(identity).isEqualTo(before.get(identity)));
        assertThat(hub.count("select count(*) from people.review where state = 'WAITING'"))
                .isEqualTo(doubts);
    }

    @Test
    void two_whom_a_practitioner_took_apart_stay_two_whatever_the_model_says_until_they_are_put_together_again() {
        joined("PX-APART-1", "PX-APART-2", "1997-05-06");

        decide("PX-APART-1", "PX-APART-2", false);
        assertThat(personsLike("PX-APART-%")).hasSize(2);
        drop("PX-APART-3.json", living(said("PPN-STORY-PX-APART-3", "PX-APART-2", "1997-05-06")));
        assertThat(personsLike("PX-APART-%")).hasSize(2);

        decide("PX-APART-1", "PX-APART-2", true);
        assertThat(personsLike("PX-APART-%")).hasSize(1);
    }

    @Test
    void two_whom_a_practitioner_knows_to_be_one_are_one_though_nothing_agrees() {
        drop("PX-KNOWN-1.json", said("PPN-STORY-PX-KNOWN-1", "PX-KNOWN-1", "1998-05-06"));
        drop(
                "PX-KNOWN-2.json",
                said("PPN-STORY-PX-KNOWN-2", "PX-KNOWN-2", "1961-12-11").replace("Likena", "Otherine"));
        assertThat(personsLike("PX-KNOWN-%")).hasSize(2);

        decide("PX-KNOWN-1", "PX-KNOWN-2", true);

        assertThat(personsLike("PX-KNOWN-%")).hasSize(1);
        drop(
                "PX-KNOWN-3.json",
                said("PPN-STORY-PX-KNOWN-3", "PX-KNOWN-2", "1961-12-12").replace("Likena", "Otherine"));
        assertThat(personsLike("PX-KNOWN-%")).hasSize(1);
    }

    private void decide(String one, String other, boolean areOne) {
        transactions.executeWithoutResult(status -> {
            people.lock();
            people.decide(
                    hub.identity("police-ppn", one),
                    hub.identity("police-ppn", other),
                    new People.Decision(areOne, "maya-bright", new byte[0]));
        });
    }

    private void linkAnew() {
        int linked = 1;
        while (linked > 0) {
            linked = transactions.execute(status -> {
                people.lock();
                return people.linkAnew().identities();
            });
        }
    }

    private Map<String, UUID> whoIsWho() {
        Map<String, UUID> persons = new HashMap<>();
        hub.database()
                .sql("select system || '/' || local_id, person_id from people.identity")
                .query((row, number) -> persons.put(row.getString(1), row.getObject(2, UUID.class)))
                .list();
        return persons;
    }

    /** Two of one name, date of birth and address, and so one person. */
    private void joined(String one, String other, String born) {
        drop(one + ".json", living(said("PPN-STORY-" + one, one, born)));
        drop(other + ".json", living(said("PPN-STORY-" + other, other, born)));
        assertThat(personsLike(one.substring(0, one.length() - 1) + "%")).hasSize(1);
    }

    private Set<UUID> personsLike(String ids) {
        return Set.copyOf(hub.database()
                .sql("select person_id from people.identity where local_id like ?")
                .param(ids)
                .query(UUID.class)
                .list());
    }

    private static String said(String reference, String person, String born) {
        Instant submitted = NEWER.plusSeconds(reference.charAt(reference.length() - 1));
        return Notices.about(reference, "missing", submitted, person, "Likena", "Presumed", born);
    }

    private static String living(String notice) {
        return notice.replace("\"sex\": \"F\"", """
                "sex": "F", "address": {"address": "1 Nowhere", "postcode": "ZX1 1AA", "uprn": "990000000603"}""");
    }

    private long waitingReviews() {
        return hub.count("""
                select count(*) from people.review r join people.identity a on a.id = r.identity_a
                where r.state = 'WAITING' and a.local_id like 'PX-SPLIT-%'""");
    }

    private Set<UUID> persons() {
        return Set.copyOf(hub.database()
                .sql("select person_id from people.identity where local_id like 'PX-SPLIT-%'")
                .query(UUID.class)
                .list());
    }

    private static String living(String reference, String person, String postcode, String uprn) {
        return Notices.about(reference, "missing", NEWER, person, "Doubla", "Imagined", "1993-05-06")
                .replace(
                        "\"sex\": \"F\"",
                        "\"sex\": \"F\", \"address\": {\"address\": \"1 Nowhere\", \"postcode\": \"" + postcode
                                + "\", \"uprn\": \"" + uprn + "\"}");
    }

    private void drop(String file, String content) {
        hub.police().drop("ppn/" + file, Notices.bytes(content));
        hub.until(file, () -> hub.count("select count(*) from intake.payload where name = ?", file) > 0);
        hub.settle();
    }

    private static String notice(String reference, String category, Instant submitted) {
        return Notices.about(reference, category, submitted, "PX-" + reference, "Testina", "Invented", "1992-03-04");
    }

    private long versions(String reference) {
        return hub.count(
                "select count(*) from statements.version where feed = 'police-ppn' and source_ref like ?",
                "%" + reference + "%");
    }

    private Instant currentTime(String reference) {
        return hub.database()
                .sql("""
                select max(v.source_time) from statements.version v join statements.record r on r.version_id = v.id
                where v.is_current and v.feed = 'police-ppn' and v.source_ref like ?
                  and r.type in ('MISSING_EPISODE', 'POLICE_INCIDENT')""")
                .param("%" + reference + "%")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private String currentType(String reference) {
        return hub.database()
                .sql("""
                select r.type from statements.version v join statements.record r on r.version_id = v.id
                where v.is_current and v.feed = 'police-ppn' and v.source_ref like ?
                  and r.type in ('MISSING_EPISODE', 'POLICE_INCIDENT')""")
                .param("%" + reference + "%")
                .query(String.class)
                .single();
    }
}
