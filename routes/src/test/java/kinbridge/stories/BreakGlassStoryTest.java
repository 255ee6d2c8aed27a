package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kinbridge.family.EmergencyAccess;
import kinbridge.familyview.FamilyPage;
import kinbridge.grants.BreakGlass;
import kinbridge.grants.BreakGlass.Breaking;
import kinbridge.grants.BreakGlass.Broken;
import kinbridge.work.Outcome;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Filter;
import kinbridge.work.TaskPages.Finished;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two in the morning: somebody goes ahead alone, for four hours, and others look at it in the morning. */
@Story
class BreakGlassStoryTest {

    private static final String WHY = "The mother is in labour here and is afraid to go home with the baby";

    @Autowired
    Hub hub;

    @Autowired
    BreakGlass breakGlass;

    @Autowired
    EmergencyAccess emergencyAccess;

    @Autowired
    TaskPages tasks;

    private UUID family;
    private String reference;

    @BeforeEach
    void find() {
        family = hub.family("NM1104");
        reference = hub.database()
                .sql("select reference from families.family where id = ?")
                .param(family)
                .query(String.class)
                .single();
    }

    @AfterEach
    void asItWas() {
        hub.asOwner("delete from work.task where grant_id in (select id from grants.sharing_grant where basis ="
                + " 'BROKEN_GLASS') or cause = '2.12'");
        hub.asOwner("delete from grants.sharing_grant where basis = 'BROKEN_GLASS'");
    }

    private Broken breakIt(String who, String typed) {
        return breakGlass.breakGlass(hub.requester(who), new Breaking(typed, "PUBLIC_INTEREST", WHY));
    }

    private UUID opened(String who) {
        return ((Broken.Opened) breakIt(who, reference)).access();
    }

    @Test
    void a_midwife_outside_the_team_sees_the_family_only_after_breaking_the_glass() {
        assertThat(hub.open("orla-keane", family, "EMERGENCY")).isEmpty();

        opened("orla-keane");
        FamilyPage page = hub.open("orla-keane", family, "EMERGENCY").orElseThrow();

        assertThat(page.people()).isNotEmpty();
        assertThat(page.timeline()).isNotEmpty();
    }

    @Test
    void the_emergency_duty_team_sees_more_of_a_family_after_breaking_it() {
        int before = hub.open("dawn-frayne", family, "CIN_ASSESSMENT")
                .orElseThrow()
                .timeline()
                .size();
        opened("dawn-frayne");
        FamilyPage after = hub.open("dawn-frayne", family, "CIN_ASSESSMENT").orElseThrow();

        assertThat(after.timeline().size()).isGreaterThan(before);
        assertThat(after.timeline())
                .anyMatch(entry -> entry.rule().equals("2.9") || entry.rule().equals("2.12"));
    }

    @Test
    void after_four_hours_it_is_over_without_anybody_doing_anything() {
        UUID access = opened("orla-keane");
        hub.asOwner("update grants.sharing_grant set opened_at = now() - interval '4 hours 1 minute', ends_at = now() -"
                + " interval '1 minute' where id = '" + access + "'");

        assertThat(emergencyAccess.isOpen("orla-keane", family)).isFalse();
        assertThat(hub.open("orla-keane", family, "EMERGENCY")).isEmpty();
    }

    @Test
    void it_can_be_closed_by_hand() {
        UUID access = opened("orla-keane");

        assertThat(breakGlass.end(hub.requester("dawn-frayne"), access)).isFalse();
        assertThat(breakGlass.end(hub.requester("orla-keane"), access)).isTrue();
        assertThat(hub.open("orla-keane", family, "EMERGENCY")).isEmpty();
    }

    @Test
    void a_role_that_may_not_is_refused_and_governance_hears_of_it() {
        assertThat(breakIt("gary-rudge", reference)).isInstanceOf(Broken.Refused.class);
        assertThat(emergencyAccess.isOpen("gary-rudge", family)).isFalse();
        assertThat(hub.count("select count(*) from work.task where kind = 'NOTIFY_IG' and requester = 'gary-rudge' and"
                        + " cause = '2.12' and restricted"))
                .isPositive();
    }

    @Test
    void who_left_the_team_is_refused() {
        // Sunita Mehta left this team a month ago, and her role could not anyway: Claire Dunmore's could.
        hub.asOwner("update families.team_member set until = current_date - 1 where family_id = '" + family
                + "' and practitioner = 'claire-dunmore'");
        Broken broken = breakIt("claire-dunmore", reference);
        hub.asOwner("update families.team_member set until = null where family_id = '" + family
                + "' and practitioner = 'claire-dunmore'");

        assertThat(broken).isInstanceOf(Broken.Refused.class);
    }

    @Test
    void a_reference_that_is_nobodys_gets_the_same_answer_and_then_no_page() {
        Broken.Opened nobodys = (Broken.Opened) breakIt("orla-keane", "FAM-ZZZZZZ");
        UUID there = breakGlass
                .familyOf(hub.requester("orla-keane"), nobodys.access())
                .orElseThrow();

        assertThat(hub.open("orla-keane", there, "EMERGENCY")).isEmpty();
    }

    @Test
    void the_supervisor_reviews_it_and_misuse_is_an_incident_for_the_data_protection_officer() {
        UUID access = opened("orla-keane");
        hub.open("orla-keane", family, "EMERGENCY");
        UUID review = tasks.list(hub.requester("joan-abbey"), Filter.MINE).rows().stream()
                .filter(row -> row.kind() == TaskKind.REVIEW && row.family().equals(reference))
                .findFirst()
                .orElseThrow()
                .id();
        Answer misuse = new Answer(Outcome.MISUSE.name(), "She knows the family privately", false, "");

        assertThat(tasks.finish(hub.requester("orla-keane"), review, misuse)).isInstanceOf(Finished.NotYours.class);
        assertThat(tasks.finish(hub.requester("joan-abbey"), review, misuse)).isInstanceOf(Finished.Done.class);
        assertThat(tasks.list(hub.requester("edith-marlow"), Filter.MINE).rows())
                .anyMatch(row -> row.kind() == TaskKind.INCIDENT && row.family().equals(reference));
        assertThat(hub.visitor("ian-wetherby")
                        .get("/oversight/questions/break-glass?state=MISUSE")
                        .body())
                .contains("/tasks/grants/" + access, "Misuse");
    }

    @Test
    void health_that_was_lifted_goes_to_the_caldicott_guardian() {
        opened("orla-keane");
        hub.open("orla-keane", family, "EMERGENCY");

        boolean isLifted = hub.count(
                        "select count(*) from work.task t join grants.sharing_grant g on g.id = t.grant_id where"
                                + " g.family_id = ? and g.basis = 'BROKEN_GLASS' and t.kind = 'NOTIFY_IG'",
                        family)
                == 1;
        assertThat(isLifted).isTrue();
    }

    @Test
    void over_http_it_needs_a_fresh_sign_in_of_the_same_person() {
        var orla = hub.visitor("orla-keane");

        assertThat(orla.get("/access/break-glass?reference=" + reference).body())
                .contains("Break the glass", "value=\"" + reference + "\"");
        var tooShort = orla.post(
                "/access/break-glass",
                orla.token(),
                "reference",
                reference,
                "justification",
                "PUBLIC_INTEREST",
                "reason",
                "urgent");
        assertThat(tooShort.statusCode()).isEqualTo(400);
        var open = orla.post(
                "/access/break-glass",
                orla.token(),
                "reference",
                reference,
                "justification",
                "PUBLIC_INTEREST",
                "reason",
                WHY);
        assertThat(open.statusCode()).isEqualTo(302);
        String there = open.headers().firstValue("Location").orElse("");
        String path = there.substring(there.indexOf("/access"));
        assertThat(orla.get(path).body()).contains("Open until");
        assertThat(orla.get(path + "/open").headers().firstValue("Location").orElse(""))
                .contains("/families/" + family);
        assertThat(hub.visitor("gary-rudge").get("/access/break-glass").statusCode())
                .isEqualTo(403);
        assertThat(hub.visitor("ian-wetherby")
                        .get("/oversight/questions/break-glass")
                        .body())
                .contains("Orla Keane", reference);
    }
}
