package org.serviceexchange.onboarding.web.statistics;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.LeadTime;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.Listed;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.Measured;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.Waiting;
import org.serviceexchange.onboarding.application.statistics.ViewAttention.Attention;
import org.serviceexchange.onboarding.application.statistics.ViewAttention.IncidentItem;
import org.serviceexchange.onboarding.application.statistics.ViewAttention.StepItem;
import org.serviceexchange.onboarding.application.statistics.ViewStatistics.Week;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse.Party;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse.State;

/** The answers of {@link StatisticsApi}. */
final class StatisticsResponses {

    private StatisticsResponses() {}

    @Schema(description = "Onboardings that wait at one place.")
    record PipelineResponse(
            @NotNull State state,
            @Schema(description = "Name of the step in the model. Absent where the system works.") String step,
            @NotNull @Schema(description = "Name of the step in Tasklist, or of the state where the system works.")
                    String title,
            @NotNull Party waitingOn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long count,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "How many of them are overdue.")
                    long late) {

        static PipelineResponse of(Waiting waiting) {
            return new PipelineResponse(
                    constant(State.class, waiting.state()),
                    waiting.step(),
                    waiting.title() == null ? text(Sentence.of("state." + waiting.state())) : waiting.title(),
                    constant(Party.class, waiting.party()),
                    waiting.count(),
                    waiting.late());
        }
    }

    @Schema(description = "What began and ended in one week, from Monday to Sunday in UTC.")
    record WeekResponse(
            @NotNull LocalDate monday,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long started,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long established,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long denied,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long withdrawn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long expired) {

        static WeekResponse of(Week week) {
            return new WeekResponse(
                    week.monday(), week.started(), week.established(), week.denied(), week.withdrawn(), week.expired());
        }
    }

    @Schema(
            description =
                    "How long a step took, or the whole onboarding from the registration until it was established.")
    record LeadTimeResponse(
            @Schema(description = "Name of the step in the model. Absent for the whole onboarding.") String step,
            @Schema(description = "Name of the step in Tasklist. Absent for the whole onboarding.") String title,
            @Schema(description = "The party that takes the step. Absent for the whole onboarding.") Party party,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "How many were measured.") long count,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long medianSeconds,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Nine of ten took no longer.")
                    long percentile90Seconds) {

        static LeadTimeResponse of(LeadTime time) {
            return new LeadTimeResponse(
                    time.step(),
                    time.title(),
                    constant(Party.class, time.party()),
                    time.count(),
                    time.median().toSeconds(),
                    time.percentile90().toSeconds());
        }
    }

    /** The columns of a week. */
    enum WeekColumn {
        STARTED(OnboardingState.REGISTERED),
        ESTABLISHED(OnboardingState.ESTABLISHED),
        DENIED(OnboardingState.DENIED),
        WITHDRAWN(OnboardingState.WITHDRAWN),
        EXPIRED(OnboardingState.EXPIRED);

        private final OnboardingState state;

        WeekColumn(OnboardingState state) {
            this.state = state;
        }

        OnboardingState state() {
            return state;
        }
    }

    @Schema(description = "An onboarding behind a number.")
    record ListedResponse(
            @NotNull @Schema(example = "ONB0001001") String number,
            @Schema(description = "Only for those who may see onboardings.") String customerName,
            @NotNull State state,
            @NotNull @Schema(description = "When it began or was settled.") Instant at) {

        static ListedResponse of(Listed listed) {
            return new ListedResponse(
                    listed.number().value(), listed.customer(), constant(State.class, listed.state()), listed.at());
        }
    }

    @Schema(description = "An onboarding that a lead time was measured of.")
    record MeasuredResponse(
            @NotNull @Schema(example = "ONB0001001") String number,
            @Schema(description = "Only for those who may see onboardings.") String customerName,
            @NotNull State state,
            @NotNull @Schema(description = "When it was established, or when the step was completed.") Instant at,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long seconds) {

        static MeasuredResponse of(Measured measured) {
            return new MeasuredResponse(
                    measured.number().value(),
                    measured.customer(),
                    constant(State.class, measured.state()),
                    measured.at(),
                    measured.took().toSeconds());
        }
    }

    @Schema(description = "What needs attention: the most urgent of each kind, and how many there are.")
    record AttentionResponse(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Whether you may see onboardings. If not, customers and causes are left out.")
                    boolean onboardingsVisible,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long incidentCount,
            @NotNull @Schema(description = "Steps that failed, oldest first.") List<FailedStepResponse> incidents,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long overdueCount,
            @NotNull @Schema(description = "Steps past their due date, the longest first.")
                    List<WaitingStepResponse> overdue,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long expiringCount,
            @NotNull @Schema(description = "Steps that expire within three days, the next one first.")
                    List<WaitingStepResponse> expiring) {

        static AttentionResponse of(Attention attention) {
            return new AttentionResponse(
                    attention.onboardingsVisible(),
                    attention.incidentCount(),
                    attention.incidents().stream().map(FailedStepResponse::of).toList(),
                    attention.overdueCount(),
                    attention.overdue().stream().map(WaitingStepResponse::of).toList(),
                    attention.expiringCount(),
                    attention.expiring().stream().map(WaitingStepResponse::of).toList());
        }
    }

    @Schema(description = "A step that failed, and has not succeeded since.")
    record FailedStepResponse(
            @Schema(description = "Number of the onboarding or of the set-up.") String number,
            @NotNull @Schema(description = "Id of the process instance in Cockpit.") String processInstanceId,
            @Schema(description = "Only for those who may see onboardings.") String customerName,
            @NotNull String step,
            @NotNull Instant since,
            @Schema(description = "What went wrong. Only for those who may see onboardings.") String cause,
            @NotNull @Schema(description = "What to do; empty if the model does not say it.") String solution,
            @Schema(description = "When it is tried again automatically. Absent after the last attempt.")
                    Instant nextTry) {

        static FailedStepResponse of(IncidentItem item) {
            return new FailedStepResponse(
                    item.businessKey(),
                    item.processInstanceId(),
                    item.customer(),
                    item.step(),
                    item.since(),
                    item.cause() == null ? null : text(item.cause()),
                    text(item.solution()),
                    item.nextTry());
        }
    }

    @Schema(description = "A step that waits for a person.")
    record WaitingStepResponse(
            @NotNull @Schema(example = "ONB0001001") String number,
            @Schema(description = "Only for those who may see onboardings.") String customerName,
            @NotNull @Schema(description = "Name of the step in Tasklist.") String title,
            @NotNull Party waitingOn,
            @NotNull Instant due,
            @NotNull @Schema(description = "When the step expires, and the onboarding with it.") Instant expires) {

        static WaitingStepResponse of(StepItem item) {
            return new WaitingStepResponse(
                    item.step().onboarding().value(),
                    item.customer(),
                    item.step().title(),
                    constant(Party.class, item.step().party()),
                    item.step().due(),
                    item.step().expiry());
        }
    }

    private static String text(Sentence sentence) {
        return sentence.in(CurrentReader.get());
    }
}
