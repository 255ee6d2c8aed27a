package kinbridge.origin;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says for each step of a Camel route which exchange the thread works for. */
@Component
final class MessageOrigins implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            @SuppressWarnings("try") // it is there to be closed
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try (Origin.Scope scope = Origin.begin(of(exchange))) {
                    return super.process(exchange, callback);
                }
            }
        };
    }

    private static Origin of(Exchange exchange) {
        String breadcrumb = exchange.getIn().getHeader(Exchange.BREADCRUMB_ID, String.class);
        return new Origin(
                breadcrumb == null ? exchange.getExchangeId() : breadcrumb,
                exchange.getFromRouteId(),
                exchange.getExchangeId(),
                null);
    }
}
