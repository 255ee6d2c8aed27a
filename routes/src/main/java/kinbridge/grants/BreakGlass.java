package kinbridge.grants;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;

/** Going ahead alone, with a reason and a review (section 2.12). */
public interface BreakGlass {

    /** Known from the role alone, so that it tells nothing of any family. */
    boolean mayBreak(Requester who);

    /** The answer is the same whether or not the reference is a family's; the try is logged either way. */
    Broken breakGlass(Requester who, Breaking breaking);

    /** What this person has opened, and is not over. */
    List<Access> openOf(Requester who);

    /** Empty where it is not this person's, or is over. */
    Optional<UUID> familyOf(Requester who, UUID access);

    /** Ends it before its time. */
    boolean end(Requester who, UUID access);

    /** @param justification the code of one of the three grounds, as it came */
    record Breaking(String reference, String justification, String reason) {}

    sealed interface Broken {
        record Opened(UUID access, Instant until) implements Broken {}

        /** By the role, or because the person left this family's team. */
        record Refused(String words) implements Broken {}

        record Wrong(List<GrantPages.Mistake> mistakes) implements Broken {
            public Wrong {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    record Access(UUID id, String reference, Instant until) {}
}
