package org.serviceexchange.onboarding.application.onboarding;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.OffboardingPolicy;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EndCaseView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.IntegrationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RequestView;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.springframework.stereotype.Component;

/** Shows what became of integrations once they were established; both parties see the same. */
@Component
class IntegrationViewAssembler {

    private static final Set<OnboardingState> HAS_OR_HAD_ONE =
            EnumSet.of(OnboardingState.ESTABLISHED, OnboardingState.PAUSED, OnboardingState.OFFBOARDED);

    private final IntegrationRequests requests;
    private final RegistrationCases cases;
    private final OffboardingPolicy policy;

    IntegrationViewAssembler(IntegrationRequests requests, RegistrationCases cases, OffboardingPolicy policy) {
        this.requests = requests;
        this.cases = cases;
        this.policy = policy;
    }

    /** Nothing for those that have, and had, no integration. */
    Map<OnboardingNumber, IntegrationView> of(List<Onboarding> onboardings) {
        List<Onboarding> shown = onboardings.stream()
                .filter(onboarding -> HAS_OR_HAD_ONE.contains(onboarding.state()))
                .toList();
        List<OnboardingNumber> numbers = shown.stream().map(Onboarding::number).toList();
        Map<OnboardingNumber, RegistrationCase> endCases = cases.offboardingCasesOf(numbers).stream()
                .collect(Collectors.toMap(RegistrationCase::onboarding, Function.identity()));
        Map<OnboardingNumber, List<IntegrationRequest>> all =
                requests.ofAll(numbers).stream().collect(Collectors.groupingBy(IntegrationRequest::onboarding));
        return shown.stream()
                .collect(Collectors.toMap(
                        Onboarding::number,
                        onboarding -> view(
                                onboarding,
                                all.getOrDefault(onboarding.number(), List.of()),
                                endCases.get(onboarding.number()))));
    }

    private IntegrationView view(Onboarding onboarding, List<IntegrationRequest> all, RegistrationCase endCase) {
        Instant pausedSince = all.stream()
                .filter(request -> onboarding.state() == OnboardingState.PAUSED && request.kind() == RequestKind.PAUSE)
                .map(IntegrationRequest::at)
                .reduce((older, newer) -> newer)
                .orElse(null);
        RequestView open = all.stream()
                .filter(IntegrationRequest::isOpen)
                .map(RequestView::of)
                .findFirst()
                .orElse(null);
        List<RequestView> earlier = all.stream()
                .filter(request -> !request.isOpen())
                .sorted(Comparator.comparing(IntegrationRequest::id).reversed())
                .map(RequestView::of)
                .toList();
        return new IntegrationView(
                open, earlier, pausedSince, noticeDays(), endCase == null ? null : EndCaseView.of(endCase));
    }

    private Integer noticeDays() {
        // a started day counts
        return policy.needAgreement()
                ? null
                : (int) policy.notice().plusDays(1).minusNanos(1).toDays();
    }
}
