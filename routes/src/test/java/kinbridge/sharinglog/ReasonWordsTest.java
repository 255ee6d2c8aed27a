package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "testing",
                "a b c",
                "justbecauseitis so",
                "\u200B\u200B\u200B\u200B \u200B\u200B\u200B\u200B \u200B\u200B\u200B\u200B"
            })
    void what_nobody_can_judge_is_no_reason(String words) {
        assertThat(ReasonWords.mistakeIn(words)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"it came twice", "  the police sent it again today  "})
    void a_sentence_is(String words) {
        assertThat(ReasonWords.mistakeIn(words)).isEmpty();
    }

    @Test
    void a_book_is_not() {
        assertThat(ReasonWords.mistakeIn("far too long ".repeat(200))).isPresent();
    }
}
