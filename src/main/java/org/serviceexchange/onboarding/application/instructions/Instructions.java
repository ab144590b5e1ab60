package org.serviceexchange.onboarding.application.instructions;

import java.util.List;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceAccesses;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Component;

/**
 * What the customer has to do in its own instance, step by step. The one source of these words: mail, form, work notes
 * and page show the same steps.
 */
@Component
public class Instructions {

    private final ProviderSetups setups;
    private final InstanceAccesses accesses;
    private final InstanceInspector instances;
    private final Links links;

    Instructions(ProviderSetups setups, InstanceAccesses accesses, InstanceInspector instances, Links links) {
        this.setups = setups;
        this.accesses = accesses;
        this.instances = instances;
        this.links = links;
    }

    /** How to install the application and complete the registration. */
    public List<Sentence> createProviderRecord(Onboarding onboarding) {
        Stream<Sentence> inInstance = Stream.of(
                Sentence.of("instructions.signIn", url(onboarding)),
                Sentence.of("instructions.install"),
                setups.activeRecord()
                        .map(record -> Sentence.of(
                                "instructions.record",
                                record.name(),
                                record.instance().host().url(),
                                record.instance().id()))
                        .orElseGet(() -> Sentence.of("instructions.record.later")),
                Sentence.of("instructions.request"));
        // only where the operator lets customers give it
        Stream<Sentence> access = instances.isEnabled() && accesses.canKeepSecrets()
                ? Stream.of(Sentence.of("instructions.access", links.instanceAccess(onboarding.number())))
                : Stream.empty();
        return Stream.of(inInstance, access, Stream.of(Sentence.of("instructions.enter", links.tasklist())))
                .flatMap(steps -> steps)
                .toList();
    }

    /** How to activate the replication set once the subscription is approved. */
    public List<Sentence> activateReplicationSet(Onboarding onboarding) {
        return List.of(
                Sentence.of("instructions.signIn", url(onboarding)),
                open(onboarding),
                Sentence.of("instructions.activate"),
                Sentence.of("instructions.confirm", links.tasklist()));
    }

    /** The set in the customer's instance bears the name of the provider's; of old onboardings we have none. */
    private Sentence open(Onboarding onboarding) {
        String set = onboarding.registration().details().replicationSet();
        String provider = setups.activeRecord().map(ProviderRecord::name).orElse(null);
        String key = "instructions.open.%s.%s"
                .formatted(set == null ? "unnamed" : "named", provider == null ? "unnamed" : "named");
        return Sentence.of(key, set, provider);
    }

    /** Without the last step, which leads to the task in Tasklist: the task itself shows these. */
    public static List<Sentence> inTask(List<Sentence> steps) {
        return steps.subList(0, steps.size() - 1);
    }

    /** What the customer has to do where the onboarding stands; empty where there is nothing. */
    public List<Sentence> now(Onboarding onboarding) {
        return switch (onboarding.state()) {
            case AWAITING_PROVIDER_RECORD -> createProviderRecord(onboarding);
            case AWAITING_ACTIVATION -> activateReplicationSet(onboarding);
            default -> List.of();
        };
    }

    private static String url(Onboarding onboarding) {
        return onboarding.instance().host().url();
    }
}
