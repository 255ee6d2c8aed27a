package kinbridge.intake;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import kinbridge.consent.Agreements;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Statement;
import kinbridge.mappings.StatementJson;
import kinbridge.mappings.UnreadablePayload;
import kinbridge.mappings.shape.Shape;
import kinbridge.mappings.shape.ShapeCheck;
import kinbridge.storage.HubFolders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code map}: what the hub would make of these files. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = {
            "What the hub would make of these files: one JSON object a line, and the sum on stderr.",
            "Uses config/sharing/agreements where there is one; 'unchanged' is equal to an earlier item of this run.",
            "What departs from the feed's declared shape is said on stderr, with masked samples.",
            "Exit status 0 also with quarantined items, 1 if a file could not be read at all."
        })
public class MapCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FEED", description = "the feed's id, such as socialcare-cin")
    private String feed = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "files as the agency sends them")
    private List<Path> files = List.of();

    @Option(names = "--show-values", description = "show what stood in a quarantined field; it is personal data")
    private boolean isShowingValues;

    @Spec
    private @Nullable CommandSpec command;

    private ShapeCheck shape = new ShapeCheck(Shape.NONE);
    private final Fingerprints seen = new Fingerprints();
    private long received;
    private long mapped;
    private long unchanged;
    private long notCovered;
    private long quarantined;
    private long records;
    private long identities;
    private long relationships;

    @Override
    public Integer call() {
        Mappings mappings = new Mappings(config());
        if (!mappings.has(feed)) {
            err().println("map: no feed '" + feed + "', expected one of " + String.join(" ", mappings.feeds()));
            return 1;
        }
        @Nullable Agreements agreements = agreements();
        shape = new ShapeCheck(Shape.of(mappings.formatOf(feed)));
        boolean isReadable = true;
        for (Path file : files) {
            isReadable &= map(mappings.of(feed), file, agreements);
        }
        out().flush();
        shape.differences().forEach(difference -> err().println("shape: " + difference.text()));
        err().printf(
                        "received %d items: mapped %d, unchanged %d, not covered %d, quarantined %d; "
                                + "made %d records, %d identities, %d relationships%n",
                        received, mapped, unchanged, notCovered, quarantined, records, identities, relationships);
        err().flush();
        return isReadable ? 0 : 1;
    }

    private boolean map(FeedMapping mapping, Path file, @Nullable Agreements agreements) {
        try {
            Instant fileTime = Files.getLastModifiedTime(file).toInstant();
            Payload payload =
                    new Payload(feed, String.valueOf(file.getFileName()), fileTime, () -> Files.newInputStream(file));
            mapping.split(payload, item -> take(mapping, item, agreements));
            return true;
        } catch (UnreadablePayload notOfThisFeed) {
            err().println("map: " + file.getFileName() + ": " + notOfThisFeed.getMessage());
        } catch (IOException cannotRead) {
            err().println("map: " + file.getFileName() + ": cannot be read");
        }
        return false;
    }

    private void take(FeedMapping mapping, Item item, @Nullable Agreements agreements) {
        received++;
        shape.look(item);
        ItemOutcome outcome = mapping.map(item);
        if (outcome instanceof ItemOutcome.NotUnderstood notUnderstood) {
            quarantined++;
            out().println(StatementJson.write(item, notUnderstood.problem(), isShowingValues));
            return;
        }
        ItemOutcome.Understood understood = (ItemOutcome.Understood) outcome;
        understood.warnings().forEach(warning -> err().println(item.payload() + ", " + warning.text()));
        understood.parts().forEach(part -> out().println(StatementJson.write(item, part, isShowingValues)));
        List<Statement> covered = understood.statements().stream()
                .filter(statement -> agreements == null || agreements.cover(statement))
                .toList();
        if (covered.isEmpty() && !understood.statements().isEmpty()) {
            notCovered++;
        } else {
            end(covered);
        }
    }

    private void end(List<Statement> covered) {
        boolean isNews = covered.isEmpty();
        for (Statement statement : covered) {
            String hash = StatementJson.contentHash(statement);
            String key = statement.getClass().getSimpleName() + statement.sourceRef();
            if (seen.isNews(key, hash)) {
                isNews = true;
                count(statement);
                out().println(StatementJson.write(statement));
            }
        }
        if (isNews) {
            mapped++;
        } else {
            unchanged++;
        }
    }

    private void count(Statement statement) {
        if (statement instanceof AgencyRecord) {
            records++;
        } else if (statement instanceof Identity) {
            identities++;
        } else if (statement instanceof Relationship) {
            relationships++;
        }
    }

    private static @Nullable Agreements agreements() {
        Path folder = config().resolve("sharing/agreements");
        return Files.isDirectory(folder) ? Agreements.load(folder, InstantSource.system()) : null;
    }

    private static Path config() {
        return HubFolders.of(home(), null).config();
    }

    private static @Nullable String home() {
        return System.getProperty("kinbridge.home", System.getenv("KINBRIDGE_HOME"));
    }

    private PrintWriter out() {
        return java.util.Objects.requireNonNull(command).commandLine().getOut();
    }

    private PrintWriter err() {
        return java.util.Objects.requireNonNull(command).commandLine().getErr();
    }
}
