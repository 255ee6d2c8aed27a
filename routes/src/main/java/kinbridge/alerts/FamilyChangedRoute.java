package kinbridge.alerts;

import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.intake.Outbox;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A changed person: bring their families up to date, run the alert rules, then consider pushes. */
@Component
class FamilyChangedRoute extends RouteBuilder {

    static final String PUSH = "jms:queue:push.consider";

    private final Families families;
    private final Alerts alerts;

    FamilyChangedRoute(Families families, Alerts alerts) {
        this.families = families;
        this.alerts = alerts;
    }

    @Override
    public void configure() {
        from("jms:queue:" + Outbox.QUEUE + "?transacted=true&cacheLevelName=CACHE_CONSUMER")
                .routeId("family-changed")
                .convertBodyTo(String.class)
                .bean(this, "refresh")
                .bean(this, "alert")
                .to(PUSH);
    }

    public String refresh(String person) {
        families.refreshAround(UUID.fromString(person));
        return person;
    }

    public String alert(String person) {
        alerts.consider(UUID.fromString(person));
        return person;
    }
}
