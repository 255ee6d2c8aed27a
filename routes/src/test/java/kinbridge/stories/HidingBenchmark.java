package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kinbridge.console.Visitor;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.intake.Intake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Measures how well somebody with a stopwatch could tell a family with hidden records from its twin
 * without: the area under the curve of the best of five simple classifiers on time and size. 0.5 is
 * guessing. No part of the suite; run it with
 *
 * <pre>mvn -pl routes -am test -Dtest=HidingBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Story
class HidingBenchmark {

    private static final int REQUESTS = Integer.getInteger("hiding.requests", 1_200);
    private static final int WARM_UP = 100;
    private static final double HIGHEST = 0.55;

    @Autowired
    Hub hub;

    @Autowired
    Intake intake;

    @Autowired
    Families families;

    @Autowired
    Teams teams;

    @Autowired
    Practitioners practitioners;

    /** The forms in which a family is answered. */
    private enum Form {
        PAGE("/families/%s?purpose=TAF_SUPPORT&tab=timeline"),
        JSON("/api/families/%s?purpose=TAF_SUPPORT"),
        FHIR("/fhir/Group/%s/$everything?purpose=TAF_SUPPORT");

        private final String address;

        Form(String address) {
            this.address = address;
        }

        /** From an address to the answer's body, as the housing officer. */
        UnaryOperator<String> caller(Hub hub) {
            if (this == PAGE) {
                Visitor visitor = hub.visitor(TwinFamilies.HOUSING_OFFICER);
                return address -> visitor.get(address).body();
            }
            Program program = Program.of(hub, TwinFamilies.HOUSING_OFFICER);
            return address -> program.get(address).body();
        }
    }

    /** One answer: whether the family hides something, and all that an onlooker can measure. */
    private record Answer(boolean hides, double milliseconds, double longerThanBefore, double bytes) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void time_and_size_do_not_tell_that_records_are_hidden(int hidden) {
        TwinFamilies twins = new TwinFamilies(hub, intake, families, teams, practitioners);
        String letters = "abcdefghij".substring(hidden % 7, hidden % 7 + 3);
        UUID without = twins.with(0, "Alder" + letters, LocalDate.of(2018, 5, 1).plusDays(hidden));
        UUID with =
                twins.with(hidden, "Elmer" + letters, LocalDate.of(2017, 6, 2).plusDays(hidden));

        for (Form form : Form.values()) {
            Map<String, Double> curves = curves(measure(form, without, with));

            System.out.printf(
                    Locale.UK,
                    "MEASURED hiding, %s, %d hidden records, %d requests: %s%n",
                    form,
                    hidden,
                    REQUESTS,
                    curves);
            assertThat(Collections.max(curves.values())).as(form.name()).isLessThan(HIGHEST);
        }
        hub.close(without);
        hub.close(with);
    }

    private List<Answer> measure(Form form, UUID without, UUID with) {
        UnaryOperator<String> caller = form.caller(hub);
        // The order is random: what one answer leaves behind to be done falls on either.
        List<Boolean> order = new ArrayList<>();
        for (int request = 0; request < REQUESTS + WARM_UP; request++) {
            order.add(request % 2 == 0);
        }
        Collections.shuffle(order, new Random(20261124));
        List<Answer> answers = new ArrayList<>();
        double before = 0;
        for (boolean hides : order) {
            long started = System.nanoTime();
            String body = caller.apply(form.address.formatted(hides ? with : without));
            double milliseconds = (System.nanoTime() - started) / 1e6;
            answers.add(new Answer(hides, milliseconds, milliseconds - before, body.length()));
            before = milliseconds;
        }
        return answers.subList(WARM_UP, answers.size());
    }

    /** Time, time against the answer before, time within its step, size, and time and size together. */
    private static Map<String, Double> curves(List<Answer> answers) {
        double meanTime =
                answers.stream().mapToDouble(Answer::milliseconds).average().orElseThrow();
        double meanSize = answers.stream().mapToDouble(Answer::bytes).average().orElseThrow();
        Map<String, Double> curves = new TreeMap<>();
        curves.put("time", curve(answers, Answer::milliseconds));
        curves.put("difference", curve(answers, Answer::longerThanBefore));
        curves.put("withinStep", curve(answers, answer -> answer.milliseconds() % 50));
        curves.put("size", curve(answers, Answer::bytes));
        curves.put(
                "timeAndSize", curve(answers, answer -> answer.milliseconds() / meanTime + answer.bytes() / meanSize));
        return curves;
    }

    private interface Score {
        double of(Answer answer);
    }

    /** The chance that an answer that hides scores higher than one that does not, or lower if that is likelier. */
    private static double curve(List<Answer> answers, Score score) {
        double[] hiding =
                answers.stream().filter(Answer::hides).mapToDouble(score::of).toArray();
        double[] plain = answers.stream()
                .filter(answer -> !answer.hides())
                .mapToDouble(score::of)
                .toArray();
        double higher = 0;
        for (double one : hiding) {
            for (double other : plain) {
                higher += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        double area = higher / hiding.length / plain.length;
        return Math.round(Math.max(area, 1 - area) * 1000) / 1000.0;
    }
}
