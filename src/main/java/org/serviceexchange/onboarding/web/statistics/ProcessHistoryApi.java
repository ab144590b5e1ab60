package org.serviceexchange.onboarding.web.statistics;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.statistics.ViewProcessHistory;
import org.serviceexchange.onboarding.application.statistics.ViewProcessHistory.Criteria;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.web.Paging;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse;
import org.serviceexchange.onboarding.web.statistics.HistoryResponses.CountsResponse;
import org.serviceexchange.onboarding.web.statistics.HistoryResponses.InstanceResponse;
import org.serviceexchange.onboarding.web.statistics.HistoryResponses.ProcessInstanceResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Running and finished process instances, for Cockpit's plug-ins and for programs of operations. */
@RestController
@RequestMapping("/api/operations")
@Tag(name = "Operations")
class ProcessHistoryApi {

    private final ViewProcessHistory history;

    ProcessHistoryApi(ViewProcessHistory history) {
        this.history = history;
    }

    @GetMapping("/instances/{id}")
    @Operation(
            summary = "Get a process instance",
            description =
                    "Running or finished: the way that it took through the diagram, its onboarding, failed tries, and"
                            + " what people did to it with the engine's own means.")
    InstanceResponse getInstance(@PathVariable String id, CurrentUser currentUser) {
        StatisticsApi.onlyForOperations(currentUser);
        return history.instance(id, currentUser)
                .map(InstanceResponse::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "api.noInstance"));
    }

    @GetMapping("/definitions/{id}/instances")
    @Operation(
            summary = "List finished process instances",
            description = "Of one process definition, the last ended first.")
    List<ProcessInstanceResponse> listFinishedInstances(
            @PathVariable String id,
            CurrentUser currentUser,
            @Parameter(
                            description = "A part of the number, or of the customer's name for those who may see"
                                    + " onboardings.")
                    @RequestParam(required = false)
                    String text,
            @Parameter(description = "State of the onboarding.") @RequestParam(required = false)
                    OnboardingResponse.State state,
            @Parameter(description = "First day of the end, in UTC.") @RequestParam(required = false) LocalDate from,
            @Parameter(description = "Last day of the end, in UTC.") @RequestParam(required = false) LocalDate until,
            @Parameter(description = "Number of the page, from 0.") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "Instances on a page, from 1 to " + Paging.MAX_SIZE + ".")
                    @RequestParam(defaultValue = "50")
                    int size) {
        StatisticsApi.onlyForOperations(currentUser);
        Paging paging = Paging.of(page, size);
        Criteria criteria = new Criteria(text, constant(OnboardingState.class, state), from, until);
        return history.finished(id, criteria, currentUser, paging.page(), paging.size()).stream()
                .map(ProcessInstanceResponse::of)
                .toList();
    }

    @GetMapping("/definitions/{id}/counts")
    @Operation(
            summary = "Count how often each way was taken",
            description =
                    "Of the finished instances of one process definition that ended last: how often each element and"
                            + " each sequence flow was reached, and how long it took.")
    CountsResponse getCounts(
            @PathVariable String id,
            CurrentUser currentUser,
            @Parameter(description = "Instances, from 1 to " + ViewProcessHistory.MAX_COUNTED + ".")
                    @RequestParam(defaultValue = "100")
                    int instances) {
        StatisticsApi.onlyForOperations(currentUser);
        return CountsResponse.of(
                history.counts(id, Paging.inRange("instances", instances, 1, ViewProcessHistory.MAX_COUNTED)));
    }
}
