package kinbridge.needtoknow;

import java.util.UUID;

/** Where it is written that somebody was shown content beside what a decision let out of it. */
public interface ReviewLog {

    /**
     * Returns when it is committed, and throws when it cannot be: then nothing may be shown.
     *
     * @param look who is shown it and for what; its reason says which request it belongs to
     * @param shown what is shown; the entry keeps a digest of it and nothing else
     * @return the id of the entry
     */
    UUID seen(Look look, String shown);
}
