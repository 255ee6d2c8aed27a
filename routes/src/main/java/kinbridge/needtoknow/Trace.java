package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.ConsentRules.SubjectCeiling;
import kinbridge.needtoknow.Decision.TraceStep;

/** What each step found, in words, for whoever has to explain the decision. */
final class Trace {

    /** Found only where no rule before the tables decided. */
    static final String MATRIX_ALLOWS = "The matrix allows at most ";

    private static final Map<DetailLevel, TraceStep> MATRIX = findings("2.6", MATRIX_ALLOWS);
    private static final Map<DetailLevel, TraceStep> PURPOSE = findings("2.7", "The purpose allows at most ");
    private static final TraceStep SAFETY_LIFT =
            new TraceStep("2.10b", "In imminent danger a safety fact is lifted to SUMMARY.");
    private static final TraceStep CONSENT_OVERRIDDEN =
            new TraceStep("2.10", "In an enquiry, plan or danger, agreement is asked for but does not hold back.");
    private static final TraceStep SEPARATED =
            new TraceStep("2.11", "The parts about whoever did not agree are taken out.");
    private static final TraceStep GLASS_BROKEN = new TraceStep("2.12", "The glass was broken: a summary.");
    private static final TraceStep PACK = new TraceStep("2.13", "A meeting pack prints no gaps: left out.");

    /** What each state of agreement came to, so that only whose it was has to be put before it. */
    private static final Map<AgreementState, Map<DetailLevel, String>> AGREEMENTS = new EnumMap<>(AgreementState.class);

    static {
        for (AgreementState state : AgreementState.values()) {
            Map<DetailLevel, String> words = new EnumMap<>(DetailLevel.class);
            for (DetailLevel level : DetailLevel.values()) {
                words.put(level, ": agreement " + state + ", allows at most " + level);
            }
            AGREEMENTS.put(state, words);
        }
    }

    private final List<TraceStep> steps = new ArrayList<>(48);

    private static Map<DetailLevel, TraceStep> findings(String rule, String words) {
        Map<DetailLevel, TraceStep> findings = new EnumMap<>(DetailLevel.class);
        for (DetailLevel level : DetailLevel.values()) {
            findings.put(level, new TraceStep(rule, words + level + "."));
        }
        return findings;
    }

    void add(TraceStep step) {
        steps.add(step);
    }

    void ceilings(Question question, Ceilings ceilings, List<SubjectCeiling> subjects) {
        steps.add(Objects.requireNonNull(MATRIX.get(ceilings.matrix())));
        if (ceilings.safetyLift()) {
            steps.add(SAFETY_LIFT);
        }
        steps.add(Objects.requireNonNull(PURPOSE.get(ceilings.purpose())));
        for (SubjectCeiling subject : subjects) {
            steps.add(new TraceStep("2.9", inWords(subject)));
        }
        if (question.consentOverridden()) {
            steps.add(CONSENT_OVERRIDDEN);
        }
    }

    private static String inWords(SubjectCeiling subject) {
        String who = subject.subject().ref();
        if (!subject.counts()) {
            return who + ": agreement " + subject.state() + ", does not count on this record.";
        }
        String allows = Objects.requireNonNull(AGREEMENTS.get(subject.state())).get(subject.ceiling());
        return who + allows + (subject.override() ? ", going ahead without it." : ".");
    }

    void separated() {
        steps.add(SEPARATED);
    }

    void glassBroken() {
        steps.add(GLASS_BROKEN);
    }

    void leftOutOfPack() {
        steps.add(PACK);
    }

    List<TraceStep> steps() {
        return steps;
    }
}
