package kinbridge.console;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same walk on a running hub: {@code -Dkinbridge.console.url=http://localhost:8080
 * -Dkinbridge.console.person="Priya Nair"}.
 */
@EnabledIfSystemProperty(
        named = "kinbridge.console.url",
        matches = "http.+",
        disabledReason = "runs only when -Dkinbridge.console.url names a running hub")
class GivenServerInABrowserTest {

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void somebody_goes_from_sign_in_to_the_timeline(int width) {
        try (ConsoleBrowser browser = ConsoleBrowser.launch()) {
            ConsoleWalk.of(
                    browser.window(width, true),
                    System.getProperty("kinbridge.console.url"),
                    System.getProperty("kinbridge.console.person", "Priya Nair"));
        }
    }
}
