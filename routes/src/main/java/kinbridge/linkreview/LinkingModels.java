package kinbridge.linkreview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * The models by which the hub weighs who is who: how one is estimated from the hub's own records, what it would change,
 * and which is in use. One person asks for a model, another puts it in use; to go back to one that was in use before
 * takes one person and one step. Who may do so at all is for the caller to have asked.
 */
public interface LinkingModels {

    /** A model of fewer records than this is no council's: it may be tried, and not put in use. */
    int LEAST_RECORDS = 1_000;

    /**
     * @param versions the one in use first, then the newest first
     * @param leftToLink how many identities are not linked by the model in use yet
     * @param running what is being tried now, or null
     * @param trials what was tried, the newest first
     */
    record Overview(
            List<Version> versions,
            long leftToLink,
            @Nullable Trial running,
            List<Trial> trials) {
        public Overview {
            versions = List.copyOf(versions);
            trials = List.copyOf(trials);
        }

        public Version inUse() {
            return versions.get(0);
        }
    }

    /**
     * @param records of how many it was estimated
     * @param madeBy a sign-in, or null for the one that comes with the program
     * @param firstInUse null where it never was
     * @param inUseSince when it was put in use last; null where it never was
     */
    record Version(
            int version,
            long records,
            Instant madeAt,
            @Nullable String madeBy,
            boolean hasConverged,
            @Nullable Instant firstInUse,
            @Nullable Instant inUseSince) {

        public boolean wasInUse() {
            return inUseSince != null;
        }

        /** Whether to put this one in use in place of that one is to go back. */
        public boolean isEarlierThan(Version inUse) {
            return firstInUse != null && inUse.firstInUse != null && firstInUse.isBefore(inUse.firstInUse);
        }

        /** Whether it rests on enough to be put in use. */
        public boolean isSound() {
            return madeBy == null || (hasConverged && records >= LEAST_RECORDS);
        }
    }

    /**
     * @param version null until it is estimated
     * @param finishedAt null while it runs
     * @param problem why it came to nothing, or null
     * @param against the model in use with which it was compared
     */
    record Trial(
            UUID id,
            @Nullable Integer version,
            String askedBy,
            Instant askedAt,
            @Nullable Instant finishedAt,
            @Nullable String problem,
            @Nullable Integer against) {}

    /** What two identities are to each other. */
    enum Relation {
        ONE,
        /** Two until a person says more. */
        DOUBT,
        TWO
    }

    /**
     * @param identities how many were compared
     * @param comeApart people now who would be more than one
     * @param becomeOne people then who are more than one now
     * @param counts of pairs of identities that would be to each other what they are not
     * @param inFamilies those about people in open families, as many as are shown
     * @param inFamiliesMore how many more there are that are not shown to this reader: too many, about people with whom
     *     they have a conflict of interest, or of whom one is known only by something more sensitive than a name
     * @param isOld whether what it found is not kept any more, since something was tried after it
     */
    record Effect(
            Trial trial,
            long identities,
            long peopleNow,
            long peopleThen,
            long comeApart,
            long becomeOne,
            List<Count> counts,
            List<InFamily> inFamilies,
            long inFamiliesMore,
            boolean isOld) {
        public Effect {
            counts = List.copyOf(counts);
            inFamilies = List.copyOf(inFamilies);
        }
    }

    record Count(Relation now, Relation then, long pairs) {}

    /** @param probability that the two are one person, by the model that was tried */
    record InFamily(Agency one, Agency other, List<String> families, Relation now, Relation then, double probability) {
        public InFamily {
            families = List.copyOf(families);
        }
    }

    Overview overview();

    /** Empty where there is none of that id, or it is not finished. */
    Optional<Effect> effect(Requester reader, UUID trial);

    /** Asks to estimate a model from the hub's own records, and to try it. */
    Recording estimate(Requester who);

    /** Asks to try one that there is. */
    Recording tryOut(Requester who, int version);

    /** Ends what is being tried; it comes to nothing. */
    Recording stop(Requester who, UUID trial);

    /**
     * Puts a model in use.
     *
     * @param inUse the version that was in use when the requester decided so
     */
    Recording use(Requester who, int version, int inUse, String reason);
}
