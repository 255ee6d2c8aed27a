package kinbridge.linkage.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.linkage.likeness.Kind;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/linkage.yaml}.
 *
 * @param unknown what stands for "not known", in lower case
 * @param fields by name, in the order of the file
 * @param conflict what forbids a join
 * @param hub null in a file for the command {@code link}
 */
public record LinkageRules(
        Thresholds thresholds,
        Set<String> unknown,
        Map<String, FieldRule> fields,
        List<ComparisonRule> comparisons,
        Conflict conflict,
        BlockingRules blocking,
        @Nullable HubRules hub) {

    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toMap(LinkageRules::word, Function.identity()));

    /** The file's name, for messages. */
    public static final String FILE = "linkage.yaml";

    /**
     * @param join from this probability on, two are joined
     * @param review from this probability on, a person decides
     * @param merge the mean probability over all pairs of a person's records, in a file of people
     */
    public record Thresholds(double join, double review, double merge) {
        public Thresholds {
            if (!(review > 0) || review > join || !(join < 1)) {
                throw new IllegalArgumentException("thresholds: expected 0 < review <= join < 1");
            }
            if (!(merge > 0) || !(merge < 1)) {
                throw new IllegalArgumentException("thresholds: expected 0 < merge < 1");
            }
        }

        /** Where a pair stands that a person must look at, whatever it would be by itself. */
        public double middle() {
            return (review + join) / 2;
        }
    }

    /**
     * @param levels such as {@code given else}, which together forbid a join
     * @param review levels such as {@code nhs-number equal}, of which one is enough that a person looks at such a pair
     */
    public record Conflict(List<String> levels, List<String> review) {
        public Conflict {
            levels = List.copyOf(levels);
            review = List.copyOf(review);
        }
    }

    /** @param columns headings by which the field is known in a file */
    public record FieldRule(String kind, @Nullable List<String> columns) {
        public Kind kindOfValue() {
            Kind known = KINDS.get(kind);
            return known != null ? known : LinkageRules.constant(Kind.class, kind, "kind");
        }

        /** @param heading a column's heading, as it stands in the file */
        public boolean isColumn(String heading) {
            String plain = plain(heading);
            return columns != null
                    && columns.stream().anyMatch(column -> plain(column).equals(plain));
        }

        private static String plain(String heading) {
            return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        }
    }

    /**
     * @param byFrequency whether a rare value weighs more than a common one where it is equal
     * @param onlyWithout a field that says the same better: where both records have it, this one is not compared
     * @param unverified how much of its weight a number keeps that nobody has verified, from 0 to 1; null for all
     */
    public record ComparisonRule(
            String field,
            String about,
            List<String> levels,
            @JsonProperty("by-frequency") boolean byFrequency,
            @JsonProperty("only-without") @Nullable String onlyWithout,
            @Nullable Double unverified) {
        public ComparisonRule {
            levels = List.copyOf(levels);
        }

        public About aboutWhat() {
            return LinkageRules.constant(About.class, about, "about");
        }
    }

    /**
     * @param largestBlock most records that are compared with one another by one key
     * @param divideBy what divides a block that is larger
     * @param comparisons most comparisons in all
     */
    public record BlockingRules(
            @JsonProperty("largest-block") int largestBlock,
            @JsonProperty("divide-by") List<String> divideBy,
            long comparisons,
            List<List<String>> keys) {}

    /**
     * How the hub links what arrives.
     *
     * @param keys by how many of the blocking keys, the narrowest first, an identity is found
     * @param largestBlock a key that more identities have finds nobody; a narrower one has to
     * @param joinNeeds levels, such as {@code uprn equal}, of which at least one is met by a pair that is joined
     * @param rare levels that, all met, are enough without those where the home of one is not known
     * @param joinWithout but only from this probability on
     * @param doubt levels, such as {@code given else}, with which a pair is never joined but by a person: any of
     *     these lists, where all its levels are met
     * @param twins the same for two who may be twins, whom a number that agrees can still join
     * @param unbornDaysApart how far apart the expected dates of one unborn child may be
     * @param registers systems that have freed themselves of doubles: each gives at most one identity to a person
     */
    public record HubRules(
            int keys,
            @JsonProperty("largest-block") int largestBlock,
            @JsonProperty("join-needs") List<String> joinNeeds,
            List<String> rare,
            @JsonProperty("join-without") double joinWithout,
            List<List<String>> doubt,
            List<List<String>> twins,
            @JsonProperty("unborn-days-apart") int unbornDaysApart,
            Set<String> registers) {
        @SuppressWarnings("NullAway") // Jackson hands on null for what is not written
        public HubRules {
            if (joinNeeds == null || rare == null || doubt == null || twins == null || registers == null) {
                throw new IllegalArgumentException(
                        "hub: expected the lists join-needs, rare, doubt, twins and registers");
            }
            joinNeeds = List.copyOf(joinNeeds);
            rare = List.copyOf(rare);
            doubt = doubt.stream().map(List::copyOf).toList();
            twins = twins.stream().map(List::copyOf).toList();
            registers = Set.copyOf(registers);
            if (!(joinWithout > 0 && joinWithout <= 1)) {
                throw new IllegalArgumentException(
                        "hub: expected join-without, a probability above 0 and up to 1; with 1 nobody is joined without join-needs");
            }
            if (keys < 1 || largestBlock < 1 || unbornDaysApart < 0) {
                throw new IllegalArgumentException(
                        "hub: expected keys and largest-block of 1 or more, and unborn-days-apart of 0 or more");
            }
        }

        public List<List<String>> keysOf(BlockingRules blocking) {
            return blocking.keys().subList(0, Math.min(keys, blocking.keys().size()));
        }
    }

    /** Whether a field is a number or reference that one person bears. */
    public boolean isNumber(String field) {
        FieldRule rule = fields.get(field);
        return rule != null && (rule.kindOfValue() == Kind.NHS_NUMBER || rule.kindOfValue() == Kind.IDENTIFIER);
    }

    /** @throws IOException where the file cannot be read or says something that it may not; the message says what */
    public static LinkageRules read(Path file) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            return read(yaml, String.valueOf(file.getFileName()));
        }
    }

    /** The rules that come with the program. */
    public static LinkageRules ofTheProgram() throws IOException {
        try (InputStream yaml = LinkageRules.class.getResourceAsStream("/kinbridge/linkage/" + FILE)) {
            if (yaml == null) {
                throw new IOException("The program lacks its own " + FILE);
            }
            return read(yaml, FILE);
        }
    }

    private static LinkageRules read(InputStream yaml, String name) throws IOException {
        ObjectMapper mapper = JsonMapper.builder(new YAMLFactory())
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .build();
        try {
            return mapper.readValue(yaml, LinkageRules.class).checked();
        } catch (JsonProcessingException wrong) {
            String place = wrong.getLocation() == null
                    ? ""
                    : " line " + wrong.getLocation().getLineNr();
            String words = wrong.getCause() instanceof IllegalArgumentException said
                    ? String.valueOf(said.getMessage())
                    : wrong.getOriginalMessage();
            throw new IOException(name + place + ": " + words, wrong);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(name + ": " + wrong.getMessage(), wrong);
        }
    }

    private LinkageRules checked() {
        fields.values().forEach(FieldRule::kindOfValue);
        for (ComparisonRule comparison : comparisons) {
            comparison.aboutWhat();
            Double trust = comparison.unverified();
            if (trust != null && !(trust >= 0 && trust <= 1)) {
                throw new IllegalArgumentException("comparisons: unverified must be from 0 to 1");
            }
            if (!fields.containsKey(comparison.field())) {
                throw new IllegalArgumentException("comparisons: there is no field '" + comparison.field() + "'");
            }
        }
        if (blocking.largestBlock() < 2) {
            throw new IllegalArgumentException("blocking: largest-block must be 2 or more");
        }
        HubRules ofHub = hub;
        if (ofHub != null) {
            checkLevels("hub: join-needs", ofHub.joinNeeds());
            checkLevels("hub: rare", ofHub.rare());
            ofHub.doubt().forEach(levels -> checkLevels("hub: doubt", levels));
            ofHub.twins().forEach(levels -> checkLevels("hub: twins", levels));
        }
        return this;
    }

    private void checkLevels(String place, List<String> words) {
        Set<String> known = new HashSet<>();
        for (ComparisonRule comparison : comparisons) {
            known.add(comparison.field() + " else");
            comparison.levels().forEach(level -> known.add(comparison.field() + " " + level));
        }
        for (String word : words) {
            if (!known.contains(word)) {
                throw new IllegalArgumentException(place + ": there is no level '" + word
                        + "'; expected a compared field and one of its levels or 'else'");
            }
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, @Nullable String word, String of) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no " + of);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
