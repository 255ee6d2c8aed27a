package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kinbridge.console.ConsoleAlone.Behind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ConsoleInABrowserTest {

    private static ConsoleBrowser browser;

    @LocalServerPort
    int port;

    @Autowired
    Behind behind;

    @Autowired
    InventedWork work;

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

    @BeforeEach
    void start() {
        behind.reset();
        work.reset();
    }

    private String server() {
        return "http://localhost:" + port;
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void a_social_worker_goes_from_sign_in_to_the_timeline(int width) {
        Page page = browser.window(width, true);
        List<String> complaints = complaintsOf(page);

        ConsoleWalk.of(page, server(), "Priya Nair");

        assertThat(complaints).isEmpty();
    }

    @Test
    void the_same_way_is_open_without_javascript() {
        Page page = browser.window(1280, false);
        page.navigate(server() + "/sign-in");
        page.getByText("Sign in as Priya Nair").click();
        page.getByText("Open family").first().click();
        page.waitForURL(Pattern.compile("tab=overview"));
        page.getByText("Timeline").click();
        page.waitForURL(Pattern.compile("tab=timeline"));

        assertThat(page.locator(".moj-timeline__item").count()).isEqualTo(3);
    }

    @Test
    void the_first_stop_of_the_keyboard_skips_to_the_content() {
        Page page = browser.window(1280, true);
        ConsoleWalk.signIn(page, server(), "Priya Nair");
        page.keyboard().press("Tab");

        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to main content");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void every_other_page_and_state_is_accessible(int width) {
        Map<String, List<String>> pages = Map.of(
                "Priya Nair",
                List.of(
                        "/families",
                        "/alerts?state=acknowledged",
                        "/alerts?state=closed",
                        "/families/" + Invented.OF_OTHERS,
                        "/tasks",
                        "/tasks?show=standing-in",
                        "/tasks?show=done",
                        "/tasks/" + InventedWork.TASK,
                        "/tasks/" + InventedWork.NOTICE_TASK,
                        "/tasks/grants/" + InventedWork.GRANT,
                        "/families/" + Invented.HARTLEY + "/grants?purpose=PREBIRTH",
                        "/access/break-glass",
                        "/access/mine",
                        "/access/break-glass/" + InventedWork.ACCESS,
                        "/families/" + Invented.HARTLEY + "/contest?purpose=PREBIRTH&record=" + InventedContests.RECORD,
                        "/tasks/" + InventedContests.RECORD + "/statement",
                        "/tasks/corrections",
                        "/tasks/corrections?record=" + InventedContests.RECORD,
                        "/tasks/corrections?record=" + InventedContests.FIRST,
                        "/connectors"),
                "Helen Ward",
                List.of(
                        "/sharing-log",
                        "/sharing-log/integrity",
                        "/sharing-log?from=never",
                        "/sharing-log?family=FAM-7Q2K9&after=x",
                        "/sharing-log/" + Invented.ENTRY,
                        "/sharing-log/none",
                        "/oversight",
                        "/oversight/tasks",
                        "/oversight/tasks?overdue=true&kind=SUPERVISOR_SIGNOFF",
                        "/oversight/questions/break-glass",
                        "/oversight/questions/break-glass?from=never",
                        "/oversight/anomalies",
                        "/oversight/anomalies/" + InventedFindings.FINDING,
                        "/oversight/retention",
                        "/oversight/contested",
                        "/oversight/contested/new",
                        "/oversight/retractions",
                        "/oversight/retractions?reason=CORRECTED&state=",
                        "/oversight/retention/runs/" + InventedRetention.RUN,
                        "/oversight/questions/protected-attempts",
                        "/linking",
                        "/linking/trials/" + InventedLinkingModels.TRIAL,
                        "/tasks/" + InventedWork.TASK),
                "Sam Osei",
                List.of("/connectors", "/connectors/police-ppn", "/quarantine", "/quarantine?state=released"),
                "Martin Okell",
                List.of("/links", "/links?show=decided", "/links/" + Invented.LINK, "/links/" + Invented.DECIDED_LINK),
                "Ada Vance",
                List.of("/quarantine?feed=police-ppn&reason=is+not+a+date", "/quarantine/" + Invented.QUARANTINED));
        pages.forEach((person, addresses) -> visit(person, addresses, width, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void every_page_about_the_policy_is_accessible(int width) {
        visit(
                "Helen Ward",
                List.of(
                        "/policy",
                        "/policy/matrix",
                        "/policy/matrix/HE.MH",
                        "/policy/purposes",
                        "/policy/consent",
                        "/policy/categories",
                        "/policy/roles",
                        "/policy/files/time-limits.csv",
                        "/policy/simulator",
                        "/policy/simulator?role=nobody&age1=old",
                        "/policy/simulator?role=housing_officer&agency=LA_HOUSING&purpose=TAF_SUPPORT&category=HE.MH"
                                + "&holder=NHS_MH&age1=30&self1=GIVEN&flags=sealed",
                        "/policy/changes",
                        "/policy/changes/" + PolicyBehind.CHANGE,
                        "/policy/changes/" + PolicyBehind.CLOSED_CHANGE,
                        "/sharing-log/" + Invented.ENTRY + "/replay"),
                width,
                "");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void every_empty_page_is_accessible(int width) {
        behind.empty = true;

        work.empty = true;
        visit("Priya Nair", List.of("/alerts", "/families", "/tasks"), width, "empty-");
        visit(
                "Helen Ward",
                List.of(
                        "/sharing-log",
                        "/oversight",
                        "/oversight/tasks",
                        "/oversight/questions/break-glass",
                        "/oversight/anomalies",
                        "/linking",
                        "/linking/trials/" + InventedLinkingModels.TRIAL),
                width,
                "empty-");
        visit("Sam Osei", List.of("/connectors", "/quarantine"), width, "empty-");
        visit("Martin Okell", List.of("/links", "/links?show=decided"), width, "empty-");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void what_waits_in_quarantine_is_accessible_and_so_is_a_look_without_a_reason(int width) {
        Page page = browser.window(width, true);
        ConsoleWalk.signIn(page, server(), "Ada Vance");
        page.navigate(server() + "/quarantine/" + Invented.QUARANTINED);
        page.click("text=Show it, and log that");
        ConsoleBrowser.check(page, "quarantine-no-reason-" + width);

        page.fill("#content-reason", "the date looks cut off");
        page.click("text=Show it, and log that");
        ConsoleBrowser.check(page, "quarantine-content-" + width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void a_possible_match_decided_without_an_answer_is_accessible(int width) {
        Page page = browser.window(width, true);
        ConsoleWalk.signIn(page, server(), "Martin Okell");
        page.navigate(server() + "/links/" + Invented.LINK);
        page.click("text=Record it");
        ConsoleBrowser.check(page, "link-no-answer-" + width);
    }

    @Test
    void a_failure_is_accessible() {
        Page page = browser.window(390, true);
        ConsoleWalk.signIn(page, server(), "Priya Nair");
        behind.failure = new IllegalStateException("broken");
        page.navigate(server() + "/alerts");

        ConsoleBrowser.check(page, "error");
    }

    @Test
    void no_log_no_look_is_accessible() {
        Page page = browser.window(390, true);
        ConsoleWalk.signIn(page, server(), "Priya Nair");
        behind.failure = new PagesTest.LogUnavailable();
        page.navigate(server() + "/families");

        ConsoleBrowser.check(page, "log-unavailable");
    }

    @Test
    void a_printed_family_says_who_printed_it_and_leaves_out_what_cannot_be_pressed() {
        Page page = browser.window(1280, true);
        ConsoleWalk.signIn(page, server(), "Priya Nair");
        page.navigate(server() + "/families/" + Invented.HARTLEY + "?purpose=PREBIRTH");
        assertThat(page.getByText("Printed by").isVisible()).isFalse();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        ConsoleBrowser.picture(page, "family-printed");
        assertThat(page.getByText("Printed by").innerText()).contains("Priya Nair");
        assertThat(page.getByText("Look for another reason").isVisible()).isFalse();
        assertThat(page.getByText("Sign out").isVisible()).isFalse();
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.kb-latest a'), '::after').content"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void a_reason_that_is_owed_and_what_is_wrong_with_a_form_are_accessible(int width) {
        work.reasonOwed = true;
        Page page = browser.window(width, true);
        ConsoleWalk.signIn(page, server(), "Priya Nair");
        page.navigate(server() + "/families/" + Invented.HARTLEY + "?purpose=PREBIRTH");
        ConsoleBrowser.check(page, "reason-owed");
        page.getByText("Record the reason").click();
        ConsoleBrowser.check(page, "reason-too-short");
        page.navigate(server() + "/access/break-glass");
        page.locator("form[action='/access/break-glass'] button").click();
        ConsoleBrowser.check(page, "break-glass-wrong");
        assertThat(page.getByText("Say what cannot wait").first().isVisible()).isTrue();
        page.context().close();
    }

    @Test
    void the_result_of_acknowledging_is_said() {
        Page page = browser.window(1280, true);
        ConsoleWalk.signIn(page, server(), "Priya Nair");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Acknowledge ALT-9F3K2"))
                .click();

        ConsoleBrowser.check(page, "acknowledged");
        assertThat(page.getByText("The alert is acknowledged").isVisible()).isTrue();
    }

    private void visit(String person, List<String> addresses, int width, String prefix) {
        Page page = browser.window(width, true);
        List<String> complaints = complaintsOf(page);
        ConsoleWalk.signIn(page, server(), person);
        for (String address : addresses) {
            page.navigate(server() + address);
            ConsoleBrowser.check(page, prefix + person.replace(' ', '-') + address.replaceAll("[^a-zA-Z0-9]+", "-"));
        }
        page.context().close();
        assertThat(complaints).isEmpty();
    }

    // A script or style that the content policy refuses is only ever told to the console of the browser.
    private static List<String> complaintsOf(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            boolean statusAlone =
                    message.text().startsWith("Failed to load resource: the server responded with a status");
            if (message.type().equals("error") && !statusAlone) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return complaints;
    }
}
