package kinbridge.familyview;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * Records of a family that somebody says are wrong. Only what this look released can be named: to contest something
 * is no way to learn of it.
 */
public interface FamilyContests {

    /** Empty whether the family does not exist or is not for this person: the try is logged. */
    Optional<ContestPage> open(Requester who, UUID family, String purpose);

    /** Empty where {@link #open} is. */
    Optional<Recording> contest(Requester who, UUID family, String purpose, Contested contested);

    /**
     * @param records what may be contested, as released
     * @param people whom it may be about, or who may be the parent that says so
     */
    record ContestPage(FamilyHead head, List<Choice> records, List<Choice> people, boolean mayContest) {
        public ContestPage {
            records = List.copyOf(records);
            people = List.copyOf(people);
        }
    }

    record Choice(String value, String title) {}

    /** @param person of whom it is about, by one of the identities that were released */
    record Contested(@Nullable UUID record, @Nullable UUID person, Contesting.Said said) {}
}
