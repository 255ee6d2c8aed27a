package kinbridge.linkage.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kinbridge.linkage.blocking.BlockingKey;
import kinbridge.linkage.likeness.NamesAlike;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.model.Measure;
import kinbridge.linkage.rules.LinkageRules;
import org.jspecify.annotations.Nullable;

/** The rules of linkage with the reader of values that goes with them. */
record LinkageFiles(LinkageRules rules, TraitReader traits) {

    private static final String NAMES_ALIKE = "names-alike.csv";

    /**
     * @param config a file with {@code names-alike.csv} beside it or without; null for what comes with the program
     */
    static LinkageFiles read(@Nullable Path config) throws IOException {
        LinkageRules rules = config == null ? LinkageRules.ofTheProgram() : LinkageRules.read(config);
        Path beside = config == null ? null : config.resolveSibling(NAMES_ALIKE);
        try (Reader names = beside != null && Files.exists(beside)
                ? Files.newBufferedReader(beside)
                : new InputStreamReader(ofTheProgram(), StandardCharsets.UTF_8)) {
            check(rules);
            return new LinkageFiles(rules, new TraitReader(rules.unknown(), NamesAlike.read(names)));
        }
    }

    /** What only those who use them can tell: whether every level and every key means something. */
    private static void check(LinkageRules rules) throws Unlinkable {
        List<String> fields = List.copyOf(rules.fields().keySet());
        try {
            Measure.of(rules.comparisons(), fields);
            rules.blocking().keys().forEach(key -> BlockingKey.of(key, fields));
            rules.blocking().divideBy().forEach(part -> BlockingKey.of(List.of(part), fields));
        } catch (IllegalArgumentException wrong) {
            throw new Unlinkable(LinkageRules.FILE + ": " + wrong.getMessage());
        }
    }

    private static InputStream ofTheProgram() throws IOException {
        InputStream names = LinkageRules.class.getResourceAsStream("/kinbridge/linkage/" + NAMES_ALIKE);
        if (names == null) {
            throw new IOException("The program lacks its own " + NAMES_ALIKE);
        }
        return names;
    }
}
