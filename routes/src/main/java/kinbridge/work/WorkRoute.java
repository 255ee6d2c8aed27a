package kinbridge.work;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What is done without anybody asking: duties of what was hidden, tasks that end by themselves,
 * and telling who was shown what is taken back. */
@Component
class WorkRoute extends RouteBuilder {

    private final HiddenDuties hidden;
    private final AnsweredSince answered;
    private final TakenBack takenBack;

    WorkRoute(HiddenDuties hidden, AnsweredSince answered, TakenBack takenBack) {
        this.hidden = hidden;
        this.answered = answered;
        this.takenBack = takenBack;
    }

    @Override
    public void configure() {
        from("timer:hidden-duties?period=2000").routeId("hidden-duties").bean(hidden, "bringForward");
        from("timer:answered-since?period=60000").routeId("answered-since").bean(answered, "endTasks");
        from("timer:taken-back?period=2000").routeId("taken-back").bean(takenBack, "tell");
    }
}
