package kinbridge.policy;

import java.util.List;
import java.util.UUID;
import kinbridge.needtoknow.Requester;

/** What a proposal would change for the families that are open now, worked out when somebody asks. */
public interface FamilyDifferences {

    /** Starts to work it out, unless that is going on; asking is an entry of the sharing log. */
    void start(Requester who, UUID proposal);

    /** How far it is; showing a result is an entry of the sharing log, written first. */
    Progress of(Requester who, UUID proposal);

    enum Stage {
        NOT_ASKED,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * @param done families compared so far
     * @param records decided differently, over all families, members and purposes
     */
    record Progress(Stage stage, int done, int families, List<FamilyChange> changes, int records) {
        static final Progress NOT_ASKED = new Progress(Stage.NOT_ASKED, 0, 0, List.of(), 0);

        public Progress {
            changes = List.copyOf(changes);
        }
    }
}
