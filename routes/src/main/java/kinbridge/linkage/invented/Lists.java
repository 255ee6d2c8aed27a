package kinbridge.linkage.invented;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lists of this package: plain CSV with a header, no quotes. */
final class Lists {

    private Lists() {}

    /** The rows below the header of that list. */
    static List<List<String>> rows(String name) {
        try (InputStream list = Lists.class.getResourceAsStream(name)) {
            if (list == null) {
                throw new IllegalStateException("There is no list '" + name + "'.");
            }
            return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("The list '" + name + "' cannot be read.", failed);
        }
    }

    /** The words of a list of word, place and weight that stand in that place. */
    static Weighted<String> words(String name, String place) {
        Weighted.Gathering<String> words = new Weighted.Gathering<>();
        for (List<String> row : rows(name)) {
            if (row.get(1).equals(place)) {
                words.add(row.get(0), Double.parseDouble(row.get(2)));
            }
        }
        return words.done();
    }
}
