package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kinbridge.console.SimulatorForm.Problem;
import kinbridge.mappings.Category;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Flag;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Role;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.Simulation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tries the tables on nobody: the question is in the address, so that it can be sent to a colleague. */
@Controller
class SimulatorPage {

    private final ShownPolicy shown;

    private final InstantSource clock;

    SimulatorPage(ShownPolicy shown, InstantSource clock) {
        this.shown = shown;
        this.clock = clock;
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    @GetMapping("/policy/simulator")
    String simulator(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String version,
            Model model,
            HttpServletResponse response) {
        SharingTables tables = shown.of(version, PolicyPart.SIMULATOR, model).orElse(null);
        if (tables == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        SimulatorForm form = SimulatorForm.of(parameters);
        boolean isAsked = parameters.containsKey("role");
        List<Problem> problems = isAsked ? form.problems(tables) : List.of();
        if (isAsked && problems.isEmpty()) {
            model.addAttribute("simulation", Simulation.of(tables, today(), form.request()));
        }
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "wrongFields",
                problems.stream().collect(Collectors.toMap(Problem::field, Problem::words, (one, other) -> one)));
        choices(tables, model);
        return "console/policy-simulator";
    }

    private static void choices(SharingTables tables, Model model) {
        model.addAttribute(
                "roles",
                tables.roles().stream()
                        .sorted(Comparator.comparing(Role::title))
                        .toList());
        model.addAttribute(
                "agencies",
                tables.agencyCodes().stream()
                        .sorted(Comparator.comparing(tables::titleOfAgency))
                        .toList());
        model.addAttribute("purposes", Purpose.values());
        model.addAttribute("categories", Category.values());
        model.addAttribute("harms", HarmLevel.values());
        model.addAttribute("standings", TafStatus.values());
        model.addAttribute("channels", Channel.values());
        model.addAttribute(
                "flagCodes", Arrays.stream(Flag.values()).map(Flag::code).toList());
        model.addAttribute("statuses", Status.values());
        model.addAttribute("competences", SimulatorSubject.COMPETENCES);
        model.addAttribute("givers", SimulatorSubject.GIVERS);
        model.addAttribute("states", ConsentState.values());
    }
}
