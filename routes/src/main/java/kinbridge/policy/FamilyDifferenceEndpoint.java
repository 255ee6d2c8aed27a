package kinbridge.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Collectors;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** What {@code policy diff DIR --families} asks, on the management port: see {@link AdministratorDoor}. */
@Component
@WebEndpoint(id = "policydiff")
class FamilyDifferenceEndpoint {

    private final ObjectMapper json = new ObjectMapper();
    private final FamilyDifferenceJobs comparisons;

    FamilyDifferenceEndpoint(FamilyDifferenceJobs comparisons) {
        this.comparisons = comparisons;
    }

    /** @param files the text of each file of the policy by its name, as the text of a JSON object */
    @WriteOperation(produces = "text/plain;charset=UTF-8")
    WebEndpointResponse<String> compare(String files) {
        try {
            Map<String, String> texts = json.readValue(files, new TypeReference<>() {});
            return comparisons
                    .now(Requester.ADMINISTRATOR, SharingTables.of(texts))
                    .map(found -> new WebEndpointResponse<>(words(found), 200))
                    .orElse(new WebEndpointResponse<>("A comparison is going on.\n", 429));
        } catch (JsonProcessingException unreadable) {
            return new WebEndpointResponse<>("'files' is not a JSON object of file names and texts.\n", 400);
        } catch (SharingTablesRefused refused) {
            return new WebEndpointResponse<>(refused.getMessage() + "\n", 400);
        }
    }

    /** The lines of the page, and how many. */
    static String words(FamilyDifferences.Progress found) {
        String lines =
                found.changes().stream().map(change -> change.words() + "\n").collect(Collectors.joining());
        return lines + found.records() + " changed in " + found.families() + " open families\n";
    }
}
