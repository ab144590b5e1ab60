package org.serviceexchange.onboarding.application.activation;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.casework.SyncCaseState;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Answer;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.activation.ActivationStatus;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the activation status. Active: the integration is established. Still seeding: the process checks again later.
 * Refused, or no answer in time: the customer is notified. A repetition changes nothing.
 */
@Service
public class CheckActivation {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final CustomerInstance customerInstance;
    private final Observations observations;
    private final Issues issues;
    private final SyncCaseState syncCaseState;
    private final ActivationTimeout timeout;
    private final Clock clock;

    CheckActivation(
            Onboardings onboardings,
            ReplicationSubscriptions subscriptions,
            CustomerInstance customerInstance,
            Observations observations,
            Issues issues,
            SyncCaseState syncCaseState,
            ActivationTimeout timeout,
            Clock clock) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.customerInstance = customerInstance;
        this.observations = observations;
        this.issues = issues;
        this.syncCaseState = syncCaseState;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Transactional
    public ActivationStatus check(OnboardingNumber number) {
        Onboarding onboarding = onboardings.get(number);
        if (onboarding.state() == OnboardingState.ESTABLISHED) {
            return ActivationStatus.ACTIVE;
        }
        ReplicationSubscription subscription = subscriptions.get(number);
        Answer answer = customerInstance.observeActivation(subscription);
        Instant now = clock.instant();
        if (answer instanceof Answer.Active) {
            subscriptions.save(subscription.activate());
            customerInstance.find(number).ifPresent(set -> observations.save(Observation.of(number, set, now)));
            issues.remove(number, Issue.Kind.ACTIVATION);
            onboardings.save(onboarding.established(now));
            return ActivationStatus.ACTIVE;
        }
        if (answer instanceof Answer.Refused refused) {
            return failed(onboarding, refused.finding(), now);
        }
        if (answer instanceof Answer.Seeding && subscription.replicationSet() != ReplicationSetState.SEEDING) {
            subscriptions.save(subscription.observed(ReplicationSetState.SEEDING));
        }
        boolean silentForTooLong = answer instanceof Answer.Silent
                && now.isAfter(onboarding.progress().waitingSince().plus(timeout.duration()));
        if (silentForTooLong) {
            return failed(onboarding, silent(onboarding), now);
        }
        // this can take hours, in which the customer has nothing to do
        syncCaseState.waitsFor(Party.SYSTEM, number);
        return ActivationStatus.SEEDING;
    }

    private ActivationStatus failed(Onboarding onboarding, Finding finding, Instant now) {
        issues.save(new Issue(onboarding.number(), Issue.Kind.ACTIVATION, now, finding.cause(), finding.solution()));
        onboardings.save(onboarding.activationFailed(finding.cause(), now));
        return ActivationStatus.FAILED;
    }

    private Finding silent(Onboarding onboarding) {
        return new Finding(
                Sentence.of(
                                "issueText.silent",
                                onboarding.instance().host().url(),
                                timeout.duration().toHours())
                        .toString(),
                Sentence.of("issueText.silent.solution").toString());
    }
}
