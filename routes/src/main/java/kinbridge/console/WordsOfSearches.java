package kinbridge.console;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The words that somebody looked for, by a number that means nothing: people search for names, and an
 * address is kept by browsers, histories and proxies. They are forgotten when that person signs out.
 */
final class WordsOfSearches {

    private static final String ATTRIBUTE = WordsOfSearches.class.getName();
    private static final int MOST = 50;

    private final HttpSession session;

    private WordsOfSearches(HttpSession session) {
        this.session = session;
    }

    static WordsOfSearches of(HttpSession session) {
        return new WordsOfSearches(session);
    }

    Optional<String> find(String number) {
        Kept kept = (Kept) session.getAttribute(ATTRIBUTE);
        return kept == null ? Optional.empty() : kept.find(number);
    }

    /** @return the number that an address names them by */
    String keep(String words) {
        Kept kept;
        synchronized (WordsOfSearches.class) {
            kept = (Kept) session.getAttribute(ATTRIBUTE);
            kept = kept == null ? new Kept() : kept;
            session.setAttribute(ATTRIBUTE, kept);
        }
        return kept.keep(words);
    }

    private static final class Kept implements Serializable {

        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> words = new LinkedHashMap<>();

        private synchronized Optional<String> find(String number) {
            return Optional.ofNullable(words.get(number));
        }

        private synchronized String keep(String typed) {
            for (Map.Entry<String, String> known : words.entrySet()) {
                if (known.getValue().equals(typed)) {
                    return known.getKey();
                }
            }
            String number = UUID.randomUUID().toString().substring(0, 8);
            words.put(number, typed);
            if (words.size() > MOST) {
                words.remove(words.keySet().iterator().next());
            }
            return number;
        }
    }
}
