package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.ConsentRegister;
import kinbridge.consent.ConsentRegister.NewAnswer;
import kinbridge.familyview.FamilyPage;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose answer counts, and that it counts from the next look on. */
@Story
class AgreementStoryTest {

    @Autowired
    Hub hub;

    @Autowired
    ConsentRegister consents;

    private FamilyPage page(String practitioner, String child) {
        return hub.open(practitioner, hub.family(child)).orElseThrow();
    }

    @Test
    void a_girl_of_fifteen_who_refuses_is_not_named_although_her_mother_agrees() {
        assertThat(Pages.names(page("tom-hargrave", "NM0601")))
                .noneMatch(name -> name.startsWith("Freya") || name.startsWith("Freyja"));
    }

    @Test
    void nothing_that_the_police_know_of_her_is_shown() {
        assertThat(page("tom-hargrave", "NM0601").timeline()).noneMatch(entry -> entry.agency() == Agency.POLICE);
    }

    @Test
    void her_mother_and_brother_are_shown_as_the_mother_agreed() {
        assertThat(Pages.names(page("tom-hargrave", "NM0601"))).contains("Alison Whitlock", "Oscar Whitlock");
    }

    @Test
    void once_she_agrees_she_is_shown_on_the_next_look_and_hidden_again_when_she_refuses() {
        answer("NM0601", "self", ConsentState.GIVEN);
        List<String> agreed = Pages.names(page("tom-hargrave", "NM0601"));
        answer("NM0601", "self", ConsentState.REFUSED);
        List<String> refused = Pages.names(page("tom-hargrave", "NM0601"));

        assertThat(agreed).anyMatch(name -> name.startsWith("Freya"));
        assertThat(refused).noneMatch(name -> name.startsWith("Freya"));
    }

    @Test
    void her_mother_refusing_changes_nothing_for_her() {
        answer("NM0601", "socialcare-ssd:NM0602", ConsentState.REFUSED);
        answer("NM0601", "self", ConsentState.GIVEN);
        List<String> names = Pages.names(page("tom-hargrave", "NM0601"));
        answer("NM0601", "self", ConsentState.REFUSED);
        answer("NM0601", "socialcare-ssd:NM0602", ConsentState.GIVEN);

        assertThat(names).anyMatch(name -> name.startsWith("Freya"));
    }

    @Test
    void a_father_who_withdrew_is_not_named_and_the_mother_who_did_not_is() {
        List<String> names = Pages.names(page("tom-hargrave", "NM0903"));

        assertThat(names).noneMatch(name -> name.startsWith("Rui")).contains("Marta Pereira");
    }

    @Test
    void what_the_parents_disagree_about_stays_closed() {
        assertThat(Pages.names(page("tom-hargrave", "NM0903")))
                .noneMatch(name -> name.startsWith("Tiago") || name.startsWith("In"));
    }

    @Test
    void once_he_agrees_again_he_and_the_twins_are_shown_and_closed_again_when_he_withdraws() {
        answerOfRui(ConsentState.GIVEN);
        List<String> agreed = Pages.names(page("tom-hargrave", "NM0903"));
        answerOfRui(ConsentState.WITHDRAWN);
        List<String> withdrawn = Pages.names(page("tom-hargrave", "NM0903"));

        assertThat(agreed).anyMatch(name -> name.startsWith("Rui")).anyMatch(name -> name.startsWith("Tiago"));
        assertThat(withdrawn).noneMatch(name -> name.startsWith("Rui") || name.startsWith("Tiago"));
    }

    @Test
    void nobody_of_this_family_is_shown_anything_of_the_other_marta() {
        assertThat(page("tom-hargrave", "NM0903").toString())
                .doesNotContain("Copper Beech")
                .doesNotContain("Nuno")
                .doesNotContain("Notice seeking possession");
    }

    @Test
    void an_agreement_withdrawn_a_moment_ago_counts_on_the_next_look() {
        List<String> before = Pages.names(page("claire-dunmore", "NM0403"));
        answer("NM0401", "self", ConsentState.WITHDRAWN);
        List<String> after = Pages.names(page("claire-dunmore", "NM0403"));
        answer("NM0401", "self", ConsentState.GIVEN);
        List<String> again = Pages.names(page("claire-dunmore", "NM0403"));

        assertThat(before).contains("Amina Siddiqui");
        assertThat(after).doesNotContain("Amina Siddiqui");
        assertThat(again).contains("Amina Siddiqui");
    }

    @Test
    void her_health_is_not_for_the_school_and_a_summary_for_the_health_visitor() {
        assertThat(page("peter-lyle", "NM0403").timeline())
                .filteredOn(entry -> entry.category().equals("Mental health"))
                .allMatch(entry -> entry.level() == DetailLevel.EXISTENCE
                        && entry.details().isEmpty());
        assertThat(page("claire-dunmore", "NM0403").timeline())
                .filteredOn(entry -> entry.category().equals("Mental health"))
                .isNotEmpty()
                .allMatch(entry -> entry.level() == DetailLevel.SUMMARY);
    }

    private void answerOfRui(ConsentState state) {
        answer("NM0902", "self", state);
        answer("NM0903", "socialcare-ssd:NM0902", state);
        answer("NM0904", "socialcare-ssd:NM0902", state);
    }

    /** The next version of an answer that is there, of whichever identity of the person it was last said. */
    private void answer(String subject, String giver, ConsentState state) {
        UUID identity = hub.identity("socialcare-ssd", subject);
        Known known = hub.database()
                .sql("""
                select a.id, a.version, a.giver_identity from consent.answer a
                join people.identity said on said.id = a.identity_id
                join people.identity i on i.person_id = said.person_id
                where i.id = ? and a.giver = ? order by a.version desc limit 1""")
                .param(identity)
                .param(giver)
                .query((row, number) ->
                        new Known(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, UUID.class)))
                .single();
        boolean isRecorded = consents.record(new NewAnswer(
                known.id(),
                known.version() + 1,
                identity,
                giver,
                known.giver(),
                state,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.now(),
                null,
                "told on the telephone",
                "tom-hargrave",
                "tom-hargrave"));
        assertThat(isRecorded).isTrue();
    }

    private record Known(UUID id, int version, UUID giver) {}
}
