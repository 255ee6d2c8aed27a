package kinbridge.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.Subject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has arrived by a feed until now, of those whom the borough's files name by system and local id. */
@Component
@ConditionalOnBooleanProperty("kinbridge.demo")
class ArrivedIdentities {

    private final JdbcClient database;

    ArrivedIdentities(JdbcClient database) {
        this.database = database;
    }

    /** As a statement names somebody. */
    static Subject subject(JsonNode reference) {
        return Subject.person(
                reference.path("system").asText(), reference.path("localId").asText());
    }

    Optional<UUID> identity(JsonNode reference) {
        return identity(
                reference.path("system").asText(), reference.path("localId").asText());
    }

    Optional<UUID> identity(String system, String localId) {
        return database.sql("select id from people.identity where system = ? and local_id = ?")
                .param(system)
                .param(localId)
                .query(UUID.class)
                .optional();
    }

    /** The person whom that identity belongs to today. */
    Optional<UUID> person(JsonNode reference) {
        return identity(reference).flatMap(this::person);
    }

    Optional<UUID> person(UUID identity) {
        return database.sql("select person_id from people.identity where id = ?")
                .param(identity)
                .query(UUID.class)
                .optional();
    }
}
