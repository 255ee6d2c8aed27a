package kinbridge.transparency;

import java.util.List;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.needtoknow.Requester;

/**
 * Who looked at a person's information, for that person (section 5.4). A practitioner of the family's team opens it
 * beside the person, and may hand it over on paper; families have no sign-in, so that nobody is made to use one. What was
 * said of who is there is in the sharing log before anything is shown, and so is what is shown.
 */
public interface FamilyView {

    /** Whether this practitioner may open it for members of that family; of whoever may not, the try is logged. */
    boolean mayShow(Requester who, UUID family);

    Answer show(Requester who, UUID family, Asking asking);

    /**
     * On paper, for whoever asked by post and proved who they are: their request for what is held is open. Only for its
     * reviewer, whom a colleague chose and who did not see the proof, and who is not near to the person.
     */
    Answer post(Requester officer, UUID request);

    sealed interface Answer {}

    record Shown(Listed list, UUID logEntry) implements Answer {}

    /** @param name of the file: nothing of the person */
    @SuppressWarnings("ArrayRecordComponent") // a file to hand on; never compared
    record Printed(String name, byte[] document, UUID logEntry) implements Answer {}

    /** Nothing was shown, and why. */
    record Refused(List<FieldProblem> problems) implements Answer {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** As for somebody who does not exist. */
    record Nobody() implements Answer {}

    /**
     * What is on it. Nothing here counts anything, or differs by what was left out.
     *
     * @param until the last month that is on it, the same for everybody: {@code February 2026}
     */
    record Listed(String until, List<Line> lines, PrivacyWords words) {
        public Listed {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param who agency and kind of worker, never a name
     * @param when months only
     */
    record Line(String who, String what, String why, String when) {}
}
