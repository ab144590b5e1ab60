package org.serviceexchange.onboarding.process.form;

import java.util.Map;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.domain.UtcTime;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Component;

/** The texts of the forms in which a party answers a request about an integration. */
@Component
class IntegrationFormTexts {

    private final IntegrationRequests requests;
    private final Links links;

    IntegrationFormTexts(IntegrationRequests requests, Links links) {
        this.requests = requests;
        this.links = links;
    }

    Map<String, String> of(Onboarding onboarding) {
        return Map.of(
                "requestSummary",
                requests.openOf(onboarding.number())
                        .map(request -> summary(onboarding, request))
                        .orElse(""));
    }

    private String summary(Onboarding onboarding, IntegrationRequest request) {
        return """
                #### %s asks to %s the integration

                - **Customer:** %s
                - **Customer's instance:** %s
                - **Asked by:** %s, %s
                - **Reason:** %s
                - **Onboarding:** %s
                """
                .formatted(
                        request.askedBy() == Party.PROVIDER ? "The provider" : "The customer",
                        request.kind().verb(),
                        Markdown.literal(onboarding.customer().name()),
                        Markdown.literal(onboarding.instance().name().url()),
                        Markdown.literal(request.by()),
                        UtcTime.show(request.at()),
                        Markdown.literal(request.reason()),
                        Markdown.link(onboarding.number().value(), links.record(onboarding.number())));
    }
}
