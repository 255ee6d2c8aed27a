package kinbridge.linkreview;

import kinbridge.linkage.ModelTrials;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Tries the linking model that somebody asked to try. */
@Component
class ModelTrialRoute extends RouteBuilder {

    private final ModelTrials trials;

    ModelTrialRoute(ModelTrials trials) {
        this.trials = trials;
    }

    @Override
    public void configure() {
        from("timer:model-trial?period=2000").routeId("model-trial").bean(trials, "next");
    }
}
