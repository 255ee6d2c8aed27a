package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kinbridge.connectors.Receiver;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Five agencies speak about one family at the same time, each again and again about one thing. */
@Story
class OrderStoryTest {

    private static final int ROUNDS = 20;

    /** The same each time: only the order in which they came tells which is the last. */
    private static final Instant SAID = Instant.parse("2019-04-01T10:00:00Z");

    private static final LocalDate FIRST = LocalDate.of(2019, 3, 1);

    /** One thing of each agency about the Brennans, and its date: this is what changes. */
    private static final Map<String, String> THINGS = Map.of(
            "socialcare-ssd", """
                    cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code
                    ORDER-1,NM0301,%s,6
                    """,
            "police-ppn", """
                    {"ppnRef": "PPN-ORDER", "force": "Northmoor", "submittedAt": "2019-04-01T10:00:00Z",
                     "category": "missing", "incidentRef": "NMR-ORDER", "occurredAt": "%sT08:00:00Z",
                     "persons": [{"id": "PX0303", "role": "child present", "givenName": "Finn", "familyName": "Brennan"}],
                     "childrenPresent": true, "narrativeWithheld": true}
                    """,
            "midwifery-fhir", """
                    {"resourceType": "Appointment", "id": "order-1", "meta": {"lastUpdated": "2019-04-01T10:00:00Z"},
                     "status": "noshow", "start": "%sT09:00:00Z", "end": "2019-04-01T09:30:00Z",
                     "participant": [{"actor": {"reference": "Patient/brennan-siobhan"}, "status": "accepted"}]}
                    """,
            "housing-tenure", """
                    {"id": "order-1", "householdMembers": [{"id": "95b91a6a-4dfc-5256-9f2a-44d1b4119952",
                       "type": "Person", "fullName": "Ms Siobhan Brennan", "isResponsible": true,
                       "personTenureType": "Tenant"}],
                     "tenuredAsset": {"id": "order-asset", "type": "Garage"}, "startOfTenureDate": "%sT00:00:00Z",
                     "tenureType": {"code": "GAR", "description": "Garage"}, "isActive": true}
                    """,
            "probation-api", """
                    {"crn": "X900003", "resource": "risks/mappadetail", "fetchedAt": "2019-04-01T10:00:00Z",
                     "payload": {"data": {"level": 1, "category": 3, "startDate": "%s", "reviewDate": "2019-12-01"}}}
                    """);

    @Autowired
    Hub hub;

    @Autowired
    Receiver receiver;

    @Autowired
    CamelContext camel;

    @Test
    void each_things_last_word_holds_and_the_family_is_considered_one_event_after_another() throws Exception {
        hub.settle();
        Considered considered = new Considered();
        camel.getManagementStrategy().addEventNotifier(considered);

        sayAllAtOnce();
        hub.settle();

        camel.getManagementStrategy().removeEventNotifier(considered);
        assertThat(THINGS.keySet()).allSatisfy(this::assertInOrder);
        String family = hub.family("NM0302").toString();
        assertThat(considered.of(family))
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(turn.inOrder)
                        .as("no other of this family meanwhile, none sent later before")
                        .isTrue());
    }

    private void sayAllAtOnce() throws Exception {
        ExecutorService agencies = Executors.newFixedThreadPool(THINGS.size());
        try {
            List<Future<?>> speaking = new ArrayList<>();
            THINGS.forEach((feed, thing) -> speaking.add(agencies.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    String said = thing.formatted(FIRST.plusDays(round));
                    receiver.receive(
                            feed,
                            name(feed, round),
                            SAID,
                            new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
                }
                return null;
            })));
            for (Future<?> one : speaking) {
                one.get();
            }
        } finally {
            agencies.shutdown();
        }
    }

    private static String name(String feed, int round) {
        return feed.equals("socialcare-ssd") ? "ssd_contacts_order_" + round + ".csv" : "order-" + round + ".json";
    }

    private void assertInOrder(String feed) {
        List<Said> versions = hub.database()
                .sql("""
                select r.occurred_on, bool_and(v.is_current) from statements.version v
                join statements.record r on r.version_id = v.id
                where v.feed = ? and r.occurred_on between ? and ?
                group by v.received_sequence, r.occurred_on order by v.received_sequence""")
                .param(feed)
                .param(FIRST)
                .param(FIRST.plusDays(ROUNDS))
                .query((row, number) -> new Said(row.getObject(1, LocalDate.class), row.getBoolean(2)))
                .list();
        assertThat(versions)
                .as(feed)
                .containsExactlyElementsOf(IntStream.range(0, ROUNDS)
                        .mapToObj(round -> new Said(FIRST.plusDays(round), round == ROUNDS - 1))
                        .toList());
    }

    private record Said(LocalDate on, boolean isCurrent) {}

    private record Turn(String family, boolean inOrder) {}

    /** Watches in which order changes of families are considered. */
    private static final class Considered extends EventNotifierSupport {
        private final Collection<Turn> turns = new ConcurrentLinkedQueue<>();
        private final Map<String, Long> sent = new java.util.concurrent.ConcurrentHashMap<>();
        private final java.util.Set<String> underWay = java.util.concurrent.ConcurrentHashMap.newKeySet();

        List<Turn> of(String family) {
            return turns.stream().filter(turn -> turn.family().equals(family)).toList();
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof CamelEvent.ExchangeEvent of
                    && "family-changed".equals(of.getExchange().getFromRouteId());
        }

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof ExchangeCreatedEvent begun) {
                String family = family(begun.getExchange());
                long at = begun.getExchange().getMessage().getHeader("JMSTimestamp", Long.class);
                boolean isAlone = underWay.add(family);
                Long before = sent.put(family, at);
                turns.add(new Turn(family, isAlone && (before == null || before <= at)));
            } else if (event instanceof ExchangeCompletedEvent done) {
                underWay.remove(family(done.getExchange()));
            }
        }

        private static String family(Exchange exchange) {
            return exchange.getMessage().getHeader("JMSXGroupID", "", String.class);
        }
    }
}
