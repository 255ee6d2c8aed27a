package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kinbridge.console.Visitor;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.intake.Intake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Measures what the sharing log adds to a family page as a browser gets it: from the decided items to the entry
 * committed on disk, and for comparison the whole page but for the time that it is held back. No part of the suite; run
 * it with
 *
 * <pre>mvn -pl routes -am test -Dtest=LoggedPageBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 *   -Dtest.compiler=-XX:+TieredCompilation</pre>
 */
@Story
class LoggedPageBenchmark {

    private static final int REQUESTS = 400;
    private static final int WARM_UP = 200;

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

    @Autowired
    MeterRegistry meters;

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 300})
    void what_the_log_adds_to_a_family_page(int records) {
        TwinFamilies twins = new TwinFamilies(hub, intake, families, teams, practitioners);
        String letters = "klmnopqrst".substring(records % 7, records % 7 + 3);
        UUID family =
                twins.with(records, "Rowan" + letters, LocalDate.of(2016, 4, 3).plusDays(records));
        Visitor visitor = hub.visitor(TwinFamilies.HOUSING_OFFICER);
        Timer appended = meters.get("kinbridge.log.append").timer();
        List<Double> added = new ArrayList<>();
        List<Double> pages = new ArrayList<>();

        for (int request = 0; request < REQUESTS + WARM_UP; request++) {
            long before = appended.count();
            double spent = appended.totalTime(TimeUnit.NANOSECONDS);
            long started = System.nanoTime();
            assertThat(visitor.get("/families/%s?purpose=TAF_SUPPORT&tab=timeline".formatted(family))
                            .statusCode())
                    .isEqualTo(200);
            double page = (System.nanoTime() - started) / 1e6;
            // Another entry of the hub's own timers in between would be counted as this one's.
            if (request >= WARM_UP && appended.count() == before + 1) {
                added.add((appended.totalTime(TimeUnit.NANOSECONDS) - spent) / 1e6);
                pages.add(page);
            }
        }

        System.out.printf(
                Locale.UK,
                "MEASURED what the log adds to a family page, %d hidden records beside the others, %d pages: median"
                        + " %.2f ms, p95 %.2f ms, p99 %.2f ms; the whole page %.0f ms%n",
                records,
                added.size(),
                percentile(added, 50),
                percentile(added, 95),
                percentile(added, 99),
                percentile(pages, 50));
        hub.close(family);
    }

    private static double percentile(List<Double> values, int percent) {
        return values.stream()
                .sorted()
                .skip((long) values.size() * percent / 100)
                .findFirst()
                .orElseThrow();
    }
}
