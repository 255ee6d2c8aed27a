package kinbridge.connectors;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;

/** Tells the hub after each poll whether the agency's server answered, and why not. */
final class SftpPollStrategy extends RemoteFilePollingConsumerPollStrategy {

    private final FileWholeness wholeness;
    private final FileReceipt receipt;

    SftpPollStrategy(FileWholeness wholeness, FileReceipt receipt) {
        this.wholeness = wholeness;
        this.receipt = receipt;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        wholeness.beginPoll();
        return super.begin(consumer, endpoint);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        super.commit(consumer, endpoint, polledMessages);
        if (polledMessages == 0) {
            receipt.nothingNew();
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        receipt.failed(SftpTrouble.inWords(cause));
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }
}
