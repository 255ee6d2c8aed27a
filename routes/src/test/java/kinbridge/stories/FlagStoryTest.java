package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.UUID;
import kinbridge.consent.FlagRequest;
import kinbridge.consent.Recording;
import kinbridge.consent.Recording.Recorded;
import kinbridge.consent.Recording.Refused;
import kinbridge.console.Visitor;
import kinbridge.familyview.FamilySafety;
import kinbridge.familyview.FamilySafety.FlagRow;
import kinbridge.familyview.FamilySafety.PersonSafety;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A police hold on a record of the Hartleys: who sets it, who learns of it, and when it ends. */
@Story
class FlagStoryTest {

    private static final String PURPOSE = "TAF_SUPPORT";
    private static final String CHLOE = "Chloe Hartley";

    @Autowired
    Hub hub;

    @Autowired
    FamilySafety safety;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    @AfterEach
    void clear() {
        chloe("amara-nwosu").flags().stream()
                .filter(flag -> flag.inForce() && flag.kind().equals("police_hold"))
                .forEach(flag -> assertThat(change(
                                "amara-nwosu", new FlagRequest.Clear(flag.id(), flag.seen(), "the story is over")))
                        .isInstanceOf(Recorded.class));
    }

    @Test
    void a_hold_withholds_from_the_midwife_what_is_about_chloe_and_not_from_the_social_worker() {
        assertThat(Pages.names(hub.open("orla-keane", family).orElseThrow())).contains(CHLOE);

        hold();

        assertThat(Pages.names(hub.open("orla-keane", family).orElseThrow())).doesNotContain(CHLOE);
        assertThat(Pages.names(hub.open("amara-nwosu", family).orElseThrow())).contains(CHLOE);
    }

    @Test
    void cleared_it_counts_no_longer_and_is_still_there_to_be_read() {
        FlagRow held = hold();

        change("sarah-quillan", new FlagRequest.Clear(held.id(), held.seen(), "the arrest was made"));

        assertThat(Pages.names(hub.open("orla-keane", family).orElseThrow())).contains(CHLOE);
        assertThat(flag("sarah-quillan", held.id()).ends()).startsWith("Cleared");
        assertThat(flag("sarah-quillan", held.id()).history().get(0).reason()).isEqualTo("the arrest was made");
    }

    @Test
    void the_day_named_is_for_a_review_and_not_its_end() {
        assertThat(hold().ends()).startsWith("Until it is cleared; review by");
    }

    @Test
    void the_midwife_is_not_told_that_there_is_a_hold() {
        hold();

        assertThat(hub.visitor("gary-rudge")
                        .get("/families/" + family + "/safety?purpose=" + PURPOSE)
                        .body())
                .doesNotContain("Police hold", "operation");
        assertThat(hub.visitor("orla-keane")
                        .get("/families/" + family + "/safety?purpose=" + PURPOSE)
                        .body())
                .doesNotContain("Police hold", "operation");
    }

    @Test
    void a_midwife_who_posts_a_hold_is_refused_and_none_is_set() {
        Visitor orla = hub.visitor("orla-keane");
        long before = hub.count("select count(*) from consent.flag");

        HttpResponse<String> answer = orla.post(
                "/families/" + family + "/safety/" + chloe("orla-keane").id() + "/flag",
                orla.token(),
                "purpose",
                PURPOSE,
                "kind",
                "police_hold",
                "reason",
                "just because");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(hub.count("select count(*) from consent.flag")).isEqualTo(before);
    }

    @Test
    void of_two_who_review_at_once_the_second_is_told() {
        FlagRow held = hold();

        change("sarah-quillan", new FlagRequest.Review(held.id(), held.seen(), "still running", null));
        Recording second = change("amara-nwosu", new FlagRequest.Clear(held.id(), held.seen(), "over"));

        assertThat(second)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Recording.Why.STALE));
        assertThat(flag("sarah-quillan", held.id()).inForce()).isTrue();
    }

    @Test
    void the_same_hold_is_not_set_twice() {
        hold();

        assertThat(change("amara-nwosu", set())).isInstanceOf(Refused.class);
    }

    @Test
    void a_flag_cannot_be_deleted() {
        assertThatThrownBy(() -> hub.database().sql("delete from consent.flag").update())
                .hasStackTraceContaining("permission denied");
    }

    private FlagRow hold() {
        assertThat(change("sarah-quillan", set())).isInstanceOf(Recorded.class);
        return chloe("sarah-quillan").flags().stream()
                .filter(flag -> flag.inForce() && flag.kind().equals("police_hold"))
                .findFirst()
                .orElseThrow();
    }

    private FlagRequest set() {
        return new FlagRequest.Set(
                "police_hold", chloe("sarah-quillan").id(), null, null, "an operation that must not be told of", null);
    }

    private Recording change(String practitioner, FlagRequest request) {
        return safety.change(hub.requester(practitioner), family, PURPOSE, request)
                .orElseThrow();
    }

    private FlagRow flag(String practitioner, UUID id) {
        return chloe(practitioner).flag(id).orElseThrow();
    }

    private PersonSafety chloe(String practitioner) {
        return safety.open(hub.requester(practitioner), family, PURPOSE).orElseThrow().people().stream()
                .filter(person -> person.name().equals(CHLOE))
                .findFirst()
                .orElseThrow();
    }
}
