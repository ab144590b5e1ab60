package org.serviceexchange.onboarding.web.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.statistics.ViewAttention;
import org.serviceexchange.onboarding.application.statistics.ViewStatistics;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.web.Paging;
import org.serviceexchange.onboarding.web.statistics.StatisticsResponses.AttentionResponse;
import org.serviceexchange.onboarding.web.statistics.StatisticsResponses.LeadTimeResponse;
import org.serviceexchange.onboarding.web.statistics.StatisticsResponses.ListedResponse;
import org.serviceexchange.onboarding.web.statistics.StatisticsResponses.MeasuredResponse;
import org.serviceexchange.onboarding.web.statistics.StatisticsResponses.PipelineResponse;
import org.serviceexchange.onboarding.web.statistics.StatisticsResponses.WeekColumn;
import org.serviceexchange.onboarding.web.statistics.StatisticsResponses.WeekResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** All onboardings at once, for Cockpit's plug-ins and for programs of operations. To everybody else there is nothing. */
@RestController
@RequestMapping("/api/operations")
@Tag(
        name = "Operations",
        description =
                "For the people who use Cockpit; other users get 404. Who may not see onboardings, such as a process"
                        + " designer, gets no customer's name.")
class StatisticsApi {

    private final ViewStatistics statistics;
    private final ViewAttention attention;

    StatisticsApi(ViewStatistics statistics, ViewAttention attention) {
        this.attention = attention;
        this.statistics = statistics;
    }

    @GetMapping("/pipeline")
    @Operation(
            summary = "Count what the onboardings wait for",
            description = "One entry for each state, step and party, in the order of the process.")
    List<PipelineResponse> getPipeline(CurrentUser currentUser) {
        onlyForOperations(currentUser);
        return statistics.pipeline().stream().map(PipelineResponse::of).toList();
    }

    @GetMapping("/weeks")
    @Operation(summary = "Count what began and ended in each week", description = "The oldest first.")
    List<WeekResponse> getWeeks(
            CurrentUser currentUser,
            @Parameter(description = "Weeks, with the current one, from 1 to " + ViewStatistics.MAX_WEEKS + ".")
                    @RequestParam(defaultValue = "12")
                    int weeks) {
        onlyForOperations(currentUser);
        return statistics.weeks(Paging.inRange("weeks", weeks, 1, ViewStatistics.MAX_WEEKS)).stream()
                .map(WeekResponse::of)
                .toList();
    }

    @GetMapping("/weeks/{monday}/{what}")
    @Operation(summary = "List the onboardings behind one number of a week", description = "The oldest first.")
    List<ListedResponse> listOfWeek(
            @Parameter(description = "First day of the week.") @PathVariable LocalDate monday,
            @PathVariable WeekColumn what,
            CurrentUser currentUser,
            @Parameter(description = "Number of the page, from 0.") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "Onboardings on a page, from 1 to " + Paging.MAX_SIZE + ".")
                    @RequestParam(defaultValue = "50")
                    int size) {
        onlyForOperations(currentUser);
        Paging paging = Paging.of(page, size);
        return statistics.ofWeek(monday, what.state(), currentUser, paging.page(), paging.size()).stream()
                .map(ListedResponse::of)
                .toList();
    }

    @GetMapping("/lead-times")
    @Operation(
            summary = "Measure how long onboardings and steps took",
            description = "The whole onboarding first. Of the last 1,000 established onboardings, and of the last 1,000"
                    + " steps that people completed.")
    List<LeadTimeResponse> getLeadTimes(CurrentUser currentUser) {
        onlyForOperations(currentUser);
        return statistics.leadTimes().stream().map(LeadTimeResponse::of).toList();
    }

    @GetMapping("/lead-times/onboardings")
    @Operation(
            summary = "List what one lead time was measured of",
            description = "The last one first. Without `step`, the established onboardings.")
    List<MeasuredResponse> listMeasured(
            @Parameter(description = "Name of the step in the model.") @RequestParam(required = false) String step,
            @Parameter(
                            description = "The party that took the step; only with `step`.",
                            schema = @Schema(allowableValues = {"provider", "customer"}))
                    @RequestParam(defaultValue = "")
                    String party,
            CurrentUser currentUser,
            @Parameter(description = "Number of the page, from 0.") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "Onboardings on a page, from 1 to " + Paging.MAX_SIZE + ".")
                    @RequestParam(defaultValue = "50")
                    int size) {
        onlyForOperations(currentUser);
        Paging paging = Paging.of(page, size);
        return statistics
                .measured(step, step == null ? null : taker(party), currentUser, paging.page(), paging.size())
                .stream()
                .map(MeasuredResponse::of)
                .toList();
    }

    private static Party taker(String party) {
        return Stream.of(Party.PROVIDER, Party.CUSTOMER)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(party))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "api.stepNeedsParty"));
    }

    @GetMapping("/attention")
    @Operation(
            summary = "List what needs attention",
            description =
                    "Failed steps, overdue steps, and steps that expire within three days; the most urgent first.")
    AttentionResponse getAttention(
            CurrentUser currentUser,
            @Parameter(description = "Entries of each kind, from 1 to " + ViewAttention.MAX_ITEMS + ".")
                    @RequestParam(defaultValue = "20")
                    int size) {
        onlyForOperations(currentUser);
        return AttentionResponse.of(
                attention.of(currentUser, Paging.inRange("size", size, 1, ViewAttention.MAX_ITEMS)));
    }

    /** @throws ResponseStatusException 404 for everybody else */
    static void onlyForOperations(CurrentUser currentUser) {
        if (!ViewStatistics.mayUse(currentUser)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "api.noMailbox");
        }
    }
}
