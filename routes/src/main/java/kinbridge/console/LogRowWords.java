package kinbridge.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import kinbridge.console.SharingLogPages.LogRow;
import kinbridge.console.SharingLogPages.Outcome;
import kinbridge.family.Families;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.LogLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A line of the log for people: colleagues by name, families by reference. */
@Component
class LogRowWords {

    private final Families families;
    private final PeoplesNames names;

    LogRowWords(Families families, PeoplesNames names) {
        this.families = families;
        this.names = names;
    }

    LogRow row(LogLine line) {
        return row(line, names::of, this::reference);
    }

    /** For many: each name and each reference is asked for once. */
    Function<LogLine, LogRow> rows() {
        Map<String, String> known = new HashMap<>();
        Map<UUID, String> references = new HashMap<>();
        return line -> row(
                line,
                id -> known.computeIfAbsent(id, names::of),
                family -> references.computeIfAbsent(family, this::reference));
    }

    private static LogRow row(LogLine line, Function<String, String> name, Function<UUID, String> reference) {
        List<Outcome> outcomes = Stream.of(
                        new Outcome(DetailLevel.FULL, line.full()),
                        new Outcome(DetailLevel.SUMMARY, line.summary()),
                        new Outcome(DetailLevel.EXISTENCE, line.existence()),
                        new Outcome(DetailLevel.WITHHOLD, line.withheld()))
                .filter(outcome -> outcome.count() > 0)
                .toList();
        UUID family = line.familyId();
        return new LogRow(
                line.entryId(),
                line.recordedAt(),
                line.kind().name(),
                name.apply(line.personId()),
                line.role(),
                line.agency(),
                family == null ? null : reference.apply(family),
                line.purpose(),
                outcomes,
                line.overrides(),
                recipient(line, name));
    }

    private static @Nullable String recipient(LogLine line, Function<String, String> name) {
        String recipient = line.recipient();
        return recipient == null || recipient.equals(line.personId()) ? null : name.apply(recipient);
    }

    private String reference(UUID family) {
        return families.reference(family).orElse(Objects.toString(family));
    }
}
