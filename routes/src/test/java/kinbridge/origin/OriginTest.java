package kinbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OriginTest {

    private final AtomicReference<Origin> seen = new AtomicReference<>(Origin.UNKNOWN);

    @Test
    void a_request_has_a_number_of_its_own_that_comes_back() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/families/FAM-1/timeline");
        request.addHeader("User-Agent", "Browser 1");
        request.addHeader("X-Correlation-Id", "another's");
        request.setRemoteAddr("192.0.2.7");
        MockHttpServletResponse response = new MockHttpServletResponse();

        new RequestOrigins().doFilter(request, response, (in, out) -> seen.set(Origin.current()));

        assertThat(seen.get().correlationId())
                .isNotBlank()
                .isNotEqualTo("another's")
                .isEqualTo(response.getHeader("X-Correlation-Id"));
        assertThat(seen.get().device()).isEqualTo("192.0.2.7, Browser 1");
    }

    @Test
    void the_address_is_kept_without_what_names_a_family() throws Exception {
        new RequestOrigins()
                .doFilter(
                        new MockHttpServletRequest("GET", "/families/FAM-1/timeline"),
                        new MockHttpServletResponse(),
                        (in, out) -> seen.set(Origin.current()));

        assertThat(seen.get().route()).isEqualTo("/families");
    }

    @Test
    void after_the_request_the_thread_works_for_nobody() throws Exception {
        new RequestOrigins()
                .doFilter(
                        new MockHttpServletRequest("GET", "/alerts"),
                        new MockHttpServletResponse(),
                        new MockFilterChain());

        assertThat(Origin.current()).isEqualTo(Origin.UNKNOWN);
    }

    @Test
    void a_step_of_a_route_knows_its_exchange_and_a_thread_of_none_does_not() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getCamelContextExtension().addInterceptStrategy(new MessageOrigins());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:push").routeId("push").process(exchange -> seen.set(Origin.current()));
                }
            });
            camel.start();

            camel.createProducerTemplate().sendBody("direct:push", "a message");
        }

        assertThat(seen.get().route()).isEqualTo("push");
        assertThat(seen.get().exchange()).isNotBlank();
        assertThat(seen.get().correlationId()).isNotBlank();
        assertThat(Origin.current()).isEqualTo(Origin.UNKNOWN);
    }
}
