package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WholeStreamTest {

    private static final byte[] CONTENT = {1, 2, 3, 4};

    @Test
    void a_whole_file_is_read_as_it_is() throws IOException {
        assertThat(stream(4).readAllBytes()).isEqualTo(CONTENT);
    }

    @Test
    void a_file_that_breaks_off_is_not_taken_for_whole() {
        assertThatThrownBy(() -> stream(5).readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_grew_since_it_was_listed_is_not_taken_for_whole() {
        assertThatThrownBy(() -> stream(3).readAllBytes()).isInstanceOf(IOException.class);
    }

    private static WholeStream stream(long expectedBytes) {
        return new WholeStream(new ByteArrayInputStream(CONTENT), expectedBytes);
    }
}
