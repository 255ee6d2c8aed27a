package kinbridge.storage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about storage.
 *
 * @param home {@code kinbridge.home}
 * @param data {@code kinbridge.data}
 * @param instance the name of this hub among several on one database; each writes its own chain
 */
@ConfigurationProperties("kinbridge")
record StorageSettings(
        @Nullable String home,
        @Nullable String data,
        @DefaultValue("hub-1") String instance,
        @DefaultValue Database database,
        @DefaultValue Keys keys) {

    /**
     * @param url JDBC address of the operator's PostgreSQL; empty for the embedded one
     * @param port of the embedded one; 0 for any free port, kept between starts
     * @param poolSize connections of the running hub
     * @param questionsAtOnce connections for questions to the log, beside those
     * @param longestQuestion how long the database works on one step of a question
     */
    record Database(
            @DefaultValue("") String url,
            @Nullable String appPassword,
            @Nullable String ownerPassword,
            @Nullable String disposalPassword,
            @Nullable String readerPassword,
            @DefaultValue("0") int port,
            @DefaultValue("16") int poolSize,
            @DefaultValue("3") int questionsAtOnce,
            @DefaultValue("20s") Duration longestQuestion) {

        boolean isEmbedded() {
            return url.isBlank();
        }

        @Override
        public String toString() {
            return isEmbedded() ? "embedded" : url;
        }
    }

    /**
     * Each a Tink keyset in JSON, by file or as the text itself (from the environment). Without either
     * it is made at first start under the data folder, if the database is embedded or {@code generate}
     * allows it.
     */
    record Keys(
            @Nullable String recordsFile,
            @Nullable String records,
            @Nullable String restrictedFile,
            @Nullable String restricted,
            @Nullable String signingFile,
            @DefaultValue("false") boolean generate) {

        @Override
        public String toString() {
            return "keys";
        }
    }
}
