package org.serviceexchange.onboarding.web.onboarding;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.ViewTasks;
import org.serviceexchange.onboarding.application.onboarding.ViewTasks.TaskView;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For our additions to Tasklist, with the session of the person who is signed in there. */
@RestController
@Hidden
class TaskController {

    // Tasklist shows 15 tasks on a page
    private static final int MAX_TASKS = 50;

    private final ViewTasks tasks;

    TaskController(ViewTasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping(path = "/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
    List<TaskResponse> tasks(@RequestParam(defaultValue = "") List<String> id, CurrentUser currentUser) {
        return tasks.of(id.stream().distinct().limit(MAX_TASKS).toList(), currentUser).stream()
                .map(TaskResponse::of)
                .toList();
    }

    /** @param customer the customer with the environment, in the reader's language */
    record TaskResponse(String id, String onboarding, String customer) {

        static TaskResponse of(TaskView view) {
            return new TaskResponse(
                    view.id(), view.onboarding().value(), view.connection().in(CurrentReader.get()));
        }
    }
}
