package kinbridge.hiding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EvenAnswersTest {

    /** Time that passes only when told to. */
    private static final class ToldTime extends HoldingTime {
        private long now;

        ToldTime() {
            super(50);
        }

        @Override
        long now() {
            return now;
        }

        @Override
        void holdFrom(long started) {
            now += untilNextMoment(now - started);
        }

        long milliseconds() {
            return TimeUnit.NANOSECONDS.toMillis(now);
        }

        void pass(long milliseconds) {
            now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
        }
    }

    private final ToldTime time = new ToldTime();

    private MockHttpServletResponse answer(String contentType, String body, long workMilliseconds) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain page = (request, answer) -> {
            time.pass(workMilliseconds);
            answer.setContentType(contentType);
            answer.getOutputStream().write(body.getBytes(UTF_8));
        };
        new EvenAnswers(time, new Padding(1024)).doFilter(new MockHttpServletRequest(), response, page);
        return response;
    }

    @Test
    void a_quick_answer_leaves_at_the_floor() throws Exception {
        answer("text/html", "<p>little</p>", 3);

        assertThat(time.milliseconds()).isEqualTo(50);
    }

    @Test
    void answers_that_took_unlike_long_leave_after_the_same_time() throws Exception {
        answer("text/html", "<p>little</p>", 61);
        long first = time.milliseconds();
        answer("text/html", "<p>more</p>", 97);

        assertThat(time.milliseconds() - first).isEqualTo(first).isEqualTo(100);
    }

    @Test
    void a_page_is_filled_up_by_a_comment_after_its_end() throws Exception {
        MockHttpServletResponse response = answer("text/html;charset=UTF-8", "<p>é</p>", 1);

        assertThat(response.getContentAsByteArray()).hasSize(1024);
        assertThat(response.getContentAsString(UTF_8))
                .startsWith("<p>é</p><!--")
                .endsWith("-->");
    }

    @Test
    void a_page_that_leaves_no_room_for_the_comment_grows_to_the_next_size() throws Exception {
        MockHttpServletResponse response = answer("text/html", "x".repeat(1020), 1);

        assertThat(response.getContentAsByteArray()).hasSize(2048);
    }

    @Test
    void json_is_filled_up_with_white_space() throws Exception {
        MockHttpServletResponse response = answer("application/problem+json", "{}", 1);

        assertThat(response.getContentAsString()).hasSize(1024).isEqualTo("{}" + " ".repeat(1022));
    }

    @Test
    void xml_is_filled_up_with_white_space() throws Exception {
        MockHttpServletResponse response = answer("application/fhir+xml;charset=UTF-8", "<Bundle/>", 1);

        assertThat(response.getContentAsString()).hasSize(1024).isEqualTo("<Bundle/>" + " ".repeat(1015));
    }

    @Test
    void an_answer_that_its_server_has_closed_is_filled_up_too() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain closing = (request, answer) -> {
            answer.setContentType("application/fhir+json");
            answer.getWriter().write("{}");
            answer.getWriter().close();
        };

        new EvenAnswers(time, new Padding(1024)).doFilter(new MockHttpServletRequest(), response, closing);

        assertThat(response.getContentAsString()).hasSize(1024).startsWith("{}");
    }

    @Test
    void what_cannot_be_filled_up_is_left_as_it_is() throws Exception {
        assertThat(answer("text/csv", "a,b\n", 1).getContentAsString()).isEqualTo("a,b\n");
    }

    @Test
    void the_length_that_is_told_is_that_of_the_whole() throws Exception {
        assertThat(answer("text/html", "<p>little</p>", 1).getContentLength()).isEqualTo(1024);
    }

    @Test
    void a_failure_is_held_back_as_long() {
        FilterChain failing = (request, answer) -> {
            time.pass(7);
            throw new ServletException("a failure");
        };

        assertThatThrownBy(() -> new EvenAnswers(time, new Padding(1024))
                        .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), failing))
                .isInstanceOf(ServletException.class);
        assertThat(time.milliseconds()).isEqualTo(50);
    }

    @Test
    void a_real_answer_is_really_held() {
        HoldingTime real = new HoldingTime(50);
        long started = real.now();

        real.holdFrom(started);

        assertThat(real.now() - started).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
    }
}
