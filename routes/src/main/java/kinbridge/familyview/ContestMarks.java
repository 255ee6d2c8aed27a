package kinbridge.familyview;

import java.util.List;
import java.util.UUID;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is said against records beside what their agencies say (section 5.6), before anything is decided: from
 * there on it is let out, held back, logged and replayed with the record, and goes nowhere that the record does not.
 */
public interface ContestMarks {

    /** The same items in the same order, those marked that are contested. */
    List<Undecided> on(List<Undecided> items, Readers readers);

    /**
     * Who may read it. A record about two people is read by both sides; what one of them says against it is not.
     *
     * @param who who they are
     * @param person of {@link Who#PERSON}, whose copy it is
     */
    record Readers(Who who, @Nullable UUID person) {

        public static final Readers PRACTITIONERS = new Readers(Who.PRACTITIONERS, null);

        /** At a table with the family: that it is contested, not by whom, and nothing of what was said. */
        public static final Readers FAMILY = new Readers(Who.FAMILY, null);

        public static final Readers NOBODY = new Readers(Who.NOBODY, null);

        /** The copy that a person is given: what they said themselves, and what a practitioner did. */
        public static Readers person(UUID person) {
            return new Readers(Who.PERSON, person);
        }
    }

    enum Who {
        PRACTITIONERS,
        FAMILY,
        PERSON,
        NOBODY
    }
}
