package org.serviceexchange.onboarding.security.seed;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.serviceexchange.onboarding.domain.account.Role.CUSTOMER;
import static org.serviceexchange.onboarding.domain.account.Role.ENGINE_ADMIN;
import static org.serviceexchange.onboarding.domain.account.Role.OPERATIONS;
import static org.serviceexchange.onboarding.domain.account.Role.PROCESS_DESIGNER;
import static org.serviceexchange.onboarding.domain.account.Role.PROVIDER_ADMIN;
import static org.serviceexchange.onboarding.domain.account.Role.PROVIDER_AGENT;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine. The engine itself lets the candidate group of a task see and work on that task, so
 * customers need access to Tasklist only.
 */
@Component
public class AuthorizationSeeder {

    private static final String TASKLIST = "tasklist";
    private static final String COCKPIT = "cockpit";
    private static final String ONBOARDING_PROCESS = "customer-onboarding";
    private static final String SETUP_PROCESS = "provider-setup";

    private static final Permission[] SEE_PROCESSES = {
        Permissions.READ, ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY
    };

    private static final Permission[] SEE_TASKS = {
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_TASK_VARIABLE,
        ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE
    };

    private static final List<Grant> ALL = List.of(
            // sets up the provider, registers customers, approves and denies, sees the onboardings in Cockpit
            application(PROVIDER_ADMIN, TASKLIST),
            application(PROVIDER_ADMIN, COCKPIT),
            new Grant(PROVIDER_ADMIN, Resources.PROCESS_DEFINITION, ONBOARDING_PROCESS, Permissions.CREATE_INSTANCE),
            new Grant(PROVIDER_ADMIN, Resources.PROCESS_DEFINITION, SETUP_PROCESS, Permissions.CREATE_INSTANCE),
            new Grant(PROVIDER_ADMIN, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE),
            new Grant(PROVIDER_ADMIN, Resources.PROCESS_DEFINITION, ANY, SEE_PROCESSES),
            new Grant(PROVIDER_ADMIN, Resources.PROCESS_DEFINITION, ANY, SEE_TASKS),

            // helps customers: sees every open task
            application(PROVIDER_AGENT, TASKLIST),
            new Grant(PROVIDER_AGENT, Resources.PROCESS_DEFINITION, ANY, Permissions.READ),
            new Grant(PROVIDER_AGENT, Resources.PROCESS_DEFINITION, ANY, SEE_TASKS),

            // keeps the onboardings running: sees all of them, retries failed jobs
            application(OPERATIONS, TASKLIST),
            application(OPERATIONS, COCKPIT),
            new Grant(OPERATIONS, Resources.PROCESS_DEFINITION, ANY, SEE_PROCESSES),
            new Grant(OPERATIONS, Resources.PROCESS_DEFINITION, ANY, SEE_TASKS),
            new Grant(OPERATIONS, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.RETRY_JOB),
            new Grant(OPERATIONS, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY),
            new Grant(OPERATIONS, Resources.DEPLOYMENT, ANY, Permissions.READ),
            new Grant(
                    OPERATIONS, Resources.BATCH, ANY, Permissions.READ, BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES),

            // deploys models and forms, sees the state of onboardings by number; not the history, because it contains
            // names of customers
            application(PROCESS_DESIGNER, COCKPIT),
            new Grant(PROCESS_DESIGNER, Resources.DEPLOYMENT, ANY, Permissions.CREATE, Permissions.READ),
            new Grant(
                    PROCESS_DESIGNER,
                    Resources.PROCESS_DEFINITION,
                    ANY,
                    Permissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE),
            new Grant(PROCESS_DESIGNER, Resources.DECISION_DEFINITION, ANY, Permissions.READ),

            // every customer; tasks come with the group of the customer
            application(CUSTOMER, TASKLIST));

    private final AuthorizationService authorizations;

    AuthorizationSeeder(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Removes all other permissions of these groups on the same resources. What is right is not written again. */
    public void giveAll() {
        ALL.stream()
                .collect(Collectors.groupingBy(
                        grant -> List.of(grant.role(), grant.resource().resourceName(), grant.resourceId())))
                .values()
                .forEach(grants -> give(grants.get(0), permissions(grants)));
        giveEverything(ENGINE_ADMIN);
    }

    private void giveEverything(Role role) {
        for (Resource resource : Resources.values()) {
            give(new Grant(role, resource, ANY), Permissions.ALL);
        }
    }

    void readFilter(Role role, String filterId) {
        give(new Grant(role, Resources.FILTER, filterId), Permissions.READ);
    }

    private void give(Grant grant, Permission... permissions) {
        Authorization authorization = authorizations
                .createAuthorizationQuery()
                .groupIdIn(grant.role().group())
                .resourceType(grant.resource())
                .resourceId(grant.resourceId())
                .singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            authorization.setGroupId(grant.role().group());
            authorization.setResource(grant.resource());
            authorization.setResourceId(grant.resourceId());
        }
        int stored = ((AuthorizationEntity) authorization).getPermissions();
        authorization.setPermissions(permissions);
        boolean isNew = authorization.getId() == null;
        if (isNew || ((AuthorizationEntity) authorization).getPermissions() != stored) {
            authorizations.saveAuthorization(authorization);
        }
    }

    private static Permission[] permissions(List<Grant> grants) {
        return grants.stream()
                .flatMap(grant -> Stream.of(grant.permissions()))
                .distinct()
                .toArray(Permission[]::new);
    }

    private static Grant application(Role role, String application) {
        return new Grant(role, Resources.APPLICATION, application, Permissions.ACCESS);
    }

    private record Grant(Role role, Resource resource, String resourceId, Permission... permissions) {}
}
