package org.serviceexchange.onboarding.process.deployment;

import static org.serviceexchange.onboarding.process.deployment.ModelXml.camunda;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.serviceexchange.onboarding.process.form.FormSchema;
import org.serviceexchange.onboarding.process.model.ApplicationVariables;

/** Finds forms that a model refers to and that do not exist, and answers that can't be kept. */
final class FormProblems {

    private static final String DEPLOYED = "deployment:";

    private final DeployedForms forms;
    private final Problems problems;

    FormProblems(DeployedForms forms, Problems problems) {
        this.forms = forms;
        this.problems = problems;
    }

    /** @return the forms that have to be in the deployment of the model, by id */
    Set<String> find(Element definitions) {
        Set<String> needed = new LinkedHashSet<>();
        Map<String, Boolean> keptByKey = new HashMap<>();
        for (Element element : elementsWithForm(definitions)) {
            String label = ModelXml.label(element);
            reference(element, label, needed);
            file(element, label);
            formOf(element).ifPresent(form -> keptAnswers(form, label, keptByKey));
        }
        return needed;
    }

    /** The form of a user task or start event; empty without one. */
    java.util.Optional<FormSchema> formOf(Element element) {
        String id = camunda(element, "formRef");
        return id == null ? java.util.Optional.empty() : forms.find(id);
    }

    static List<Element> elementsWithForm(Element definitions) {
        return ModelXml.all(definitions)
                .filter(each -> Set.of("userTask", "startEvent").contains(each.getTagName()))
                .toList();
    }

    private void reference(Element element, String label, Set<String> needed) {
        String id = camunda(element, "formRef");
        if (id == null || id.contains("{")) {
            return;
        }
        String binding = camunda(element, "formRefBinding");
        boolean exists = "version".equals(binding)
                ? forms.exists(id, String.valueOf(camunda(element, "formRefVersion")))
                : forms.find(id).isPresent();
        if (!exists) {
            problems.add(label, "deployment.form.missing", id);
        } else if ("deployment".equals(binding)) {
            needed.add(id);
        }
    }

    /** A form that is a file of the deployment. */
    private void file(Element element, String label) {
        String key = camunda(element, "formKey");
        int prefix = key == null ? -1 : key.indexOf(DEPLOYED);
        if (prefix < 0) {
            return;
        }
        String name = key.substring(prefix + DEPLOYED.length());
        if (!forms.hasFile(name)) {
            problems.add(label, "deployment.form.file", name);
        }
    }

    private void keptAnswers(FormSchema form, String label, Map<String, Boolean> keptByKey) {
        for (FormSchema.Field field : form.fields()) {
            if (field.isKept() && ApplicationVariables.NAMES.contains(field.key())) {
                problems.add(label, "deployment.keep.reserved", field.key());
            }
            if (field.isKept() && !field.isKeepable()) {
                problems.add(label, "deployment.keep.unchecked", field.key());
            }
            Boolean elsewhere = keptByKey.putIfAbsent(field.key(), field.isKept());
            if (elsewhere != null && elsewhere != field.isKept()) {
                problems.add(label, "deployment.keep.differs", field.key());
            }
        }
    }
}
