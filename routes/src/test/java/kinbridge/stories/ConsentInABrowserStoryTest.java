package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import kinbridge.console.ConsoleBrowser;
import kinbridge.console.ConsoleWalk;
import kinbridge.familyview.FamilyConsent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Consent, safety and the register as they are used: at a desk, on a telephone, without JavaScript. */
@Story
class ConsentInABrowserStoryTest {

    private static ConsoleBrowser browser;

    @Autowired
    Hub hub;

    @Autowired
    FamilyConsent consents;

    @BeforeAll
    static void launch() {
        browser = ConsoleBrowser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void every_page_and_form_is_accessible(int width) {
        UUID family = hub.family("NM0503");
        String person = chosen("ben-carver", family).toString();
        Page page = browser.window(width, true);
        ConsoleWalk.signIn(page, server(), "Ben Carver");

        visit(page, family, "consent", "consent");
        visit(page, family, "consent/" + person + "/answer", "consent-answer");
        visit(page, family, "safety", "safety");
        visit(page, family, "safety/" + person + "/flag", "safety-flag");
        visit(page, family, "safety/" + person + "/assessment", "safety-assessment");
        page.navigate(server() + "/families/" + family + "/safety?purpose=TAF_SUPPORT");
        page.getByText("Review or clear").first().click();
        ConsoleBrowser.check(page, "safety-review");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void a_form_with_mistakes_says_at_each_field_what_is_wrong(int width) {
        UUID family = hub.family("NM0503");
        String person = chosen("ben-carver", family).toString();
        Page page = browser.window(width, true);
        ConsoleWalk.signIn(page, server(), "Ben Carver");
        page.navigate(server() + "/families/" + family + "/consent/" + person + "/answer?purpose=TAF_SUPPORT");
        page.getByText("They agree").click();
        page.locator("#givenOn-month").fill("13");
        page.getByText("Record the answer").click();

        ConsoleBrowser.check(page, "consent-answer-mistakes");
        assertThat(page.locator(".govuk-error-summary").innerText()).contains("Write a real day");
        assertThat(page.locator("#givenOn-error").isVisible()).isTrue();
        assertThat(page.locator("#state-given").isChecked()).isTrue();
    }

    @Test
    void the_form_is_whole_without_javascript() {
        UUID family = hub.family("NM0503");
        String person = chosen("ben-carver", family).toString();
        Page page = browser.window(390, false);
        page.navigate(server() + "/sign-in");
        page.getByText("Sign in as Ben Carver").click();
        page.navigate(server() + "/families/" + family + "/consent/" + person + "/answer?purpose=TAF_SUPPORT");

        page.getByText("Choose the part").click();
        assertThat(page.locator("#agencies").isVisible()).isTrue();
        assertThat(page.locator("#unsafeReason").isVisible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void the_register_is_accessible(int width) {
        Page page = browser.window(width, true);
        ConsoleWalk.signIn(page, server(), "Ian Wetherby");
        page.navigate(server() + "/oversight/consent?show=conflict");
        ConsoleBrowser.check(page, "consent-register-conflict");
        page.navigate(server() + "/oversight/consent");
        ConsoleBrowser.check(page, "consent-register");
    }

    private void visit(Page page, UUID family, String address, String picture) {
        page.navigate(server() + "/families/" + family + "/" + address + "?purpose=TAF_SUPPORT");
        ConsoleBrowser.check(page, picture);
    }

    private UUID chosen(String practitioner, UUID family) {
        return consents.open(hub.requester(practitioner), family, "TAF_SUPPORT").orElseThrow().people().stream()
                .filter(person -> person.name().equals("Hannah Lowe"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String server() {
        return "http://localhost:" + hub.port();
    }
}
