package org.serviceexchange.onboarding.mail;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.notification.CustomerRequestMailModel;
import org.serviceexchange.onboarding.application.port.notification.DeadlineMailModel;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Line;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Listing;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.OfCustomer;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.OfProvider;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.StateCount;
import org.serviceexchange.onboarding.application.port.notification.InvitationMailModel;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Explanation;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Topic;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.notification.PasswordResetMailModel;
import org.serviceexchange.onboarding.application.port.notification.RemindersMailModel;
import org.serviceexchange.onboarding.domain.ModelName;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/** What the sources of mails know by name: the values of a mail's model, as its reader reads them. */
final class MailVariables {

    private MailVariables() {}

    static Map<String, Object> of(OnboardingMailModel model, Party receiver, Reader reader) {
        Map<String, Object> variables = new HashMap<>();
        addOnboarding(variables, model.onboarding(), model.onboarding().contact(), reader);
        addProvider(variables, model.provider());
        variables.put("toProvider", receiver == Party.PROVIDER);
        variables.put("caseNumber", model.caseNumber());
        variables.put(
                "steps", model.steps().stream().map(step -> step.in(reader)).toList());
        variables.put("tasks", names(model.taskTitles(), reader));
        variables.put("tasklistLink", model.pages().tasklist());
        variables.put("recordLink", model.pages().record());
        variables.put("subscriptionLink", model.pages().subscription());
        variables.put("caseLink", model.pages().registrationCase());
        if (model.pages().status() != null) {
            variables.put("statusLink", model.pages().status().address());
        }
        variables.put("accessStays", model.accessStays());
        addExplanation(variables, model.explanation(), reader);
        addTopic(variables, model.topic(), reader);
        return variables;
    }

    static Map<String, Object> of(RemindersMailModel model, Reader reader) {
        Map<String, Object> variables = new HashMap<>();
        addProvider(variables, model.provider());
        variables.put("toProvider", model.receiver() == Party.PROVIDER);
        variables.put("customer", model.shown().get(0).onboarding().customer().name());
        variables.put("count", model.count());
        variables.put("more", model.count() - model.shown().size());
        variables.put("tasklistLink", model.tasklistLink());
        variables.put(
                "reminders",
                model.shown().stream()
                        .map(one -> {
                            Map<String, Object> reminder = new HashMap<>();
                            addOnboarding(
                                    reminder, one.onboarding(), one.onboarding().contact(), reader);
                            addDeadline(reminder, one.deadline(), reader);
                            return reminder;
                        })
                        .toList());
        return variables;
    }

    static Map<String, Object> of(DigestMailModel model, Reader reader) {
        Map<String, Object> variables = new HashMap<>();
        addProvider(variables, model.provider());
        variables.put("since", show(model.since(), reader));
        variables.put("tasklistLink", model.links().tasklist());
        variables.put("onboardingsLink", model.links().onboardings());
        variables.put("settingsLink", model.links().settings());
        variables.put("refusalLink", model.links().refusal().address());
        if (model.content() instanceof OfCustomer content) {
            variables.put("toProvider", false);
            variables.put("customer", content.customer());
            variables.put("open", values(content.open(), reader));
            return variables;
        }
        OfProvider content = (OfProvider) model.content();
        variables.put("toProvider", true);
        variables.put(
                "states",
                content.open().stream().map(count -> values(count, reader)).toList());
        variables.put("late", values(content.overdue(), reader));
        variables.put("waiting", values(content.stuck(), reader));
        variables.put(
                "outcomes",
                content.outcomes().stream()
                        .map(outcome -> {
                            Map<String, Object> values = values(outcome.listing(), reader);
                            values.put("state", label(outcome.state(), reader));
                            return values;
                        })
                        .toList());
        return variables;
    }

    private static Map<String, Object> values(StateCount count, Reader reader) {
        return Map.of("state", label(count.state(), reader), "count", count.count(), "link", count.link());
    }

    private static String label(OnboardingState state, Reader reader) {
        return Sentence.of("state." + state).in(reader);
    }

    private static Map<String, Object> values(Listing listing, Reader reader) {
        Map<String, Object> values = new HashMap<>();
        values.put(
                "lines",
                listing.lines().stream().map(line -> values(line, reader)).toList());
        values.put("count", listing.count());
        values.put("more", listing.count() - listing.lines().size());
        values.put("link", listing.link());
        return values;
    }

    private static Map<String, Object> values(Line line, Reader reader) {
        Map<String, Object> values = new HashMap<>();
        values.put("number", line.number());
        values.put("customer", line.customer());
        values.put("environment", line.environment().label().in(reader));
        values.put("customerActs", line.waitingOn() == Party.CUSTOMER);
        values.put("task", line.title() == null ? null : new ModelName(line.title()).in(reader.language()));
        values.put("due", show(line.due(), reader));
        values.put("overdue", line.overdue());
        values.put("link", line.link());
        return values;
    }

    static Map<String, Object> of(InvitationMailModel model, Reader reader) {
        Map<String, Object> variables = new HashMap<>();
        addOnboarding(variables, model.onboarding(), model.invited(), reader);
        addProvider(variables, model.provider());
        addInvitation(variables, model.link(), reader);
        variables.put("byProvider", model.byProvider());
        variables.put("recordLink", model.recordLink());
        return variables;
    }

    static Map<String, Object> of(PasswordResetMailModel model, Reader reader) {
        Map<String, Object> variables = new HashMap<>();
        if (model.provider() != null) {
            addProvider(variables, model.provider());
        }
        variables.put("userId", model.userId());
        variables.put("resetLink", model.link().address());
        variables.put("expires", show(model.link().expires(), reader));
        return variables;
    }

    static Map<String, Object> of(CustomerRequestMailModel model, Reader reader) {
        Map<String, Object> variables = new HashMap<>();
        if (model.provider() != null) {
            addProvider(variables, model.provider());
        }
        CustomerRequest request = model.request();
        variables.put("request", request.number());
        variables.put("customer", request.details().customerName());
        variables.put("contact", request.details().contact().name());
        variables.put("contactEmail", request.details().contact().email());
        variables.put("instance", request.details().instance().host().url());
        variables.put("instanceId", request.details().instance().id());
        variables.put("environment", request.details().environment().label().in(reader));
        variables.put(
                "message",
                request.details().message().isEmpty() ? null : request.details().message());
        if (model.confirmation() != null) {
            variables.put("confirmationLink", model.confirmation().address());
            variables.put("expires", show(model.confirmation().expires(), reader));
        }
        variables.put(
                model.kind() == CustomerRequestMailModel.Kind.KNOWN ? "recordLink" : "tasklistLink", model.page());
        variables.put("since", request.confirmedAt() == null ? null : show(request.confirmedAt(), reader));
        if (request.answer() != null) {
            variables.put("reason", request.answer().reason());
            OnboardingNumber onboarding = request.answer().onboarding();
            variables.put("onboarding", onboarding == null ? null : onboarding.value());
        }
        return variables;
    }

    private static void addOnboarding(
            Map<String, Object> variables, Onboarding onboarding, Contact contact, Reader reader) {
        variables.put("number", onboarding.number());
        variables.put("customer", onboarding.customer().name());
        variables.put("contact", contact.name());
        variables.put("contactEmail", contact.email());
        variables.put("instance", onboarding.instance().host().url());
        variables.put("instanceId", onboarding.instance().id());
        Environment environment = onboarding.registration().details().environment();
        variables.put("environment", environment.label().in(reader));
        variables.put("production", environment == Environment.PRODUCTION);
    }

    private static void addProvider(Map<String, Object> variables, ProviderRecord provider) {
        variables.put("provider", provider.name());
        variables.put("providerInstance", provider.instance().host().url());
        variables.put("providerInstanceId", provider.instance().id());
        variables.put("support", provider.supportContact());
    }

    private static void addExplanation(Map<String, Object> variables, Explanation explanation, Reader reader) {
        variables.put("reason", explanation.reason());
        if (explanation.issue() != null) {
            variables.put("cause", explanation.issue().cause());
            variables.put("solution", explanation.issue().solution());
        }
        if (explanation.termination() != null) {
            variables.put("withdrawn", explanation.termination().state() == OnboardingState.WITHDRAWN);
        }
        if (explanation.category() != null) {
            variables.put("category", explanation.category().label().in(reader));
            variables.put("wrongContact", explanation.category() == DenialReason.WRONG_CONTACT);
        }
    }

    private static void addTopic(Map<String, Object> variables, Topic topic, Reader reader) {
        if (topic.invitation() != null) {
            addInvitation(variables, topic.invitation(), reader);
        }
        if (topic.request() != null) {
            addRequest(variables, topic.request(), reader);
        }
        if (topic.deadline() != null) {
            addDeadline(variables, topic.deadline(), reader);
        }
        if (topic.comment() != null) {
            addComment(variables, topic.comment());
        }
        if (topic.contactChange() != null) {
            addContactChange(variables, topic.contactChange());
        }
    }

    private static void addInvitation(Map<String, Object> variables, OneTimeLink link, Reader reader) {
        variables.put("invitationLink", link.address());
        variables.put("expires", show(link.expires(), reader));
    }

    private static void addRequest(Map<String, Object> variables, IntegrationRequest request, Reader reader) {
        boolean byProvider = request.askedBy() == Party.PROVIDER;
        variables.put("asker", variables.get(byProvider ? "provider" : "customer"));
        variables.put("otherParty", variables.get(byProvider ? "customer" : "provider"));
        variables.put("verb", Sentence.of("requestVerb." + request.kind()).in(reader));
        variables.put("ending", request.kind() == RequestKind.END);
        variables.put("decidedAt", show(request.settlement().decidedAt(), reader));
        variables.put("noticeEnds", show(request.settlement().noticeEnds(), reader));
    }

    private static void addDeadline(Map<String, Object> variables, DeadlineMailModel deadline, Reader reader) {
        variables.put("task", deadline.title() == null ? null : new ModelName(deadline.title()).in(reader.language()));
        variables.put("taskLink", deadline.begun().taskLink());
        variables.put("customerActs", deadline.party() == Party.CUSTOMER);
        variables.put("due", show(deadline.due(), reader));
        variables.put("overdue", deadline.overdue());
        variables.put("ends", show(deadline.expires(), reader));
        if (deadline.begun().reason() != null) {
            variables.put("reason", deadline.begun().reason());
        }
        variables.put("group", deadline.begun().group());
        variables.put("stuck", deadline.begun().stuck());
        variables.put("handedOverBy", deadline.begun().handedOverBy());
    }

    private static void addComment(Map<String, Object> variables, CaseEntry comment) {
        variables.put("comment", comment.text());
        variables.put("writer", comment.by());
        variables.put("writerParty", variables.get((boolean) variables.get("toProvider") ? "customer" : "provider"));
    }

    private static void addContactChange(Map<String, Object> variables, ContactChange change) {
        variables.put("reason", change.reason());
        variables.put("former", change.former().name());
        variables.put("formerEmail", change.former().email());
        variables.put("next", change.next().name());
        variables.put("changer", variables.get(change.changedBy() == Party.PROVIDER ? "provider" : "customer"));
    }

    private static Map<String, String> names(Map<String, String> tasks, Reader reader) {
        return tasks.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, task -> new ModelName(task.getValue()).in(reader.language())));
    }

    private static String show(Instant time, Reader reader) {
        return time == null ? null : Sentence.time(time).in(reader);
    }
}
