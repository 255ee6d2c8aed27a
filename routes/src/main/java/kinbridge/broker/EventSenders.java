package kinbridge.broker;

/**
 * How agencies that push events reach the hub's broker.
 *
 * @param url address on 127.0.0.1
 * @param user may send to the event queues and nothing else
 */
public record EventSenders(String url, String user, String password) {
    @Override
    public String toString() {
        return url;
    }
}
