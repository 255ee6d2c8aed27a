package kinbridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub, and its commands. */
@SpringBootApplication
public class Kinbridge {

    public static void main(String[] arguments) {
        SpringApplication.run(Kinbridge.class, arguments);
    }
}
