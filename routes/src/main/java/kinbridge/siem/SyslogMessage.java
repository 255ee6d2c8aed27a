package kinbridge.siem;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.LogLine;
import org.jspecify.annotations.Nullable;

/** An entry as one message of RFC 5424: all of it as structured data, whose names are part of the interface. */
final class SyslogMessage {

    /** 32473 is the enterprise number kept for examples (RFC 5612): the product has none of its own. */
    static final String DATA = "entry@32473";

    static final String MISSING = "missing@32473";

    private static final int LOG_AUDIT = 13;
    private static final int ALERT = 1;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATIONAL = 6;

    private final StringBuilder text = new StringBuilder(700);

    private SyslogMessage() {}

    static byte[] of(EntryMetadata entry) {
        LogLine line = entry.line();
        SyslogMessage message = new SyslogMessage();
        message.begin(
                LOG_AUDIT * 8 + severity(line.kind()),
                line.recordedAt(),
                line.instance(),
                line.kind().name(),
                DATA);
        message.with("id", line.entryId());
        message.with("instance", line.instance());
        message.with("sequence", line.sequence());
        message.with("kind", line.kind());
        message.with("person", line.personId());
        message.with("role", line.role());
        message.with("agency", line.agency());
        message.with("standing", line.tafStatus());
        message.with("purpose", line.purpose());
        message.with("family", line.familyId());
        message.with("channel", line.channel());
        message.with("recipient", line.recipient());
        message.with("withheld", line.withheld());
        message.with("existence", line.existence());
        message.with("summary", line.summary());
        message.with("full", line.full());
        message.with("overrides", line.overrides());
        message.with("answers", entry.answers());
        message.with("hash", entry.hash());
        message.with("correlation", entry.correlationId());
        return message.end();
    }

    /** In place of entries that are not in the log any more; of them nothing is known but where they stood. */
    static byte[] missing(String instance, long first, long last, Instant noticed) {
        SyslogMessage message = new SyslogMessage();
        message.begin(LOG_AUDIT * 8 + ALERT, noticed, instance, "MISSING", MISSING);
        message.with("instance", instance);
        message.with("first", first);
        message.with("last", last);
        return message.end();
    }

    private void begin(int priority, Instant at, String instance, String kind, String data) {
        text.append('<')
                .append(priority)
                .append(">1 ")
                .append(at.truncatedTo(ChronoUnit.MICROS))
                .append(' ')
                .append(instance)
                .append(" kinbridge - ")
                .append(kind)
                .append(" [")
                .append(data);
    }

    private byte[] end() {
        return text.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int severity(EntryKind kind) {
        return switch (kind) {
            case BREAK_GLASS -> WARNING;
            case REFUSAL, CONTENT_READ, POLICY, DISPOSAL -> NOTICE;
            default -> INFORMATIONAL;
        };
    }

    private void with(String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        text.append(' ').append(name).append("=\"");
        value.toString().chars().forEach(this::escaped);
        text.append('"');
    }

    /** A line break within a value would begin an entry that nobody wrote, at a receiver that reads by lines. */
    private void escaped(int character) {
        if (character == '"' || character == '\\' || character == ']') {
            text.append('\\');
        }
        text.append(Character.isISOControl(character) ? '?' : (char) character);
    }
}
