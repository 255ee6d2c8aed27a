package kinbridge;

import static kinbridge.ConfigurationFolder.list;
import static kinbridge.ConfigurationFolder.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kinbridge.connectors.FeedConnector;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.SettingsFile;
import kinbridge.connectors.Simulator;
import kinbridge.mappings.Agency;
import kinbridge.mappings.FeedMapping;

/**
 * The places that a feed needs, and what is missing of them. Each answer names the feed and the place.
 *
 * @param config where the four folders lie
 * @param mappings what the ServiceLoader finds, or less in a test of this list
 * @param withoutFile feeds that have a mapping and no file in {@code config/feeds}, and why
 */
record FeedChecklist(
        ConfigurationFolder config,
        Collection<FeedMapping> mappings,
        Collection<FeedConnector> connectors,
        Collection<Simulator> simulators,
        Map<String, String> withoutFile) {

    /** The ids of the design; the same in configuration, commands, queues, metrics and pages. */
    static final Set<String> FEEDS = Set.of(
            "socialcare-ssd",
            "socialcare-dfe",
            "socialcare-cin",
            "socialcare-903",
            "socialcare-annexa",
            "socialcare-singleview",
            "midwifery-fhir",
            "police-summary",
            "police-crime",
            "police-court",
            "police-ppn",
            "housing-tenure",
            "housing-arrears",
            "housing-summary",
            "housing-alerts",
            "probation-api",
            "probation-events");

    private static final Pattern PACKAGE_DOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    static FeedChecklist of(Path home) {
        return new FeedChecklist(
                new ConfigurationFolder(home),
                FeedMapping.all().toList(),
                FeedConnector.all().toList(),
                Simulator.all().toList(),
                Map.of());
    }

    List<String> missingOf(String feed) {
        List<String> missing = new ArrayList<>();
        SettingsFile<FeedSettings> file = config.feed(feed);
        if (file instanceof SettingsFile.Wrong<FeedSettings> wrong) {
            missing.add("config/feeds/" + wrong.text());
        } else if (file instanceof SettingsFile.Loaded<FeedSettings> sound) {
            missing.addAll(missingOf(sound.settings()));
        }
        return missing;
    }

    /** A second feed of a known kind has the mapping and the cases of the first, and an agreement of its own. */
    private List<String> missingOf(FeedSettings settings) {
        String feed = settings.feed();
        String format = settings.format();
        Agency agency = settings.agency();
        List<String> missing = new ArrayList<>();
        if (!FEEDS.contains(format)) {
            missing.add("its " + (format.equals(feed) ? "id" : "format") + " is not in the design's list of feeds");
        }
        if (!feed.startsWith(agency + "-")) {
            missing.add("its id does not begin with its agency's word, " + agency);
        }
        if (mappings.stream().noneMatch(mapping -> mapping.feed().equals(format) && mapping.agency() == agency)) {
            missing.add("no FeedMapping of " + agency + " has it: a class in mappings/.../" + agency
                    + "/ and a line in META-INF/services");
        }
        long fetching = connectors.stream()
                .filter(connector ->
                        connector.agency() == agency && connector.formats().contains(format))
                .count();
        if (fetching != 1) {
            missing.add("one FeedConnector of " + agency + " must fetch it, and " + fetching + " do: connectors/.../"
                    + agency + "/ and META-INF/services");
        }
        if (simulators.stream().noneMatch(simulator -> simulator.agency() == agency)) {
            missing.add("no Simulator plays " + agency + ": connectors/.../" + agency + "/ and META-INF/services");
        }
        missing.addAll(missingWords(agency));
        missing.addAll(missingCases(agency, format));
        missing.addAll(missingAgreement(settings));
        return missing;
    }

    private List<String> missingWords(Agency agency) {
        return Stream.of("mappings", "connectors")
                .map(module -> module + "/src/main/java/kinbridge/" + module + "/" + agency + "/package-info.java")
                .filter(file -> !saysSomething(config.home().resolve(file)))
                .map(file -> file + " does not name the standard and its owner")
                .toList();
    }

    private static boolean saysSomething(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        Matcher doc = PACKAGE_DOC.matcher(read(file));
        return doc.find() && doc.group(1).replace("*", " ").strip().split("\\s+").length >= 8;
    }

    private List<String> missingCases(Agency agency, String feed) {
        if (cases(agency, feed).isEmpty()) {
            return List.of("no case: " + casesFolder(agency, feed) + "/<case>/ with given/ and expected.jsonl");
        }
        return cases(agency, feed).stream()
                .filter(folder -> list(folder.resolve("given")).findAny().isEmpty()
                        || !Files.isRegularFile(folder.resolve("expected.jsonl")))
                .map(folder -> "half a case: " + config.home().relativize(folder) + " needs given/ and expected.jsonl")
                .toList();
    }

    private List<String> missingAgreement(FeedSettings settings) {
        Agency agency = settings.agency();
        String feed = settings.feed();
        List<JsonNode> covering = config.agreements().values().stream()
                .filter(agreement -> agreement.path("agency").asText().equals(agency.word())
                        && texts(agreement, "feeds").contains(feed))
                .toList();
        if (covering.isEmpty()) {
            return List.of("no agreement of " + agency + " in config/sharing/agreements lists it");
        }
        List<String> missing = new ArrayList<>();
        for (String[] key : new String[][] {{"category", "categories"}, {"holder", "holders"}}) {
            Set<String> uncovered = expected(agency, settings.format(), key[0]);
            covering.forEach(agreement -> uncovered.removeAll(texts(agreement, key[1])));
            uncovered.forEach(code -> missing.add("its expected files have the " + key[0] + " " + code
                    + ", which no agreement that lists it covers: it would not be stored"));
        }
        return missing;
    }

    /** Every value of that key in the feed's expected files. */
    private Set<String> expected(Agency agency, String feed, String key) {
        ObjectMapper json = new ObjectMapper();
        Set<String> found = new TreeSet<>();
        for (Path folder : cases(agency, feed)) {
            Path file = folder.resolve("expected.jsonl");
            if (Files.isRegularFile(file)) {
                read(file).lines().filter(line -> line.startsWith("{")).forEach(line -> {
                    try {
                        JsonNode value = json.readTree(line).path(key);
                        if (value.isTextual()) {
                            found.add(value.asText());
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                config.home().relativize(file) + " is not JSON, line by line", e);
                    }
                });
            }
        }
        return found;
    }

    /** Feeds that are mapped and not configured, without a reason; and reasons without need. */
    List<String> mappedAndNotConfigured() {
        List<String> configured = config.feeds();
        List<String> wrong = new ArrayList<>();
        mappings.stream()
                .map(FeedMapping::feed)
                .filter(feed -> !configured.contains(feed) && !withoutFile.containsKey(feed))
                .forEach(feed -> wrong.add(feed + ": it has a mapping and no config/feeds/" + feed + ".yaml"));
        withoutFile.keySet().stream()
                .filter(configured::contains)
                .forEach(feed -> wrong.add(feed + ": it is configured, so nothing needs explaining"));
        return wrong;
    }

    private String casesFolder(Agency agency, String feed) {
        return "mappings/src/test/resources/" + agency + "/" + feed;
    }

    private List<Path> cases(Agency agency, String feed) {
        return list(config.home().resolve(casesFolder(agency, feed)))
                .filter(Files::isDirectory)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
