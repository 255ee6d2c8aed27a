package kinbridge.connectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.support.LoggingExceptionHandler;
import org.jspecify.annotations.Nullable;

/** Says that a received file could not be moved aside, which only the agency can put right. */
final class MoveTrouble extends LoggingExceptionHandler {

    private final FileReceipt receipt;

    MoveTrouble(CamelContext context, FileReceipt receipt) {
        super(context, MoveTrouble.class, LoggingLevel.DEBUG);
        this.receipt = receipt;
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, @Nullable Throwable exception) {
        receipt.failed("a file was received but could not be moved to .done; let the user rename files there, "
                + "or set 'after-receipt: leave'");
        super.handleException(message, exchange, exception);
    }
}
