package kinbridge.connectors;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file's content that ends where the listing said it would, or fails: a connection that breaks off, or
 * a file that its writer had not finished, must not pass for a whole one.
 */
final class WholeStream extends FilterInputStream {

    private final long expectedBytes;
    private long readBytes;

    WholeStream(InputStream content, long expectedBytes) {
        super(content);
        this.expectedBytes = expectedBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        readBytes += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        readBytes += Math.max(read, 0);
        boolean ended = read < 0;
        if (readBytes > expectedBytes || (ended && readBytes < expectedBytes)) {
            throw new IOException("expected " + expectedBytes + " bytes, got " + readBytes);
        }
    }
}
