package kinbridge.mappings.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Outcomes;
import kinbridge.mappings.Payloads;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrimeTest {

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    @Test
    void a_crime_at_a_place_is_said_of_nobody() throws Exception {
        String batch = Files.readString(Path.of("src/test/resources/police/police-crime/batch/given/batch.csv"));
        assertThat(batch).contains("Never to be mapped");
        assertThat(Outcomes.of(new CrimeMapping(), batch).statements()).isEmpty();
    }

    @Test
    void the_byte_order_mark_is_no_part_of_the_force() {
        assertThat(problems("\ufeffMetropolitan", "20260125083000", "20260125093000"))
                .isEmpty();
    }

    @Test
    void a_sound_row_counts_as_understood() throws Exception {
        List<Item> items = Payloads.items(
                Payloads.of(row("Metropolitan", "20260125083000", "20260125093000")), new CrimeMapping()::split);
        assertThat(items).hasSize(1);
        assertThat(new CrimeMapping().map(items.get(0))).isEqualTo(new ItemOutcome.Understood(List.of()));
    }

    @Test
    void a_problem_names_row_and_field() {
        assertThat(Outcomes.of(
                                new CrimeMapping(),
                                row("Metropolitan", "20260125083000", "20260125093000")
                                        + row("Atlantis", "20260125083000", "20260125093000"))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.location()).isEqualTo("row 2");
                    assertThat(problem.field()).isEqualTo("policeForce");
                });
    }

    @Property(tries = 200)
    void a_window_is_read_in_UTC_and_may_last_twelve_hours(
            @ForAll @IntRange(max = 2_000_000_000) int from,
            @ForAll @IntRange(min = -50_000, max = 50_000) int seconds) {
        boolean sound = seconds >= 0 && seconds <= 12 * 60 * 60;
        assertThat(problems("Metropolitan", compact(from), compact((long) from + seconds))
                        .isEmpty())
                .isEqualTo(sound);
    }

    private static String compact(long epochSecond) {
        return COMPACT.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC));
    }

    private static List<String> problems(String force, String from, String to) {
        List<String> reasons = new ArrayList<>();
        Outcomes.of(new CrimeMapping(), row(force, from, to))
                .problems()
                .forEach(problem -> reasons.add(problem.reason()));
        return reasons;
    }

    private static String row(String force, String from, String to) {
        return force + ",TOMV,Theft of motor vehicle,MPS20260125,01/9001," + from + "," + to
                + ",,,51.5001,-0.1201,WGS84,\n";
    }
}
