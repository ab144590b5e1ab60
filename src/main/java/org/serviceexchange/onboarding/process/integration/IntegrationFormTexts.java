package org.serviceexchange.onboarding.process.integration;

import java.util.Map;
import java.util.Optional;
import org.serviceexchange.onboarding.application.PersonNames;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.form.FormTextProvider;
import org.serviceexchange.onboarding.process.form.FormTexts;
import org.serviceexchange.onboarding.process.form.Markdown;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.springframework.stereotype.Component;

/** The texts of the forms in which a party answers a request about an integration. */
@Component
class IntegrationFormTexts implements FormTexts {

    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final Links links;
    private final PersonNames people;

    IntegrationFormTexts(Onboardings onboardings, IntegrationRequests requests, Links links, PersonNames people) {
        this.onboardings = onboardings;
        this.requests = requests;
        this.links = links;
        this.people = people;
    }

    @Override
    public Map<String, String> of(String formKey, String businessKey) {
        boolean agreement = formKey.equals(IntegrationResumeModel.FORM_AGREE)
                || formKey.equals(IntegrationOffboardingModel.FORM_AGREE);
        // a designer may use the form in a process that belongs to no onboarding
        return Optional.ofNullable(businessKey)
                .filter(key -> agreement)
                .flatMap(OnboardingNumber::parse)
                .map(number -> Map.of("requestSummary", summary(onboardings.get(number))))
                .orElse(Map.of());
    }

    private String summary(Onboarding onboarding) {
        return requests.openOf(onboarding.number())
                .map(request -> summary(onboarding, request))
                .orElse("");
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
