package kinbridge.linkreview;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Puts right what rested on two people being one, soon after they are two. */
@Component
class SplitPeopleRoute extends RouteBuilder {

    private final SplitPeople split;

    SplitPeopleRoute(SplitPeople split) {
        this.split = split;
    }

    @Override
    public void configure() {
        from("timer:split-people?period=2000").routeId("split-people").bean(split, "tell");
    }
}
