package kinbridge.oversight;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kinbridge.mappings.Occurred;
import kinbridge.oversight.QuestionPages.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A question with its filter. What cannot be read is a problem beside its box and never ignored: an
 * officer would believe that nothing more was shared.
 *
 * @param from the first moment, at the start of a day in London
 * @param to the moment after the last
 */
record Asked(Map<Parameter, String> typed, Instant from, Instant to, List<Problem> problems) {

    private static final int USUAL_DAYS = 30;

    private static final Pattern FAMILY = Pattern.compile("[A-Z0-9-]{3,20}");

    private static final DateTimeFormatter AS_WRITTEN =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);

    Asked {
        typed = Map.copyOf(typed);
        problems = List.copyOf(problems);
    }

    /** The last thirty days, where nothing else is asked for. */
    static Asked of(Map<String, String> parameters, Set<Parameter> known, LocalDate today) {
        Map<Parameter, String> typed = new HashMap<>();
        for (Parameter parameter : known) {
            String value = parameters.getOrDefault(parameter.word(), "").strip();
            if (!value.isEmpty()) {
                typed.put(parameter, parameter == Parameter.FAMILY ? value.toUpperCase(Locale.UK) : value);
            }
        }
        List<Problem> problems = new ArrayList<>();
        LocalDate last = day(typed, Parameter.TO, problems);
        LocalDate first = day(typed, Parameter.FROM, problems);
        LocalDate to = last == null ? today : last;
        LocalDate from = first == null ? to.minusDays(USUAL_DAYS) : first;
        if (to.isBefore(from)) {
            problems.add(new Problem("to", "The date in 'To' must be on or after the date in 'From'"));
        }
        checkId(typed, Parameter.PERSON, "The person", problems);
        checkId(typed, Parameter.RECORD, "The record", problems);
        if (typed.containsKey(Parameter.FAMILY)
                && !FAMILY.matcher(typed.get(Parameter.FAMILY)).matches()) {
            problems.add(new Problem("family", "A family reference is like FAM-7Q2K9"));
        }
        return new Asked(typed, startOf(from), startOf(to.plusDays(1)), problems);
    }

    static Asked lastThirtyDays(LocalDate today) {
        return of(Map.of(), Set.of(), today);
    }

    boolean has(Parameter parameter) {
        return typed.containsKey(parameter);
    }

    String get(Parameter parameter) {
        return typed.getOrDefault(parameter, "");
    }

    /** Only of an asking without problems. */
    @Nullable
    UUID id(Parameter parameter) {
        return has(parameter) ? UUID.fromString(get(parameter)) : null;
    }

    /** In words for the log; of a person and a record by id only. */
    String words() {
        StringBuilder words = new StringBuilder("from " + day(from) + " to " + day(to.minusSeconds(1)));
        for (Parameter parameter : Parameter.values()) {
            if (has(parameter) && parameter != Parameter.FROM && parameter != Parameter.TO) {
                words.append(", ").append(parameter.word()).append(' ').append(get(parameter));
            }
        }
        return words.toString();
    }

    /** As the day stands in a box. */
    String shown(Parameter parameter) {
        return switch (parameter) {
            case FROM -> has(parameter) ? get(parameter) : day(from).toString();
            case TO -> has(parameter) ? get(parameter) : day(to.minusSeconds(1)).toString();
            default -> get(parameter);
        };
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Occurred.LONDON).toLocalDate();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Occurred.LONDON).toInstant();
    }

    private static @Nullable LocalDate day(Map<Parameter, String> typed, Parameter parameter, List<Problem> problems) {
        String value = typed.get(parameter);
        if (value == null) {
            return null;
        }
        try {
            LocalDate day = value.contains("/") ? LocalDate.parse(value, AS_WRITTEN) : LocalDate.parse(value);
            if (day.getYear() >= 1900 && day.getYear() < 2900) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // Said below.
        }
        problems.add(new Problem(
                parameter.word(), "The date in '" + parameter.label() + "' must be a real date, like 24/11/2026"));
        return null;
    }

    private static void checkId(
            Map<Parameter, String> typed, Parameter parameter, String what, List<Problem> problems) {
        String value = typed.get(parameter);
        try {
            if (value != null && !UUID.fromString(value).toString().equalsIgnoreCase(value)) {
                throw new IllegalArgumentException("not an id");
            }
        } catch (IllegalArgumentException notAnId) {
            problems.add(new Problem(
                    parameter.word(), what + " is named by an id like 0f8fad5b-d9cb-469f-a165-70867728950e"));
        }
    }
}
