package org.serviceexchange.onboarding.process.form;

import java.util.Map;
import org.serviceexchange.onboarding.application.PersonNames;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/** The texts of the forms in which a party answers a request about an integration. */
@Component
class IntegrationFormTexts {

    private final IntegrationRequests requests;
    private final Links links;
    private final PersonNames people;

    IntegrationFormTexts(IntegrationRequests requests, Links links, PersonNames people) {
        this.requests = requests;
        this.links = links;
        this.people = people;
    }

    Map<String, String> of(Onboarding onboarding) {
        return Map.of(
                "requestSummary",
                requests.openOf(onboarding.number())
                        .map(request -> summary(onboarding, request))
                        .orElse(""));
    }

    private String summary(Onboarding onboarding, IntegrationRequest request) {
        return FormTextProvider.text(
                "form.request",
                Sentence.of("form.request.%s.%s".formatted(request.kind(), request.askedBy())),
                Markdown.literal(onboarding.registration().connection().in(FormTextProvider.reader())),
                Markdown.literal(onboarding.instance().host().url()),
                Markdown.literal(people.of(request.by(), onboarding.customer().name(), request.otherParty())
                        .in(FormTextProvider.reader())),
                request.at(),
                Markdown.literal(request.reason()),
                Markdown.link(onboarding.number().value(), links.record(onboarding.number())));
    }
}
