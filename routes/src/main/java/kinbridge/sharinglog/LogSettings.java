package kinbridge.sharinglog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about the sharing log.
 *
 * @param appendTimeout how long a look waits for its entry before it is refused
 * @param checkpointInterval how often the head is signed, if anything was written
 * @param longestQueue how many entries may wait before further ones are refused
 */
@ConfigurationProperties("kinbridge.log")
record LogSettings(
        @DefaultValue("10s") Duration appendTimeout,
        @DefaultValue("60s") Duration checkpointInterval,
        @DefaultValue("10000") int longestQueue) {}
