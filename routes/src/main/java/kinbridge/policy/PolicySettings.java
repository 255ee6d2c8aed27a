package kinbridge.policy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about the policy.
 *
 * @param takeFromDisk the full version (SHA-256) of the files in {@code config/sharing} that are to come
 *     into force at this start without two people's adoption; empty: never
 * @param readEverySeconds how often the files are compared with the policy in force
 */
@ConfigurationProperties("kinbridge.policy")
record PolicySettings(
        @DefaultValue("") String takeFromDisk,
        @DefaultValue("5") int readEverySeconds) {}
