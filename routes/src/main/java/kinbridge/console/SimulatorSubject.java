package kinbridge.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.console.SimulatorForm.Problem;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import org.springframework.util.MultiValueMap;

/**
 * One of up to three people whom the imagined record is about, as it stands in the address.
 *
 * @param status empty: there is no such person
 * @param answers by giver; one who gave none is not among them
 * @param leftOut parents whose answer does not count, since they are alleged to be the danger
 */
record SimulatorSubject(
        int number,
        String age,
        String status,
        String competence,
        Map<String, String> answers,
        Set<String> leftOut,
        boolean alleged,
        boolean restrained) {

    static final List<String> GIVERS = List.of("self", "mother", "father", "attorney", "deputy", "best_interests");
    static final List<String> COMPETENCES = List.of("gillick", "not_assessed", "lacks_capacity");
    private static final List<String> PARENTS = List.of("mother", "father");
    private static final int OLDEST_YEARS = 120;

    static SimulatorSubject of(int number, MultiValueMap<String, String> parameters) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String giver : GIVERS) {
            String answer = SimulatorForm.text(parameters, giver + number, "");
            if (!answer.isEmpty()) {
                answers.put(giver, answer);
            }
        }
        boolean isFirst = number == 1;
        return new SimulatorSubject(
                number,
                SimulatorForm.text(parameters, "age" + number, ""),
                SimulatorForm.text(parameters, "status" + number, isFirst ? Status.LIVING.name() : ""),
                SimulatorForm.text(parameters, "competence" + number, ""),
                answers,
                Set.copyOf(parameters.getOrDefault("leftOut" + number, List.of())),
                parameters.containsKey("alleged" + number),
                parameters.containsKey("restrained" + number));
    }

    void problems(List<Problem> problems) {
        if (status.isEmpty()) {
            return;
        }
        SimulatorForm.need(
                SimulatorForm.one(Status.values(), status),
                "status" + number,
                "Choose living, unborn or died",
                problems);
        SimulatorForm.need(
                age.isEmpty() || isYears(),
                "age" + number,
                "The age of person " + number + " must be a whole number of years from 0 to " + OLDEST_YEARS,
                problems);
        SimulatorForm.need(
                competence.isEmpty() || COMPETENCES.contains(competence),
                "competence" + number,
                "Choose one of the assessments listed",
                problems);
        answers.forEach((giver, answer) -> SimulatorForm.need(
                SimulatorForm.one(ConsentState.values(), answer),
                giver + number,
                "Choose one of the answers listed",
                problems));
        SimulatorForm.need(
                PARENTS.containsAll(leftOut), "leftOut-mother" + number, "Choose among the parents listed", problems);
    }

    private boolean isYears() {
        return age.matches("[0-9]{1,3}") && Integer.parseInt(age) <= OLDEST_YEARS;
    }

    /** The person asked about, if there is one. */
    Stream<DecisionSubject> asked() {
        if (status.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new DecisionSubject(
                "person " + number,
                "subject",
                age.isEmpty() ? null : Integer.valueOf(age),
                Status.valueOf(status),
                competence.isEmpty() ? null : competence,
                answers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> ConsentState.valueOf(entry.getValue()))),
                leftOut,
                alleged,
                restrained));
    }

    public boolean isOpen() {
        return number == 1 || !status.isEmpty();
    }

    public String answer(String giver) {
        return answers.getOrDefault(giver, "");
    }
}
