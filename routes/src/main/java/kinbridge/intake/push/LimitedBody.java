package kinbridge.intake.push;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body, up to a limit; the sender need not have said how long it is. */
final class LimitedBody extends FilterInputStream {

    private final long mostBytes;
    private long readBytes;

    LimitedBody(InputStream body, long mostBytes) {
        super(body);
        this.mostBytes = mostBytes;
    }

    /** The body goes on beyond the limit. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("the body is longer than the feed allows");
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws TooLong {
        readBytes += bytes;
        if (readBytes > mostBytes) {
            throw new TooLong();
        }
    }
}
