package org.serviceexchange.onboarding.web.setup;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.setup.DesignedModels.DesignedModel;
import org.serviceexchange.onboarding.application.setup.SubmitSetup;
import org.serviceexchange.onboarding.application.setup.ViewSetup;
import org.serviceexchange.onboarding.application.setup.ViewSetup.SetupView;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is set up for the provider, for programs. */
@RestController
@RequestMapping("/api/setup")
@Tag(name = "Set-up", description = "The provider record and the producer replication set. For the provider's staff.")
class SetupApi {

    private final ViewSetup setup;
    private final SubmitSetup submitSetup;

    SetupApi(ViewSetup setup, SubmitSetup submitSetup) {
        this.setup = setup;
        this.submitSetup = submitSetup;
    }

    record ProviderRecordRequest(
            @NotNull @Schema(example = "Example-Provider", description = "Letters, digits and hyphens.")
                    String providerName,
            @NotNull
                    @Schema(
                            example = "exampleprovider.service-now.com",
                            description = "A name alone stands for `{name}.service-now.com`.")
                    String providerInstanceName,
            @NotNull @Schema(description = "32 hex digits.") String providerInstanceId,
            @NotNull @Schema(description = "Address where customers get help.") String supportContact,
            @NotNull @Schema(example = "provider-admin", description = "The group that gets the mails to the admins.")
                    String adminGroup) {

        Map<String, String> values() {
            Map<String, String> values = new HashMap<>();
            values.put(FormField.PROVIDER_NAME.key(), providerName);
            values.put(FormField.PROVIDER_INSTANCE_NAME.key(), providerInstanceName);
            values.put(FormField.PROVIDER_INSTANCE_ID.key(), providerInstanceId);
            values.put(FormField.SUPPORT_CONTACT.key(), supportContact);
            values.put(FormField.ADMIN_GROUP.key(), adminGroup);
            return values;
        }
    }

    record BegunSetupResponse(@NotNull @Schema(example = "PSU0001001") String number) {}

    record SetupResponse(
            @Schema(description = "Absent until the provider is set up.") ActiveSetupResponse active,
            @Schema(description = "The set-up that is being worked on. Absent where there is none.")
                    OpenSetupResponse open,
            @NotNull
                    @Schema(
                            description =
                                    "Models of process designers that are in force in place of the application's.")
                    List<@NotNull DesignedModelResponse> designedModels) {

        static SetupResponse of(SetupView view) {
            return new SetupResponse(
                    view.active() == null ? null : ActiveSetupResponse.of(view.active()),
                    view.open() == null ? null : OpenSetupResponse.of(view.open()),
                    view.models().stream().map(DesignedModelResponse::of).toList());
        }
    }

    record ActiveSetupResponse(
            @NotNull String number,
            @NotNull Instant since,
            @NotNull @Schema(description = "The user who activated it.") String by,
            @NotNull ProviderRecordResponse providerRecord,
            @NotNull ProducerReplicationSetResponse replicationSet) {

        static ActiveSetupResponse of(Setup setup) {
            return new ActiveSetupResponse(
                    setup.number(),
                    setup.activeSince(),
                    setup.decidedBy(),
                    ProviderRecordResponse.of(setup.record()),
                    ProducerReplicationSetResponse.of(setup.set()));
        }
    }

    record OpenSetupResponse(
            @NotNull @Schema(description = "Also the business key of its process instance.") String number,
            @NotNull @Schema(description = "`confirmed`: it is activated in a moment.") OpenSetupState state,
            @NotNull @Schema(description = "The user who began it.") String by,
            @NotNull Instant at) {

        static OpenSetupResponse of(Setup setup) {
            return new OpenSetupResponse(
                    setup.number(), constant(OpenSetupState.class, setup.state()), setup.begunBy(), setup.begunAt());
        }
    }

    enum OpenSetupState {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("confirmed")
        CONFIRMED
    }

    record ProviderRecordResponse(
            @NotNull String name,
            @NotNull String instanceHost,
            @NotNull String instanceId,
            @NotNull String supportContact,
            @NotNull String adminGroup) {

        static ProviderRecordResponse of(ProviderRecord record) {
            return new ProviderRecordResponse(
                    record.name(),
                    record.instance().host().value(),
                    record.instance().id().value(),
                    record.supportContact().value(),
                    record.adminGroup());
        }
    }

    record ProducerReplicationSetResponse(
            @NotNull String name,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Whether changes of the customer replicate back.")
                    boolean bidirectional,
            @NotNull List<@NotNull ReplicationEntryResponse> entries) {

        static ProducerReplicationSetResponse of(ReplicationSetDefinition set) {
            return new ProducerReplicationSetResponse(
                    set.name(),
                    set.bidirectional(),
                    set.entries().stream().map(ReplicationEntryResponse::of).toList());
        }
    }

    @Schema(description = "What replicates of one table.")
    record ReplicationEntryResponse(
            @NotNull String table,
            @NotNull @Schema(description = "An encoded query; empty where all records replicate.") String filter,
            @NotNull List<@NotNull String> fields,
            @NotNull String coalesceField,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean attachments) {

        static ReplicationEntryResponse of(ReplicationSetDefinition.Entry entry) {
            return new ReplicationEntryResponse(
                    entry.table(), entry.filter(), entry.fields(), entry.coalesceField(), entry.attachments());
        }
    }

    record DesignedModelResponse(
            @NotNull @Schema(description = "Id of the process, decision or form.") String key,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int version,
            @NotNull String deployment,
            @NotNull Instant deployedAt) {

        static DesignedModelResponse of(DesignedModel model) {
            return new DesignedModelResponse(model.key(), model.version(), model.deployment(), model.deployedAt());
        }
    }

    @GetMapping
    @Operation(summary = "Get the set-up of the provider", description = "Users who are not the provider's get 404.")
    SetupResponse getSetup(CurrentUser currentUser) {
        return setup.of(currentUser)
                .map(SetupResponse::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "setup.notForYou"));
    }

    @PostMapping
    @Operation(
            summary = "Begin a set-up of the provider",
            description =
                    "For provider admins, as the form *Set up the provider* does. It is a draft until its tasks are"
                            + " completed with the engine's REST API. One set-up can be open at a time.")
    ResponseEntity<BegunSetupResponse> beginSetup(
            @RequestBody ProviderRecordRequest providerRecord, CurrentUser currentUser) {
        String number = ApiResponses.of(submitSetup.begin(providerRecord.values(), currentUser));
        return ResponseEntity.created(URI.create("/api/setup")).body(new BegunSetupResponse(number));
    }
}
