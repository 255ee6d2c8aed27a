package kinbridge.needtoknow;

import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.TafStatus;

/** How somebody stands to a family's team at this moment. */
public interface TeamStanding {

    TafStatus status(String practitioner, String role, UUID family);
}
