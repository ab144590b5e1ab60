package org.serviceexchange.onboarding.application.customerrequest;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequestReview;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequests;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequestOutcome;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The author follows the link in the mail: from then on the provider sees the request.
 *
 * <p>The page answers the same to everyone. That the instance is connected already is told by mail, and only to an address that
 * acts for that customer: any address can be confirmed by a stranger, who would learn who the provider's customers are. A
 * request of anybody else goes to the provider, who sees on the task what is known.
 */
@Service
public class ConfirmCustomerRequest {

    private final CustomerRequests requests;
    private final Onboardings onboardings;
    private final CustomerAccess access;
    private final CustomerRequestReview review;
    private final Clock clock;

    ConfirmCustomerRequest(
            CustomerRequests requests,
            Onboardings onboardings,
            CustomerAccess access,
            CustomerRequestReview review,
            Clock clock) {
        this.requests = requests;
        this.onboardings = onboardings;
        this.access = access;
        this.review = review;
        this.clock = clock;
    }

    /** Changes nothing: mail scanners open links. Empty where the link can't be used, whatever the reason. */
    @Transactional(readOnly = true)
    public Optional<CustomerRequest> show(String token) {
        return OneTimeToken.parse(token)
                .flatMap(requests::of)
                .filter(request -> request.isConfirmable(clock.instant()));
    }

    /** Answers whether the link could be used. */
    @Transactional
    public boolean confirm(String token) {
        Optional<OneTimeToken> usable = OneTimeToken.parse(token).filter(one -> requests.confirm(one, clock.instant()));
        usable.flatMap(requests::of).map(this::withWhatIsKnown).ifPresent(review::start);
        return usable.isPresent();
    }

    private CustomerRequest withWhatIsKnown(CustomerRequest request) {
        Optional<OnboardingNumber> own = onboardings
                .activeWith(request.details().instance())
                .stream()
                .filter(onboarding -> actsFor(request, onboarding))
                .map(Onboarding::number)
                .findFirst();
        if (own.isEmpty() && !isRepeated(request)) {
            return request;
        }
        CustomerRequest known = request.answered(
                CustomerRequestOutcome.KNOWN, TimelineEntry.SYSTEM, clock.instant(), "", own.orElse(null));
        requests.answer(known);
        return known;
    }

    private boolean actsFor(CustomerRequest request, Onboarding onboarding) {
        return onboarding.contact().email().equals(request.details().contact().email())
                || access.customersOf(request.details().contact().email())
                        .contains(onboarding.customer().key());
    }

    private boolean isRepeated(CustomerRequest request) {
        return requests.waitingFor(request.details().instance()).stream()
                .anyMatch(other -> !other.id().equals(request.id())
                        && other.details()
                                .contact()
                                .email()
                                .equals(request.details().contact().email()));
    }
}
