package kinbridge.broker;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about the broker.
 *
 * @param url address of the operator's Artemis; empty for the embedded one
 * @param port where agencies that push events reach the embedded one, on 127.0.0.1; 0 for any free port
 * @param firstRetrySeconds pause before a failed message is tried again; doubled each time
 * @param longestRetrySeconds the longest such pause
 * @param intakeAttempts tries before a message waits in {@code failed.<queue>}; with the pauses above 40
 *     are about three hours, so that an outage of the database passes
 */
@ConfigurationProperties("kinbridge.broker")
record BrokerSettings(
        @DefaultValue("") String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("0") int port,
        @DefaultValue("1") int firstRetrySeconds,
        @DefaultValue("300") int longestRetrySeconds,
        @DefaultValue("40") int intakeAttempts) {

    boolean isEmbedded() {
        return url.isBlank();
    }

    @Override
    public String toString() {
        return isEmbedded() ? "embedded" : url;
    }
}
