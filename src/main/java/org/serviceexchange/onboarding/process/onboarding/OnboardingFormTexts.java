package org.serviceexchange.onboarding.process.onboarding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.serviceexchange.onboarding.application.instructions.Instructions;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.onboarding.Issue.Kind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.form.FormTextProvider;
import org.serviceexchange.onboarding.process.form.FormTexts;
import org.serviceexchange.onboarding.process.form.Markdown;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.stereotype.Component;

/** The texts of the forms of an onboarding, and the values that a correction begins with. */
@Component
class OnboardingFormTexts implements FormTexts {

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final Issues issues;
    private final Instructions instructions;
    private final Links links;

    OnboardingFormTexts(
            Onboardings onboardings,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            Issues issues,
            Instructions instructions,
            Links links) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.issues = issues;
        this.instructions = instructions;
        this.links = links;
    }

    @Override
    public Map<String, String> of(String formKey, String businessKey) {
        // a process of a designer may belong to no onboarding
        return Optional.ofNullable(businessKey)
                .flatMap(OnboardingNumber::parse)
                .map(number -> of(formKey, number))
                .orElse(Map.of());
    }

    private Map<String, String> of(String formKey, OnboardingNumber number) {
        return switch (formKey) {
            case CustomerOnboardingModel.FORM_CORRECT_REGISTRATION -> correction(onboardings.get(number));
            case CustomerOnboardingModel.FORM_RESOLVE_MISMATCH ->
                Map.of(
                        "mismatch",
                        issue("form.mismatch", number, Kind.PROVIDER_RECORD) + "\n\n" + whose(onboardings.get(number)));
            case CustomerOnboardingModel.FORM_CREATE_PROVIDER_RECORD ->
                Map.of(
                        "beforehand",
                        sentBack(number) + advice(number),
                        "instructions",
                        numbered(
                                Instructions.inTask(instructions.createProviderRecord(onboardings.get(number))),
                                List.of(links.instanceAccess(number))));
            case CustomerOnboardingModel.FORM_APPROVE_SUBSCRIPTION ->
                Map.of(
                        "subscriptionSummary",
                        summary(onboardings.get(number), subscriptions.get(number)),
                        "caseWorkNotes",
                        workNotes(cases.get(number)));
            case CustomerOnboardingModel.FORM_ACTIVATE_REPLICATION_SET ->
                Map.of(
                        "beforehand",
                        issue("form.notActive", number, Kind.ACTIVATION),
                        "instructions",
                        numbered(
                                Instructions.inTask(instructions.activateReplicationSet(onboardings.get(number))),
                                List.of()));
            default -> Map.of();
        };
    }

    private Map<String, String> correction(Onboarding onboarding) {
        return Map.of(
                "problem",
                issue("form.correction", onboarding.number(), Kind.REGISTRATION)
                        + "\n\n"
                        + whose(onboarding)
                        + "\n\n"
                        + FormTextProvider.text("form.withdraw", links.record(onboarding.number())),
                FormField.CONTACT_NAME.key(),
                onboarding.contact().name(),
                FormField.CONTACT_EMAIL.key(),
                onboarding.contact().email().value(),
                FormField.INSTANCE_NAME.key(),
                onboarding.instance().host().value(),
                FormField.INSTANCE_ID.key(),
                onboarding.instance().id().value(),
                FormField.ENVIRONMENT.key(),
                onboarding.environment().value());
    }

    /** Cause and solution; empty if there is no issue. */
    private String issue(String key, OnboardingNumber number, Kind kind) {
        return issues.of(number, kind)
                .map(found -> FormTextProvider.text(
                        key,
                        withLinks(Markdown.literal(found.cause()), found.links()),
                        Markdown.literal(found.solution())))
                .orElse("");
    }

    /**
     * Makes links of these addresses, and of no other: people write into texts, too. An address that goes on is another one;
     * a bracket, a comma or a full stop ends it.
     */
    private static String withLinks(String literal, List<String> addresses) {
        String text = literal;
        for (String address : addresses) {
            text = text.replaceFirst(
                    Pattern.quote(Markdown.literal(address)) + "(?!&#(?!4[146];))",
                    Matcher.quoteReplacement(Markdown.link(address, address)));
        }
        return text;
    }

    /** The customer of the form. The task itself names the group only. */
    private String whose(Onboarding onboarding) {
        return FormTextProvider.text(
                "form.customer",
                Markdown.literal(onboarding.registration().connection().in(FormTextProvider.reader())),
                Markdown.link(onboarding.number().value(), links.record(onboarding.number())));
    }

    /** The customer knows their input, so the text says only what to do. */
    private String advice(OnboardingNumber number) {
        return issues.of(number, Kind.PROVIDER_RECORD)
                .map(found -> "\n\n" + FormTextProvider.text("form.advice", Markdown.literal(found.solution())))
                .orElse("");
    }

    private String sentBack(OnboardingNumber number) {
        return subscriptions
                .of(number)
                .map(ReplicationSubscription::lastRound)
                .filter(round -> round.decision() == Decision.SEND_BACK)
                .map(round -> FormTextProvider.text(
                        "form.sentBack", round.category().label(), Markdown.literal(round.reason())))
                .orElse("");
    }

    private String summary(Onboarding onboarding, ReplicationSubscription subscription) {
        return FormTextProvider.text(
                        "form.approval",
                        Markdown.literal(onboarding.registration().connection().in(FormTextProvider.reader())),
                        Markdown.link(subscription.number(), links.subscription(onboarding.number())),
                        subscription.state().label(),
                        Markdown.literal(onboarding.contact().name()),
                        Markdown.literal(onboarding.contact().email().value()),
                        Markdown.literal(onboarding.instance().host().url()),
                        onboarding.instance().id())
                + earlierRounds(subscription);
    }

    private static String earlierRounds(ReplicationSubscription subscription) {
        return subscription.rounds().stream()
                .map(round -> "\n"
                        + FormTextProvider.text(
                                "form.earlierRound",
                                round.at(),
                                Markdown.literal(round.by()),
                                Markdown.literal(round.reason())))
                .collect(Collectors.joining());
    }

    /** Newest first, as on a case in ServiceNow. */
    private String workNotes(RegistrationCase registrationCase) {
        List<CaseEntry> newestFirst = new ArrayList<>(registrationCase.workNotes());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .map(note -> workNote(note, registrationCase.onboarding()))
                .collect(Collectors.joining("\n\n---\n\n"));
    }

    private String workNote(CaseEntry note, OnboardingNumber number) {
        return FormTextProvider.text(
                "form.workNote",
                note.at(),
                Markdown.literal(note.by()),
                withLinks(Markdown.literal(note.text()), List.of(links.subscription(number), links.record(number))));
    }

    /** @param addresses of our own pages, which become links */
    private static String numbered(List<Sentence> steps, List<String> addresses) {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> "%d. %s"
                        .formatted(
                                i + 1,
                                withLinks(Markdown.literal(steps.get(i).in(FormTextProvider.reader())), addresses)))
                .collect(Collectors.joining("\n"));
    }
}
