package org.serviceexchange.onboarding.application.instructions;

import java.util.List;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
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
    private final Links links;

    Instructions(ProviderSetups setups, Links links) {
        this.setups = setups;
        this.links = links;
    }

    /** How to install the application and complete the registration. */
    public List<String> createProviderRecord(Onboarding onboarding) {
        return List.of(
                "Sign in to your ServiceNow instance %s as an administrator.".formatted(url(onboarding)),
                "Open the ServiceNow Store, find the application Service Exchange and request it for this instance."
                        + " Then install it in your instance under System Applications > All Available Applications.",
                "In your instance, open Service Exchange and create a provider record with these values. "
                        + setups.activeRecord()
                                .map(Instructions::values)
                                .orElse("Your provider has not entered them yet; look here again later."),
                "On the provider record, choose Create Replication Set. This asks us to approve the replication "
                        + "subscription.",
                "Sign in to Tasklist at %s, open the task of this onboarding, enter the same values and complete the task."
                        .formatted(links.tasklist()));
    }

    /** How to activate the replication set once the subscription is approved. */
    public List<String> activateReplicationSet(Onboarding onboarding) {
        return List.of(
                "Sign in to your ServiceNow instance %s as an administrator.".formatted(url(onboarding)),
                "Open Service Exchange > Consumer Replication Sets and open the replication set %s."
                        .formatted(set(onboarding)),
                "Choose Activate and wait until the state is Active; this can take some minutes.",
                "Sign in to Tasklist at %s, open the task of this onboarding, confirm and complete the task."
                        .formatted(links.tasklist()));
    }

    private static String values(ProviderRecord record) {
        return "Name: %s. Instance: %s. Instance ID: %s."
                .formatted(
                        record.name(),
                        record.instance().name().url(),
                        record.instance().id());
    }

    /** The set in the customer's instance bears the name of the provider's; of old onboardings we have none. */
    private String set(Onboarding onboarding) {
        String ofProvider =
                setups.activeRecord().map(record -> "of " + record.name()).orElse("of your provider");
        String name = onboarding.registration().details().replicationSet();
        return name == null ? ofProvider : "%s %s".formatted(name, ofProvider);
    }

    /** What the customer has to do where the onboarding stands; empty where there is nothing. */
    public List<String> now(Onboarding onboarding) {
        return switch (onboarding.state()) {
            case AWAITING_PROVIDER_RECORD -> createProviderRecord(onboarding);
            case AWAITING_ACTIVATION -> activateReplicationSet(onboarding);
            default -> List.of();
        };
    }

    private static String url(Onboarding onboarding) {
        return onboarding.instance().name().url();
    }
}
