package kinbridge.familyview;

import java.time.LocalDate;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** Where it is recorded that somebody says that something is wrong. */
public interface Contesting {

    /** Whether this person may record it for this family. */
    boolean mayContest(Requester who, UUID family);

    /**
     * @param item as it was released to whoever records it
     * @param identity of whom it is about, among the item's own
     */
    Recording contest(Requester who, UUID family, Disclosed item, UUID identity, Said said);

    /** That somebody tried without the right to it. */
    Recording refused(Requester who, UUID family);

    /**
     * As the form has it, unchecked.
     *
     * @param by the code of who says so: {@code PERSON}, {@code PARENT}, {@code PRACTITIONER}
     * @param parent an identity of the parent who says so, or null
     * @param about {@code FACT} or {@code OPINION}
     * @param words what is wrong
     */
    record Said(
            String by,
            @Nullable UUID parent,
            String about,
            @Nullable LocalDate on,
            String words) {}
}
