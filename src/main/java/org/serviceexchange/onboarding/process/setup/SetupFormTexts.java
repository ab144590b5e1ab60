package org.serviceexchange.onboarding.process.setup;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.setup.ReplicationSetCommand;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.input.EntryLines;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.serviceexchange.onboarding.process.form.FormTextProvider;
import org.serviceexchange.onboarding.process.form.FormTexts;
import org.serviceexchange.onboarding.process.form.Markdown;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.ProviderSetupModel;
import org.springframework.stereotype.Component;

/** The texts and field values of the forms of the set-up, in Markdown. */
@Component
class SetupFormTexts implements FormTexts {

    private final ProviderSetups setups;
    private final Links links;

    SetupFormTexts(ProviderSetups setups, Links links) {
        this.setups = setups;
        this.links = links;
    }

    /** Of the active set-up. */
    @Override
    public Map<String, String> ofStart(String formKey) {
        return switch (formKey) {
            case CustomerOnboardingModel.FORM_REGISTER_CUSTOMER -> Map.of("registrationSet", registrationSet());
            case ProviderSetupModel.FORM_PROVIDER_RECORD ->
                setups.active()
                        .map(setup -> fields(setup.record()))
                        .orElse(Map.of(FormField.ADMIN_GROUP.key(), Role.PROVIDER_ADMIN.group()));
            default -> Map.of();
        };
    }

    /** Of the draft. */
    @Override
    public Map<String, String> of(String formKey, String setupNumber) {
        return switch (formKey) {
            case ProviderSetupModel.FORM_PROVIDER_RECORD ->
                fields(setups.get(setupNumber).record());
            case ProviderSetupModel.FORM_REPLICATION_SET -> {
                ReplicationSetDefinition set = setups.get(setupNumber).set();
                yield set == null ? Map.of() : fields(set);
            }
            case ProviderSetupModel.FORM_REVIEW_SETUP -> Map.of("setupSummary", summary(setups.get(setupNumber)));
            default -> Map.of();
        };
    }

    private String registrationSet() {
        return setups.active()
                .map(setup -> text("form.set", Markdown.literal(setup.set().name())))
                .orElseGet(() -> text("form.set.none", links.setup()));
    }

    private static Map<String, String> fields(ProviderRecord record) {
        Map<String, String> fields = new HashMap<>();
        fields.put(FormField.PROVIDER_NAME.key(), record.name());
        fields.put(
                FormField.PROVIDER_INSTANCE_NAME.key(), record.instance().host().value());
        fields.put(FormField.PROVIDER_INSTANCE_ID.key(), record.instance().id().value());
        fields.put(FormField.SUPPORT_CONTACT.key(), record.supportContact().value());
        fields.put(FormField.ADMIN_GROUP.key(), record.adminGroup());
        return fields;
    }

    private static Map<String, String> fields(ReplicationSetDefinition set) {
        return Map.of(
                FormField.REPLICATION_SET_NAME.key(),
                set.name(),
                FormField.DIRECTION.key(),
                set.bidirectional() ? ReplicationSetCommand.BOTH_WAYS : ReplicationSetCommand.ONE_WAY,
                FormField.ENTRIES.key(),
                EntryLines.write(set.entries()));
    }

    private String summary(Setup setup) {
        ProviderRecord record = setup.record();
        ReplicationSetDefinition set = setup.set();
        return String.join(
                "\n\n",
                inForce(),
                text(
                        "form.setup.record",
                        Markdown.literal(record.name()),
                        Markdown.literal(record.instance().host().url()),
                        record.instance().id(),
                        Markdown.literal(record.supportContact().value()),
                        Markdown.literal(record.adminGroup())),
                text(set.bidirectional() ? "form.setup.set.both" : "form.setup.set.one", Markdown.literal(set.name())),
                set.entries().stream().map(SetupFormTexts::entry).collect(Collectors.joining("\n")));
    }

    private String inForce() {
        return setups.active()
                .map(active -> text(
                        "form.setup.inForce",
                        active.activeSince(),
                        Markdown.literal(active.record().name()),
                        Markdown.literal(active.set().name()),
                        links.setup()))
                .orElseGet(() -> text("form.setup.noneInForce"));
    }

    private static String entry(Entry entry) {
        return text(
                entry.attachments() ? "form.setup.entry.attachments" : "form.setup.entry",
                Markdown.literal(entry.table()),
                entry.filter().isEmpty() ? Sentence.of("form.setup.allRecords") : Markdown.literal(entry.filter()),
                Markdown.literal(String.join(", ", entry.fields())),
                Markdown.literal(entry.coalesceField()));
    }

    private static String text(String key, Object... arguments) {
        return FormTextProvider.text(key, arguments);
    }
}
