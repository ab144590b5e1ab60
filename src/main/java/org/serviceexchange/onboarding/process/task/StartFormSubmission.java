package org.serviceexchange.onboarding.process.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts a process as Tasklist does: by the start form of the newest model, with the rights of the user. */
@Component
public class StartFormSubmission {

    private final FormService forms;
    private final RepositoryService models;
    private final IdentityService identity;

    StartFormSubmission(@Lazy FormService forms, @Lazy RepositoryService models, @Lazy IdentityService identity) {
        this.forms = forms;
        this.models = models;
        this.identity = identity;
    }

    /**
     * @param model  the id of the process
     * @param values by the key of the form field
     * @return the business key
     * @throws InvalidInputException when the form is refused
     * @throws ConcurrentChangeException when another user was faster
     */
    public String submit(String model, Map<String, String> values, String userId) {
        try {
            return as(userId, () -> forms.submitStartForm(newest(model), new HashMap<>(values))
                    .getBusinessKey());
        } catch (RuntimeException refused) {
            // the engine wraps what its listeners throw
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidInputException || cause instanceof ConcurrentChangeException) {
                    throw (RuntimeException) cause;
                }
            }
            throw refused;
        }
    }

    private String newest(String model) {
        return models.createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private <T> T as(String userId, Supplier<T> act) {
        Authentication before = identity.getCurrentAuthentication();
        // without a user the engine checks no rights
        identity.clearAuthentication();
        List<String> groups = identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(userId, groups);
        try {
            return act.get();
        } finally {
            identity.clearAuthentication();
            if (before != null) {
                identity.setAuthentication(before);
            }
        }
    }
}
