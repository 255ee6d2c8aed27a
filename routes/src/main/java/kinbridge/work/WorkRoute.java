package kinbridge.work;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What is done without anybody asking: duties of what was hidden, and tasks that end by themselves. */
@Component
class WorkRoute extends RouteBuilder {

    private final HiddenDuties hidden;
    private final AnsweredSince answered;

    WorkRoute(HiddenDuties hidden, AnsweredSince answered) {
        this.hidden = hidden;
        this.answered = answered;
    }

    @Override
    public void configure() {
        from("timer:hidden-duties?period=2000").routeId("hidden-duties").bean(hidden, "bringForward");
        from("timer:answered-since?period=60000").routeId("answered-since").bean(answered, "endTasks");
    }
}
