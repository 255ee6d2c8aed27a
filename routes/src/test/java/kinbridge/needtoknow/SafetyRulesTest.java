package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.SUMMARY;
import static kinbridge.mappings.DetailLevel.WITHHOLD;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static kinbridge.needtoknow.Asking.asking;
import static org.assertj.core.api.Assertions.assertThat;

import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.junit.jupiter.api.Test;

/** Section 2.4, in pairs. */
class SafetyRulesTest {

    @Test
    void a_worker_linked_to_the_alleged_perpetrator_learns_nothing_that_helps_to_find_anybody() {
        Asking linked =
                asking("health_visitor").flagged("requester_linked_to_perp").heldBy("LA_CSC");
        Decision place = linked.about("ID.ADDRESS").decide();
        assertThat(place.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(place.decidedBy()).isEqualTo("2.4a");
        assertThat(place.obligations()).contains("NOTIFY_IG");
        assertThat(linked.about("SC.STATUS").decide().releases()).isTrue();
    }

    @Test
    void a_pack_that_the_alleged_perpetrator_may_read_leaves_abuse_out() {
        Asking pack = asking("lead_practitioner")
                .about("DA.INCIDENT")
                .heldBy("POLICE")
                .inMeetingPack();
        assertThat(pack.decide().level()).isEqualTo(SUMMARY);
        assertThat(pack.flagged("perp_present").decide().decidedBy()).isEqualTo("2.4b");
    }

    @Test
    void no_pack_names_a_referrer_though_one_person_may_see_it() {
        Asking referrer = asking("social_worker")
                .about("SC.REFERRER")
                .heldBy("LA_CSC")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47);
        assertThat(referrer.decide().releases()).isTrue();
        assertThat(referrer.inMeetingPack().decide().decidedBy()).isEqualTo("2.4c");
    }

    @Test
    void what_the_police_hold_back_waits_unless_there_is_danger_now() {
        Asking held = asking("lead_practitioner")
                .about("CJ.INCIDENT")
                .heldBy("POLICE")
                .flagged("police_hold");
        Decision waiting = held.decide();
        assertThat(waiting.decidedBy()).isEqualTo("2.4d");
        assertThat(waiting.obligations()).contains("ORIGINATOR_CONTACT");
        assertThat(held.at(HarmLevel.IMMINENT).decide().level()).isEqualTo(SUMMARY);
    }

    @Test
    void the_police_liaison_is_not_held_back_from() {
        assertThat(asking("police_safeguarding_liaison")
                        .about("CJ.INCIDENT")
                        .heldBy("POLICE")
                        .flagged("police_hold")
                        .decide()
                        .releases())
                .isTrue();
    }

    @Test
    void what_would_harm_the_child_more_is_not_shown_even_in_an_enquiry() {
        Decision decision = asking("school_dsl")
                .about("SC.ASSESSMENT")
                .heldBy("LA_CSC")
                .forPurpose("CP_ENQUIRY")
                .at(HarmLevel.S47)
                .flagged("detriment_to_child")
                .decide();
        assertThat(decision.level()).isEqualTo(WITHHOLD);
        assertThat(decision.decidedBy()).isEqualTo("2.4e");
        assertThat(decision.obligations()).contains("RECORD_DETRIMENT_TEST", "SUPERVISOR_SIGNOFF");
    }

    @Test
    void a_pack_prints_no_gaps() {
        Decision page = asking("neighbourhood_officer")
                .about("TAF.PLAN")
                .forPurpose("TAF_SUPPORT")
                .decide();
        Decision pack = asking("neighbourhood_officer")
                .about("TAF.PLAN")
                .forPurpose("TAF_SUPPORT")
                .inMeetingPack()
                .decide();
        assertThat(page.level()).isEqualTo(WITHHOLD);
        assertThat(pack.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(pack.obligations()).contains("TELL_REQUESTER_NOTHING");
    }
}
