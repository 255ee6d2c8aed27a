package kinbridge.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code config/sharing/alert-rules.yaml}: windows, urgency, words and recipients of each rule. */
class AlertRuleSettings {

    private static final TypeReference<Map<String, Rule>> RULES = new TypeReference<>() {};

    private final Map<String, Rule> rules;

    AlertRuleSettings(Map<String, Rule> rules) {
        this.rules = Map.copyOf(rules);
    }

    static AlertRuleSettings load(Path file) {
        try {
            return new AlertRuleSettings(new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), RULES));
        } catch (IOException wrong) {
            throw new UncheckedIOException(file.getFileName() + " cannot be read", wrong);
        }
    }

    Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("alert-rules.yaml has no rule " + id);
        }
        return rule;
    }

    /**
     * @param windowDays how far back events count
     * @param immediateDays how near two events make it P1
     * @param told profiles that are told the facts, each as far as it may know them
     * @param toldToContact profiles that are told only whom to contact
     */
    record Rule(
            String title,
            String why,
            String action,
            Inbox.Urgency urgency,
            @JsonProperty("window-days") int windowDays,
            @JsonProperty("immediate-days") int immediateDays,
            List<String> told,
            @JsonProperty("told-to-contact") List<String> toldToContact,
            String source) {
        Rule {
            told = List.copyOf(told);
            toldToContact = List.copyOf(toldToContact);
        }
    }
}
