package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import kinbridge.api.ApiErrors.NotFound;
import kinbridge.console.SignedIn;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Filter;
import kinbridge.work.TaskPages.Finished;
import kinbridge.work.TaskPages.TaskList;
import kinbridge.work.TaskPages.TaskPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller still has to do because of decisions, and the doing of it. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
class TasksApi {

    private final TaskPages tasks;

    TasksApi(TaskPages tasks) {
        this.tasks = tasks;
    }

    /**
     * @param outcome one of the outcomes of the task's kind: {@code SIGNED}
     * @param safe that somebody checked who could hear or read it, where a person was told
     * @param retest when not telling is looked at again
     */
    record Answer(
            String outcome,
            @Nullable String words,
            @Nullable Boolean safe,
            @Nullable LocalDate retest) {}

    @GetMapping
    @Operation(summary = "The caller's own tasks, those they may stand in for, or those that are done")
    TaskList list(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "MINE") Filter filter) {
        return tasks.list(who.requester(), filter);
    }

    @GetMapping("/{task}")
    @Operation(summary = "One task, with what its doer needs to know")
    TaskPage open(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @PathVariable UUID task) {
        return tasks.open(who.requester(), task).orElseThrow(NotFound::new);
    }

    @PostMapping("/{task}")
    @Operation(
            summary = "Ends a task with an outcome",
            description = "204 when it is recorded; 409 where a colleague was quicker; 422 with what is wrong.")
    ResponseEntity<Object> finish(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID task,
            @RequestBody Answer answer) {
        Finished finished = tasks.finish(
                who.requester(),
                task,
                new TaskPages.Answer(
                        Body.text(answer.outcome()),
                        Body.text(answer.words()),
                        Boolean.TRUE.equals(answer.safe()),
                        answer.retest() == null ? "" : answer.retest().toString()));
        if (finished instanceof Finished.NotYours) {
            throw new NotFound();
        }
        if (finished instanceof Finished.Wrong wrong) {
            return Recorded.problem(HttpStatus.UNPROCESSABLE_CONTENT, wrong.mistakes());
        }
        return ResponseEntity.status(finished instanceof Finished.Done ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT)
                .build();
    }
}
