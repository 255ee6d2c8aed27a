package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium for tests: pages at a width, their accessibility, and a picture of each. */
public final class ConsoleBrowser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final Browser browser;

    private ConsoleBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test, and says why, on a machine without Chromium. */
    public static ConsoleBrowser launch() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM),
                "SKIPPED: no browser at " + CHROMIUM + "; install the package chromium to run this test");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new ConsoleBrowser(playwright, browser);
    }

    /** A new person at a new window: no cookies of anybody else. */
    public Page window(int widthPixels, boolean javaScript) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(widthPixels, 900)
                .setJavaScriptEnabled(javaScript)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London"));
        context.setDefaultTimeout(20_000);
        return context.newPage();
    }

    /** No accessibility fault, no sideways scroll, nothing refused by the content policy; and a picture. */
    public static void check(Page page, String picture) {
        picture(page, picture);
        assertThat(sidewaysPixels(page)).as("sideways scroll of " + picture).isZero();
        assertThat(page.locator("h1").count()).as("h1 of " + picture).isEqualTo(1);
        // In the page itself: pages of this console hold no frames, for which another, slower way would be needed.
        List<Rule> faults = new AxeBuilder(page)
                .withTags(STANDARDS)
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(faults.stream().map(ConsoleBrowser::words))
                .as("axe on " + picture)
                .isEmpty();
    }

    /** In {@code target/screenshots}, named by page and width. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + page.viewportSize().width + ".png")));
    }

    private static int sidewaysPixels(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    private static String words(Rule fault) {
        return fault.getId() + ": " + fault.getHelp() + " at "
                + fault.getNodes().stream()
                        .map(node -> node.getTarget().toString())
                        .toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
