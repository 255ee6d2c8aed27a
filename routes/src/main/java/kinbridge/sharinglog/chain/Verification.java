package kinbridge.sharinglog.chain;

import java.util.List;

/** The answer of a check of a log. */
public sealed interface Verification {

    /** For a person who has to decide what to do next. */
    String words();

    /**
     * @param entries how many were checked
     * @param checkpoints how many signed heads of the log itself agree with them
     * @param kept how many that somebody else kept do
     * @param trusted whose signatures counted, in words
     */
    record Intact(long entries, long checkpoints, long kept, List<String> instances, String trusted)
            implements Verification {

        public Intact {
            instances = List.copyOf(instances);
        }

        @Override
        public String words() {
            return "The log is intact: " + entries + " entries of " + instances.size() + " hub instance(s), "
                    + checkpoints + " checkpoints and " + (kept == 0 ? "none" : kept)
                    + " kept elsewhere, every hash, link and root verified. " + trusted;
        }
    }

    /** A proof of one entry, or of one checkpoint continuing another, holds. */
    record Proven(String words) implements Verification {}

    /** @param sequence the first bad entry */
    record Broken(Fault fault, String instance, long sequence, String words) implements Verification {}

    /** What was done to a log; told apart, since each points at somebody with other rights. */
    enum Fault {
        /** A stored field no longer gives the hash stored with it. */
        CHANGED,
        /** A row is gone. */
        MISSING,
        /** A row is gone, and the later ones were numbered to close the gap. */
        RENUMBERED,
        /** Rows stand in each other's place. */
        SWAPPED,
        /** A row is there twice. */
        DOUBLED,
        /** A row was replaced together with its hash. */
        REWRITTEN,
        /** A signature is missing, by an unknown key, or of something else. */
        SIGNATURE,
        /** The log ends before an entry that a checkpoint saw. */
        TRUNCATED,
        /** A checkpoint is not signed by a key that is trusted. */
        FORGED,
        /** The log ends where its own checkpoints do, and another place saw more: a restored backup. */
        OLD_COPY,
        /** Up to some entry it agrees with what another place saw, and then went another way. */
        FORKED,
        /** The log says something else than its own checkpoint saw. */
        CHECKPOINT,
        /** An entry's key was destroyed without a disposal: the chain is whole, and what was in it is lost. */
        KEY_GONE
    }
}
