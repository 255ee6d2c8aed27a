package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import kinbridge.console.ConsoleAlone.Behind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class WhoMayOpenWhatTest {

    @LocalServerPort
    int port;

    @Autowired
    Behind behind;

    @BeforeEach
    void start() {
        behind.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/alerts",
                "/families",
                "/families/x",
                "/sharing-log",
                "/connectors",
                "/quarantine",
                "/links",
                "/nothing-of-that-name"
            })
    void whoever_has_not_signed_in_is_sent_to_the_sign_in_page_from(String address) {
        HttpResponse<String> answer = new Visitor(port).get(address);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
        assertThat(behind.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sw-nair, /alerts",
        "mw-adeyemi, /alerts",
        "ho-okoro, /families",
        "sw-nair, /families",
        "ig-ward, /sharing-log",
        "ig-ward, /sharing-log/integrity",
        "sw-nair, /access/mine",
        "ig-ward, /oversight/consent",
        "sw-nair, /tasks",
        "ig-ward, /tasks",
        "ig-ward, /oversight",
        "ig-ward, /oversight/tasks",
        "ig-ward, /oversight/anomalies",
        "ig-ward, /oversight/anomalies/list.csv",
        "ig-ward, /oversight/retention",
        "ig-ward, /oversight/contested",
        "ig-ward, /oversight/contested/new",
        "sw-nair, /tasks/corrections",
        "sw-nair, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f/contest?purpose=PREBIRTH",
        "ig-ward, /oversight/retractions",
        "ig-ward, /oversight/questions/break-glass",
        "sw-nair, /access/break-glass",
        "it-osei, /connectors",
        "it-osei, /connectors/police-ppn",
        "it-osei, /quarantine",
        "it-osei, /quarantine/55555555-2222-4333-8444-555555555555",
        "ig-ward, /quarantine",
        "ig-ward, /linking",
        "ig-ward, /linking/trials/77777777-2222-4333-8444-555555555555",
        "sw-okell, /links",
        "sw-okell, /links/66666666-2222-4333-8444-555555555555"
    })
    void a_role_opens_its_own_pages(String person, String address) {
        assertThat(Visitor.signedIn(port, person).get(address).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "sw-nair, /sharing-log",
        "sw-nair, /sharing-log/entries.csv",
        "sw-nair, /sharing-log/c0ffee00-1234-4abc-8def-0123456789ab/entry.pdf",
        "sw-nair, /oversight/consent",
        "sw-nair, /oversight/consent.csv",
        "sw-nair, /oversight/retractions",
        "mw-adeyemi, /oversight/retractions",
        "it-osei, /oversight/retractions.csv",
        "ig-ward, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f/consent",
        "ig-ward, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f/safety",
        "ig-ward, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f/looks",
        "it-osei, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f/looks",
        "it-osei, /oversight/consent",
        "sw-nair, /subject-access",
        "it-osei, /subject-access",
        "ig-ward, /health-opinions",
        "sw-nair, /health-opinions",
        "sw-nair, /health-opinions/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f",
        "it-osei, /health-opinions",
        "sw-nair, /connectors",
        "sw-nair, /connectors/police-ppn",
        "sw-nair, /quarantine",
        "sw-nair, /quarantine/list.csv",
        "sw-nair, /quarantine/55555555-2222-4333-8444-555555555555",
        "sw-nair, /links",
        "sw-nair, /links/66666666-2222-4333-8444-555555555555",
        "ig-ward, /links",
        "sw-okell, /linking",
        "sw-okell, /linking/trials/77777777-2222-4333-8444-555555555555",
        "it-vance, /linking",
        "it-vance, /links",
        "mw-adeyemi, /sharing-log",
        "ig-ward, /alerts",
        "ig-ward, /families",
        "ig-ward, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f",
        "ig-ward, /connectors",
        "sw-nair, /oversight",
        "sw-nair, /oversight/tasks",
        "sw-nair, /oversight/anomalies",
        "sw-nair, /oversight/anomalies/list.csv",
        "it-osei, /oversight/anomalies",
        "it-osei, /oversight/anomalies/list.csv",
        "sw-nair, /oversight/retention",
        "it-osei, /oversight/retention",
        "sw-nair, /oversight/contested",
        "sw-nair, /oversight/contested.csv",
        "sw-nair, /oversight/contested/new",
        "it-osei, /oversight/contested",
        "it-osei, /tasks/corrections",
        "ig-ward, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f/contest",
        "it-osei, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f/contest",
        "sw-nair, /oversight/retention/runs/99999999-2222-4333-8444-555555555555/certificate.pdf",
        "sw-nair, /oversight/tasks.csv",
        "sw-nair, /oversight/questions/break-glass",
        "mw-adeyemi, /oversight/questions/refusals/list.csv",
        "it-osei, /tasks",
        "ig-ward, /access/break-glass",
        "ho-okoro, /oversight/questions/protected-attempts",
        "it-osei, /families",
        "it-osei, /alerts",
        "it-osei, /sharing-log",
        "it-osei, /sharing-log/entries.csv",
        "it-osei, /sharing-log/c0ffee00-1234-4abc-8def-0123456789ab/entry.pdf",
        "it-osei, /families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f?purpose=PREBIRTH",
        "it-osei, /sharing-log/c0ffee00-1234-4abc-8def-0123456789ab"
    })
    void a_page_of_another_role_is_refused_before_anything_is_asked(String person, String address) {
        Visitor visitor = Visitor.signedIn(port, person);

        HttpResponse<String> answer = visitor.get(address);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This page is not for your role").doesNotContain("Hartley", "police-ppn");
        assertThat(behind.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sw-nair, /alerts", "ig-ward, /sharing-log", "it-osei, /connectors"})
    void a_role_starts_where_its_work_waits(String person, String address) {
        HttpResponse<String> answer = Visitor.signedIn(port, person).get("/");

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(address);
    }

    @Test
    void a_family_that_does_not_exist_answers_like_one_that_is_not_for_this_person() {
        Visitor midwife = Visitor.signedIn(port, "mw-adeyemi");

        HttpResponse<String> ofOthers = midwife.get("/families/" + Invented.HARTLEY + "?purpose=PREBIRTH");
        HttpResponse<String> none = midwife.get("/families/" + UUID.randomUUID() + "?purpose=PREBIRTH");
        HttpResponse<String> noId = midwife.get("/families/FAM-7Q2K9?purpose=PREBIRTH");

        assertThat(ofOthers.statusCode()).isEqualTo(404);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(noId.statusCode()).isEqualTo(404);
        assertThat(Visitor.withoutToken(none)).isEqualTo(Visitor.withoutToken(ofOthers));
        assertThat(Visitor.withoutToken(noId)).isEqualTo(Visitor.withoutToken(ofOthers));
        assertThat(ofOthers.body().length()).isEqualTo(none.body().length());
    }

    @Test
    void each_such_try_is_asked_of_the_hub_so_that_it_is_logged() {
        Visitor midwife = Visitor.signedIn(port, "mw-adeyemi");

        midwife.get("/families/not-an-id?purpose=PREBIRTH");

        assertThat(behind.asked).singleElement().asString().startsWith("open ").endsWith("by mw-adeyemi");
    }

    @Test
    void a_form_without_the_sessions_token_changes_nothing_and_says_so() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");

        HttpResponse<String> answer = worker.post("/alerts/" + Invented.NOTICE + "/acknowledge", "forged");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Nothing was saved");
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void it_cannot_acknowledge_an_alert_even_with_a_valid_form() {
        Visitor it = Visitor.signedIn(port, "it-osei");

        assertThat(it.post("/alerts/" + Invented.NOTICE + "/acknowledge", it.token())
                        .statusCode())
                .isEqualTo(403);
        assertThat(behind.asked).isEmpty();
    }

    @Test
    void signing_in_gives_a_new_session() {
        Visitor visitor = new Visitor(port);
        String token = visitor.token();
        String before = visitor.session();

        visitor.post("/sign-in", token, "practitioner", "sw-nair");

        assertThat(before).isNotBlank();
        assertThat(visitor.session()).isNotBlank().isNotEqualTo(before);
    }

    @Test
    void the_session_cookie_is_kept_from_scripts_and_other_sites() {
        HttpResponse<String> answer = new Visitor(port).get("/sign-in");

        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void signing_out_ends_the_session() {
        Visitor worker = Visitor.signedIn(port, "sw-nair");
        assertThat(worker.get("/alerts").statusCode()).isEqualTo(200);

        worker.post("/sign-out", worker.token());

        assertThat(worker.get("/alerts").statusCode()).isEqualTo(302);
    }

    @Test
    void somebody_unknown_does_not_get_in() {
        Visitor visitor = new Visitor(port);

        HttpResponse<String> answer = visitor.post("/sign-in", visitor.token(), "practitioner", "nobody");

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in?refused");
        assertThat(visitor.get("/alerts").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts", "/families", "/families/7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f?purpose=PREBIRTH"})
    void a_personal_page_is_stored_nowhere_and_tells_no_other_site_its_address(String address) {
        HttpResponse<String> answer = Visitor.signedIn(port, "sw-nair").get(address);

        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy").orElse("")).isEqualTo("no-referrer");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Frame-Options").orElse("")).isEqualTo("DENY");
    }
}
