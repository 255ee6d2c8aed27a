package kinbridge.retraction;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.work.NewTask;
import kinbridge.work.Task;
import kinbridge.work.Tasks;
import org.springframework.stereotype.Component;

/** The one task by which something is told or asked, however often its step is taken. */
@Component
class OneTask {

    private final Tasks tasks;

    OneTask(Tasks tasks) {
        this.tasks = tasks;
    }

    /** The task of this kind, cause, person and family: opened, unless it ever was. */
    Task of(NewTask task) {
        return last(task).orElseGet(() -> open(task));
    }

    /**
     * The same; but another one where it had been answered before that moment, when something came to it.
     *
     * @param opened told of a task that is new
     */
    Task of(NewTask task, Instant since, Consumer<Task> opened) {
        NewTask asked = task;
        Optional<Task> known = last(asked);
        while (known.isPresent() && isAnsweredBefore(known.get(), since)) {
            asked = asked.because(asked.cause() + "+");
            known = last(asked);
        }
        if (known.isPresent()) {
            return known.get();
        }
        Task fresh = open(asked);
        opened.accept(fresh);
        return fresh;
    }

    private static boolean isAnsweredBefore(Task task, Instant moment) {
        Instant done = task.doneAt();
        return done != null && done.isBefore(moment);
    }

    private Task open(NewTask task) {
        tasks.openOnce(task);
        return last(task).orElseThrow();
    }

    private Optional<Task> last(NewTask task) {
        return tasks.last(
                task.kind(),
                task.cause(),
                task.requester() == null ? null : task.requester().practitionerId(),
                task.family());
    }
}
