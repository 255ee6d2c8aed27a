package kinbridge.siem;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A SIEM for tests: takes messages counted in octets, and can go away and come back at the same port. */
final class Receiver implements AutoCloseable {

    final List<String> messages;

    /** From the next message on it stays connected and reads nothing. */
    volatile boolean deaf;

    private final CountDownLatch gone = new CountDownLatch(1);
    private final ServerSocket server;
    private volatile @Nullable Socket client;

    private Receiver(ServerSocket server, int port, List<String> messages) throws IOException {
        this.server = server;
        this.messages = messages;
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread thread = new Thread(this::accept, "siem-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    static Receiver open(ServerSocket server) throws IOException {
        return new Receiver(server, 0, new CopyOnWriteArrayList<>());
    }

    Receiver reopened() throws IOException {
        return new Receiver(new ServerSocket(), port(), messages);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket accepted = server.accept()) {
                client = accepted;
                InputStream in = new BufferedInputStream(accepted.getInputStream());
                for (int length = length(in); length >= 0; length = length(in)) {
                    if (deaf) {
                        gone.await();
                    }
                    messages.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
                }
            } catch (IOException lost) {
                // the next connection is another try
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (int digit = in.read(); digit != ' '; digit = in.read()) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            length = 10 * length + digit - '0';
        }
        return length;
    }

    @Override
    public void close() {
        gone.countDown();
        try {
            server.close();
            Socket last = client;
            if (last != null) {
                last.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
