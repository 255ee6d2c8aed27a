package kinbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {

    private static final Instant FIRST = Instant.parse("2026-11-24T09:30:00Z");

    @TempDir
    Path folder;

    @Test
    void the_first_start_is_now() {
        assertThat(new FirstStart(folder).moment(InstantSource.fixed(FIRST))).isEqualTo(FIRST);
    }

    @Test
    void it_is_the_same_at_every_later_start() {
        new FirstStart(folder).moment(InstantSource.fixed(FIRST));

        Instant later = new FirstStart(folder).moment(InstantSource.fixed(FIRST.plusSeconds(86_400)));

        assertThat(later).isEqualTo(FIRST);
    }
}
