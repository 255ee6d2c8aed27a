package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.family.HarmLevels;
import kinbridge.family.HarmLevels.Ending;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Occurred;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case system that records what decisions depend on, by the same rules as the console's forms. */
@Story
class ApiChangesStoryTest {

    private static final String PURPOSE = "CIN_ASSESSMENT";
    private static final String WHY = "Bobby's assessment needs to know how his sister has grown";

    @Autowired
    Hub hub;

    @Autowired
    HarmLevels harmLevels;

    private UUID family;
    private UUID bobby;

    @BeforeEach
    void find() {
        family = hub.family("NM1104");
        bobby = hub.identity("socialcare-ssd", "NM1104");
    }

    @AfterEach
    void asItWas() {
        harmLevels.of(hub.requester("martin-okell"), family).stream()
                .flatMap(level -> level.raises().stream())
                .filter(HarmLevels.Raised::isRunning)
                .forEach(raise -> harmLevels.end(
                        hub.requester("martin-okell"), family, new Ending(raise.id(), "the story is over")));
        hub.asOwner("delete from work.task where family_id = '" + family + "' or cause = '2.12'");
        hub.asOwner("delete from grants.sharing_grant where family_id = '" + family + "'");
        hub.settle();
    }

    private String address(String what) {
        return "/api/families/" + family + what + "?purpose=" + PURPOSE;
    }

    private HttpResponse<String> raise(String practitioner, UUID child, String reason) {
        return Program.of(hub, practitioner)
                .post(
                        address("/harm"),
                        "{\"child\":\"" + child + "\",\"level\":\"S47\",\"reason\":\"" + reason + "\"}");
    }

    private HttpResponse<String> ask(String reason) {
        return Program.of(hub, "priya-raman")
                .post(address("/grants"), "{\"groups\":[\"HE\"],\"reason\":\"" + reason + "\"}");
    }

    private String reference() {
        return hub.database()
                .sql("select reference from families.family where id = ?")
                .param(family)
                .query(String.class)
                .single();
    }

    private boolean showsMidwifery() {
        return hub.open("priya-raman", family, PURPOSE).orElseThrow().timeline().stream()
                .anyMatch(entry -> entry.agency() == Agency.MIDWIFERY);
    }

    @Test
    void a_raised_harm_level_is_recorded_and_named_with_the_family() {
        HttpResponse<String> raised = raise("martin-okell", bobby, "A neighbour saw bruises");

        assertThat(raised.statusCode()).isEqualTo(201);
        assertThat(raised.body()).contains("\"entry\"");
        assertThat(Program.of(hub, "martin-okell").get(address("/state")).body())
                .contains("A neighbour saw bruises");
    }

    @Test
    void a_role_that_may_not_raise_it_is_told_so_and_nothing_changes() {
        HttpResponse<String> refused = raise("claire-dunmore", bobby, "A neighbour saw bruises");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("problems", "Your role may not");
        assertThat(Program.of(hub, "martin-okell").get(address("/state")).body())
                .doesNotContain("A neighbour saw bruises");
    }

    @Test
    void a_change_without_a_reason_is_wrong_at_that_field() {
        HttpResponse<String> refused = raise("martin-okell", bobby, "");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"reason\"");
    }

    @Test
    void somebody_whom_the_look_does_not_show_is_nobody() {
        UUID stranger = hub.identity("socialcare-ssd", "NM0103");

        assertThat(raise("martin-okell", stranger, "A neighbour saw bruises").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_stranger_changes_nothing_and_reads_nothing() {
        assertThat(raise("orla-keane", bobby, "A neighbour saw bruises").statusCode())
                .isEqualTo(404);
        assertThat(Program.of(hub, "orla-keane").get(address("/state")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_waits_is_shown_once_the_supervisor_has_signed_by_the_interface() {
        assertThat(ask(WHY).statusCode()).isEqualTo(202);
        assertThat(showsMidwifery()).isFalse();

        Program helen = Program.of(hub, "helen-stott");
        String task = signOff();
        HttpResponse<String> signed = helen.post(
                "/api/tasks/" + task, "{\"outcome\":\"SIGNED\",\"words\":\"It is needed for the assessment\"}");

        assertThat(signed.statusCode()).isEqualTo(204);
        assertThat(showsMidwifery()).isTrue();
    }

    @Test
    void a_list_with_nothing_in_it_at_a_place_is_wrong_and_no_failure() {
        HttpResponse<String> asked = Program.of(hub, "priya-raman")
                .post(address("/grants"), "{\"groups\":[null],\"reason\":\"" + WHY + "\"}");

        assertThat(asked.statusCode()).isEqualTo(400);
    }

    @Test
    void a_body_that_breaks_off_is_refused_and_not_repeated() {
        HttpResponse<String> refused =
                Program.of(hub, "martin-okell").post(address("/harm"), "{\"reason\":\"A neighbour saw");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("neighbour");
    }

    @Test
    void nobody_signs_for_themselves() {
        ask(WHY);
        String task = signOff();

        HttpResponse<String> signed = Program.of(hub, "priya-raman")
                .post("/api/tasks/" + task, "{\"outcome\":\"SIGNED\",\"words\":\"I need it for myself\"}");

        assertThat(signed.statusCode()).isEqualTo(404);
        assertThat(showsMidwifery()).isFalse();
    }

    @Test
    void broken_glass_opens_the_family_and_only_to_whom_broke_it() {
        Program orla = Program.of(hub, "orla-keane");
        HttpResponse<String> opened = orla.post(
                "/api/access/break-glass",
                "{\"reference\":\"" + reference() + "\",\"justification\":\"PUBLIC_INTEREST\",\"reason\":\"She is"
                        + " in labour and says that she is afraid of him\"}");

        assertThat(opened.statusCode()).isEqualTo(201);
        String address = "/api/families/" + family + "?purpose=EMERGENCY";
        assertThat(orla.get(address).statusCode()).isEqualTo(200);
        assertThat(Program.of(hub, "gary-rudge").get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void asking_for_a_family_is_answered_the_same_whether_or_not_there_is_one() {
        Program orla = Program.of(hub, "orla-keane");
        String asking = "{\"reference\":\"FAM-ZZZZZZ\",\"purpose\":\"DIRECT_CARE\",\"until\":\""
                + LocalDate.now(Occurred.LONDON).plusDays(3) + "\",\"reason\":\"She is booked with me\"}";

        HttpResponse<String> asked = orla.post("/api/access/requests", asking);

        assertThat(asked.statusCode()).isEqualTo(201);
        assertThat(orla.get("/api/access/requests").body()).contains("FAM-ZZZZZZ");
    }

    /** Of this family and purpose: other stories ask the same supervisor about others. */
    private String signOff() {
        Matcher found = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"kind\":\"SUPERVISOR_SIGNOFF\",\"family\":\""
                        + reference() + "\",\"purpose\":\"" + PURPOSE + "\"")
                .matcher(Program.of(hub, "helen-stott").get("/api/tasks").body());
        assertThat(found.find()).as("a signature to be given").isTrue();
        return found.group(1);
    }
}
