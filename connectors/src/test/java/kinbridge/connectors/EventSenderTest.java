package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated agency forgets neither what it has to say nor that it has said it. */
class EventSenderTest {

    private static final String QUEUE = "events";
    private static final List<String> PAST = List.of("{\"id\":\"1\"}", "{\"id\":\"2\"}");

    @TempDir
    Path folder;

    @Test
    void what_the_broker_has_is_not_sent_again_at_the_next_start() throws Exception {
        try (TestBroker broker = new TestBroker()) {
            sendPast(broker, PAST);

            sendPast(broker, PAST);

            assertThat(broker.waiting(QUEUE)).isEqualTo(2);
        }
    }

    @Test
    void what_no_broker_has_taken_is_sent_at_the_next_start() throws Exception {
        TestBroker gone = new TestBroker();
        gone.close();
        assertThatThrownBy(() -> sendPast(gone, PAST)).isInstanceOf(IOException.class);

        try (TestBroker broker = new TestBroker()) {
            sendPast(broker, PAST);

            assertThat(broker.waiting(QUEUE)).isEqualTo(2);
        }
    }

    @Test
    void only_what_was_not_confirmed_is_sent_again() throws Exception {
        try (TestBroker broker = new TestBroker()) {
            sendPast(broker, PAST.subList(0, 1));

            sendPast(broker, PAST);

            assertThat(broker.waiting(QUEUE)).isEqualTo(2);
        }
    }

    @Test
    void what_happens_today_is_sent_as_often_as_it_happens() throws Exception {
        try (TestBroker broker = new TestBroker();
                EventSender sender = sender(broker)) {
            sender.send(PAST.get(0));
            sender.send(PAST.get(0));

            assertThat(broker.waiting(QUEUE)).isEqualTo(2);
        }
    }

    private void sendPast(TestBroker broker, List<String> events) throws IOException {
        try (EventSender sender = sender(broker)) {
            sender.sendPast(events);
        }
    }

    private EventSender sender(TestBroker broker) {
        Borough nobody = new Borough(List.of(), List.of());
        return new EventSender(new Simulator.Setting(nobody, folder, broker.url(), null, null, null), QUEUE);
    }
}
