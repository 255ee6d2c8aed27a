package kinbridge.intake;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Tells the people whose changes may set something off from those of whom nobody need hear: most of what an
 * agency sends is about people around whom there is no child in danger.
 */
public interface WhoMatters {

    /** Those of these people; too many rather than too few. */
    Set<UUID> among(Collection<UUID> persons);
}
