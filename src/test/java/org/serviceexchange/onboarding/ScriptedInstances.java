package org.serviceexchange.onboarding;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestStep;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Customers' instances that say what a test wants them to say, and otherwise what the embedded one says. */
@TestComponent
@Primary
public class ScriptedInstances implements CustomerInstance, InstanceInspector {

    private final CustomerInstance embedded;
    private final Onboardings onboardings;
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Finding> findings = new ConcurrentHashMap<>();
    private final Map<String, Supplier<ObservedReplicationSet>> sets = new ConcurrentHashMap<>();
    private final Map<String, List<AccessTestLine>> lines = new ConcurrentHashMap<>();
    private final Map<String, InstanceCredentials> credentials = new ConcurrentHashMap<>();

    ScriptedInstances(@Qualifier("customerInstance") CustomerInstance embedded, Onboardings onboardings) {
        this.embedded = embedded;
        this.onboardings = onboardings;
    }

    /** The next time that its activation is observed, and only then. */
    public void answer(String instanceName, Answer answer) {
        answers.computeIfAbsent(instanceName, any -> new ArrayDeque<>()).add(answer);
    }

    /** Each time that it is checked. */
    public void finding(String instanceName, Finding finding) {
        findings.put(instanceName, finding);
    }

    /** Each time that it is looked at; a supplier that throws for one that can't be asked, and null for one without a set. */
    public void set(String onboarding, Supplier<ObservedReplicationSet> seen) {
        sets.put(onboarding, seen);
    }

    /** Each time that the access to it is tested. */
    public void accessTest(String instanceName, List<AccessTestLine> answer) {
        lines.put(instanceName, answer);
    }

    /** What it was last tested with; null if it was not, or the credentials were withdrawn. */
    public InstanceCredentials credentialsOf(String onboarding) {
        return credentials.get(onboarding);
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public List<AccessTestLine> test(
            OnboardingNumber onboarding, ServiceNowInstance instance, InstanceCredentials with) {
        credentials.put(onboarding.value(), with);
        return lines.getOrDefault(
                instance.host().name(),
                Stream.of(AccessTestStep.values()).map(AccessTestLine::ok).toList());
    }

    @Override
    public void forget(OnboardingNumber onboarding) {
        credentials.remove(onboarding.value());
    }

    @Override
    public Optional<ObservedReplicationSet> find(OnboardingNumber onboarding) {
        Supplier<ObservedReplicationSet> seen = sets.get(onboarding.value());
        return seen == null ? embedded.find(onboarding) : Optional.ofNullable(seen.get());
    }

    @Override
    public ReplicationSubscription requestActivation(ReplicationSubscription subscription) {
        return embedded.requestActivation(subscription);
    }

    @Override
    public Answer observeActivation(ReplicationSubscription subscription) {
        Queue<Answer> scripted = answers.get(
                onboardings.get(subscription.onboarding()).instance().host().name());
        return scripted == null || scripted.isEmpty() ? embedded.observeActivation(subscription) : scripted.remove();
    }

    @Override
    public Optional<Finding> check(ServiceNowInstance instance) {
        // whether an instance is there is another test's subject: those of the stories exist nowhere
        return Optional.ofNullable(findings.get(instance.host().name()));
    }

    @Override
    public ReplicationSubscription pauseReplicationSet(ReplicationSubscription subscription) {
        return embedded.pauseReplicationSet(subscription);
    }

    @Override
    public ReplicationSubscription resumeReplicationSet(ReplicationSubscription subscription) {
        return embedded.resumeReplicationSet(subscription);
    }

    @Override
    public ReplicationSubscription deactivateReplicationSet(ReplicationSubscription subscription) {
        return embedded.deactivateReplicationSet(subscription);
    }
}
