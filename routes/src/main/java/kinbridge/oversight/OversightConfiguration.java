package kinbridge.oversight;

import javax.sql.DataSource;
import kinbridge.storage.HubFolders;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is conspicuous, read at start. */
@Configuration(proxyBeanMethods = false)
class OversightConfiguration {

    @Bean
    AnomalySettings anomalySettings(HubFolders folders) {
        return AnomalySettings.load(folders.config().resolve("sharing/anomalies.yaml"));
    }

    /** The database for questions alone: looks do not wait for them. */
    @Bean(defaultCandidate = false)
    @Qualifier("questions")
    JdbcClient questionsDatabase(@Qualifier("questions") DataSource questions) {
        return JdbcClient.create(questions);
    }
}
