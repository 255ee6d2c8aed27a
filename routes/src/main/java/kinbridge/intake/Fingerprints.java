package kinbridge.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Remembers of very many things which content each had last, in sixteen bytes a thing: a file of millions
 * of rows is told unchanged from changed in a small heap. Things and contents are known by the first 64
 * bits of their SHA-256; that two of ten million share them has a chance of three in a million.
 */
final class Fingerprints {

    private static final int SMALLEST = 1 << 10;

    private final MessageDigest sha256 = sha256();
    private long[] keys = new long[SMALLEST];
    private long[] contents = new long[SMALLEST];
    private int size;

    /** @return whether this content is news of that thing */
    boolean isNews(String thing, String content) {
        if (size * 2 >= keys.length) {
            grow();
        }
        long key = fingerprint(thing);
        long print = fingerprint(content);
        int slot = slot(keys, key);
        boolean isNew = keys[slot] == 0 || contents[slot] != print;
        size += keys[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        contents[slot] = print;
        return isNew;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldContents = contents;
        keys = new long[oldKeys.length * 2];
        contents = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                contents[slot] = oldContents[i];
            }
        }
    }

    /** Where the key is, or the free place where it belongs. */
    private static int slot(long[] keys, long key) {
        int slot = (int) (key >>> 32 ^ key) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** Never 0, which marks a free place. */
    private long fingerprint(String text) {
        byte[] digest = Arrays.copyOf(sha256.digest(text.getBytes(StandardCharsets.UTF_8)), Long.BYTES);
        long print = java.nio.ByteBuffer.wrap(digest).getLong();
        return print == 0 ? 1 : print;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
