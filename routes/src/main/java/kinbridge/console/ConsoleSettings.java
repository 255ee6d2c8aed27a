package kinbridge.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs from one authority to the next on every page.
 *
 * @param authority whose service this is, in the masthead
 * @param dutyContact whom to ring when a child cannot wait, as the end of a sentence
 * @param governanceContact whom to tell about a page that should or should not have been shown
 */
@ConfigurationProperties("kinbridge.console")
public record ConsoleSettings(
        @DefaultValue("Kinbridge") String authority,

        @DefaultValue("the duty team of children's social care")
        String dutyContact,

        @DefaultValue("your information governance team") String governanceContact) {}
