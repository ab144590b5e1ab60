package org.serviceexchange.onboarding.process.task;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Checks who can take a new task. A customer's task goes to the group that our record of the onboarding names, whatever a
 * variable says: a model may copy an answer into the variable of its candidate group.
 */
@Component
class CandidateCheck {

    private final Onboardings onboardings;
    private final IdentityService identity;

    CandidateCheck(Onboardings onboardings, @Lazy IdentityService identity) {
        this.onboardings = onboardings;
        this.identity = identity;
    }

    /** @throws IllegalStateException if a candidate or the assignee may not work on the task; an incident for operations */
    void check(DelegateTask task) {
        Set<String> written = writtenInModel((TaskEntity) task);
        for (IdentityLink candidate : task.getCandidates()) {
            if (candidate.getGroupId() != null) {
                checkGroup(task, candidate.getGroupId(), written);
            }
            checkUser(task, candidate.getUserId());
        }
        checkUser(task, task.getAssignee());
    }

    private void checkGroup(DelegateTask task, String group, Set<String> written) {
        boolean ofCustomer = CustomerGroup.customerKey(group).isPresent();
        boolean allowed = ofCustomer
                ? group.equals(customerGroup(task).orElse(null))
                : written.contains(group) || isProviders(group);
        if (!allowed) {
            throw new IllegalStateException(
                    ("The task “%s” can't go to the group “%s”: %s. Correct the candidate groups of the task in the model, or"
                                    + " the variable that they come from. Then retry the job.")
                            .formatted(task.getName(), group, expectation(task)));
        }
    }

    private Sentence expectation(DelegateTask task) {
        return customerGroup(task)
                .map(own -> Sentence.of(
                        "engine.candidates.customer", task.getExecution().getProcessBusinessKey(), own))
                .orElseGet(() -> Sentence.of("engine.candidates.none"));
    }

    /** People of another customer. The engine lets an assignee work on the task without the candidate group. */
    private void checkUser(DelegateTask task, String user) {
        if (user == null) {
            return;
        }
        String own = customerGroup(task).orElse(null);
        boolean ofAnotherCustomer = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .anyMatch(group -> CustomerGroup.customerKey(group).isPresent() && !group.equals(own));
        if (ofAnotherCustomer) {
            throw new IllegalStateException(
                    ("The task “%s” can't go to the user “%s”, who acts for another customer. Correct the assignee or the"
                                    + " candidate users of the task in the model. Then retry the job.")
                            .formatted(task.getName(), user));
        }
    }

    private Optional<String> customerGroup(DelegateTask task) {
        return Optional.ofNullable(task.getExecution().getProcessBusinessKey())
                .flatMap(OnboardingNumber::parse)
                .flatMap(onboardings::find)
                .map(onboarding -> onboarding.customer().group());
    }

    private static boolean isProviders(String group) {
        return Stream.of(Role.values())
                .anyMatch(role -> role.group().equals(group) && role.can(Capability.BELONG_TO_PROVIDER));
    }

    /** Groups that stand in the model itself, so that a designer chose them and no variable did. */
    private static Set<String> writtenInModel(TaskEntity task) {
        return task.getTaskDefinition().getCandidateGroupIdExpressions().stream()
                .filter(Expression::isLiteralText)
                .map(Expression::getExpressionText)
                .collect(Collectors.toSet());
    }
}
