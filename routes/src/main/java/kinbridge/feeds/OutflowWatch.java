package kinbridge.feeds;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.OutflowStates.OutflowState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Alarms IT about what an agency should have been told and has not confirmed, as {@link FeedWatch} of feeds. */
@Component
class OutflowWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OutflowWatch.class);

    private final OutflowStates states;
    private final ConfiguredDeliveries deliveries;
    private final CertificateBook certificates;
    private final AlarmedFeeds alarmed;
    private final FeedAlarmMail mail;
    private final InstantSource clock;
    private final MultiGauge waiting;
    private final MultiGauge waitingSeconds;
    private final MultiGauge refused;
    private final MultiGauge certificateDays;

    OutflowWatch(
            OutflowStates states,
            ConfiguredDeliveries deliveries,
            CertificateBook certificates,
            AlarmedFeeds alarmed,
            FeedAlarmMail mail,
            InstantSource clock,
            MeterRegistry metrics) {
        this.states = states;
        this.deliveries = deliveries;
        this.certificates = certificates;
        this.alarmed = alarmed;
        this.mail = mail;
        this.clock = clock;
        this.waiting = gauge(metrics, "kinbridge.outflow.waiting", "Messages that the agency has not confirmed");
        this.waitingSeconds =
                gauge(metrics, "kinbridge.outflow.waiting.seconds", "For how long the oldest of them has waited");
        this.refused = gauge(metrics, "kinbridge.outflow.refused", "Records whose last message the agency refused");
        this.certificateDays =
                gauge(metrics, "kinbridge.outflow.certificate.days", "Days until the outflow's first certificate ends");
    }

    private static MultiGauge gauge(MeterRegistry metrics, String name, String description) {
        return MultiGauge.builder(name).description(description).register(metrics);
    }

    /** Looks at every outflow once. */
    void look() {
        Instant now = clock.instant();
        deliveries.configured().forEach(certificates::readStores);
        List<OutflowState> outflows = states.outflows();
        for (OutflowState outflow : outflows) {
            Optional<String> why = alarm(outflow, now);
            if (why.isPresent() && alarmed.raise(outflow.delivery(), Condition.BEHIND, now)) {
                LOG.warn("Outflow {}: {}", outflow.delivery(), why.get());
                mail.raised(outflow, why.get());
            } else if (why.isEmpty() && alarmed.clear(outflow.delivery())) {
                LOG.info("Outflow {} is no longer an alarm", outflow.delivery());
                mail.cleared(outflow);
            }
        }
        register(waiting, outflows, OutflowState::waiting);
        register(
                waitingSeconds,
                outflows,
                outflow -> outflow.waitingSince() == null
                        ? 0
                        : Duration.between(outflow.waitingSince(), now).toSeconds());
        register(refused, outflows, OutflowState::refused);
        register(
                certificateDays,
                outflows.stream()
                        .filter(outflow -> outflow.certificateEnds() != null)
                        .toList(),
                outflow -> Duration.between(now, outflow.certificateEnds()).toDays());
    }

    /** Why IT must be told of the outflow, or empty. */
    static Optional<String> alarm(OutflowState outflow, Instant now) {
        if (outflow.refused() > 0) {
            return Optional.of("refused by the agency: " + outflow.refusal());
        }
        if (!outflow.isStuck(now)) {
            return Optional.empty();
        }
        return Optional.of("not confirmed for longer than " + OutflowStates.CONFIRMED_WITHIN.toMinutes() + " minutes"
                + (outflow.problem() == null ? "" : "; " + outflow.problem()));
    }

    private static void register(MultiGauge gauge, List<OutflowState> outflows, ToDoubleFunction<OutflowState> value) {
        gauge.register(
                outflows.stream()
                        .map(outflow -> MultiGauge.Row.of(
                                Tags.of("delivery", outflow.delivery()), value.applyAsDouble(outflow)))
                        .toList(),
                true);
    }
}
