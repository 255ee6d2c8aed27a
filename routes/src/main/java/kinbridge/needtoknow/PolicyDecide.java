package kinbridge.needtoknow;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kinbridge.needtoknow.Decision.LawfulBasis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Decides one scenario, and shows every step that led there. */
@Command(
        name = "decide",
        description = "Decide one scenario, read as YAML from standard input, and print the decision as JSON.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2)
@SuppressWarnings("NullAway.Init") // set by picocli
final class PolicyDecide implements Callable<Integer> {

    @Mixin
    private SharingFolder folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Problems problems = new Problems();
            String text = FileText.read("standard input", System.in, problems);
            DecisionRequest request = text == null ? null : ScenarioFile.readOne("standard input", text, problems);
            problems.found().forEach(err::println);
            if (request != null) {
                Decision decision = folder.engine().decide(request);
                spec.commandLine()
                        .getOut()
                        .println(new ObjectMapper()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(json(decision)));
                return 0;
            }
        } catch (SharingTablesRefused e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    /** With the names that scenarios use for what they expect. */
    private static Map<String, @Nullable Object> json(Decision decision) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("detail_level", decision.level());
        json.put("decided_by", decision.decidedBy());
        json.put("lawful_basis", json(decision.lawfulBasis()));
        json.put("obligations", decision.obligations());
        json.put("override", decision.override());
        List<Map<String, String>> trace = new ArrayList<>();
        decision.trace().forEach(step -> {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("rule", step.rule());
            named.put("finding", step.finding());
            trace.add(named);
        });
        json.put("trace", trace);
        json.put("policy_version", decision.policyVersion());
        return json;
    }

    private static @Nullable Map<String, String> json(@Nullable LawfulBasis basis) {
        if (basis == null) {
            return null;
        }
        Map<String, String> json = new LinkedHashMap<>();
        json.put("article6", basis.article6());
        json.put("special_or_criminal", basis.specialOrCriminal());
        json.put("gateway", basis.gateway());
        json.put("confidence", basis.confidence());
        return json;
    }
}
