package kinbridge.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers what very many things said, in 11 to 22 bytes a saying, so that a file of millions of rows is
 * told new from said before in a small heap. A saying is known by the first 64 bits of its SHA-256: that
 * two of ten million share them has a chance of three in a million.
 */
final class Fingerprints {

    /** Many small tables, each growing by itself: no growth needs twice the whole. */
    private static final int TABLES = 256;

    private static final int SMALLEST = 16;

    private final MessageDigest sha256 = sha256();
    private final Table[] tables = new Table[TABLES];

    Fingerprints() {
        for (int i = 0; i < TABLES; i++) {
            tables[i] = new Table();
        }
    }

    /** @return whether that thing has not said this before */
    boolean isNews(String thing, String content) {
        sha256.update(thing.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        long print = ByteBuffer.wrap(sha256.digest(content.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        // 0 marks a free place.
        long saying = print == 0 ? 1 : print;
        return tables[(int) (saying >>> 56)].add(saying);
    }

    private static final class Table {
        private long[] sayings = new long[SMALLEST];
        private int size;

        boolean add(long saying) {
            int place = placeOf(saying);
            if (sayings[place] != 0) {
                return false;
            }
            sayings[place] = saying;
            if (++size * 4L > sayings.length * 3L) {
                grow();
            }
            return true;
        }

        private void grow() {
            long[] before = sayings;
            sayings = new long[before.length * 2];
            for (long saying : before) {
                if (saying != 0) {
                    sayings[placeOf(saying)] = saying;
                }
            }
        }

        /** Where it is, or the free place where it belongs. */
        private int placeOf(long saying) {
            int last = sayings.length - 1;
            int place = (int) saying & last;
            while (sayings[place] != 0 && sayings[place] != saying) {
                place = place + 1 & last;
            }
            return place;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
