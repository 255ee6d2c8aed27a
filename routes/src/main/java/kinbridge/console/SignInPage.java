package kinbridge.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. In the demonstration one chooses an invented person; otherwise it says what is missing. */
@Controller
class SignInPage {

    private final Practitioners practitioners;
    private final Titles titles;
    private final boolean demo;

    SignInPage(Practitioners practitioners, Titles titles, @Value("${kinbridge.demo:false}") boolean demo) {
        this.practitioners = practitioners;
        this.titles = titles;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String signIn(Model model) {
        model.addAttribute("groups", demo ? byAgency() : Map.of());
        return "console/sign-in";
    }

    private Map<String, List<Practitioner>> byAgency() {
        return practitioners.all().stream()
                .filter(person -> !Permission.of(person.role()).isEmpty())
                .sorted(Comparator.comparing(Practitioner::role).thenComparing(Practitioner::name))
                .collect(Collectors.groupingBy(
                        person -> titles.agency(person.agency()), TreeMap::new, Collectors.toList()));
    }
}
