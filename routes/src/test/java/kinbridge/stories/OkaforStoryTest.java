package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kinbridge.familyview.FamilyPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Okafors: an eviction that the social worker must know of, and the school must not. */
@Story
class OkaforStoryTest {

    private static final String EVICTION = "Eviction date set";
    private static final String NOTICE = "Notice seeking possession";

    @Autowired
    Hub hub;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0204");
    }

    @Test
    void the_social_worker_sees_the_notice_and_the_date_of_the_eviction() {
        FamilyPage page = hub.open("priya-raman", family).orElseThrow();

        assertThat(Pages.titled(page, NOTICE)).hasSize(1);
        assertThat(Pages.titled(page, EVICTION)).hasSize(1);
        assertThat(date(page)).isNotBlank();
    }

    @Test
    void the_school_sees_neither_nor_the_date() {
        FamilyPage page = hub.open("peter-lyle", family).orElseThrow();
        String date = date(hub.open("priya-raman", family).orElseThrow());

        assertThat(Pages.titles(page))
                .isNotEmpty()
                .noneMatch(title ->
                        title.contains("viction") || title.contains("possession") || title.contains("arrears"));
        assertThat(page.toString()).doesNotContain(date);
    }

    @Test
    void the_school_sees_that_there_is_a_child_protection_plan() {
        assertThat(hub.open("peter-lyle", family).orElseThrow().plan()).isEqualTo("Child protection plan");
    }

    @Test
    void housing_sees_that_social_care_holds_a_plan_and_not_what_it_says() {
        FamilyPage page = hub.open("leanne-poole", family).orElseThrow();

        assertThat(page.plans()).isNotEmpty().allMatch(plan -> plan.title().contains("holds a record"));
        assertThat(page.toString()).doesNotContain("Neglect");
    }

    @Test
    void the_social_worker_sees_what_the_plan_is_for() {
        assertThat(hub.open("priya-raman", family).orElseThrow().toString()).contains("Neglect");
    }

    private static String date(FamilyPage page) {
        return Pages.titled(page, EVICTION).get(0).details().stream()
                .filter(detail -> detail.label().equals("Eviction date"))
                .map(FamilyPage.Detail::value)
                .findFirst()
                .orElse("");
    }
}
