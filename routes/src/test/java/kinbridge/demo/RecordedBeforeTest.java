package kinbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedBeforeTest {

    @TempDir
    Path folder;

    @Test
    void nothing_is_recorded_at_the_first_start() {
        assertThat(new RecordedBefore(folder).contains("hartley/members/0")).isFalse();
    }

    @Test
    void what_is_recorded_is_known_at_the_next_start_and_nothing_else() {
        RecordedBefore first = new RecordedBefore(folder);
        first.add("hartley/members/0");
        first.add("hartley/members/1");

        RecordedBefore next = new RecordedBefore(folder);

        assertThat(next.contains("hartley/members/0")).isTrue();
        assertThat(next.contains("hartley/members/1")).isTrue();
        assertThat(next.contains("hartley/members/2")).isFalse();
    }
}
