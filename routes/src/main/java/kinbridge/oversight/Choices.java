package kinbridge.oversight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kinbridge.oversight.QuestionPages.Choice;

/** States with their words, in the order in which they are offered. */
final class Choices {

    private final Map<String, String> words;

    private Choices(Map<String, String> words) {
        this.words = words;
    }

    static Choices of(String... codesAndWords) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int at = 0; at < codesAndWords.length; at += 2) {
            words.put(codesAndWords[at], codesAndWords[at + 1]);
        }
        return new Choices(Collections.unmodifiableMap(words));
    }

    List<Choice> offered() {
        return words.entrySet().stream()
                .map(state -> new Choice(state.getKey(), state.getValue()))
                .toList();
    }

    boolean has(String code) {
        return words.containsKey(code);
    }

    /** The code itself, where there are no words for it. */
    String words(String code) {
        return words.getOrDefault(code, code);
    }
}
