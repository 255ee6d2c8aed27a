package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kinbridge.consent.FieldProblem;
import kinbridge.mappings.NhsNumber;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request is about, by what the officer has in hand: a number and the date of birth, both exact. There is no
 * search by name: of two people with one name the wrong one would be given the other's life.
 *
 * @param nhsNumber or empty
 * @param system and the agency's own reference in it, or empty
 */
public record PersonAsked(
        String nhsNumber,
        String system,
        String localId,
        @Nullable LocalDate born) {

    boolean isByNumber() {
        return !nhsNumber.isBlank();
    }

    List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        if (!isByNumber() && (system.isBlank() || localId.isBlank())) {
            problems.add(new FieldProblem("nhsNumber", "Enter the NHS number, or an agency's system and reference"));
        }
        if (isByNumber() && NhsNumber.read(nhsNumber).isEmpty()) {
            problems.add(new FieldProblem("nhsNumber", "Enter an NHS number of 10 digits, without a mistake in it"));
        }
        if (born == null) {
            problems.add(new FieldProblem("born", "Enter the date of birth as the proof of identity has it"));
        }
        return problems;
    }
}
