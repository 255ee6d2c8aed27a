package kinbridge.linkage.blocking;

/** Receives the pairs of records to compare, by their places; each once. For one thread. */
@FunctionalInterface
public interface Pairs {

    void pair(int one, int other);
}
