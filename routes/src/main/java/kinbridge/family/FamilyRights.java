package kinbridge.family;

import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may change what about a family: the council's table says which roles, and they must work with this
 * family today or act on a statutory duty. Somebody who may only look, for a purpose, changes nothing.
 */
@Component
public class FamilyRights {

    private final PolicyInForce policy;
    private final Teams teams;
    private final JdbcClient database;

    FamilyRights(PolicyInForce policy, Teams teams, JdbcClient database) {
        this.policy = policy;
        this.teams = teams;
        this.database = database;
    }

    /** @param change a row of {@code may-record.csv}: {@code harm-level} */
    public boolean may(Requester requester, UUID family, String change) {
        return policy.tables().mayRecord(requester.role(), change) && worksWith(requester, family);
    }

    /**
     * Whether this person may sit with somebody of the family and show them who looked (section 5.4): in the team today,
     * in a role that knows a family well enough to say who belongs to it. A duty by law alone is not enough.
     */
    public boolean mayShowWhoLooked(Requester requester, UUID family) {
        return may(requester, family, "member-confirm")
                && teams.status(requester.practitionerId(), requester.role(), family) == TafStatus.MEMBER;
    }

    /** By role alone, where there is no family yet. */
    public boolean mayAnywhere(Requester requester, String change) {
        return policy.tables().mayRecord(requester.role(), change);
    }

    /** Whether the family is open and this person works with it today, or acts on a statutory duty. */
    boolean worksWith(Requester requester, UUID family) {
        TafStatus status = teams.status(requester.practitionerId(), requester.role(), family);
        return (status == TafStatus.MEMBER || status == TafStatus.STATUTORY) && isOpen(family);
    }

    /** Whether this person was in the team, is not now, and comes to the family by no other way (rule 2.5a). */
    boolean hasLeft(Requester requester, UUID family) {
        return teams.status(requester.practitionerId(), requester.role(), family) == TafStatus.LEFT;
    }

    private boolean isOpen(UUID family) {
        return database.sql("select exists (select from families.family where id = ? and closed_at is null)")
                .param(family)
                .query(Boolean.class)
                .single();
    }

    /** @param field of the request, so that a page can say it there */
    static Recording.Refused notYours(String field) {
        return Recording.notAllowed(field, "Your role may not record this for this family");
    }
}
