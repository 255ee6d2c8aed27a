package kinbridge.linkage;

import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.likeness.Traits;
import org.jspecify.annotations.Nullable;

/**
 * What linkage knows of one identity.
 *
 * @param isUnborn whether it is a child who is expected: such are told apart by their mothers alone
 * @param nhsNumber only where it is verified
 */
record KnownIdentity(
        UUID id,
        UUID person,
        String system,
        String localId,
        boolean isUnborn,
        @Nullable String nhsNumber,
        Traits traits) {

    /** A RelatedPerson of FHIR is no entry of the register of patients. */
    private static final String RELATED = "RelatedPerson/";

    /** The same in every hub that heard the same, in whichever order. */
    static final Comparator<KnownIdentity> BY_SOURCE =
            Comparator.comparing(KnownIdentity::system).thenComparing(KnownIdentity::localId);

    /** Whether both have a number that was traced, and not the same. */
    boolean isSurelyAnother(KnownIdentity other) {
        return nhsNumber != null && other.nhsNumber != null && !nhsNumber.equals(other.nhsNumber);
    }

    /**
     * Whether one register has both as entries of its own, which are two people then. The child that it expected
     * and the one that was born may be one.
     */
    boolean isOfOneRegister(KnownIdentity other, Set<String> registers) {
        return system.equals(other.system)
                && registers.contains(system)
                && isUnborn == other.isUnborn
                && !localId.startsWith(RELATED)
                && !other.localId.startsWith(RELATED);
    }
}
