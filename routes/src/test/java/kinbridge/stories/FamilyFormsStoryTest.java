package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.UUID;
import kinbridge.console.ConsoleBrowser;
import kinbridge.console.ConsoleWalk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages on which people record something about a family, in a browser and on a telephone. */
@Story
class FamilyFormsStoryTest {

    @Autowired
    Hub hub;

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void the_pages_of_a_social_worker_are_accessible(int widthPixels) {
        UUID marsh = hub.family("NM0701");
        try (ConsoleBrowser browser = ConsoleBrowser.launch()) {
            Page page = browser.window(widthPixels, true);
            String server = "http://localhost:" + hub.port();
            ConsoleWalk.signIn(page, server, "Ben Carver");
            for (String part : List.of("harm", "people", "team", "necessity", "looks")) {
                page.navigate(server + "/families/" + marsh + "/" + part + "?purpose=CIN_ASSESSMENT");
                ConsoleBrowser.check(page, "family-" + part);
                page.locator("form[action*='/families/'] button").last().click();
                ConsoleBrowser.check(page, "family-" + part + "-wrong");
            }
            for (String address : List.of("/access", "/families/open", "/families/" + marsh + "?purpose=TAF_SUPPORT")) {
                page.navigate(server + address);
                ConsoleBrowser.check(page, "ben-carver" + address.replaceAll("[^a-z]+", "-"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void the_list_of_who_looked_is_accessible_to_the_person_who_reads_it(int widthPixels) {
        try (ConsoleBrowser browser = ConsoleBrowser.launch()) {
            Page page = browser.window(widthPixels, true);
            String server = "http://localhost:" + hub.port();
            ConsoleWalk.signIn(page, server, "Ben Carver");
            page.navigate(server + "/families/" + hub.family("NM0701") + "/looks?purpose=CIN_ASSESSMENT&person="
                    + hub.identity("socialcare-ssd", "NM0703"));
            page.selectOption("#looks-present", "SUPPORTED");
            page.selectOption("#looks-identity", "KNOWN");
            page.selectOption("#looks-others", "NO");
            page.selectOption("#looks-pressed", "NO");
            page.selectOption("#looks-output", "SCREEN");
            page.click("button:has-text('Open the list')");
            ConsoleBrowser.check(page, "family-looks-answer-" + widthPixels);

            assertThat(page.locator(".kb-never-print").isVisible()).isTrue();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".kb-never-print").isVisible())
                    .as("what is on the screen does not come out of the printer")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void the_page_of_the_police_liaison_is_accessible(int widthPixels) {
        try (ConsoleBrowser browser = ConsoleBrowser.launch()) {
            Page page = browser.window(widthPixels, true);
            String server = "http://localhost:" + hub.port();
            ConsoleWalk.signIn(page, server, "Sarah Quillan");
            page.navigate(server + "/access/countersign");
            ConsoleBrowser.check(page, "countersign");
        }
    }
}
