package kinbridge.stories;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kinbridge.Kinbridge;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test in the invented borough: the whole hub with its five simulated agencies, started once for all
 * stories, and everything that the agencies hold has arrived before the first test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CamelSpringBootTest
@SpringBootTest(
        classes = Kinbridge.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kinbridge.demo=true",
            "kinbridge.broker.port=0",
            "management.server.port=0",
            "spring.main.banner-mode=off"
        })
@ContextConfiguration(initializers = FreshData.class)
@Import({Hub.class, Waiting.class})
@ExtendWith(ArrivedBorough.class)
@interface Story {}
