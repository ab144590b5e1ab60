package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.application.OnboardingView.RequestView;
import org.serviceexchange.onboarding.application.port.IntegrationProcesses;
import org.serviceexchange.onboarding.application.port.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.domain.Customer;
import org.serviceexchange.onboarding.domain.Input;
import org.serviceexchange.onboarding.domain.IntegrationRequest;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.OnboardingState;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.serviceexchange.onboarding.domain.RequestField;
import org.serviceexchange.onboarding.domain.RequestKind;
import org.serviceexchange.onboarding.domain.SettledMeanwhile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One party wants an established integration paused, resumed or ended, or takes that back: the provider's admins for
 * every customer, a customer's people for their own company.
 */
@Service
public class RequestIntegrationChange {

    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final IntegrationProcesses processes;
    private final EndTerms terms;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RequestIntegrationChange(
            Onboardings onboardings,
            IntegrationRequests requests,
            IntegrationProcesses processes,
            EndTerms terms,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.requests = requests;
        this.processes = processes;
        this.terms = terms;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of it; the sentences are for the person who asked. */
    public sealed interface Outcome {

        record Requested(RequestView request) implements Outcome {}

        record TakenBack() implements Outcome {}

        /** There is no such onboarding, or none that this person may know of. */
        record NothingThere() implements Outcome {}

        /** This person may see the onboarding, and not do this. */
        record NotAllowed() implements Outcome {}

        /** As things stand, this can't be done. */
        record WrongMoment(String sentence) implements Outcome {}
    }

    /**
     * Takes effect at once.
     *
     * @throws RefusedInput when there is no reason, or one that can't be taken
     */
    public Outcome pause(String number, Viewer viewer, String reason) {
        Input input = new Input();
        String why = input.text(RequestField.REASON, reason, IntegrationRequest.MAX_REASON);
        return asParty(number, viewer, (onboarding, party) -> {
            input.orRefuse();
            return hindrance(onboarding, party, RequestKind.PAUSE).orElseGet(() -> {
                IntegrationRequest request = requests.add(
                        IntegrationRequest.pause(onboarding.number(), party, viewer.userId(), why, clock.instant()));
                return begun(onboarding.paused(request), request);
            });
        });
    }

    /**
     * Asks the other party to agree.
     *
     * @throws RefusedInput when there is no reason, or one that can't be taken
     */
    public Outcome resume(String number, Viewer viewer, String reason) {
        Input input = new Input();
        String why = input.text(RequestField.REASON, reason, IntegrationRequest.MAX_REASON);
        return asParty(number, viewer, (onboarding, party) -> {
            input.orRefuse();
            return hindrance(onboarding, party, RequestKind.RESUME).orElseGet(() -> {
                IntegrationRequest request = requests.add(
                        IntegrationRequest.resume(onboarding.number(), party, viewer.userId(), why, clock.instant()));
                return begun(onboarding.requested(request), request);
            });
        });
    }

    /**
     * Asks the other party to agree, or lets the notice period begin: as the {@link EndTerms} say.
     *
     * @param confirmCustomerName the customer's name, so that nobody ends an integration by mistake; capitals, accents
     *     and white space don't count
     * @throws RefusedInput when there is no reason, one that can't be taken, or another name
     */
    public Outcome end(String number, Viewer viewer, String reason, String confirmCustomerName) {
        Input input = new Input();
        String why = input.text(RequestField.REASON, reason, IntegrationRequest.MAX_REASON);
        return asParty(number, viewer, (onboarding, party) -> {
            confirm(onboarding.customer(), confirmCustomerName, input);
            input.orRefuse();
            return hindrance(onboarding, party, RequestKind.END).orElseGet(() -> {
                Instant now = clock.instant();
                IntegrationRequest request = requests.add(IntegrationRequest.end(
                        onboarding.number(),
                        party,
                        viewer.userId(),
                        why,
                        terms.needAgreement() ? null : now.plus(terms.notice()),
                        now));
                return begun(onboarding.requested(request), request);
            });
        });
    }

    /** The party that had asked takes it back, as long as nothing is decided. */
    public Outcome takeBack(String number, Viewer viewer, RequestKind kind) {
        return asParty(number, viewer, (onboarding, party) -> {
            Optional<IntegrationRequest> open =
                    requests.openOf(onboarding.number()).filter(request -> request.kind() == kind);
            if (open.isEmpty()) {
                return new Outcome.WrongMoment(
                        "There is no open request to %s the integration, so there is nothing to take back."
                                .formatted(kind.verb()));
            }
            IntegrationRequest request = open.get();
            if (request.askedBy() != party) {
                return new Outcome.WrongMoment(
                        request.noticeEnds() == null
                                ? "The other party asked to %s the integration. Agree or refuse in Tasklist instead."
                                        .formatted(kind.verb())
                                : "The other party asked to %s the integration, and only it can take that back. Write a comment on the case if you don't want it."
                                        .formatted(kind.verb()));
            }
            if (request.decision() != null) {
                return new Outcome.WrongMoment(
                        "The request to %s the integration is being carried out and can't be taken back any more."
                                .formatted(kind.verb()));
            }
            Instant now = clock.instant();
            IntegrationRequest takenBack = request.takeBack(viewer.userId(), now);
            // first of all: whoever decides at the same moment waits here, and hears that it was settled
            requests.save(takenBack);
            onboardings.save(onboarding
                    .requestWaitsFor(Party.NOBODY, now)
                    .noted(
                            viewer.userId(),
                            "The request to %s the integration was taken back".formatted(kind.verb()),
                            now));
            processes.takenBack(takenBack);
            return new Outcome.TakenBack();
        });
    }

    private Outcome begun(Onboarding onboarding, IntegrationRequest request) {
        onboardings.save(onboarding);
        processes.start(onboarding, request);
        return new Outcome.Requested(RequestView.of(request));
    }

    private Outcome asParty(String number, Viewer viewer, Act act) {
        return atOnceOrAfter(() -> transaction.execute(status -> {
            Optional<Onboarding> found =
                    OnboardingNumber.parse(number).flatMap(onboardings::find).filter(viewer::maySee);
            if (found.isEmpty()) {
                return new Outcome.NothingThere();
            }
            return viewer.partyOf(found.get())
                    .map(party -> act.as(found.get(), party))
                    .orElseGet(Outcome.NotAllowed::new);
        }));
    }

    /** Who was slower by a moment hears the same as who comes later. */
    private static Outcome atOnceOrAfter(Supplier<Outcome> act) {
        try {
            return act.get();
        } catch (SettledMeanwhile settled) {
            return new Outcome.WrongMoment(settled.getMessage());
        }
    }

    private static void confirm(Customer customer, String typed, Input input) {
        if (typed == null || !Customer.comparable(typed).equals(Customer.comparable(customer.name()))) {
            input.problem(
                    RequestField.CONFIRM_CUSTOMER_NAME,
                    "type %s, so that nobody ends an integration by mistake.".formatted(customer.name()));
        }
    }

    private Optional<Outcome> hindrance(Onboarding onboarding, Party party, RequestKind kind) {
        return state(onboarding, kind)
                .or(() -> requests.openOf(onboarding.number()).map(open -> openRequest(open, party)))
                .map(Outcome.WrongMoment::new);
    }

    private static Optional<String> state(Onboarding onboarding, RequestKind kind) {
        OnboardingState state = onboarding.state();
        if (state.isOpen()) {
            return Optional.of(
                    "The integration isn't established yet, so there is nothing to %s.".formatted(kind.verb()));
        }
        if (!state.holdsItsInstance()) {
            return Optional.of("The onboarding %s has ended. There is no integration to %s any more."
                    .formatted(onboarding.number(), kind.verb()));
        }
        if (kind == RequestKind.PAUSE && state == OnboardingState.PAUSED) {
            return Optional.of("The integration is paused already.");
        }
        return kind == RequestKind.RESUME && state != OnboardingState.PAUSED
                ? Optional.of("The integration isn't paused, so there is nothing to resume.")
                : Optional.empty();
    }

    private static String openRequest(IntegrationRequest open, Party party) {
        String verb = open.kind().verb();
        if (open.decision() != null) {
            return "A request to %s the integration is being carried out. Try again in a moment.".formatted(verb);
        }
        if (open.askedBy() == party) {
            return "You have asked to %s the integration already. Wait for that, or take it back first."
                    .formatted(verb);
        }
        return open.noticeEnds() == null
                ? "The other party has asked to %s the integration. Agree or refuse in Tasklist first.".formatted(verb)
                : "The other party has asked to %s the integration, and the notice period runs.".formatted(verb);
    }

    private interface Act {
        Outcome as(Onboarding onboarding, Party party);
    }
}
