package org.serviceexchange.onboarding.web.registration;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.registration.ImportCustomers;
import org.serviceexchange.onboarding.application.registration.ImportCustomers.ImportView;
import org.serviceexchange.onboarding.application.registration.SubmitRegistration;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Customers registered by programs: one, or a list. */
@RestController
@RequestMapping("/api/onboardings")
@Tag(name = "Onboardings")
class RegistrationApi {

    private final SubmitRegistration submitRegistration;
    private final ImportCustomers importCustomers;

    RegistrationApi(SubmitRegistration submitRegistration, ImportCustomers importCustomers) {
        this.submitRegistration = submitRegistration;
        this.importCustomers = importCustomers;
    }

    record RegistrationRequest(
            @NotNull @Schema(example = "Acme Corporation") String customerName,
            @NotNull String contactName,
            @NotNull String contactEmail,
            @NotNull
                    @Schema(
                            example = "acme.service-now.com",
                            description = "A name alone stands for `{name}.service-now.com`.")
                    String instanceName,
            @NotNull @Schema(description = "32 hex digits.") String instanceId,
            @Schema(
                            allowableValues = {"production", "test", "development"},
                            description = "Left out: production.")
                    String environment,
            @Schema(
                            allowableValues = {"normal", "high"},
                            description = "Left out: normal.")
                    String priority,
            @Schema(description = "For agents, at most 1000 characters.") String note,
            @Schema(
                            example = "de",
                            description = "In which the customer gets mails, and reads forms. Left out: the default of"
                                    + " mails.")
                    String language,
            @Schema(example = "Europe/Berlin", description = "In which the customer reads times.") String timeZone) {

        Map<String, String> values() {
            Map<String, String> values = new HashMap<>();
            values.put(FormField.CUSTOMER_NAME.key(), customerName);
            values.put(FormField.CONTACT_NAME.key(), contactName);
            values.put(FormField.CONTACT_EMAIL.key(), contactEmail);
            values.put(FormField.INSTANCE_NAME.key(), instanceName);
            values.put(FormField.INSTANCE_ID.key(), instanceId);
            values.put(FormField.ENVIRONMENT.key(), environment);
            values.put(FormField.PRIORITY.key(), priority);
            values.put(FormField.NOTE.key(), note);
            values.put(FormField.LANGUAGE.key(), language);
            values.put(FormField.TIME_ZONE.key(), timeZone);
            return values;
        }
    }

    record RegistrationResponse(@NotNull String number) {}

    record ImportResponse(
            @Schema(description = "Left out in a dry run.") Long id,
            @Schema(description = "Who sent it; left out in a dry run.") String by,
            @Schema(description = "Left out in a dry run.") Instant at,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Rows that are still to be registered.")
                    long pending,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long registered,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long known,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long invalid,
            @NotNull List<@NotNull RowResponse> rows) {

        static ImportResponse of(ImportView view) {
            return of(view.begun().id(), view.begun().by(), view.begun().at(), view.rows());
        }

        static ImportResponse of(Long id, String by, Instant at, List<ImportedRow> rows) {
            return new ImportResponse(
                    id,
                    by,
                    at,
                    count(rows, ImportedRow.State.PENDING),
                    count(rows, ImportedRow.State.REGISTERED),
                    count(rows, ImportedRow.State.KNOWN),
                    count(rows, ImportedRow.State.INVALID),
                    rows.stream().map(RowResponse::of).toList());
        }

        private static long count(List<ImportedRow> rows, ImportedRow.State state) {
            return rows.stream().filter(row -> row.state() == state).count();
        }
    }

    record RowResponse(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Where the row ends; the head is line 1.")
                    int line,
            @NotNull RowState state,
            @Schema(description = "The number of the new onboarding, or of the one that is known.") String onboarding,
            @NotNull List<@NotNull ProblemResponse> problems) {

        static RowResponse of(ImportedRow row) {
            return new RowResponse(
                    row.line(),
                    constant(RowState.class, row.state()),
                    row.onboarding() == null ? null : row.onboarding().value(),
                    row.problems().stream()
                            .map(problem -> new ProblemResponse(
                                    problem.field().isEmpty() ? null : problem.field(),
                                    problem.sentence().in(CurrentReader.get())))
                            .toList());
        }
    }

    record ProblemResponse(
            @Schema(description = "The column; left out for the row as a whole.") String field,
            @NotNull @Schema(description = "A sentence for people, as the form has it.") String detail) {}

    enum RowState {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("registered")
        REGISTERED,
        @JsonProperty("known")
        KNOWN,
        @JsonProperty("invalid")
        INVALID
    }

    @PostMapping(consumes = "application/json")
    @Operation(
            summary = "Register a customer",
            description = "For provider admins. Starts an onboarding, as the form *Onboard a customer* does.")
    ResponseEntity<RegistrationResponse> registerCustomer(
            @RequestBody RegistrationRequest registration, CurrentUser currentUser) {
        OnboardingNumber number = ApiResponses.of(submitRegistration.register(registration.values(), currentUser));
        return ResponseEntity.created(URI.create("/api/onboardings/" + number))
                .body(new RegistrationResponse(number.value()));
    }

    @PostMapping(path = "/import", consumes = "text/csv")
    @Operation(
            summary = "Register a list of customers",
            description =
                    "For provider admins. CSV in UTF-8 with commas or semicolons, at most 500 rows. The first line has"
                            + " the columns customerName, contactName, contactEmail, instanceName, instanceId and, if you"
                            + " like, environment, priority, note, language and timeZone. A dry run changes nothing."
                            + " Otherwise the rows are registered within minutes, each by itself; read the import until"
                            + " nothing is pending.")
    ResponseEntity<ImportResponse> importCustomers(
            @RequestBody byte[] list,
            @Parameter(description = "Only check the rows.") @RequestParam(defaultValue = "false") boolean dryRun,
            CurrentUser currentUser) {
        List<ImportedRow> rows = read(list, currentUser);
        if (dryRun) {
            return ResponseEntity.ok(
                    ImportResponse.of(null, null, null, ApiResponses.of(importCustomers.check(rows, currentUser))));
        }
        ImportView begun = ApiResponses.of(importCustomers.begin(rows, currentUser));
        return ResponseEntity.accepted()
                .location(URI.create("/api/onboardings/import/" + begun.begun().id()))
                .body(ImportResponse.of(begun));
    }

    @GetMapping("/import/{id:\\d{1,18}}")
    @Operation(summary = "Get an import", description = "For provider admins, for 30 days. Other users get 404.")
    ImportResponse getImport(@PathVariable long id, CurrentUser currentUser) {
        return importCustomers
                .find(id, currentUser)
                .map(ImportResponse::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "import.none"));
    }

    /** Others learn nothing about their list. */
    private static List<ImportedRow> read(byte[] list, CurrentUser currentUser) {
        if (!ImportCustomers.mayImport(currentUser)) {
            return List.of();
        }
        try {
            return CustomerCsvReader.read(list);
        } catch (InvalidInputException malformed) {
            return ApiResponses.of(new Result.Invalid<>(malformed.sentence()));
        }
    }
}
