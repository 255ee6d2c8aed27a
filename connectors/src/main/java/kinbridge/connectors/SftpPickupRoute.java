package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import kinbridge.connectors.FeedSettings.Source;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileConstants;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * Fetches files from a folder of an agency's SFTP server: streamed into the hub's spool, and only then
 * moved aside at the agency. It never deletes there.
 */
public final class SftpPickupRoute extends RouteBuilder {

    private static final int CONNECT_TIMEOUT_MILLISECONDS = 10_000;
    private static final int SOCKET_TIMEOUT_MILLISECONDS = 60_000;
    private static final int KEEP_ALIVE_MILLISECONDS = 15_000;
    private static final int KEEP_ALIVES_UNANSWERED = 4;
    private static final int RARE_POLL_MILLISECONDS = 30_000;

    private final String routeId;
    private final SftpSource settings;
    private final FileReceipt receipt;
    private final InstantSource clock;

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    public SftpPickupRoute(FeedSettings feed, Source source, Receiver receiver, InstantSource clock) {
        this.routeId = feed.routeId(source);
        this.settings = SftpSource.of(source);
        this.clock = clock;
        this.receipt = new FileReceipt(feed.feed(), source.name(), receiver);
    }

    @Override
    public void configure() {
        from(folder())
                .routeId(routeId)
                .autoStartup(false)
                // A file of 200 MB must pass through, not stand in memory.
                .streamCache("false")
                // A failed receipt must reach the file consumer, whatever handling the hub adds around
                // its routes: "handled" here would mean moving aside a file that nobody has kept.
                .errorHandler(noErrorHandler())
                .process(this::receive);
    }

    private void receive(Exchange exchange) throws IOException, InvalidPayloadException {
        Message file = exchange.getMessage();
        Long modified = file.getHeader(FileConstants.FILE_LAST_MODIFIED, Long.class);
        long length = Objects.requireNonNull(file.getHeader(FileConstants.FILE_LENGTH, Long.class));
        receipt.take(
                Objects.requireNonNull(file.getHeader(FileConstants.FILE_NAME_ONLY, String.class)),
                modified == null ? null : Instant.ofEpochMilli(modified),
                new WholeStream(file.getMandatoryBody(InputStream.class), length));
    }

    @SuppressWarnings("rawtypes") // as camel-ftp declares its endpoint
    private SftpEndpoint folder() {
        FileWholeness wholeness = new FileWholeness(settings.renamedWhenWhole(), clock);
        String strategy = routeId + "-poll-strategy";
        getContext().getRegistry().bind(strategy, new SftpPollStrategy(wholeness, receipt));
        // The strategy's name keeps two feeds of one folder apart; secrets are set below, not in the URI.
        SftpEndpoint endpoint = endpoint(
                "sftp:%s:%d/%s?pollStrategy=#%s"
                        .formatted(settings.host(), settings.port(), settings.folder(), strategy),
                SftpEndpoint.class);
        signIn(endpoint.getConfiguration());
        polling(endpoint);
        afterReceipt(endpoint);
        endpoint.setFilter(wholeness);
        endpoint.setInclude(settings.include());
        endpoint.setSorter(Comparator.comparingLong(GenericFile<SftpRemoteFile>::getLastModified)
                .thenComparing(GenericFile::getFileName));
        return endpoint;
    }

    private void signIn(SftpConfiguration configuration) {
        configuration.setUsername(settings.user());
        configuration.setPassword(settings.password());
        String privateKey = settings.privateKey();
        configuration.setPrivateKey(privateKey == null ? null : privateKey.getBytes(StandardCharsets.UTF_8));
        configuration.setPrivateKeyPassphrase(settings.privateKeyPassphrase());
        configuration.setPreferredAuthentications("publickey,password");
        configuration.setKnownHosts(settings.knownHosts().getBytes(StandardCharsets.UTF_8));
        configuration.setStrictHostKeyChecking("yes");
        configuration.setUseUserKnownHostsFile(false);
        configuration.setConnectTimeout(CONNECT_TIMEOUT_MILLISECONDS);
        configuration.setSoTimeout(SOCKET_TIMEOUT_MILLISECONDS);
        configuration.setServerAliveInterval(KEEP_ALIVE_MILLISECONDS);
        configuration.setServerAliveCountMax(KEEP_ALIVES_UNANSWERED);
        configuration.setStreamDownload(true);
        configuration.setStepwise(false);
    }

    private void polling(SftpEndpoint endpoint) {
        endpoint.setInitialDelay(0);
        endpoint.setDelay(settings.pollMilliseconds());
        endpoint.setBackoffErrorThreshold(PollBackOff.ERRORS_BEFORE);
        endpoint.setBackoffMultiplier(PollBackOff.polls(settings.pollMilliseconds()) - 1);
        endpoint.setMaxMessagesPerPoll(settings.filesAPoll());
        endpoint.setEagerMaxMessagesPerPoll(false);
        endpoint.setAutoCreate(false);
        endpoint.setMaximumReconnectAttempts(0);
        endpoint.getConfiguration().setThrowExceptionOnConnectFailed(true);
        endpoint.setDisconnect(settings.pollMilliseconds() >= RARE_POLL_MILLISECONDS);
        // Told once and in plain words by the poll strategy; the stack trace is for debugging.
        endpoint.setExceptionHandler(new LoggingExceptionHandler(getContext(), getClass(), LoggingLevel.DEBUG));
    }

    private void afterReceipt(SftpEndpoint endpoint) {
        endpoint.setOnCompletionExceptionHandler(new MoveTrouble(getContext(), receipt));
        if (settings.mayMove()) {
            // With the time in front: Camel replaces a file of the same name, and a nightly file always
            // has the same name.
            endpoint.setMove(".done/${date:now:yyyyMMdd'T'HHmmssSSS}-${file:onlyname}");
            return;
        }
        endpoint.setNoop(true);
        endpoint.setIdempotent(true);
        // Remembered only once it is received, so that a crash in between loses nothing.
        endpoint.setIdempotentEager(false);
        endpoint.setIdempotentKey("${file:name}|${file:size}|${file:modified}");
        endpoint.setIdempotentRepository(new RememberedFiles(receipt));
    }
}
