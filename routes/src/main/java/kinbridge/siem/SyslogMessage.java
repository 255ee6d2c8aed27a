package kinbridge.siem;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.LogLine;
import org.jspecify.annotations.Nullable;

/** An entry as one message of RFC 5424: all of it as structured data, whose names are part of the interface. */
final class SyslogMessage {

    /** 32473 is the enterprise number kept for examples (RFC 5612): the product has none of its own. */
    static final String DATA = "entry@32473";

    private static final int LOG_AUDIT = 13;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATIONAL = 6;

    private final StringBuilder text = new StringBuilder(700);

    private SyslogMessage() {}

    static byte[] of(EntryMetadata entry) {
        LogLine line = entry.line();
        SyslogMessage message = new SyslogMessage();
        message.text
                .append('<')
                .append(LOG_AUDIT * 8 + severity(line.kind()))
                .append(">1 ")
                .append(line.recordedAt().truncatedTo(ChronoUnit.MICROS))
                .append(' ')
                .append(line.instance())
                .append(" kinbridge - ")
                .append(line.kind())
                .append(" [" + DATA);
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
        return message.text.append(']').toString().getBytes(StandardCharsets.UTF_8);
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
