package kinbridge.stories;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kinbridge.connectors.Receiver;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures intake against bare Camel routes that take the same items from the same broker, transacted, and
 * insert them into the same database: a message an item, as a route from a queue to an SQL endpoint does;
 * and, as intake's own messages are, five hundred items a message, row by row and as one batch. No part of
 * the suite; run it with
 *
 * <pre>mvn -pl routes -am test -Dtest=IntakeBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Story
class IntakeBenchmark {

    private static final int ITEMS = Integer.getInteger("intake.items", 5_000);
    private static final int ROUNDS = Integer.getInteger("intake.rounds", 3);
    private static final int ITEMS_A_MESSAGE = 500;
    private static final String ROUTE = "intake-socialcare-bulk";

    @Autowired
    Hub hub;

    @Autowired
    CamelContext camel;

    @Autowired
    Receiver receiver;

    @Autowired
    JmsTemplate queues;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transactions;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void intake_beside_bare_camel_routes() throws Exception {
        hub.settle();
        hub.asOwner("create schema bench");
        hub.asOwner("create table bench.item (id uuid primary key, content text not null)");
        hub.asOwner("grant usage on schema bench to kinbridge_app; grant insert on bench.item to kinbridge_app");
        camel.addRoutes(bare("bench.single", this::rowByRow));
        camel.addRoutes(bare("bench.rows", this::rowByRow));
        camel.addRoutes(bare("bench.batch", this::asOneBatch));

        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            int from = round * ITEMS;
            double people = kinbridge("people-" + round, PERSONS, from, IntakeBenchmark::person);
            double contacts = kinbridge("contacts-" + round, CONTACTS, from, IntakeBenchmark::contact);
            double single = camel("bench.single", from, 1);
            double rows = camel("bench.rows", from, ITEMS_A_MESSAGE);
            double batch = camel("bench.batch", from, ITEMS_A_MESSAGE);
            if (round > 0) { // the first warms up
                rounds.add(new double[] {people, contacts, single, rows, batch});
            }
            System.out.printf(
                    Locale.UK,
                    "round %d, items a second: people %.0f, contacts %.0f; bare: a message an item %.0f, row by row %.0f,"
                            + " as a batch %.0f%n",
                    round,
                    people,
                    contacts,
                    single,
                    rows,
                    batch);
        }
        double[] median = IntStream.range(0, 5)
                .mapToDouble(column -> rounds.stream()
                        .mapToDouble(round -> round[column])
                        .sorted()
                        .toArray()[rounds.size() / 2])
                .toArray();
        System.out.printf(
                Locale.UK,
                "MEASURED intake, medians of %d rounds of %d items: people %.0f/s, contacts %.0f/s; bare Camel a message"
                        + " an item %.0f/s, %d a message row by row %.0f/s, as a batch %.0f/s; ratio of contacts to"
                        + " these %.2f, %.2f, %.2f%n",
                ROUNDS,
                ITEMS,
                median[0],
                median[1],
                median[2],
                ITEMS_A_MESSAGE,
                median[3],
                median[4],
                median[1] / median[2],
                median[1] / median[3],
                median[1] / median[4]);
    }

    private static final String PERSONS = "pers_person_id,pers_forename,pers_surname,pers_sex,pers_dob";
    private static final String CONTACTS = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code";

    /** Names and days of birth as spread as in a borough: about as many share a day as share a street. */
    private static String person(int number) {
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(number * 7919L % 27_000);
        return "B" + number + "," + name(number * 31L % 997) + "," + name(number * 37L % 4999) + ",F," + born;
    }

    /** Invented: four letters or more, another for each number. */
    private static String name(long number) {
        String name = "";
        for (long rest = number + 26L * 26 * 26; rest > 0; rest /= 26) {
            name += (char) ('a' + rest % 26);
        }
        return name;
    }

    private static String contact(int number) {
        return "BC" + number + ",B" + number + ",2026-10-" + String.format(Locale.UK, "%02d", 1 + number % 28) + ",6";
    }

    /** Items a second from a full queue until all of them are stored. */
    private double kinbridge(String name, String header, int from, IntFunction<String> row) throws Exception {
        camel.getRouteController().stopRoute(ROUTE);
        String csv = header + "\n"
                + IntStream.range(from, from + ITEMS).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
        receiver.ofWholeExtracts()
                .receive(
                        "socialcare-ssd",
                        "ssd_" + name + ".csv",
                        Instant.now(),
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        hub.until(
                "the file to be cut",
                () -> hub.count("select count(*) from intake.payload where state = 'RECEIVED'") == 0);
        long started = System.nanoTime();
        camel.getRouteController().startRoute(ROUTE);
        hub.until(
                "it to be stored", () -> hub.count("select count(*) from intake.batch where handled_at is null") == 0);
        double rate = ITEMS / ((System.nanoTime() - started) / 1e9);
        hub.settle();
        return rate;
    }

    private double camel(String route, int from, int itemsAMessage) throws Exception {
        List<String> items = IntStream.range(from, from + ITEMS)
                .mapToObj(IntakeBenchmark::contact)
                .toList();
        for (int first = 0; first < ITEMS; first += itemsAMessage) {
            queues.convertAndSend(
                    route, json.writeValueAsBytes(items.subList(first, Math.min(ITEMS, first + itemsAMessage))));
        }
        long before = inserted();
        long started = System.nanoTime();
        camel.getRouteController().startRoute(route);
        hub.until("the rows to be there", () -> inserted() == before + ITEMS);
        double rate = ITEMS / ((System.nanoTime() - started) / 1e9);
        camel.getRouteController().stopRoute(route);
        return rate;
    }

    private long inserted() {
        return hub.owner()
                .sql("select count(*) from bench.item")
                .query(Long.class)
                .single();
    }

    private RouteBuilder bare(String queue, java.util.function.Consumer<List<String>> insert) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:" + queue + "?transacted=true&cacheLevelName=CACHE_CONSUMER")
                        .routeId(queue)
                        .autoStartup(false)
                        .process(exchange ->
                                insert.accept(items(exchange.getMessage().getBody(byte[].class))));
            }
        };
    }

    private List<String> items(byte[] message) {
        try {
            return Arrays.asList(json.readValue(message, String[].class));
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    private void rowByRow(List<String> items) {
        transactions.executeWithoutResult(status -> items.forEach(item ->
                database.update("insert into bench.item (id, content) values (?, ?)", UUID.randomUUID(), item)));
    }

    private void asOneBatch(List<String> items) {
        transactions.executeWithoutResult(status -> database.batchUpdate(
                "insert into bench.item (id, content) values (?, ?)",
                items.stream()
                        .map(item -> new Object[] {UUID.randomUUID(), item})
                        .toList()));
    }
}
