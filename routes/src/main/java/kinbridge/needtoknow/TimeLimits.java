package kinbridge.needtoknow;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/** How long what was released may be used before it is asked for again: {@code time-limits.csv}. */
final class TimeLimits {

    private static final String BREAK_GLASS = "BREAK_GLASS";
    private static final Pattern DURATION = Pattern.compile("[1-9][0-9]{0,2}(h|d|wd|w|m)");

    private final Map<HarmLevel, String> byHarm = new EnumMap<>(HarmLevel.class);
    private final String breakGlass;

    private TimeLimits(Map<String, String> limits) {
        for (HarmLevel harm : HarmLevel.values()) {
            byHarm.put(harm, code(limits.getOrDefault(harm.name(), "")));
        }
        breakGlass = code(limits.getOrDefault(BREAK_GLASS, ""));
    }

    static TimeLimits read(String name, String text, Problems problems) {
        TableFile file = TableFile.read(name, text, List.of("when", "lasts", "reason"), problems);
        List<String> expected = Stream.concat(
                        Stream.of(BREAK_GLASS), Stream.of(HarmLevel.values()).map(Enum::name))
                .toList();
        Map<String, String> limits = new LinkedHashMap<>();
        for (TableRow row : file.rows()) {
            row.required("reason");
            if (!expected.contains(row.text("when"))) {
                row.refuse("when", "'" + row.text("when") + "' is none of " + expected);
            }
            if (!DURATION.matcher(row.text("lasts")).matches()) {
                row.refuse("lasts", "'" + row.text("lasts") + "' is not a time such as 4h, 10wd, 8w or 3m");
            }
            if (limits.put(row.text("when"), row.text("lasts")) != null) {
                row.refuse("when", "'" + row.text("when") + "' is there twice");
            }
        }
        expected.stream()
                .filter(when -> !limits.containsKey(when))
                .forEach(when -> file.refuse("no row for '" + when + "'"));
        return new TimeLimits(limits);
    }

    private static String code(String lasts) {
        return Obligation.TIME_LIMIT.code() + ":" + lasts;
    }

    /** The obligation's code at that harm: {@code TIME_LIMIT:8w}. */
    String at(HarmLevel harm) {
        return Objects.requireNonNull(byHarm.get(harm));
    }

    /** The obligation's code where the glass was broken. */
    String forBrokenGlass() {
        return breakGlass;
    }

    /** Without the obligation's name: {@code 8w}. */
    String lasts(String code) {
        return code.substring(Obligation.TIME_LIMIT.code().length() + 1);
    }
}
