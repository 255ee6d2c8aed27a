package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.console.Visitor;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.MeetingPacks;
import kinbridge.familyview.MeetingPacks.Invitation;
import kinbridge.familyview.MeetingPacks.MeetingPack;
import kinbridge.policy.Replays;
import kinbridge.policy.Replays.Verdict;
import kinbridge.sharinglog.EntryKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A meeting about the Hartleys: what lies on the table is the least that any reader may know. */
@Story
class MeetingPackStoryTest {

    private static final String PURPOSE = "CP_PLAN";
    private static final String ABUSE = "Domestic abuse incident";

    @Autowired
    Hub hub;

    @Autowired
    MeetingPacks packs;

    @Autowired
    Replays replays;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    private MeetingPack pack(boolean isFamilyInvited, String... invited) {
        return packs.make(
                        hub.requester("amara-nwosu"), family, PURPOSE, new Invitation(Set.of(invited), isFamilyInvited))
                .orElseThrow();
    }

    private static List<String> titles(MeetingPack pack) {
        return Pages.titles(pack.page());
    }

    @Test
    void a_pack_is_replayed_to_the_same_answers() {
        UUID entry = pack(true, "orla-keane").page().logReference();

        Replays.Replay replay =
                replays.of(hub.requester("ian-wetherby"), entry, null).orElseThrow();

        assertThat(replay.lines())
                .isNotEmpty()
                .allMatch(line -> line.verdict() == Verdict.SAME || line.verdict() == Verdict.HELD);
    }

    @Test
    void practitioners_alone_read_of_the_abuse() {
        assertThat(titles(pack(false, "orla-keane"))).contains(ABUSE);
    }

    @Test
    void with_the_family_invited_nothing_of_the_abuse_is_on_the_table() {
        assertThat(titles(pack(true, "orla-keane"))).isNotEmpty().doesNotContain(ABUSE);
    }

    @Test
    void a_housing_officer_at_the_table_takes_the_health_records_off_it() {
        List<String> withMidwife = titles(pack(false, "orla-keane"));
        List<String> withHousing = titles(pack(false, "orla-keane", "gary-rudge"));

        assertThat(withMidwife).contains("Mood screening");
        assertThat(withHousing).doesNotContain("Mood screening");
    }

    @Test
    void what_a_reader_may_read_alone_is_cut_to_what_the_others_may_read() {
        FamilyPage alone = hub.open("gary-rudge", family, PURPOSE).orElseThrow();

        assertThat(Pages.titles(alone)).contains("Rent arrears");
        assertThat(titles(pack(false, "orla-keane", "gary-rudge")))
                .contains("Housing holds a record: rent arrears")
                .doesNotContain("Rent arrears");
    }

    @Test
    void a_pack_prints_no_gaps() {
        assertThat(pack(false, "gary-rudge").page().withheld()).isEmpty();
    }

    @Test
    void a_pack_is_an_export_in_the_log_to_all_who_read_it() {
        MeetingPack pack = pack(false, "orla-keane");
        UUID entry = pack.page().logReference();

        assertThat(hub.log().entry(entry)).hasValueSatisfying(found -> {
            assertThat(found.line().kind()).isEqualTo(EntryKind.EXPORT);
            assertThat(found.delivery().recipient()).isEqualTo("amara-nwosu,orla-keane");
        });
    }

    @Test
    void a_midwife_makes_no_packs() {
        assertThat(packs.make(
                        hub.requester("orla-keane"), family, PURPOSE, new Invitation(Set.of("orla-keane"), false)))
                .isEmpty();
    }

    @Test
    void a_social_worker_of_another_team_gets_the_answer_of_a_family_that_does_not_exist() {
        Visitor stranger = hub.visitor("priya-raman");

        HttpResponse<String> real = stranger.get("/families/" + family + "/pack?purpose=" + PURPOSE);
        HttpResponse<String> none = stranger.get("/families/" + UUID.randomUUID() + "/pack?purpose=" + PURPOSE);

        assertThat(real.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(real.body().length()).isEqualTo(none.body().length());
    }

    @Test
    void whether_the_family_comes_must_be_said() {
        Visitor maker = hub.visitor("amara-nwosu");

        HttpResponse<String> answer =
                maker.post("/families/" + family + "/pack", maker.token(), "purpose", PURPOSE, "invited", "orla-keane");

        assertThat(answer.body()).contains("Say whether anybody of the family comes or gets a copy");
    }

    @Test
    void the_page_names_its_readers() {
        Visitor maker = hub.visitor("amara-nwosu");

        HttpResponse<String> answer = maker.post(
                "/families/" + family + "/pack",
                maker.token(),
                "purpose",
                PURPOSE,
                "invited",
                "orla-keane",
                "familyInvited",
                "yes");

        assertThat(answer.body()).contains("Orla Keane", "Do not hand this pack to the family");
    }
}
