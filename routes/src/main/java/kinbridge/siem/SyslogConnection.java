package kinbridge.siem;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One connection to the receiver: messages counted in octets (RFC 6587), over TLS (RFC 5425). */
final class SyslogConnection implements AutoCloseable {

    private static final int CONNECT_MILLISECONDS = 10_000;

    /** Small, so that few messages are between the hub and the receiver when the connection breaks. */
    private static final int BUFFER = 32_768;

    private final Socket plain;
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final Duration longestWrite;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "siem-watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean isGivenUp;

    private SyslogConnection(Socket plain, Socket socket, Duration longestWrite) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.longestWrite = longestWrite;
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        this.in = socket.getInputStream();
    }

    /** @param longestWrite after this, a receiver that is there and takes nothing is given up */
    static SyslogConnection open(SiemSettings settings, Duration longestWrite) throws IOException {
        Socket plain = new Socket();
        try {
            plain.setSendBufferSize(BUFFER);
            plain.setKeepAlive(true);
            plain.connect(new InetSocketAddress(settings.host(), settings.port()), CONNECT_MILLISECONDS);
            return new SyslogConnection(plain, settings.tls() ? secured(plain, settings) : plain, longestWrite);
        } catch (IOException | RuntimeException failure) {
            plain.close();
            throw failure;
        }
    }

    private static Socket secured(Socket plain, SiemSettings settings) throws IOException {
        plain.setSoTimeout(CONNECT_MILLISECONDS);
        SSLSocket secured = (SSLSocket)
                context(settings).getSocketFactory().createSocket(plain, settings.host(), settings.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static SSLContext context(SiemSettings settings) throws IOException {
        try {
            if (settings.trustedCertificates() == null) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            try (InputStream file = Files.newInputStream(settings.trustedCertificates())) {
                for (Certificate authority :
                        CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                    trusted.setCertificateEntry("authority-" + trusted.size(), authority);
                }
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the certificates to trust cannot be used", unusable);
        }
    }

    /** Returns when all are on their way and the receiver has not hung up meanwhile. */
    void send(List<byte[]> messages) throws IOException {
        watched(() -> {
            for (byte[] message : messages) {
                out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
                out.write(message);
            }
            out.flush();
        });
        check();
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** No time-out of a socket ends a write: another thread closes it. */
    private void watched(Writing writing) throws IOException {
        Future<?> end = watchdog.schedule(
                () -> {
                    isGivenUp = true;
                    breakOff();
                },
                longestWrite.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            writing.run();
        } catch (IOException failure) {
            throw isGivenUp
                    ? new IOException("the receiver is there, but took nothing for " + longestWrite.toSeconds() + " s")
                    : failure;
        } finally {
            end.cancel(false);
        }
    }

    /** From another thread than the one that writes; under TLS the farewell would wait for that one for ever. */
    void breakOff() {
        try {
            plain.close();
        } catch (IOException alreadyGone) {
            // nothing is left to close
        }
    }

    /** Syslog answers nothing; that the receiver hung up is all that can be read. */
    void check() throws IOException {
        socket.setSoTimeout(1);
        try {
            if (in.read() < 0) {
                throw new IOException("the receiver closed the connection");
            }
        } catch (SocketTimeoutException stillOpen) {
            // as it should be
        }
    }

    /** Only by the thread that writes. */
    @Override
    public void close() {
        try {
            watched(socket::close);
        } catch (IOException alreadyGone) {
            // nothing is left to close
        } finally {
            watchdog.shutdownNow();
            breakOff();
        }
    }
}
