package kinbridge.intake;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Tries again what people asked to be released from quarantine, and counts what waits. */
@Component
class ReleaseRoute extends RouteBuilder {

    private final Releases releases;
    private final QuarantineMeters meters;

    ReleaseRoute(Releases releases, QuarantineMeters meters) {
        this.releases = releases;
        this.meters = meters;
    }

    @Override
    public void configure() {
        from("timer:release?period={{kinbridge.quarantine.release-period-milliseconds:500}}")
                .routeId("release")
                .bean(releases, "tryAsked");
        from("timer:quarantine-meters?period={{kinbridge.quarantine.count-period-milliseconds:10000}}")
                .routeId("quarantine-meters")
                .bean(meters, "count");
    }
}
