package kinbridge.stories;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Holds each test back until all that the agencies sent, and all that follows from it, has settled. */
final class ArrivedBorough implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        SpringExtension.getApplicationContext(test).getBean(Hub.class).settle();
    }
}
