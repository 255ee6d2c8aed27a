package kinbridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    @Test
    void content_is_news_once() {
        Fingerprints prints = new Fingerprints();

        assertThat(prints.isNews("a child", "at home")).isTrue();
        assertThat(prints.isNews("a child", "at home")).isFalse();
        assertThat(prints.isNews("a child", "in care")).isTrue();
        assertThat(prints.isNews("another child", "at home")).isTrue();
    }

    @Test
    void very_many_things_are_told_apart() {
        Fingerprints prints = new Fingerprints();
        for (int thing = 0; thing < 100_000; thing++) {
            assertThat(prints.isNews("thing " + thing, "as it is")).isTrue();
        }
        for (int thing = 0; thing < 100_000; thing++) {
            assertThat(prints.isNews("thing " + thing, "as it is")).isFalse();
        }
    }

    @Property(tries = 200)
    void it_answers_as_a_set_of_sayings_does(@ForAll @Size(max = 300) List<Byte> says) {
        Fingerprints prints = new Fingerprints();
        Set<List<String>> said = new HashSet<>();
        for (byte say : says) {
            String thing = "thing " + (say & 7);
            String content = "content " + (say >> 3 & 3);
            assertThat(prints.isNews(thing, content)).isEqualTo(said.add(List.of(thing, content)));
        }
    }
}
