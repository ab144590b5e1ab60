package org.serviceexchange.onboarding.web.statistics;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Element;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.ElementCount;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.FailedTry;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Instance;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Operation;
import org.serviceexchange.onboarding.application.statistics.ViewProcessHistory.CountsView;
import org.serviceexchange.onboarding.application.statistics.ViewProcessHistory.InstanceView;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse.State;

/** The answers of {@link ProcessHistoryApi}. */
final class HistoryResponses {

    private HistoryResponses() {}

    @Schema(description = "A process instance.")
    record ProcessInstanceResponse(
            @NotNull String id,
            @NotNull String definitionId,
            @Schema(description = "Number of the onboarding or of the set-up.") String number,
            @Schema(description = "Only for those who may see onboardings.") String customerName,
            @Schema(description = "State of the onboarding.") State state,
            @NotNull Instant started,
            @Schema(description = "Absent while it runs.") Instant ended) {

        static ProcessInstanceResponse of(Instance instance) {
            return new ProcessInstanceResponse(
                    instance.id(),
                    instance.definitionId(),
                    instance.businessKey(),
                    instance.customer(),
                    constant(State.class, instance.state()),
                    instance.started(),
                    instance.ended());
        }
    }

    @Schema(description = "A process instance, and what happened in it.")
    record InstanceResponse(
            @NotNull ProcessInstanceResponse instance,
            @NotNull @Schema(description = "What was reached in the diagram, in that order.")
                    List<ElementResponse> elements,
            @NotNull @Schema(description = "What people did with the engine's own means, newest first.")
                    List<OperationResponse> operations,
            @NotNull @Schema(description = "Tries that failed, newest first.") List<FailureResponse> failures,
            @Schema(description = "Only for those who may see onboardings.") OnboardingResponse onboarding) {

        static InstanceResponse of(InstanceView view) {
            return new InstanceResponse(
                    ProcessInstanceResponse.of(view.instance()),
                    view.elements().stream().map(ElementResponse::of).toList(),
                    view.operations().stream().map(OperationResponse::of).toList(),
                    view.failures().stream().map(FailureResponse::of).toList(),
                    view.onboarding() == null ? null : OnboardingResponse.of(view.onboarding()));
        }
    }

    @Schema(description = "An element of the diagram, each time that it was reached.")
    record ElementResponse(
            @NotNull @Schema(description = "Id in the model.") String id,
            @NotNull @Schema(example = "sequenceFlow") String type,
            @NotNull Instant begun,
            @Schema(description = "Absent while the instance is there.") Instant ended,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Whether it was left without completion.")
                    boolean cancelled) {

        static ElementResponse of(Element element) {
            return new ElementResponse(
                    element.id(), element.type(), element.begun(), element.ended(), element.cancelled());
        }
    }

    @Schema(description = "What a person did with the engine's own means, in the engine's words.")
    record OperationResponse(
            @NotNull Instant at,
            @NotNull @Schema(description = "User id.") String by,
            @NotNull @Schema(example = "SetJobRetries") String operation,
            @Schema(example = "Job") String entity,
            String property,
            String before,
            String after) {

        static OperationResponse of(Operation operation) {
            return new OperationResponse(
                    operation.at(),
                    operation.by(),
                    operation.operation(),
                    operation.entity(),
                    operation.property(),
                    operation.before(),
                    operation.after());
        }
    }

    @Schema(description = "A try that failed.")
    record FailureResponse(
            @NotNull Instant at,
            @Schema(description = "Id in the model.") String element,
            String cause,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Tries that were left before it.")
                    int retries) {

        static FailureResponse of(FailedTry failure) {
            return new FailureResponse(failure.at(), failure.element(), failure.cause(), failure.retries());
        }
    }

    @Schema(description = "How often each way was taken.")
    record CountsResponse(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "How many instances are counted.")
                    long instances,
            @NotNull List<ElementCountResponse> elements) {

        static CountsResponse of(CountsView view) {
            return new CountsResponse(
                    view.instances(),
                    view.counts().stream().map(ElementCountResponse::of).toList());
        }
    }

    @Schema(description = "An element of the diagram in several instances.")
    record ElementCountResponse(
            @NotNull @Schema(description = "Id in the model.") String id,
            @NotNull @Schema(example = "userTask") String type,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "How often it was reached.") long count,
            @Schema(description = "Absent for sequence flows.") Long medianSeconds,
            @Schema(description = "Nine of ten took no longer. Absent for sequence flows.") Long percentile90Seconds) {

        static ElementCountResponse of(ElementCount count) {
            return new ElementCountResponse(
                    count.id(), count.type(), count.count(), seconds(count.median()), seconds(count.percentile90()));
        }

        private static Long seconds(Duration duration) {
            return duration == null ? null : duration.toSeconds();
        }
    }
}
