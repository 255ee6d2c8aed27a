package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.EXISTENCE;
import static kinbridge.mappings.DetailLevel.FULL;
import static kinbridge.mappings.DetailLevel.SUMMARY;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static kinbridge.mappings.DetailLevel.higher;
import static kinbridge.mappings.DetailLevel.lower;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.ConsentRules.SubjectCeiling;

/**
 * Sections 2.9 to 2.12, for a question that no rule refused: the least of what the matrix (M), the
 * purpose (P) and the subjects' agreement (K) allow, and what may lift it.
 *
 * @param override released without agreement, in the sense of section 2.9
 * @param safetyLift the matrix was raised for imminent danger (2.10b)
 * @param separated one person's part was taken out of a record about several, though the glass may have
 *     been broken after that
 * @param redacted the refs of those whose agreement did not allow the level of the separated record
 */
record Weighing(
        DetailLevel level,
        String decidedBy,
        boolean override,
        boolean safetyLift,
        boolean separated,
        Set<String> redacted,
        List<SubjectCeiling> subjects) {

    private static final String AGREEMENT = "2.9";
    private static final String SEPARATED = "2.11";
    private static final String GLASS_BROKEN = "2.12";

    static Weighing of(Question question, Trace trace) {
        Ceilings ceilings = Ceilings.of(question);
        List<SubjectCeiling> subjects = ConsentRules.ceilings(question);
        trace.ceilings(question, ceilings, subjects);
        Weighing weighed = byCeilingsAndAgreement(question, ceilings, subjects);
        if (weighed.separated) {
            trace.separated();
        }
        if (question.breakGlassMayLift() && weighed.level.compareTo(SUMMARY) < 0) {
            trace.glassBroken();
            return new Weighing(
                    SUMMARY, GLASS_BROKEN, true, ceilings.safetyLift(), weighed.separated, weighed.redacted, subjects);
        }
        return weighed;
    }

    private static Weighing byCeilingsAndAgreement(
            Question question, Ceilings ceilings, List<SubjectCeiling> subjects) {
        DetailLevel allowed = ceilings.allowed();
        DetailLevel least = least(subjects);
        boolean override = anyOverride(subjects);
        if (least.compareTo(allowed) >= 0) {
            boolean released = override && allowed.compareTo(EXISTENCE) >= 0;
            String decidedBy = ceilings.decidedBy(released && question.consentOverridden());
            return new Weighing(allowed, decidedBy, released, ceilings.safetyLift(), false, Set.of(), subjects);
        }
        DetailLevel greatest = greatest(subjects);
        if (separable(question) && least.compareTo(greatest) < 0) {
            DetailLevel summary = lower(lower(allowed, greatest), SUMMARY);
            Set<String> redacted = whoDoesNotAllow(summary, subjects);
            return new Weighing(summary, SEPARATED, false, ceilings.safetyLift(), true, redacted, subjects);
        }
        if (least.compareTo(EXISTENCE) < 0) {
            return new Weighing(question.refusal(), AGREEMENT, false, ceilings.safetyLift(), false, Set.of(), subjects);
        }
        return new Weighing(least, AGREEMENT, override, ceilings.safetyLift(), false, Set.of(), subjects);
    }

    /** What a subject has sealed is not taken apart: nothing of it leaves. */
    private static boolean separable(Question question) {
        return question.has(Flag.SEPARABLE) && !question.has(Flag.SEALED);
    }

    boolean glassBroken() {
        return decidedBy.equals(GLASS_BROKEN);
    }

    private static DetailLevel least(List<SubjectCeiling> subjects) {
        DetailLevel least = FULL;
        for (SubjectCeiling subject : subjects) {
            least = lower(least, subject.ceiling());
        }
        return least;
    }

    private static DetailLevel greatest(List<SubjectCeiling> subjects) {
        DetailLevel greatest = WITHHOLD_HIDE;
        for (SubjectCeiling subject : subjects) {
            greatest = higher(greatest, subject.ceiling());
        }
        return greatest;
    }

    private static Set<String> whoDoesNotAllow(DetailLevel level, List<SubjectCeiling> subjects) {
        Set<String> refs = new HashSet<>();
        for (SubjectCeiling subject : subjects) {
            if (subject.ceiling().compareTo(level) < 0) {
                refs.add(subject.subject().ref());
            }
        }
        return refs;
    }

    private static boolean anyOverride(List<SubjectCeiling> subjects) {
        for (SubjectCeiling subject : subjects) {
            if (subject.override()) {
                return true;
            }
        }
        return false;
    }
}
