package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;

/**
 * One customer's way from registration to an established integration. Immutable: each step answers the onboarding as it
 * is after it, with a new entry for its timeline.
 *
 * @param newEntries what happened since it was read; storing it adds them to its timeline
 * @param version    how often it was stored; null before the first time
 */
public record Onboarding(
        OnboardingNumber number,
        Registration registration,
        Progress progress,
        List<TimelineEntry> newEntries,
        Integer version) {

    public Onboarding {
        newEntries = List.copyOf(newEntries);
    }

    public static Onboarding register(OnboardingNumber number, Registration registration) {
        String by = registration.details().registeredBy();
        Instant at = registration.details().registeredAt();
        return new Onboarding(
                number,
                registration,
                Progress.registered(at),
                List.of(new TimelineEntry(
                        at,
                        by,
                        Sentence.of(
                                        "timeline.registered",
                                        registration.customer().name())
                                .toString())),
                null);
    }

    public Customer customer() {
        return registration.customer();
    }

    public Contact contact() {
        return registration.contact();
    }

    public ServiceNowInstance instance() {
        return registration.instance();
    }

    public Environment environment() {
        return registration.details().environment();
    }

    public OnboardingState state() {
        return progress.state();
    }

    /**
     * The next person's turn has come. Does nothing where it is that person's turn already, so that operations may
     * let a step begin again.
     *
     * @throws IllegalStateException when the onboarding can't get there from where it stands
     */
    public Onboarding awaiting(OnboardingState next, Instant at) {
        return state() == next ? waitingFor(next.responsibleParty(), at) : enter(next, at);
    }

    /** Something was done, which is kept in the base language; whose turn it is does not change. */
    public Onboarding noted(String by, Sentence what, Instant at) {
        List<TimelineEntry> entries = new ArrayList<>(newEntries);
        entries.add(new TimelineEntry(at, by, what.toString()));
        return new Onboarding(number, registration, progress, entries, version);
    }

    /** @throws IllegalStateException when the customer's provider record isn't waited for */
    public Onboarding providerRecordCreated(String by, Instant at) {
        require(OnboardingState.AWAITING_PROVIDER_RECORD);
        return waitingFor(Party.SYSTEM, at).noted(by, Sentence.of("timeline.recordCreated"), at);
    }

    /** @throws IllegalStateException when the provider's decision isn't waited for */
    public Onboarding subscriptionApproved(String by, Instant at) {
        require(OnboardingState.AWAITING_APPROVAL);
        return waitingFor(Party.SYSTEM, at).noted(by, Sentence.of("timeline.approved"), at);
    }

    /** @throws IllegalStateException when the provider's decision isn't waited for */
    public Onboarding subscriptionDenied(String by, String reason, Instant at) {
        return enter(OnboardingState.DENIED, at).noted(by, Sentence.of("timeline.denied", reason), at);
    }

    /** @throws IllegalStateException when the provider's decision isn't waited for */
    public Onboarding subscriptionSentBack(String by, String reason, Instant at) {
        require(OnboardingState.AWAITING_APPROVAL);
        return waitingFor(Party.SYSTEM, at).noted(by, Sentence.of("timeline.sentBack", reason), at);
    }

    /** @throws IllegalStateException when the customer's activation isn't waited for */
    public Onboarding activationConfirmed(String by, Instant at) {
        return enter(OnboardingState.ACTIVATING, at).noted(by, Sentence.of("timeline.activated"), at);
    }

    /** @throws IllegalStateException when the activation isn't observed */
    public Onboarding activationFailed(String cause, Instant at) {
        require(OnboardingState.ACTIVATING);
        return noted(TimelineEntry.SYSTEM, Sentence.of("timeline.activationFailed", cause), at);
    }

    public Onboarding needsCorrection(String cause, Instant at) {
        return noted(TimelineEntry.SYSTEM, Sentence.of("timeline.needsCorrection", cause), at);
    }

    /** @throws IllegalStateException when nothing has to be corrected */
    public Onboarding corrected(
            Contact contact, ServiceNowInstance instance, Environment environment, String by, Instant at) {
        require(OnboardingState.NEEDS_CORRECTION);
        return new Onboarding(
                        number,
                        registration.corrected(contact, instance, environment),
                        progress.waitingAgain(Party.SYSTEM, at),
                        newEntries,
                        version)
                .noted(by, Sentence.of("timeline.corrected"), at);
    }

    /** @throws IllegalStateException when it has ended */
    public Onboarding contactChanged(Contact next, String by, String reason, Instant at) {
        if (!state().isActive()) {
            throw new IllegalStateException("%s has ended, and needs no contact".formatted(number));
        }
        return new Onboarding(
                        number, registration.corrected(next, instance(), environment()), progress, newEntries, version)
                .noted(
                        by,
                        Sentence.of(
                                "timeline.contactChanged",
                                next.name(),
                                next.email(),
                                contact().name(),
                                contact().email(),
                                reason),
                        at);
    }

    /** How the people of the customer read from now on. */
    public Onboarding reading(Preference preference) {
        return new Onboarding(number, registration.reading(preference), progress, newEntries, version);
    }

    /** @throws IllegalStateException when it has ended */
    public Onboarding instanceRenamed(InstanceHost host, String by, String reason, Instant at) {
        return withInstance(instance().at(host), environment())
                .noted(
                        by,
                        Sentence.of("timeline.instanceRenamed", host, instance().host(), reason),
                        at);
    }

    /** @throws IllegalStateException when it has ended */
    public Onboarding environmentCorrected(Environment environment, String by, String reason, Instant at) {
        return withInstance(instance(), environment)
                .noted(
                        by,
                        Sentence.of(
                                "timeline.environmentCorrected",
                                environment.label(),
                                environment().label(),
                                reason),
                        at);
    }

    private Onboarding withInstance(ServiceNowInstance instance, Environment environment) {
        if (!state().isActive()) {
            throw new IllegalStateException("%s has ended, and its instance stays as it was".formatted(number));
        }
        return new Onboarding(
                number, registration.corrected(contact(), instance, environment), progress, newEntries, version);
    }

    /** @throws IllegalStateException when the customer's provider record isn't waited for */
    public Onboarding providerRecordMismatched(String by, Instant at) {
        require(OnboardingState.AWAITING_PROVIDER_RECORD);
        return waitingFor(Party.SYSTEM, at).noted(by, Sentence.of("timeline.mismatched"), at);
    }

    /** @throws IllegalStateException when no advice is waited for */
    public Onboarding advised(String by, String advice, Instant at) {
        require(OnboardingState.NEEDS_CORRECTION);
        return waitingFor(Party.SYSTEM, at).noted(by, Sentence.of("timeline.advised", advice), at);
    }

    /**
     * @param state withdrawn or expired
     * @throws IllegalStateException when it is established or has ended
     */
    public Onboarding terminated(OnboardingState state, String by, Sentence what, Instant at) {
        return enter(state, at).noted(by, what, at);
    }

    /** @throws IllegalStateException when the onboarding hasn't come that far */
    public Onboarding established(Instant at) {
        return enter(OnboardingState.ESTABLISHED, at)
                .noted(TimelineEntry.SYSTEM, Sentence.of("timeline.established"), at);
    }

    /** The integration rests from now on; the system still has to see to it. */
    public Onboarding paused(String by, Sentence what, Instant at) {
        return enter(OnboardingState.PAUSED, at).waitingFor(Party.SYSTEM, at).noted(by, what, at);
    }

    /** @throws IllegalStateException when there is no integration */
    public Onboarding requested(String by, Sentence what, Instant at) {
        requireIntegration();
        return waitingFor(Party.SYSTEM, at).noted(by, what, at);
    }

    /**
     * Sets the party that has to act on the open request, or none.
     *
     * @throws IllegalStateException when there is no integration
     */
    public Onboarding requestWaitsFor(Party party, Instant at) {
        requireIntegration();
        return waitingFor(party, at);
    }

    /**
     * Sets the party that has to take a step which a process designer added. The state does not change.
     *
     * @throws IllegalStateException when the onboarding has ended
     */
    public Onboarding stepWaitsFor(Party party, Instant at) {
        if (!state().isActive()) {
            throw new IllegalStateException("%s is %s, so no step follows".formatted(number, state()));
        }
        return waitingFor(party, at);
    }

    /** The integration is what it was before it was paused. */
    public Onboarding resumed(Instant at) {
        return enter(OnboardingState.ESTABLISHED, at).noted(TimelineEntry.SYSTEM, Sentence.of("timeline.resumed"), at);
    }

    /** Nothing of the integration is left but its record. */
    public Onboarding offboarded(Instant at) {
        return enter(OnboardingState.OFFBOARDED, at)
                .noted(TimelineEntry.SYSTEM, Sentence.of("timeline.offboarded"), at);
    }

    private void requireIntegration() {
        if (state() != OnboardingState.ESTABLISHED && state() != OnboardingState.PAUSED) {
            throw new IllegalStateException("%s is %s, and has no integration".formatted(number, state()));
        }
    }

    private Onboarding enter(OnboardingState next, Instant at) {
        if (!state().canTransitionTo(next)) {
            throw new IllegalStateException("%s is %s and can't become %s".formatted(number, state(), next));
        }
        return with(progress.enter(next, at));
    }

    private Onboarding waitingFor(Party party, Instant at) {
        return with(progress.waitingFor(party, at));
    }

    private void require(OnboardingState needed) {
        if (state() != needed) {
            throw new IllegalStateException("%s is %s, not %s".formatted(number, state(), needed));
        }
    }

    private Onboarding with(Progress progress) {
        return new Onboarding(number, registration, progress, newEntries, version);
    }
}
