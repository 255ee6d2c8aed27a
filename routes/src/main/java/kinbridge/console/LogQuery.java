package kinbridge.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kinbridge.console.SharingLogPages.LogFilter;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.LogOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The sharing log's filter as typed. What cannot be read is said to be so beside its box: a filter
 * silently ignored would make an officer believe that nothing more was shared.
 *
 * @param values what the address carries, by name, in the order in which an address names it
 * @param said the words looked for, which the address names by a number only; null where there are none
 */
record LogQuery(Map<String, String> values, @Nullable String said) {

    /** What was hidden cannot be searched for here: whether there is any would already tell. */
    static final List<DetailLevel> ASKABLE =
            List.of(DetailLevel.FULL, DetailLevel.SUMMARY, DetailLevel.EXISTENCE, DetailLevel.WITHHOLD);

    static final String WORDS = "words";
    private static final String SORT = "sort";
    private static final String AFTER = "after";

    private static final List<String> FILTERS = List.of(
            "from",
            "to",
            "kind",
            "practitioner",
            "agency",
            "purpose",
            "family",
            "person",
            "rule",
            "overrides",
            "outcome",
            "basis",
            "entry",
            WORDS);

    private static final Pattern REFERENCE = Pattern.compile("[0-9a-fA-F][0-9a-fA-F-]{3,35}");

    private static final DateTimeFormatter AS_WRITTEN =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);

    record Problem(String field, String words) {}

    LogQuery {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @param words finds the words that a number of the address stands for */
    static LogQuery of(Map<String, String> parameters, WordsOfSearches words) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : FILTERS) {
            put(values, name, parameters.getOrDefault(name, ""));
        }
        put(values, SORT, parameters.getOrDefault(SORT, ""));
        put(values, AFTER, parameters.getOrDefault(AFTER, ""));
        String number = values.get(WORDS);
        return new LogQuery(values, number == null ? null : words.find(number).orElse(null));
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value.strip());
        }
    }

    /** Empty where it is not asked for. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        checkDate("from", "From", problems);
        checkDate("to", "To", problems);
        LocalDate first = date(value("from"));
        LocalDate last = date(value("to"));
        if (first != null && last != null && last.isBefore(first)) {
            problems.add(new Problem("to", "The date in 'To' must be on or after the date in 'From'"));
        }
        if (values.containsKey("entry") && !REFERENCE.matcher(value("entry")).matches()) {
            problems.add(new Problem("entry", "The entry's reference must be its first letters, like 5520391a"));
        }
        if (values.containsKey("person") && person().isEmpty()) {
            problems.add(new Problem("person", "The person must be the reference of one, as an entry names it"));
        }
        if (values.containsKey(WORDS) && said == null) {
            problems.add(new Problem(
                    "said", "The words of that search are kept for whoever typed them until they sign out: type them"));
        }
        return List.copyOf(problems);
    }

    LogFilter filter() {
        return new LogFilter(
                date(value("from")),
                date(value("to")),
                values.get("kind"),
                values.get("practitioner"),
                values.get("agency"),
                values.get("purpose"),
                values.get("family"),
                person().orElse(null),
                values.get("rule"),
                overridesOnly(),
                level(),
                values.get("basis"),
                values.get("entry"),
                said,
                order(),
                values.get(AFTER));
    }

    LogOrder order() {
        for (LogOrder order : LogOrder.values()) {
            if (order.name().equalsIgnoreCase(value(SORT))) {
                return order;
            }
        }
        return LogOrder.NEWEST;
    }

    /** Whether anything but the place and the order of the list is asked for. */
    public boolean narrowed() {
        return !selected().isEmpty();
    }

    /** The names of the filters that are set. */
    List<String> selected() {
        return FILTERS.stream().filter(values::containsKey).toList();
    }

    public boolean overridesOnly() {
        return value("overrides").equals("yes");
    }

    /** The same search without this filter, from its beginning. */
    LogQuery without(String name) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(name);
        others.remove(AFTER);
        return new LogQuery(others, name.equals(WORDS) ? null : said);
    }

    /** The same search in another order, or for other words, from its beginning. */
    LogQuery with(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(AFTER);
        others.put(name, value);
        return new LogQuery(others, said);
    }

    /** For the log: what was looked for, by the names and codes of the address, with the words themselves. */
    String inWords() {
        String filters = selected().stream()
                .map(name -> name + " " + (name.equals(WORDS) ? "'" + said + "'" : value(name)))
                .collect(Collectors.joining("; "));
        return filters.isEmpty() ? "everything" : filters;
    }

    /** The same search, further down. */
    String address(@Nullable String cursor) {
        return address("/sharing-log", cursor);
    }

    /** All that match, as a file. */
    String fileAddress() {
        return address("/sharing-log/entries.csv", null);
    }

    private String address(String path, @Nullable String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        values.forEach((name, value) -> {
            if (!name.equals(AFTER)) {
                add(address, name, value);
            }
        });
        if (cursor != null) {
            add(address, AFTER, cursor);
        }
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        // As a template variable, so that a '+' or '&' within the value is escaped too.
        address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }

    private Optional<UUID> person() {
        try {
            return values.containsKey("person") ? Optional.of(UUID.fromString(value("person"))) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private @Nullable DetailLevel level() {
        for (DetailLevel level : ASKABLE) {
            if (level.name().equals(value("outcome"))) {
                return level;
            }
        }
        return null;
    }

    private void checkDate(String field, String label, List<Problem> problems) {
        if (values.containsKey(field) && date(value(field)) == null) {
            problems.add(new Problem(field, "The date in '" + label + "' must be a real date, like 24/11/2026"));
        }
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            if (typed.isEmpty()) {
                return null;
            }
            return typed.contains("/") ? LocalDate.parse(typed, AS_WRITTEN) : LocalDate.parse(typed);
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
