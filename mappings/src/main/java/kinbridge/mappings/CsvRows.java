package kinbridge.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into rows, holding one row of at most 1 MiB. It works on bytes because the characters that
 * matter are ASCII, so that bytes which are not UTF-8 spoil one row and not the file.
 */
public final class CsvRows {

    static final int LONGEST_ROW_BYTES = 1 << 20;

    /** Enough of a bad row for a person to recognise it. */
    private static final int SHOWN_BYTES = 4096;

    /**
     * @param cells the cells, empty where there is a fault
     * @param text the row as it stood, cut short where it is too long
     * @param cutOff whether the file ended without a line end after it
     */
    public record CsvRow(List<String> cells, String text, boolean cutOff, CsvItems.@Nullable RowFault fault) {}

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final InputStream in;
    private char delimiter;
    private final boolean trim;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int position;
    private int end;

    private final List<String> cells = new ArrayList<>();
    private State state = State.CELL_START;
    private int cellStart;
    private int quoteStart;
    private boolean notText;

    /** @param trim whether blanks around a cell are no part of it */
    public CsvRows(InputStream in, char delimiter, boolean trim) {
        this.in = in;
        this.delimiter = delimiter;
        this.trim = trim;
    }

    /** The first bytes, not taken, to see what kind of file this is. */
    public byte[] peek(int bytes) throws IOException {
        boolean more = true;
        while (more && end - start < bytes) {
            more = fill();
        }
        return Arrays.copyOfRange(buffer, start, Math.min(end, start + bytes));
    }

    public void skip(int bytes) {
        position += bytes;
        start = position;
    }

    /** Cells end at this sign from here on. */
    public void separate(char at) {
        delimiter = at;
    }

    /** The next row in which anything stands, or null at the end. */
    public @Nullable CsvRow next() throws IOException {
        while (true) {
            beginRow();
            CsvRow row = scan();
            if (row == null || row.fault() != null || !isBlank(row)) {
                return row;
            }
        }
    }

    private void beginRow() {
        start = position;
        cells.clear();
        state = State.CELL_START;
        cellStart = 0;
        notText = false;
    }

    private @Nullable CsvRow scan() throws IOException {
        while (true) {
            if (length() >= LONGEST_ROW_BYTES) {
                return state == State.QUOTED
                        ? unclosed()
                        : restOfLine(new CsvItems.RowFault("row longer than 1 MiB", "rows of at most 1 MiB"));
            }
            int read = read();
            if (read == -1) {
                return atEnd();
            }
            if (state == State.QUOTED) {
                if (read == '"') {
                    state = State.AFTER_QUOTE;
                }
            } else if (read == '\n' || read == '\r') {
                return endOfRow(read);
            } else if (read == delimiter) {
                endOfCell(1);
            } else if (!accept(read)) {
                return misquoted();
            }
        }
    }

    /** Takes one more byte of a cell; false for text after a closing quote. */
    private boolean accept(int read) {
        if (state == State.AFTER_QUOTE) {
            if (read == '"') {
                state = State.QUOTED;
            }
            return read == '"' || read == ' ' || read == '\t';
        }
        if (state == State.CELL_START && !(trim && read == ' ')) {
            state = read == '"' ? State.QUOTED : State.PLAIN;
            quoteStart = length() - 1;
            cellStart = trim || state == State.QUOTED ? quoteStart : cellStart;
        }
        return true;
    }

    private @Nullable CsvRow atEnd() throws IOException {
        if (length() == 0) {
            return null;
        }
        if (state == State.QUOTED) {
            return unclosed();
        }
        endOfCell(0);
        return sound(0, true);
    }

    private CsvRow endOfRow(int lineEnd) throws IOException {
        endOfCell(1);
        return sound(bytesOfLineEnd(lineEnd), false);
    }

    /** Takes the line feed after a carriage return, if there is one. */
    private int bytesOfLineEnd(int lineEnd) throws IOException {
        int next = lineEnd == '\r' ? read() : -1;
        if (next != '\n' && next != -1) {
            position--;
        }
        return next == '\n' ? 2 : 1;
    }

    private CsvRow sound(int lineEndBytes, boolean cutOff) {
        String text = shown(length() - lineEndBytes);
        return notText
                ? new CsvRow(List.of(), text, cutOff, new CsvItems.RowFault("not UTF-8", "text in UTF-8"))
                : new CsvRow(List.copyOf(cells), text, cutOff, null);
    }

    /**
     * A quote that never closes must not swallow the rows after it: only its own line is bad, and
     * reading goes on at the next.
     */
    private CsvRow unclosed() throws IOException {
        return backToLineOfQuote("a quote is not closed", "a closing quote in the same cell");
    }

    private CsvRow misquoted() throws IOException {
        return backToLineOfQuote("text after a closing quote", "a quote inside a quoted cell written twice");
    }

    private CsvRow backToLineOfQuote(String reason, String expected) throws IOException {
        for (int i = start + quoteStart; i < position; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                String text = shown(i - start);
                boolean pair = buffer[i] == '\r' && i + 1 < position && buffer[i + 1] == '\n';
                position = i + (pair ? 2 : 1);
                return new CsvRow(List.of(), text, false, new CsvItems.RowFault(reason, expected));
            }
        }
        return restOfLine(new CsvItems.RowFault(reason, expected));
    }

    private CsvRow restOfLine(CsvItems.RowFault fault) throws IOException {
        String text = shown(length());
        int read = read();
        while (read != -1 && read != '\n' && read != '\r') {
            if (length() >= LONGEST_ROW_BYTES) {
                start = position;
            }
            read = read();
        }
        if (read != -1) {
            bytesOfLineEnd(read);
        }
        return new CsvRow(List.of(), text, read == -1, fault);
    }

    private void endOfCell(int delimiterBytes) {
        int to = length() - delimiterBytes;
        String text = decode(start + cellStart, Math.max(0, to - cellStart));
        if (state == State.AFTER_QUOTE) {
            String inner = text.stripTrailing();
            cells.add(inner.substring(1, inner.length() - 1).replace("\"\"", "\""));
        } else {
            cells.add(trim ? text.strip() : text);
        }
        state = State.CELL_START;
        cellStart = length();
    }

    private String decode(int from, int bytes) {
        boolean ascii = true;
        for (int i = from; i < from + bytes && ascii; i++) {
            ascii = buffer[i] > 0;
        }
        if (ascii) {
            return new String(buffer, from, bytes, StandardCharsets.ISO_8859_1);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, from, bytes))
                    .toString();
            notText |= text.indexOf('\0') >= 0;
            return text;
        } catch (CharacterCodingException malformed) {
            notText = true;
            // Of the same shape, so that a quoted cell is still cut out of its quotes.
            return new String(buffer, from, bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private String shown(int bytes) {
        return new String(buffer, start, Math.min(bytes, SHOWN_BYTES), StandardCharsets.UTF_8);
    }

    private static boolean isBlank(CsvRow row) {
        return row.cells().stream().allMatch(String::isBlank);
    }

    private int length() {
        return position - start;
    }

    private int read() throws IOException {
        if (position == end && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xff;
    }

    /** Reads more, keeping the bytes of the row at hand. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            position -= start;
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }
}
