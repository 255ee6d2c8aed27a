package kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which lines of a table change. */
class FileDifferenceTest {

    private static List<FileDifference.Line> lines(String before, String after) {
        return FileDifference.between(Map.of("a.csv", before), Map.of("a.csv", after)).stream()
                .flatMap(file -> file.lines().stream())
                .toList();
    }

    @Test
    void a_changed_line_goes_and_comes() {
        assertThat(lines("a\nb\nc\n", "a\nx\nc\n"))
                .containsExactly(new FileDifference.Line(2, false, "b"), new FileDifference.Line(2, true, "x"));
    }

    @Test
    void an_added_line_only_comes_and_one_taken_out_only_goes() {
        assertThat(lines("a\nc\n", "a\nb\nc\n")).containsExactly(new FileDifference.Line(2, true, "b"));
        assertThat(lines("a\nb\nc\n", "a\nc\n")).containsExactly(new FileDifference.Line(2, false, "b"));
    }

    @Test
    void equal_files_are_no_difference() {
        assertThat(FileDifference.between(Map.of("a.csv", "a\n"), Map.of("a.csv", "a\n")))
                .isEmpty();
    }
}
