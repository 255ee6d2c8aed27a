package kinbridge.work;

import java.time.InstantSource;
import kinbridge.calendar.Lasting;
import kinbridge.calendar.WorkingDays;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks on a database of a test's own, put together as the hub does. */
public final class OpenTasks {

    public final Tasks tasks;
    public final FollowedUp followedUp;

    public OpenTasks(
            JdbcClient database,
            Practitioners practitioners,
            Teams teams,
            PolicyInForce policy,
            StateChanges changes,
            WorkingDays days,
            InstantSource clock) {
        tasks = new Tasks(database, new Owners(practitioners, teams, policy), new Lasting(days), clock);
        followedUp = new FollowedUp(database, tasks, changes, clock);
    }
}
