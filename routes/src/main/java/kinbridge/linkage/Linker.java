package kinbridge.linkage;

import java.util.Map;

/** Whether two identities are one person: the one seam behind which the scoring may change. */
public interface Linker {

    Verdict compare(Candidate one, Candidate other);

    /**
     * @param rule which rule decided, for the log and the reviewer
     * @param score from 0 to 1, where the rule scores
     * @param explanation what each field contributed; no values
     */
    record Verdict(Outcome outcome, String rule, double score, Map<String, Double> explanation) {
        public Verdict {
            explanation = Map.copyOf(explanation);
        }
    }

    enum Outcome {
        JOINED,
        /** Doubtful: a person decides, and until then they stay two. */
        REVIEW,
        APART
    }
}
