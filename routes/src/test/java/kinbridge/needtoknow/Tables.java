package kinbridge.needtoknow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.jspecify.annotations.Nullable;

/** The tables that the repository ships, and altered copies of them. */
final class Tables {

    static final Path HOME = Path.of(System.getProperty("kinbridge.home"));
    static final Path FOLDER = HOME.resolve("config").resolve("sharing");
    static final SharingTables SHIPPED = SharingTables.load(FOLDER);
    static final LawInForce LAW = SHIPPED.legalTexts().on(LocalDate.MIN);
    static final DecisionEngine ENGINE = DecisionEngine.by(SHIPPED);

    static final PolicyInForce IN_FORCE = new PolicyInForce(SHIPPED);

    /** Nobody has signed anything, and nobody keeps a list of duties. */
    static final Duties NO_DUTIES = look -> new Duties.OfLook() {
        @Override
        public boolean isSigned(String group, HarmLevel harm) {
            return false;
        }

        @Override
        public Function<Decided, @Nullable UUID> owe(List<Decided> decisions) {
            return decided -> null;
        }
    };

    private static final Pattern CELL = Pattern.compile(",(S/E|[FSEWHX])(?=[,\\r\\n])");

    private Tables() {}

    /** The engine by the shipped tables, in which the letters of one table are others. */
    static DecisionEngine withCells(String file, UnaryOperator<String> change) {
        try {
            Path folder = Files.createTempDirectory("tables");
            String text = Files.readString(FOLDER.resolve(file));
            copyWith(
                    folder,
                    file,
                    text,
                    Matcher.quoteReplacement(CELL.matcher(text).replaceAll(cell -> "," + change.apply(cell.group(1)))));
            return DecisionEngine.by(SharingTables.load(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of the shipped tables in that folder, in which one text of one file is another. */
    static Path copyWith(Path folder, String file, String text, String replacement) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path original : files.filter(Files::isRegularFile).toList()) {
                Files.copy(original, folder.resolve(original.getFileName()));
            }
            Path altered = folder.resolve(file);
            String content = Files.readString(altered);
            if (!content.contains(text)) {
                throw new IllegalArgumentException(file + " does not contain: " + text);
            }
            Files.writeString(altered, content.replaceFirst(Pattern.quote(text), replacement));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
