package kinbridge.mappings.probation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/** Risk of serious harm and MAPPA: levels only. Who is at risk, why and when is narrative and not read. */
final class RiskMapping {

    private static final List<String> LEVELS = List.of("LOW", "MEDIUM", "HIGH", "VERY_HIGH");

    private RiskMapping() {}

    static void seriousHarm(JsonPart payload, ProbationCase of) {
        JsonPart summary = payload.at("summary").isObject() ? payload.at("summary") : payload;
        Map<String, JsonPart> groups = groups(summary.at("riskInCommunity"));
        Fields fields = new Fields();
        level(fields, "overallLevel", summary.any("overallRiskLevel", "overallRisk"), DetailLevel.SUMMARY, of);
        level(fields, "childrenLevel", groups.get("children"), DetailLevel.SUMMARY, of);
        level(fields, "knownAdultLevel", groups.get("knownadult"), DetailLevel.SUMMARY, of);
        level(fields, "publicLevel", groups.get("public"), DetailLevel.FULL, of);
        level(fields, "staffLevel", groups.get("staff"), DetailLevel.FULL, of);
        if (fields.map().isEmpty()) {
            of.findings().part(summary.path(), null, "no level of risk", "LOW, MEDIUM, HIGH or VERY_HIGH");
            return;
        }
        of.statements()
                .record(
                        of.reference("serious-harm"),
                        RecordType.RISK_OF_SERIOUS_HARM,
                        Category.CJ_RISK,
                        List.of(of.person()),
                        of.when(payload, "assessedOn"),
                        null,
                        fields);
    }

    /**
     * Both shapes: {@code {"children": "HIGH"}} of the External API, {@code {"HIGH": ["Children"]}} of its
     * source; the former misspells the known adult.
     */
    private static Map<String, JsonPart> groups(JsonPart risk) {
        Map<String, JsonPart> groups = new TreeMap<>();
        risk.node().properties().forEach(entry -> {
            JsonPart value = risk.at(entry.getKey());
            if (value.node().isArray()) {
                JsonNode level = TextNode.valueOf(entry.getKey());
                value.node()
                        .forEach(group -> groups.merge(
                                group(group.asText()), new JsonPart(level, value.path()), RiskMapping::higher));
            } else {
                groups.put(group(entry.getKey()), value);
            }
        });
        return groups;
    }

    private static String group(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return letters.equals("knowadult") ? "knownadult" : letters;
    }

    /** A group listed at two levels is at the higher. */
    private static JsonPart higher(JsonPart one, JsonPart other) {
        return LEVELS.indexOf(normal(one.text())) >= LEVELS.indexOf(normal(other.text())) ? one : other;
    }

    private static void level(Fields fields, String name, @Nullable JsonPart at, DetailLevel lowest, ProbationCase of) {
        String raw = at == null ? null : at.text();
        if (at == null || raw == null) {
            return;
        }
        if (!LEVELS.contains(normal(raw))) {
            of.findings().warn(at.path(), "a level of risk that is not known, kept as written");
        }
        fields.add(name, LEVELS.contains(normal(raw)) ? normal(raw) : raw, lowest, raw);
    }

    private static String normal(@Nullable String level) {
        return String.valueOf(level).strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    static void mappa(JsonPart payload, ProbationCase of) {
        if (!payload.isObject() || payload.node().isEmpty()) {
            return;
        }
        if (payload.text("level") == null && payload.text("category") == null) {
            of.findings().part(payload.field("level"), null, "neither level nor category", "a number from 1 to 3");
            return;
        }
        of.statements()
                .record(
                        of.reference("mappa"),
                        RecordType.MAPPA,
                        Category.CJ_RISK,
                        List.of(of.person()),
                        of.when(payload, "startDate"),
                        null,
                        new Fields()
                                .summary("level", payload.text("level"))
                                .summary("mappaCategory", payload.text("category"))
                                .summary("reviewDate", of.day(payload, "reviewDate")));
    }
}
