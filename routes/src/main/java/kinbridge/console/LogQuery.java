package kinbridge.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kinbridge.console.SharingLogPages.LogFilter;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The sharing log's filter as typed. A date that cannot be read is said to be so beside its box: a
 * filter silently ignored would make an officer believe that nothing more was shared.
 */
record LogQuery(
        String from,
        String to,
        String kind,
        String practitioner,
        String agency,
        String purpose,
        String family,
        String rule,
        String overrides,
        String outcome,
        String after) {

    /** What was hidden cannot be searched for here: whether there is any would already tell. */
    static final List<DetailLevel> ASKABLE =
            List.of(DetailLevel.FULL, DetailLevel.SUMMARY, DetailLevel.EXISTENCE, DetailLevel.WITHHOLD);

    private static final DateTimeFormatter AS_WRITTEN =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);

    record Problem(String field, String words) {}

    static LogQuery of(Map<String, String> parameters) {
        return new LogQuery(
                parameters.getOrDefault("from", "").strip(),
                parameters.getOrDefault("to", "").strip(),
                parameters.getOrDefault("kind", "").strip(),
                parameters.getOrDefault("practitioner", "").strip(),
                parameters.getOrDefault("agency", "").strip(),
                parameters.getOrDefault("purpose", "").strip(),
                parameters.getOrDefault("family", "").strip(),
                parameters.getOrDefault("rule", "").strip(),
                parameters.getOrDefault("overrides", "").strip(),
                parameters.getOrDefault("outcome", "").strip(),
                parameters.getOrDefault("after", "").strip());
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        checkDate("from", "From", from, problems);
        checkDate("to", "To", to, problems);
        LocalDate first = date(from);
        LocalDate last = date(to);
        if (first != null && last != null && last.isBefore(first)) {
            problems.add(new Problem("to", "The date in 'To' must be on or after the date in 'From'"));
        }
        return List.copyOf(problems);
    }

    LogFilter filter() {
        return new LogFilter(
                date(from),
                date(to),
                orNull(kind),
                orNull(practitioner),
                orNull(agency),
                orNull(purpose),
                orNull(family),
                orNull(rule),
                overridesOnly(),
                level(),
                orNull(after));
    }

    /** Whether anything but the place in the list is asked for. */
    public boolean narrowed() {
        return !(from + to + kind + practitioner + agency + purpose + family + rule + overrides + outcome).isEmpty();
    }

    public boolean overridesOnly() {
        return overrides.equals("yes");
    }

    /** The same search, further down. */
    String address(@Nullable String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/sharing-log");
        add(address, "from", from);
        add(address, "to", to);
        add(address, "kind", kind);
        add(address, "practitioner", practitioner);
        add(address, "agency", agency);
        add(address, "purpose", purpose);
        add(address, "family", family);
        add(address, "rule", rule);
        add(address, "overrides", overrides);
        add(address, "outcome", outcome);
        add(address, "after", cursor == null ? "" : cursor);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            // As a template variable, so that a '+' or '&' within the value is escaped too.
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private @Nullable DetailLevel level() {
        for (DetailLevel level : ASKABLE) {
            if (level.name().equals(outcome)) {
                return level;
            }
        }
        return null;
    }

    private static void checkDate(String field, String label, String typed, List<Problem> problems) {
        if (!typed.isEmpty() && date(typed) == null) {
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

    private static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
