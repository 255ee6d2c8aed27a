package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The walk of a morning: sign in, read the alert, open the family, read its timeline and its team. */
public final class ConsoleWalk {

    private ConsoleWalk() {}

    /** On any server whose demonstration lists that person and has a new alert with a family for them. */
    public static void of(Page page, String server, String person) {
        page.navigate(server + "/sign-in");
        ConsoleBrowser.check(page, "sign-in");
        signIn(page, server, person);
        ConsoleBrowser.check(page, "alerts");

        Locator alert = page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHas(page.getByText(Pattern.compile("^Open family"))));
        alert.first().getByText(Pattern.compile("^Open family")).click();
        page.waitForURL(Pattern.compile("/families/.*purpose="));
        ConsoleBrowser.check(page, "family-overview");

        tab(page, "Timeline", "timeline");
        assertThat(page.locator(".moj-timeline__item").count()).isPositive();
        ConsoleBrowser.check(page, "family-timeline");

        tab(page, "Team", "team");
        ConsoleBrowser.check(page, "family-team");
    }

    public static void signIn(Page page, String server, String person) {
        page.navigate(server + "/sign-in");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in as " + person))
                .click();
        page.waitForURL(Pattern.compile("/(alerts|sharing-log|connectors)$"));
    }

    private static void tab(Page page, String title, String word) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Parts of this page"))
                .getByText(title)
                .click();
        page.waitForURL(Pattern.compile("tab=" + word));
    }
}
