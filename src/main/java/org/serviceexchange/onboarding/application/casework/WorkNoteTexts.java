package org.serviceexchange.onboarding.application.casework;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Registration;

/** The words of a registration case that agents and Service Exchange admins work from. */
final class WorkNoteTexts {

    private WorkNoteTexts() {}

    static String description(Onboarding onboarding) {
        String replicationSet = onboarding.registration().details().replicationSet();
        return """
                %s is being connected through Service Exchange.
                Onboarding: %s
                Contact: %s <%s>
                Customer's instance: %s
                Customer's instance ID: %s
                Replication set: %s"""
                .formatted(
                        onboarding.customer().name(),
                        onboarding.number(),
                        onboarding.contact().name(),
                        onboarding.contact().email(),
                        onboarding.instance().name().url(),
                        onboarding.instance().id(),
                        replicationSet == null ? "-" : replicationSet);
    }

    static String registered(Onboarding onboarding) {
        Registration.Details details = onboarding.registration().details();
        return """
                WHAT WAS REGISTERED
                Registered by %s. Customer %s, group of users %s.
                %s
                Note: %s"""
                .formatted(
                        details.registeredBy(),
                        onboarding.customer().name(),
                        onboarding.customer().group(),
                        description(onboarding),
                        details.note().isEmpty() ? "none" : details.note());
    }

    static String told(Onboarding onboarding, List<String> instructions) {
        return """
                WHAT THE CUSTOMER WAS TOLD
                %s <%s> gets two mails: that this case was opened, and these instructions:
                %s"""
                .formatted(
                        onboarding.contact().name(),
                        onboarding.contact().email(),
                        IntStream.range(0, instructions.size())
                                .mapToObj(i -> "%d. %s".formatted(i + 1, instructions.get(i)))
                                .collect(Collectors.joining("\n")));
    }

    static String next(String recordLink) {
        return """
                WHAT HAPPENS NEXT, AND HOW TO HELP
                Where the onboarding stands and who is waited for: %s
                1. The customer creates the provider record in its instance and completes the task in Tasklist.
                   Help: Can't the customer find the application? It has to be requested in the ServiceNow Store and \
                installed by an administrator. Are the values refused? Name, instance and ID must be exactly those of \
                the instructions; the ID is the property instance_id. Has the customer no task in Tasklist? The person \
                must sign in with the address of the registration's contact. Has the person no account yet? The mail with the \
                instructions has a link to set a password; a Service Exchange admin sends a new one from the onboarding's page.
                2. The replication subscription stands pending approval; its link comes as a work note on this case.
                   Help: A Service Exchange admin opens the link, checks that customer, instance and ID are the right \
                ones, and approves or denies in Tasklist. A denial needs a reason that the customer can act on.
                3. The customer activates the replication set in its instance and confirms it in Tasklist.
                   Help: Activate is there only once the subscription is approved. After it, the state becomes Active \
                within some minutes; if it stays at Activation Requested, check that the customer's instance \
                can reach ours.
                4. The integration is established; this case is resolved and both parties get a mail."""
                .formatted(recordLink);
    }

    static String subscriptionPending(String subscriptionNumber, String link) {
        return """
                The customer created the provider record. The replication subscription %s is pending approval.
                Approve the replication subscription: %s"""
                .formatted(subscriptionNumber, link);
    }
}
