package kinbridge.linkage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * How the hub joins: {@code hub} in {@code config/linkage.yaml}.
 *
 * @param join from this score on, two identities are joined
 * @param review from this score on, a person decides
 * @param namesDisagree below this likeness, names conflict even where numbers are equal
 * @param registers systems that have freed themselves of doubles: each gives at most one identity to a
 *     person
 */
record LinkageSettings(
        double join,
        double review,
        @JsonProperty("name-weight") double nameWeight,
        @JsonProperty("birth-weight") double birthWeight,
        @JsonProperty("place-weight") double placeWeight,
        @JsonProperty("sex-conflict") double sexConflict,
        @JsonProperty("names-disagree") double namesDisagree,
        @JsonProperty("unborn-days-apart") int unbornDaysApart,
        Set<String> registers) {

    LinkageSettings {
        registers = Set.copyOf(registers);
        if (review > join) {
            throw new IllegalArgumentException("linkage.yaml: 'review' must not be above 'join'");
        }
    }

    static LinkageSettings load(Path file) {
        try {
            ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
            return yaml.treeToValue(yaml.readTree(file.toFile()).path("hub"), LinkageSettings.class);
        } catch (IOException wrong) {
            throw new UncheckedIOException(file.getFileName() + " cannot be read", wrong);
        }
    }
}
