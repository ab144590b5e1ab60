package org.serviceexchange.onboarding.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.domain.idempotency.IdempotencyKey;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.http.HttpMessageConverters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.yaml.MappingJackson2YamlHttpMessageConverter;

/**
 * The OpenAPI document of the REST API, at {@code /api/docs}. Springdoc makes it from the controllers; what all calls have
 * in common is here.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    /** Of the contract, not of the application: a new version of the application alone changes no document. */
    private static final String VERSION = "1";

    private static final String BASIC = "basic";
    private static final String ERRORS = "#/components/responses/";
    private static final String PROBLEM = "Problem";

    private static final Map<HttpStatus, String> MEANINGS = Map.of(
            HttpStatus.BAD_REQUEST, "A value is missing, has the wrong type or breaks a rule.",
            HttpStatus.UNAUTHORIZED, "No or wrong credentials.",
            HttpStatus.FORBIDDEN, "You may see the onboarding, but not do this.",
            HttpStatus.NOT_FOUND, "It does not exist, or you may not see it; the two look the same.",
            HttpStatus.CONFLICT, "Not possible in the current state, or another user was faster.",
            HttpStatus.PAYLOAD_TOO_LARGE, "The request has more than 1 MiB.",
            HttpStatus.UNPROCESSABLE_ENTITY, "The `Idempotency-Key` came with another request before.",
            HttpStatus.TOO_MANY_REQUESTS,
                    "Too many wrong passwords, or too many links. Wait for `Retry-After` seconds.");

    @Schema(name = PROBLEM, description = "Problem details (RFC 9457).")
    private record Problem(
            URI type,
            String title,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int status,
            @NotNull @Schema(description = "A sentence for people.") String detail,
            URI instance) {}

    @Bean
    OpenAPI openApi() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CurrentUser.class);
        return new OpenAPI()
                .info(new Info()
                        .title("Service Exchange Onboarding")
                        .description("The REST API for programs of both parties. Times are in UTC, ISO 8601. Fields "
                                + "without a value are left out. Fields are only added.")
                        .version(VERSION))
                // beside the document, whatever the address is
                .addServersItem(new Server().url("/"))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BASIC)
                                        .description("The accounts of the web pages.")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    @Bean
    OpenApiCustomizer errorResponses() {
        return document -> {
            ModelConverters.getInstance(true).read(Problem.class).forEach(document.getComponents()::addSchemas);
            MEANINGS.forEach((status, meaning) -> document.getComponents()
                    .addResponses(
                            status.name(),
                            new ApiResponse()
                                    .description(meaning)
                                    .content(new Content()
                                            .addMediaType(
                                                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                    new MediaType()
                                                            .schema(new io.swagger.v3.oas.models.media.Schema<>()
                                                                    .$ref(PROBLEM))))));
            document.getPaths().forEach(OpenApiConfiguration::addErrors);
            document.getTags().sort(Comparator.comparing(Tag::getName));
        };
    }

    private static void addErrors(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            if (path.startsWith("/api/events/")) {
                add(
                        operation,
                        HttpStatus.BAD_REQUEST,
                        HttpStatus.UNAUTHORIZED,
                        HttpStatus.NOT_FOUND,
                        HttpStatus.PAYLOAD_TOO_LARGE);
                return;
            }
            add(operation, HttpStatus.UNAUTHORIZED, HttpStatus.TOO_MANY_REQUESTS);
            boolean writes = method != HttpMethod.GET;
            if (writes) {
                add(operation, HttpStatus.FORBIDDEN, HttpStatus.CONFLICT);
            }
            if (method == HttpMethod.POST) {
                operation.addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .description("1 to 255 visible characters of ASCII, best a random UUID. A request that comes "
                                + "again with the same key, from the same user, within 24 hours is not carried out "
                                + "again and gets the same answer.")
                        .schema(new StringSchema().minLength(1).maxLength(IdempotencyKey.MAX_LENGTH)));
                add(operation, HttpStatus.BAD_REQUEST, HttpStatus.UNPROCESSABLE_ENTITY);
            }
            if (!path.equals("/api/onboardings")) {
                add(operation, HttpStatus.NOT_FOUND);
            }
            if (operation.getRequestBody() != null) {
                add(operation, HttpStatus.PAYLOAD_TOO_LARGE);
            }
            if (operation.getRequestBody() != null || hasQuery(operation)) {
                add(operation, HttpStatus.BAD_REQUEST);
            }
        });
    }

    private static boolean hasQuery(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
    }

    private static void add(Operation operation, HttpStatus... errors) {
        for (HttpStatus error : List.of(errors)) {
            operation
                    .getResponses()
                    .addApiResponse(String.valueOf(error.value()), new ApiResponse().$ref(ERRORS + error.name()));
        }
    }

    /**
     * Springdoc brings along a library for YAML, and Spring would read and write YAML wherever it does JSON, also in calls
     * to instances. We have nothing in YAML, so nothing is read as such.
     */
    @Bean
    HttpMessageConverters messageConverters(ObjectProvider<HttpMessageConverter<?>> converters) {
        return new HttpMessageConverters(converters.orderedStream().toList()) {

            @Override
            protected List<HttpMessageConverter<?>> postProcessConverters(List<HttpMessageConverter<?>> all) {
                return all.stream()
                        .filter(one -> !(one instanceof MappingJackson2YamlHttpMessageConverter))
                        .toList();
            }
        };
    }
}
