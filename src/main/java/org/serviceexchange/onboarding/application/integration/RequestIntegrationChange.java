package org.serviceexchange.onboarding.application.integration;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OffboardingPolicy;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RequestView;
import org.serviceexchange.onboarding.application.port.integration.IntegrationProcesses;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.input.IntegrationRequestField;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;

/**
 * One party wants an established integration paused, resumed or ended, or takes that back: the provider admins for
 * every customer, a customer's people for their own company. Refused when there is no reason, or one that can't be taken;
 * not now where the integration isn't in that state, or another request is open.
 */
@Service
public class RequestIntegrationChange {

    private final OnboardingActionExecutor act;
    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final IntegrationRequestRules rules;
    private final IntegrationProcesses processes;
    private final OffboardingPolicy policy;
    private final Clock clock;

    RequestIntegrationChange(
            OnboardingActionExecutor act,
            Onboardings onboardings,
            IntegrationRequests requests,
            IntegrationRequestRules rules,
            IntegrationProcesses processes,
            OffboardingPolicy policy,
            Clock clock) {
        this.act = act;
        this.onboardings = onboardings;
        this.requests = requests;
        this.rules = rules;
        this.processes = processes;
        this.policy = policy;
        this.clock = clock;
    }

    /** Takes effect at once. */
    public Result<RequestView> pause(String number, CurrentUser currentUser, String reason) {
        return asParty(number, currentUser, (onboarding, party) -> {
            String why = checked(reason);
            return asked(onboarding, party, RequestKind.PAUSE, () -> {
                IntegrationRequest request = requests.add(IntegrationRequest.pause(
                        onboarding.number(), party, currentUser.userId(), why, clock.instant()));
                return begun(onboarding.paused(request.by(), request.sentence(), request.at()), request);
            });
        });
    }

    /** Asks the other party to agree. */
    public Result<RequestView> resume(String number, CurrentUser currentUser, String reason) {
        return asParty(number, currentUser, (onboarding, party) -> {
            String why = checked(reason);
            return asked(onboarding, party, RequestKind.RESUME, () -> {
                IntegrationRequest request = requests.add(IntegrationRequest.resume(
                        onboarding.number(), party, currentUser.userId(), why, clock.instant()));
                return begun(onboarding.requested(request.by(), request.sentence(), request.at()), request);
            });
        });
    }

    /**
     * Asks the other party to agree, or lets the notice period begin: as the {@link OffboardingPolicy} say.
     *
     * @param confirmCustomerName the customer's name, as a protection against mistakes; capitals, accents and white
     *                            space don't count
     */
    public Result<RequestView> end(String number, CurrentUser currentUser, String reason, String confirmCustomerName) {
        return asParty(number, currentUser, (onboarding, party) -> {
            Input input = new Input();
            String why = input.text(IntegrationRequestField.REASON, reason, IntegrationRequest.MAX_REASON);
            confirm(onboarding.customer(), confirmCustomerName, input);
            input.throwIfInvalid();
            return asked(onboarding, party, RequestKind.END, () -> {
                Instant now = clock.instant();
                IntegrationRequest request = requests.add(IntegrationRequest.end(
                        onboarding.number(),
                        party,
                        currentUser.userId(),
                        why,
                        policy.needAgreement() ? null : now.plus(policy.notice()),
                        now));
                return begun(onboarding.requested(request.by(), request.sentence(), request.at()), request);
            });
        });
    }

    /** The party that had asked takes it back, as long as nothing is decided. */
    public Result<Void> withdraw(String number, CurrentUser currentUser, RequestKind kind) {
        return asParty(number, currentUser, (onboarding, party) -> {
            Optional<IntegrationRequest> open =
                    requests.openOf(onboarding.number()).filter(request -> request.kind() == kind);
            if (open.isEmpty()) {
                return new Conflict<>(Sentence.of("request.takeBack.none." + kind));
            }
            return IntegrationRequestRules.whyNotWithdrawable(open.get(), party)
                    .<Result<Void>>map(Conflict::new)
                    .orElseGet(() -> withdrawn(onboarding, open.get(), currentUser));
        });
    }

    private Result<Void> withdrawn(Onboarding onboarding, IntegrationRequest open, CurrentUser currentUser) {
        Instant now = clock.instant();
        IntegrationRequest withdrawn = open.withdraw(currentUser.userId(), now);
        // first: a concurrent decision waits for this update and then fails on it
        requests.save(withdrawn);
        onboardings.save(onboarding
                .requestWaitsFor(Party.NOBODY, now)
                .noted(currentUser.userId(), Sentence.of("timeline.takenBack." + withdrawn.kind()), now));
        processes.withdrawn(withdrawn);
        return new Success<>(null);
    }

    private Result<RequestView> asked(Onboarding onboarding, Party party, RequestKind kind, Supplier<RequestView> ask) {
        return rules.whyNotRequestable(onboarding, party, kind)
                .<Result<RequestView>>map(Conflict::new)
                .orElseGet(() -> new Success<>(ask.get()));
    }

    private RequestView begun(Onboarding onboarding, IntegrationRequest request) {
        onboardings.save(onboarding);
        processes.start(onboarding, request);
        return RequestView.of(request);
    }

    private <T> Result<T> asParty(String number, CurrentUser currentUser, PartyAction<T> action) {
        return act.execute(number, currentUser, onboarding -> currentUser
                .partyOf(onboarding)
                .map(party -> action.as(onboarding, party))
                .orElseGet(() -> new Forbidden<>(Sentence.of("request.forbidden"))));
    }

    private static String checked(String typed) {
        Input input = new Input();
        String reason = input.text(IntegrationRequestField.REASON, typed, IntegrationRequest.MAX_REASON);
        input.throwIfInvalid();
        return reason;
    }

    private static void confirm(Customer customer, String typed, Input input) {
        if (typed == null || !Customer.comparable(typed).equals(Customer.comparable(customer.name()))) {
            input.error(IntegrationRequestField.CONFIRM_CUSTOMER_NAME, "request.confirm", customer.name());
        }
    }

    private interface PartyAction<T> {
        Result<T> as(Onboarding onboarding, Party party);
    }
}
