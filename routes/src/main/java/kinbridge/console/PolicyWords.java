package kinbridge.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import kinbridge.needtoknow.Simulation;
import kinbridge.policy.PolicyChanges.Proposal;
import kinbridge.policy.PolicyChanges.State;
import kinbridge.policy.PolicyVersions.Way;
import org.springframework.stereotype.Component;

/** The tables' letters and the steps of a change, in words. */
@Component("policyWords")
class PolicyWords {

    private static final Map<String, String> LETTERS = new LinkedHashMap<>();

    static {
        LETTERS.put("F", "Full");
        LETTERS.put("S", "Summary");
        LETTERS.put("S/E", "Summary for the safety of a visit, otherwise existence");
        LETTERS.put("E", "Existence only");
        LETTERS.put("W", "Withheld: ask");
        LETTERS.put("H", "Hidden");
        LETTERS.put("X", "Not at all");
    }

    private static final int SHORT_CHARACTERS = 12;

    public Map<String, String> getLetters() {
        return LETTERS;
    }

    public String letter(String letter) {
        return LETTERS.getOrDefault(letter, letter);
    }

    /** Enough of a digest to tell two apart. */
    public String version(String digest) {
        return digest.length() > SHORT_CHARACTERS ? digest.substring(0, SHORT_CHARACTERS) : digest;
    }

    public String way(Way way) {
        return switch (way) {
            case FIRST_START -> "The files at the first start";
            case ADOPTED -> "Proposed and adopted";
            case OPERATOR -> "Taken from the files by the operator's setting";
        };
    }

    public String state(Proposal proposal) {
        if (proposal.stale()) {
            return "Out of date";
        }
        return switch (proposal.state()) {
            case OPEN -> "Waits for a second person";
            case ADOPTED -> "Adopted";
            case WITHDRAWN -> "Withdrawn";
            case REJECTED -> "Rejected";
        };
    }

    public String tag(Proposal proposal) {
        if (proposal.stale()) {
            return "govuk-tag--grey";
        }
        return switch (proposal.state()) {
            case OPEN -> "govuk-tag--yellow";
            case ADOPTED -> "govuk-tag--green";
            case WITHDRAWN -> "govuk-tag--grey";
            case REJECTED -> "govuk-tag--red";
        };
    }

    /** Whether nothing more can happen to it. */
    public boolean isClosed(Proposal proposal) {
        return proposal.state() != State.OPEN;
    }

    /** Where a cell of the tables is shown. */
    public record Place(String address, String anchor) {}

    public Place place(Simulation.Cell cell) {
        return switch (cell.file()) {
            case "matrix.csv" -> new Place("/policy/matrix/" + cell.row(), "#" + cell.column());
            case "purposes.csv" -> new Place("/policy/purposes", "#" + cell.row());
            case "purpose-ceilings.csv" -> new Place("/policy/purposes", "#" + cell.row() + "-" + cell.column());
            case "consent-ceilings.csv" -> new Place("/policy/consent", "#" + cell.row());
            default -> new Place("/policy/consent", "#limit-" + cell.row());
        };
    }

    /** {@code break_glass} is "break glass". */
    public String readable(String code) {
        return code.replace('_', ' ').toLowerCase(Locale.UK);
    }
}
