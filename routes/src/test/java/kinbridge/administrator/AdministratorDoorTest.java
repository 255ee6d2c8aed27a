package kinbridge.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import kinbridge.storage.HubFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who may ask the hub from a terminal. */
class AdministratorDoorTest {

    private static final String TOKEN = "a-token-long-enough-for-a-test";

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T09:42:00Z"));
    private AdministratorDoor door;

    @BeforeEach
    void open() {
        door = new AdministratorDoor(new AdministratorToken(TOKEN, HubFolders.of(null, folder.toString())), now::get);
    }

    private static MockHttpServletRequest request(String token) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/actuator/policydiff");
        request.addHeader("Authorization", "Bearer " + token);
        request.setContent(new byte[] {'{', '}'});
        return request;
    }

    private int answer(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain behind = new MockFilterChain();
        door.doFilter(request, response, behind);
        assertThat(response.getContentAsString()).isEmpty();
        return behind.getRequest() == null ? response.getStatus() : 0;
    }

    @Test
    void the_token_opens() throws Exception {
        assertThat(answer(request(TOKEN))).isZero();
    }

    @Test
    void another_token_or_none_does_not() throws Exception {
        assertThat(answer(request("another-token-of-that-length"))).isEqualTo(401);
        assertThat(answer(new MockHttpServletRequest("POST", "/actuator/policydiff")))
                .isEqualTo(401);
    }

    @Test
    void the_token_does_not_open_from_elsewhere() throws Exception {
        MockHttpServletRequest fromElsewhere = request(TOKEN);
        fromElsewhere.setRemoteAddr("192.0.2.7");
        MockHttpServletRequest throughAProxy = request(TOKEN);
        throughAProxy.addHeader("X-Forwarded-For", "192.0.2.7");

        assertThat(answer(fromElsewhere)).isEqualTo(401);
        assertThat(answer(throughAProxy)).isEqualTo(401);
    }

    @Test
    void whoever_tries_too_often_waits_a_minute() throws Exception {
        for (int tried = 0; tried < 10; tried++) {
            assertThat(answer(request("guess-number-" + tried))).isEqualTo(401);
        }
        assertThat(answer(request(TOKEN))).isEqualTo(429);
        now.set(now.get().plus(Duration.ofSeconds(61)));
        assertThat(answer(request(TOKEN))).isZero();
    }

    @Test
    void the_token_is_made_once_in_a_file_of_the_hubs_own_user() throws Exception {
        HubFolders folders = HubFolders.of(null, folder.toString());
        AdministratorToken made = new AdministratorToken("", folders);
        Path file = folders.keys().resolve("admin-token");
        String token = Files.readString(file);

        assertThat(token).hasSizeGreaterThanOrEqualTo(40);
        assertThat(made.is(token)).isTrue();
        assertThat(new AdministratorToken("", folders).is(token)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_token_that_could_be_guessed_is_refused_at_the_start() {
        assertThatThrownBy(() -> new AdministratorToken("secret", HubFolders.of(null, folder.toString())))
                .hasMessageContaining("could be guessed")
                .hasMessageNotContaining("secret");
    }
}
