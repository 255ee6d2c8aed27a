package kinbridge.linkage.likeness;

/** 64-bit hashes that stay the same from run to run. */
public final class Hash {

    /** No hash is this: it stands for "nothing". */
    public static final long NONE = 0;

    private static final long SEED = 0x9E3779B97F4A7C15L;

    private Hash() {}

    public static long of(String text) {
        long hash = SEED;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mixed(hash);
    }

    public static long of(long number) {
        return mixed(number + SEED);
    }

    /** Depends on the order. */
    public static long both(long one, long other) {
        long hash = mixed(one * 31 + other);
        return hash == NONE ? 1 : hash;
    }

    private static long mixed(long value) {
        long hash = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        hash ^= hash >>> 31;
        return hash == NONE ? 1 : hash;
    }
}
