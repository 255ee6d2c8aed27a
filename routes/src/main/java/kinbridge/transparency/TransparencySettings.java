package kinbridge.transparency;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about the family's own view.
 *
 * @param delayDays how old a look must be before it is on the list, at the least; a list ends with a whole month
 */
@ConfigurationProperties("kinbridge.transparency")
record TransparencySettings(@DefaultValue("28") int delayDays) {

    private static final int SHORTEST = 28;
    private static final int LONGEST = 365;

    TransparencySettings {
        if (delayDays < SHORTEST || delayDays > LONGEST) {
            throw new IllegalArgumentException("kinbridge.transparency.delay-days is between 28 and 365: what was done"
                    + " for somebody's safety must not be read of while it is being done");
        }
    }
}
