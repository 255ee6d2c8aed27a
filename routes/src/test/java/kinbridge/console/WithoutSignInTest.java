package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = ConsoleAlone.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "kinbridge.demo=false")
class WithoutSignInTest {

    @LocalServerPort
    int port;

    @Test
    void without_the_demonstration_the_page_says_that_nobody_can_sign_in() {
        assertThat(new Visitor(port).get("/sign-in").body())
                .contains("Nobody can sign in")
                .doesNotContain("Priya Nair", "Demonstration");
    }

    @Test
    void without_the_demonstration_choosing_somebody_opens_nothing() {
        Visitor visitor = new Visitor(port);

        visitor.post("/sign-in", "", "practitioner", "sw-nair", "username", "sw-nair", "password", "");

        assertThat(visitor.get("/alerts").statusCode()).isEqualTo(302);
    }
}
