package kinbridge.retraction;

import java.util.List;
import java.util.UUID;
import kinbridge.sharinglog.LogProjection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * From what was recorded to who has confirmed: in this order, each step in transactions of its own. After a kill the
 * next round goes on where it was.
 */
@Component
class RetractionWork {

    private static final Logger LOG = LoggerFactory.getLogger(RetractionWork.class);

    private final JdbcClient database;
    private final LogProjection projection;
    private final RetractedThings things;
    private final EndedAgreements ended;
    private final GivenAgain given;
    private final CopyHolders holders;
    private final RestedDecisions decisions;
    private final AlertGrounds alerts;
    private final Telling telling;
    private final AgencyCopies agencies;
    private final Chase chase;

    RetractionWork(
            JdbcClient database,
            LogProjection projection,
            RetractedThings things,
            EndedAgreements ended,
            GivenAgain given,
            CopyHolders holders,
            RestedDecisions decisions,
            AlertGrounds alerts,
            Telling telling,
            AgencyCopies agencies,
            Chase chase) {
        this.database = database;
        this.projection = projection;
        this.things = things;
        this.ended = ended;
        this.given = given;
        this.holders = holders;
        this.decisions = decisions;
        this.alerts = alerts;
        this.telling = telling;
        this.agencies = agencies;
        this.chase = chase;
    }

    /** A step that fails is tried again in the next round, and keeps none of the others from being taken. */
    public void tell() {
        step("register", things::register);
        step("find what agreements ended", ended::find);
        step("end what is agreed again", given::end);
        step("find who holds it", this::find);
        step("put alerts right", alerts::putRight);
        step("tell", telling::tell);
        step("follow agencies", agencies::follow);
    }

    public void chase() {
        chase.ask();
    }

    /** Nothing is closed before every search of a log that is up to date has succeeded. */
    private void find() {
        List<UUID> over = holders.over();
        catchUp();
        holders.find();
        decisions.flag();
        holders.close(over);
    }

    /** Only while somebody is still to be found must the searchable log be up to date. */
    private void catchUp() {
        boolean isAnythingOpen = database.sql(
                        "select exists (select from retraction.retraction where collected_at is null)")
                .query(Boolean.class)
                .single();
        if (isAnythingOpen) {
            projection.catchUp();
        }
    }

    private static void step(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException problem) {
            LOG.error(
                    "Retractions: to {} is not done yet: {}",
                    what,
                    problem.getClass().getName());
        }
    }
}
