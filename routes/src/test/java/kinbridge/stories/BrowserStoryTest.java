package kinbridge.stories;

import kinbridge.console.ConsoleBrowser;
import kinbridge.console.ConsoleWalk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A morning of Amara Nwosu's, in a browser: the alert, the family, its timeline. */
@Story
class BrowserStoryTest {

    @Autowired
    Hub hub;

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void the_social_worker_goes_from_the_alert_to_the_timeline(int widthPixels) {
        try (ConsoleBrowser browser = ConsoleBrowser.launch()) {
            ConsoleWalk.of(browser.window(widthPixels, true), "http://localhost:" + hub.port(), "Amara Nwosu");
        }
    }
}
