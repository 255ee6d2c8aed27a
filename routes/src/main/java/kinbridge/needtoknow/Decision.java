package kinbridge.needtoknow;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/**
 * One record x one requester x one purpose.
 *
 * @param level what may be shown
 * @param decidedBy the id of the deciding rule: {@code 2.9}
 * @param lawfulBasis null at WITHHOLD_HIDE and WITHHOLD
 * @param obligations what must be done because of it, sorted: {@code LOG}, {@code TIME_LIMIT:8w}
 * @param override released without agreement, in the sense of section 2.9
 * @param trace each step that was asked, in order, with its answer in words
 * @param policyVersion the digest of the tables that were in force
 * @param redacted refs of the subjects whose part is taken out before anything is shown
 */
public record Decision(
        DetailLevel level,
        String decidedBy,
        @Nullable LawfulBasis lawfulBasis,
        List<String> obligations,
        boolean override,
        List<TraceStep> trace,
        String policyVersion,
        Set<String> redacted) {

    public Decision {
        redacted = redacted.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(redacted));
        obligations = List.copyOf(obligations);
        trace = List.copyOf(trace);
    }

    /** One that takes nobody's part out. */
    public Decision(
            DetailLevel level,
            String decidedBy,
            @Nullable LawfulBasis lawfulBasis,
            List<String> obligations,
            boolean override,
            List<TraceStep> trace,
            String policyVersion) {
        this(level, decidedBy, lawfulBasis, obligations, override, trace, policyVersion, Set.of());
    }

    /** The basis of the agency that holds the record (section 2.16). */
    public record LawfulBasis(String article6, String specialOrCriminal, String gateway, String confidence) {}

    /** One step of the algorithm: its id and what it found. */
    public record TraceStep(String rule, String finding) {}

    /** The same, with what these others strip and take out as well. */
    Decision narrowedBy(List<Decision> others) {
        Set<String> duties = new TreeSet<>(obligations);
        Set<String> takenOut = new TreeSet<>(redacted);
        for (Decision other : others) {
            for (Obligation duty : List.of(Obligation.STRIP_LOCATION, Obligation.REDACT_THIRD_PARTY)) {
                if (other.obligations.contains(duty.code())) {
                    duties.add(duty.code());
                }
            }
            takenOut.addAll(other.redacted);
        }
        return new Decision(
                level, decidedBy, lawfulBasis, List.copyOf(duties), override, trace, policyVersion, takenOut);
    }

    public boolean releases() {
        return level.compareTo(DetailLevel.EXISTENCE) >= 0;
    }
}
