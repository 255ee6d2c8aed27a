package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.LawfulBasis;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Scenario.Expected;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenarios. A misspelt name is a problem with its line, never ignored: {@code alleged_perpetator}
 * would otherwise make a test that tests nothing.
 */
final class ScenarioFile {

    /** What was read of one scenario: it, or why it could not be. */
    record Entry(String id, @Nullable Scenario scenario, List<String> problems) {}

    private ScenarioFile() {}

    /** Every scenario of the file, sound or not. */
    static List<Entry> read(String name, String text, SharingTables tables, Problems problems) {
        YamlPart file = YamlPart.read(name, text, problems);
        if (!problems.isEmpty()) {
            return List.of();
        }
        file.knowsOnly(Set.of("version", "scenarios"));
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (YamlPart part : file.required("scenarios").items()) {
            entries.add(entry(part, tables, lines));
        }
        return entries;
    }

    private static Entry entry(YamlPart part, SharingTables tables, Map<String, Integer> lines) {
        Problems problems = new Problems();
        YamlPart scenario = part.reportingTo(problems);
        scenario.knowsOnly(Set.of("id", "narrative", "inputs", "expected", "source"));
        String id = scenario.requiredText("id");
        Integer before = id.isEmpty() ? null : lines.putIfAbsent(id, scenario.line());
        if (before != null) {
            scenario.required("id").refuse("'" + id + "' is there twice, expected another than on line " + before);
        }
        YamlPart inputs = scenario.required("inputs");
        DecisionRequest request = request(inputs);
        Expected expected = expected(scenario.required("expected"));
        ScenarioWords.check(inputs, scenario.optional("expected"), tables);
        boolean sound = problems.isEmpty() && request != null && expected != null;
        Scenario read = sound && request != null && expected != null
                ? new Scenario(id, scenario.optional("narrative").text(), request, expected)
                : null;
        return new Entry(id, read, problems.found());
    }

    /** The inputs of one scenario, alone, in a list of one, or with what is expected of it. */
    static @Nullable DecisionRequest readOne(String name, String text, Problems problems) {
        YamlPart part = YamlPart.read(name, text, problems);
        if (!problems.isEmpty()) {
            return null;
        }
        if (part.isMapping() && part.entries().containsKey("scenarios")) {
            part = part.required("scenarios");
        }
        if (part.isList()) {
            if (part.items().size() != 1) {
                part.refuse("expected one scenario, got " + part.items().size());
                return null;
            }
            part = part.items().get(0);
        }
        boolean whole = part.isMapping() && part.entries().containsKey("inputs");
        DecisionRequest request = request(whole ? part.required("inputs") : part);
        return problems.isEmpty() ? request : null;
    }

    private static @Nullable DecisionRequest request(YamlPart inputs) {
        inputs.knowsOnly(Set.of("requester", "subjects", "record", "purpose", "harm", "flags", "channel"));
        YamlPart requester = inputs.required("requester").knowsOnly(Set.of("role", "agency", "taf"));
        YamlPart record = inputs.required("record").knowsOnly(Set.of("agency", "category"));
        TafStatus taf = one(requester, "taf", TafStatus.class);
        HarmLevel harm = one(inputs, "harm", HarmLevel.class);
        YamlPart channelPart = inputs.optional("channel");
        Channel channel = channelPart.isEmpty() ? Channel.INDIVIDUAL_VIEW : one(inputs, "channel", Channel.class);
        List<DecisionSubject> subjects = new ArrayList<>();
        for (YamlPart subject : inputs.required("subjects").items()) {
            subjects.add(subject(subject));
        }
        Set<String> flags = new LinkedHashSet<>();
        inputs.optional("flags").items().forEach(flag -> flags.add(flag.text()));
        if (taf == null || harm == null || channel == null) {
            return null;
        }
        return new DecisionRequest(
                requester.requiredText("role"),
                requester.optional("agency").text(),
                taf,
                subjects,
                record.requiredText("agency"),
                record.requiredText("category"),
                inputs.requiredText("purpose"),
                harm,
                flags,
                channel);
    }

    private static DecisionSubject subject(YamlPart part) {
        part.knowsOnly(Set.of(
                "ref",
                "relation",
                "age",
                "status",
                "competence",
                "consent",
                "perpetrator_pr",
                "alleged_perpetrator",
                "restrained"));
        Map<String, ConsentState> consent = new LinkedHashMap<>();
        part.optional("consent").entries().forEach((giver, answer) -> {
            ConsentState state = value(answer, ConsentState.class);
            if (state != null) {
                consent.put(giver, state);
            }
        });
        Set<String> perpetrators = new LinkedHashSet<>();
        part.optional("perpetrator_pr").items().forEach(ref -> perpetrators.add(ref.text()));
        Status status = part.optional("status").isEmpty() ? Status.LIVING : one(part, "status", Status.class);
        String competence = part.optional("competence").text();
        return new DecisionSubject(
                part.requiredText("ref"),
                part.optional("relation").text(),
                age(part.optional("age")),
                status == null ? Status.LIVING : status,
                competence.isEmpty() ? null : competence,
                consent,
                perpetrators,
                yes(part.optional("alleged_perpetrator")),
                yes(part.optional("restrained")));
    }

    private static @Nullable Integer age(YamlPart part) {
        if (part.isEmpty()) {
            return null;
        }
        try {
            int years = Integer.parseInt(part.text());
            if (years >= 0 && years < 130) {
                return years;
            }
        } catch (NumberFormatException e) {
            // Reported below: not a whole number.
        }
        part.refuse("'" + part.text() + "' is not an age in years, expected 0 to 129");
        return null;
    }

    private static boolean yes(YamlPart part) {
        return switch (part.text()) {
            case "true" -> true;
            case "false", "" -> false;
            default -> {
                part.refuse("'" + part.text() + "' is neither true nor false");
                yield false;
            }
        };
    }

    private static @Nullable Expected expected(YamlPart part) {
        part.knowsOnly(Set.of("detail_level", "decided_by", "lawful_basis", "obligations"));
        DetailLevel level = one(part, "detail_level", DetailLevel.class);
        List<String> obligations = new ArrayList<>();
        part.required("obligations").items().forEach(item -> obligations.add(item.text()));
        obligations.sort(null);
        String decidedBy = part.requiredText("decided_by");
        ScenarioWords.checkExpected(part);
        LawfulBasis basis = basis(part.required("lawful_basis"));
        return level == null ? null : new Expected(level, decidedBy, basis, obligations);
    }

    private static @Nullable LawfulBasis basis(YamlPart part) {
        if (part.isEmpty()) {
            return null;
        }
        part.knowsOnly(Set.of("article6", "special_or_criminal", "gateway", "confidence"));
        return new LawfulBasis(
                part.requiredText("article6"),
                part.requiredText("special_or_criminal"),
                part.requiredText("gateway"),
                part.requiredText("confidence"));
    }

    private static <E extends Enum<E>> @Nullable E one(YamlPart part, String key, Class<E> values) {
        return value(part.required(key), values);
    }

    private static <E extends Enum<E>> @Nullable E value(YamlPart part, Class<E> values) {
        for (E value : EnumSet.allOf(values)) {
            if (value.name().equals(part.text().toUpperCase(Locale.ROOT))) {
                return value;
            }
        }
        part.refuse("'" + part.text() + "' is none of those expected: " + EnumSet.allOf(values));
        return null;
    }
}
