package kinbridge.consent;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Finds what must be known of people to say who may answer for them. */
public interface AskedPeople {

    /** By person id; somebody unknown is not there. */
    Map<UUID, AskedPerson> of(Collection<UUID> persons);
}
