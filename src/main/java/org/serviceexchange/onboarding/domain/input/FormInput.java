package org.serviceexchange.onboarding.domain.input;

import java.util.List;
import org.serviceexchange.onboarding.domain.Preference;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;

/** Reads a submitted form. Takes each value by its field, so that no value gets the label of another one. */
public final class FormInput extends Input {

    private final FormValues form;

    public FormInput(FormValues form) {
        this.form = form;
    }

    public String line(Field field, int maxLength) {
        return line(field, form.text(field), maxLength);
    }

    public String text(Field field, int maxLength) {
        return text(field, form.text(field), maxLength);
    }

    public String optionalText(Field field, int maxLength) {
        return optionalText(field, form.text(field), maxLength);
    }

    public EmailAddress emailAddress(Field field) {
        return emailAddress(field, form.text(field));
    }

    public ServiceNowInstance instance(Field host, Field id) {
        return new ServiceNowInstance(instanceHost(host, form.text(host)), instanceId(id, form.text(id)));
    }

    /** @param otherwise where nothing was chosen, or the form does not ask */
    public Environment environment(Field field, Environment otherwise) {
        return environment(field, form.text(field), otherwise);
    }

    /** Each may be left out. */
    public Preference preference(Field language, Field zone) {
        return preference(language, form.text(language), zone, form.text(zone));
    }

    public String hyphenatedName(Field field) {
        return hyphenatedName(field, form.text(field));
    }

    public List<ReplicationSetDefinition.Entry> entries(Field field) {
        return entries(field, form.text(field));
    }

    public void ticked(Field field) {
        ticked(field, form.tick(field));
    }
}
