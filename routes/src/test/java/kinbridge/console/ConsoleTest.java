package kinbridge.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test of the console alone; all of them share one running console. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ConsoleAlone.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kinbridge.demo=true",
            "kinbridge.console.authority=Northmoor Council",
            "kinbridge.console.duty-contact=the MASH duty desk on 01632 960100"
        })
@interface ConsoleTest {}
