package kinbridge.linkage;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What linkage knows of one identity.
 *
 * @param postcodes upper case without spaces; never those of a protected address
 * @param uprns unique property reference numbers of its addresses
 */
public record Candidate(
        UUID identity,
        UUID person,
        String system,
        @Nullable String given,
        @Nullable String family,
        @Nullable LocalDate born,
        @Nullable String sex,
        @Nullable String nhsNumber,
        boolean nhsVerified,
        @Nullable String crn,
        @Nullable String noms,
        @Nullable String pnc,
        Set<String> postcodes,
        Set<String> uprns) {

    public Candidate {
        postcodes = Set.copyOf(postcodes);
        uprns = Set.copyOf(uprns);
    }

    /** The same, after those joins: each person with the one it has become part of. */
    Candidate asOf(Map<UUID, UUID> joined) {
        UUID now = person;
        for (UUID into = joined.get(now); into != null; into = joined.get(now)) {
            now = into;
        }
        return now.equals(person)
                ? this
                : new Candidate(
                        identity,
                        now,
                        system,
                        given,
                        family,
                        born,
                        sex,
                        nhsNumber,
                        nhsVerified,
                        crn,
                        noms,
                        pnc,
                        postcodes,
                        uprns);
    }
}
