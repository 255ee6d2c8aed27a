package kinbridge.connectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/**
 * An agency of the invented borough: a real server of the real protocol on 127.0.0.1, which serves what
 * the families' files say that this agency knows. Run by the demo and by the story tests.
 */
public interface Simulator extends AutoCloseable {

    Agency agency();

    /** Starts the server; returns when it accepts connections. */
    void start(Setting setting) throws IOException;

    /**
     * After {@link #start}: the placeholders that this agency's feed files name, with their values
     * (ports, passwords, key store paths): {@code POLICE_SFTP_PORT=40123}. Made anew at first start,
     * kept under the data folder, never in git.
     */
    Map<String, String> placeholders();

    @Override
    void close();

    /**
     * What a simulator is given.
     *
     * @param borough the invented people
     * @param folder a folder of its own, for drops, certificates and passwords, kept over restarts
     * @param brokerUrl the hub's broker for agencies that push events, or null where it has none
     * @param brokerUser a user that may send to the event queues, or null
     * @param brokerPassword its password, or null
     * @param database JDBC URL of a database of its own with user and password, or null
     */
    record Setting(
            Borough borough,
            Path folder,
            @Nullable String brokerUrl,
            @Nullable String brokerUser,
            @Nullable String brokerPassword,
            @Nullable Database database) {}

    /** A database of the simulator's own. */
    record Database(String url, String user, String password) {

        /** Without the password: records are logged by mistake sooner or later. */
        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    static Stream<Simulator> all() {
        return ServiceLoader.load(Simulator.class).stream().map(ServiceLoader.Provider::get);
    }
}
