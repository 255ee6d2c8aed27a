package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.consent.Recording;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FamilyDisagreements;
import kinbridge.family.FocusChild;
import kinbridge.family.HarmLevels;
import kinbridge.family.HarmLevels.Ending;
import kinbridge.family.HarmLevels.Raising;
import kinbridge.family.Necessity;
import kinbridge.family.RelevanceRegister;
import kinbridge.family.SamePerson;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPages;
import kinbridge.familyview.FamilyRecords;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.Undecided;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Bobby Quayle is a child in need; one afternoon MASH learns more than the case system knows. */
@Story
class HarmStoryTest {

    private static final String PURPOSE = "CIN_ASSESSMENT";

    @Autowired
    Hub hub;

    @Autowired
    HarmLevels harmLevels;

    @Autowired
    FamilyDisagreements disagreements;

    @Autowired
    FamilyPages pages;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    FocusChild focusChild;

    @Autowired
    FamilyCircumstances circumstances;

    @Autowired
    FamilyRecords records;

    @Autowired
    SamePerson samePerson;

    @Autowired
    RelevanceRegister relevance;

    @Autowired
    Necessity necessity;

    private UUID family;
    private UUID bobby;

    @BeforeEach
    void find() {
        family = hub.family("NM1104");
        bobby = hub.identity("socialcare-ssd", "NM1104");
    }

    @AfterEach
    void asItWas() {
        endAll(family);
        hub.settle();
    }

    private void endAll(UUID ofFamily) {
        harmLevels.of(hub.requester("martin-okell"), ofFamily).stream()
                .flatMap(level -> level.raises().stream())
                .filter(HarmLevels.Raised::isRunning)
                .forEach(raise -> harmLevels.end(
                        hub.requester("martin-okell"), ofFamily, new Ending(raise.id(), "the story is over")));
    }

    private Recording raise(String practitioner, String level) {
        return harmLevels.raise(
                hub.requester(practitioner), family, new Raising(bobby, level, "A neighbour saw bruises"));
    }

    private boolean isOverridden(String practitioner) {
        return hub.open(practitioner, family, PURPOSE).orElseThrow().timeline().stream()
                .anyMatch(entry -> entry.rule().equals("2.10"));
    }

    @Test
    void MASH_raises_to_section_47_and_the_next_look_overrides() {
        assertThat(isOverridden("claire-dunmore")).isFalse();

        assertThat(raise("martin-okell", "S47")).isInstanceOf(Recording.Recorded.class);

        assertThat(isOverridden("claire-dunmore")).isTrue();
    }

    @Test
    void when_it_is_ended_the_next_look_does_not_override() {
        raise("martin-okell", "S47");
        endAll(family);

        assertThat(isOverridden("claire-dunmore")).isFalse();
    }

    @Test
    void it_lasts_until_the_end_of_the_second_working_day() {
        raise("martin-okell", "S47");

        var raised = harmLevels.of(hub.requester("martin-okell"), family).get(0).running();
        assertThat(raised.until()).isEqualTo(workingDays.after(raised.since(), 2));
    }

    @Test
    void the_disagreement_is_on_the_page_of_those_who_may_set_it_and_on_the_list() {
        raise("martin-okell", "S47");

        FamilyPage page = hub.open("priya-raman", family, PURPOSE).orElseThrow();
        assertThat(page.state().harm().dispute()).contains("child in need", "section 47", "Martin Okell");
        assertThat(disagreements.open())
                .filteredOn(open -> open.family().equals(family))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.feed()).isEqualTo(HarmLevel.CIN);
                    assertThat(open.raised()).isEqualTo(HarmLevel.S47);
                    assertThat(open.hasLapsed()).isFalse();
                });
    }

    @Test
    void without_a_disagreement_there_is_none_on_the_list() {
        assertThat(disagreements.open()).noneMatch(open -> open.family().equals(family));
    }

    @Test
    void whoever_may_not_know_of_an_enquiry_is_shown_no_level() {
        raise("martin-okell", "S47");

        FamilyPage page = hub.open("peter-lyle", family, "TAF_SUPPORT").orElseThrow();

        assertThat(page.state().harm()).isNull();
        assertThat(page.state().actions())
                .extracting(FamilyPage.Action::address)
                .doesNotContain("harm");
    }

    @Test
    void a_level_that_the_feed_says_already_is_refused() {
        assertThat(raise("martin-okell", "CIN")).isInstanceOf(Recording.Refused.class);
        assertThat(raise("martin-okell", "L3")).isInstanceOf(Recording.Refused.class);
    }

    @Test
    void a_second_raise_to_the_same_level_is_refused() {
        raise("martin-okell", "S47");

        assertThat(raise("dawn-frayne", "S47")).isInstanceOf(Recording.Refused.class);
        assertThat(raise("dawn-frayne", "IMMINENT")).isInstanceOf(Recording.Recorded.class);
    }

    @Test
    void a_health_visitor_cannot_raise_it_nor_a_social_worker_of_another_team() {
        assertThat(raise("claire-dunmore", "S47")).isInstanceOf(Recording.Refused.class);
        assertThat(raise("amara-nwosu", "S47")).isInstanceOf(Recording.Refused.class);
        assertThat(isOverridden("claire-dunmore")).isFalse();
    }

    @Test
    void a_child_of_another_family_cannot_be_raised_from_here() {
        UUID other = hub.identity("socialcare-ssd", "NM0701");

        assertThat(harmLevels.raise(
                        hub.requester("martin-okell"), family, new Raising(other, "S47", "of another family")))
                .isInstanceOf(Recording.Refused.class);
    }

    @Test
    void a_request_cannot_set_the_level_over_http() {
        var visitor = hub.visitor("claire-dunmore");

        String page = visitor.get("/families/" + family + "?purpose=" + PURPOSE + "&tab=timeline&harm=S47")
                .body();
        var sent = visitor.post(
                "/families/" + family + "/harm/raise",
                visitor.token(),
                "purpose",
                PURPOSE,
                "child",
                bobby.toString(),
                "level",
                "S47",
                "reason",
                "not mine to set");

        assertThat(page).doesNotContain("rule 2.10)");
        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(isOverridden("claire-dunmore")).isFalse();
    }

    @Test
    void a_form_without_a_reason_says_so_beside_the_field() {
        var visitor = hub.visitor("priya-raman");
        var sent = visitor.post(
                "/families/" + family + "/harm/raise",
                visitor.token(),
                "purpose",
                PURPOSE,
                "child",
                bobby.toString(),
                "level",
                "S47",
                "reason",
                " ");

        assertThat(sent.statusCode()).isEqualTo(400);
        assertThat(sent.body()).contains("href=\"#raise-reason\"", "Write the reason", "id=\"raise-reason\"");
    }

    @Test
    void a_form_that_names_a_child_who_was_not_shown_meets_the_page_of_no_family() {
        UUID other = hub.identity("socialcare-ssd", "NM0701");
        var visitor = hub.visitor("priya-raman");

        var sent = visitor.post(
                "/families/" + family + "/harm/raise",
                visitor.token(),
                "purpose",
                PURPOSE,
                "child",
                other.toString(),
                "level",
                "S47",
                "reason",
                "of another family");

        assertThat(sent.statusCode()).isEqualTo(404);
    }

    @Test
    void a_form_that_is_too_old_changes_nothing() {
        raise("martin-okell", "S47");
        UUID raised = harmLevels
                .of(hub.requester("martin-okell"), family)
                .get(0)
                .running()
                .id();
        endAll(family);

        Recording again = harmLevels.end(hub.requester("martin-okell"), family, new Ending(raised, "once more"));

        assertThat(again).isInstanceOf(Recording.Refused.class);
    }

    @Test
    void the_police_liaison_outside_the_team_sees_a_family_in_an_enquiry_and_nothing_of_it_without_one() {
        necessity.ask(
                hub.requester("sarah-quillan"),
                new Necessity.Asking(
                        reference(), new Necessity.Stating("CP_ENQUIRY", java.time.LocalDate.now(), "Joint enquiry")));
        assertThat(hub.open("sarah-quillan", family, "CP_ENQUIRY")
                        .map(FamilyPage::people)
                        .orElse(List.of()))
                .isEmpty();

        raise("martin-okell", "S47");

        assertThat(hub.open("sarah-quillan", family, "CP_ENQUIRY").orElseThrow().people())
                .isNotEmpty();
        assertThat(hub.open("sarah-quillan", family, "TAF_SUPPORT")).isEmpty();
    }

    private String reference() {
        return hub.database()
                .sql("select reference from families.family where id = ?")
                .param(family)
                .query(String.class)
                .single();
    }

    @Test
    void what_was_recorded_can_be_neither_changed_nor_taken_back_by_the_hub() {
        raise("martin-okell", "S47");

        for (String table : List.of("families.harm_raise", "families.relevance", "consent.necessity")) {
            assertThatThrownBy(() -> hub.database()
                            .sql("update " + table + " set reason = null")
                            .update())
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> hub.database().sql("delete from " + table).update())
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void each_of_two_children_in_focus_has_a_look_at_its_own_level() {
        UUID marsh = hub.family("NM0701");
        UUID ellie = hub.identity("socialcare-ssd", "NM0701");
        UUID jake = hub.identity("socialcare-ssd", "NM0705");
        harmLevels.raise(
                hub.requester("martin-okell"), marsh, new Raising(ellie, "S47", "Wayne hurt Ellie on a visit"));
        try {
            assertThat(focusChild.of(marsh).harm()).isEqualTo(HarmLevel.S47);
            assertThat(focusChild.named(marsh, jake).orElseThrow().harm()).isEqualTo(HarmLevel.CIN);
            assertThat(pages.open(hub.requester("ben-carver"), marsh, PURPOSE, jake)
                            .orElseThrow()
                            .state()
                            .children())
                    .filteredOn(FamilyPage.ChildChoice::chosen)
                    .singleElement()
                    .satisfies(choice -> assertThat(choice.name()).contains("Jake"));
        } finally {
            endAll(marsh);
        }
    }

    @Test
    void a_child_of_another_family_cannot_be_named_in_a_look() {
        UUID other = hub.identity("socialcare-ssd", "NM0701");

        assertThat(pages.open(hub.requester("priya-raman"), family, PURPOSE, other))
                .isEmpty();
    }

    @Test
    void records_of_a_father_at_the_edge_are_decided_as_early_help_until_social_work_says_why_they_matter() {
        UUID marsh = hub.family("NM0701");
        UUID ryan = hub.identity("socialcare-ssd", "NM0707");
        UUID kelly = hub.identity("socialcare-ssd", "NM0703");
        assertThat(harmOf(marsh, ryan)).isEqualTo(HarmLevel.L3);
        assertThat(harmOf(marsh, kelly)).isEqualTo(HarmLevel.CIN);

        Recording stated = relevance.state(
                hub.requester("ben-carver"),
                marsh,
                new RelevanceRegister.Stating(
                        ryan, "ID", java.time.LocalDate.now().plusDays(5), "Ellie asks to live with him"));
        assertThat(stated).isInstanceOf(Recording.Recorded.class);
        try {
            assertThat(harmOf(marsh, ryan)).isEqualTo(HarmLevel.CIN);
        } finally {
            relevance
                    .of(hub.requester("ben-carver"), marsh)
                    .forEach(row -> relevance.end(
                            hub.requester("ben-carver"),
                            marsh,
                            new RelevanceRegister.Ending(row.id(), "the story is over")));
        }
        assertThat(harmOf(marsh, ryan)).isEqualTo(HarmLevel.L3);
    }

    @Test
    void relevance_is_stated_by_social_work_alone_for_a_member_and_not_for_ever() {
        UUID marsh = hub.family("NM0701");
        UUID ryan = hub.identity("socialcare-ssd", "NM0707");
        var soon = java.time.LocalDate.now().plusDays(5);

        assertThat(relevance.state(
                        hub.requester("kezia-blake"),
                        marsh,
                        new RelevanceRegister.Stating(ryan, "HE", soon, "not hers to say")))
                .isInstanceOf(Recording.Refused.class);
        assertThat(relevance.state(
                        hub.requester("ben-carver"),
                        marsh,
                        new RelevanceRegister.Stating(bobby, "HE", soon, "of another family")))
                .isInstanceOf(Recording.Refused.class);
        assertThat(relevance.state(
                        hub.requester("ben-carver"),
                        marsh,
                        new RelevanceRegister.Stating(ryan, "HE", soon.plusYears(1), "for ever")))
                .isInstanceOf(Recording.Refused.class);
    }

    /** The level at which the identity itself is decided, for a look of the social worker's. */
    private HarmLevel harmOf(UUID ofFamily, UUID identity) {
        FocusChild.Focus focus = focusChild.of(ofFamily);
        Look look = new Look(
                "look",
                hub.requester("ben-carver"),
                TafStatus.MEMBER,
                PURPOSE,
                ofFamily,
                focus.identity(),
                focus.harm(),
                java.util.Set.of(),
                Channel.INDIVIDUAL_VIEW,
                "",
                null);
        Map<UUID, UUID> person = samePerson.personsOf(List.of(identity));
        List<Undecided> items = records.about(person.values()).stream()
                .filter(item -> item.id().equals(identity))
                .toList();
        Circumstances of = circumstances.of(look, items);
        return of.of(items.get(0)).harm();
    }
}
