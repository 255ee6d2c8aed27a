package kinbridge.sharinglog;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about the sharing log.
 *
 * @param appendTimeout how long a look waits for its entry before it is refused
 * @param checkpointInterval how often the head is signed, if anything was written
 * @param checkpointCopy a second folder for checkpoints, best one that another team holds; null for none
 * @param verifyEvery how often the hub checks its whole log
 * @param longestQueue how many entries may wait before further ones are refused
 */
@ConfigurationProperties("kinbridge.log")
record LogSettings(
        @DefaultValue("10s") Duration appendTimeout,
        @DefaultValue("60s") Duration checkpointInterval,
        @Nullable Path checkpointCopy,
        @DefaultValue("24h") Duration verifyEvery,
        @DefaultValue("10000") int longestQueue) {}
