package kinbridge.stories;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.alerts.Inbox;
import kinbridge.connectors.housing.HousingSimulator;
import kinbridge.connectors.midwifery.MidwiferySimulator;
import kinbridge.connectors.police.PoliceSimulator;
import kinbridge.connectors.probation.ProbationSimulator;
import kinbridge.connectors.socialcare.SocialcareSimulator;
import kinbridge.console.Purposes;
import kinbridge.console.Visitor;
import kinbridge.demo.Demo;
import kinbridge.demo.Simulators;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPages;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.LogSearch;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running hub as a story meets it: who asks, what the agencies do, and when all of it has settled. */
@TestComponent
final class Hub {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Demo demo;
    private final Simulators simulators;
    private final FeedStates feeds;
    private final FamilyPages pages;
    private final Purposes purposes;
    private final Practitioners practitioners;
    private final Teams teams;
    private final JdbcClient database;
    private final HubDatabase storage;
    private final EmbeddedActiveMQ broker;
    private final Inbox inbox;
    private final LogSearch log;
    private final Environment environment;

    Hub(
            Demo demo,
            Simulators simulators,
            FeedStates feeds,
            FamilyPages pages,
            Purposes purposes,
            Practitioners practitioners,
            Teams teams,
            JdbcClient database,
            HubDatabase storage,
            EmbeddedActiveMQ broker,
            Inbox inbox,
            LogSearch log,
            Environment environment) {
        this.demo = demo;
        this.simulators = simulators;
        this.feeds = feeds;
        this.pages = pages;
        this.purposes = purposes;
        this.practitioners = practitioners;
        this.teams = teams;
        this.database = database;
        this.storage = storage;
        this.broker = broker;
        this.inbox = inbox;
        this.log = log;
        this.environment = environment;
    }

    /** Waits until the borough is recorded and nothing is on its way any more. */
    void settle() {
        await("the borough to arrive")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(this::isQuiet);
    }

    private boolean isQuiet() {
        return demo.isComplete()
                && !feeds.feeds().isEmpty()
                && feeds.feeds().stream().allMatch(Hub::isHandled)
                && count("select count(*) from intake.payload where state = 'RECEIVED'") == 0
                && count("select count(*) from events.outbox") == 0
                && count("select count(*) from push.message where queued_at is null") == 0
                && waitingMessages() == 0;
    }

    private static boolean isHandled(FeedState feed) {
        return feed.inFlight() == 0 && feed.addsUp();
    }

    /** Messages on every queue, those being worked on included. */
    private long waitingMessages() {
        return broker.getActiveMQServer()
                .getPostOffice()
                .getAllBindings()
                .filter(binding -> binding.getBindable() instanceof org.apache.activemq.artemis.core.server.Queue)
                .mapToLong(binding ->
                        ((org.apache.activemq.artemis.core.server.Queue) binding.getBindable()).getMessageCount())
                .sum();
    }

    /** Messages of that queue that wait to be tried once more. */
    long waitingToBeTriedAgain(String queue) {
        org.apache.activemq.artemis.core.server.Queue found =
                broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getScheduledCount();
    }

    /** Waits for something to become so. */
    void until(String what, Supplier<Boolean> isSo) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(isSo::get);
    }

    Requester requester(String practitioner) {
        Practitioners.Practitioner person = practitioners.find(practitioner).orElseThrow();
        return new Requester(person.id(), person.name(), person.role(), person.agency());
    }

    List<Practitioners.Practitioner> practitioners() {
        return practitioners.all();
    }

    List<FamilyPage.PurposeChoice> purposes(String practitioner) {
        return purposes.of(requester(practitioner));
    }

    /** One look for the role's usual purpose, as the console makes it. */
    Optional<FamilyPage> open(String practitioner, UUID family) {
        String usual = purposes(practitioner).stream()
                .map(FamilyPage.PurposeChoice::code)
                .findFirst()
                .orElse("");
        return open(practitioner, family, usual);
    }

    Optional<FamilyPage> open(String practitioner, UUID family, String purpose) {
        return pages.open(requester(practitioner), family, purpose);
    }

    FamilyPages pages() {
        return pages;
    }

    /** The open family in which this person, by the id of the case system, is a child in focus. */
    UUID family(String child) {
        return database.sql("""
                select distinct c.family_id from families.child_in_focus c
                join people.identity focus on focus.id = c.identity_id
                join people.identity i on i.person_id = focus.person_id
                where i.system = 'socialcare-ssd' and i.local_id = ?""").param(child).query(UUID.class).single();
    }

    UUID identity(String system, String localId) {
        return database.sql("select id from people.identity where system = ? and local_id = ?")
                .param(system)
                .param(localId)
                .query(UUID.class)
                .single();
    }

    /** Whether this person works with this family, or may look by law. */
    boolean isMember(String practitioner, UUID family) {
        Requester person = requester(practitioner);
        TafStatus status = teams.status(practitioner, person.role(), family);
        return status == TafStatus.MEMBER || status == TafStatus.STATUTORY;
    }

    FeedState feed(String feed) {
        return feeds.feeds().stream()
                .filter(state -> state.feed().equals(feed))
                .findFirst()
                .orElseThrow();
    }

    /** The new notices of this person. */
    List<Inbox.Notice> inbox(String practitioner) {
        return inbox.of(requester(practitioner), Inbox.State.NEW).notices();
    }

    /** Signed in at the console over HTTP, as anybody does. */
    Visitor visitor(String practitioner) {
        return Visitor.signedIn(port(), practitioner);
    }

    int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    LogSearch log() {
        return log;
    }

    FeedStates feeds() {
        return feeds;
    }

    JdbcClient database() {
        return database;
    }

    long count(String query, Object... parameters) {
        return database.sql(query).params(parameters).query(Long.class).single();
    }

    /** Closes a family of a story's own, so that its team's other stories find their own families. */
    void close(UUID family) {
        database.sql("delete from families.team_member where family_id = ?")
                .param(family)
                .update();
        database.sql("update families.family set closed_at = now() where id = ?")
                .param(family)
                .update();
    }

    /** As the owner of the tables, for what the hub itself can neither do nor see. */
    void asOwner(String statement) {
        try (Connection connection = storage.login(DatabaseRole.OWNER).connect();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }

    JdbcClient owner() {
        return JdbcClient.create(storage.login(DatabaseRole.OWNER).unpooled());
    }

    PoliceSimulator police() {
        return (PoliceSimulator) simulators.of(Agency.POLICE);
    }

    SocialcareSimulator socialcare() {
        return (SocialcareSimulator) simulators.of(Agency.SOCIALCARE);
    }

    MidwiferySimulator midwifery() {
        return (MidwiferySimulator) simulators.of(Agency.MIDWIFERY);
    }

    HousingSimulator housing() {
        return (HousingSimulator) simulators.of(Agency.HOUSING);
    }

    ProbationSimulator probation() {
        return (ProbationSimulator) simulators.of(Agency.PROBATION);
    }
}
