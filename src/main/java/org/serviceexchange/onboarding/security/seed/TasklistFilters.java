package org.serviceexchange.onboarding.security.seed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.stereotype.Component;

/** The filters of Tasklist. The first one shows the open tasks, so that users do not start with an empty list. */
@Component
class TasklistFilters {

    private static final String VARIABLES = "variables";
    private static final List<Role> EVERYBODY = Role.allThatCan(Capability.USE_TASKLIST_FILTERS);
    private static final List<Role> STAFF = EVERYBODY.stream()
            .filter(role -> role.can(Capability.SEE_ONBOARDINGS))
            .toList();

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationSeeder grants;

    TasklistFilters(FilterService filters, TaskService tasks, AuthorizationSeeder grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    void seed() {
        filter(
                "mine",
                0,
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks(),
                EVERYBODY);
        filter("claimed", 10, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"), EVERYBODY);
        filter("overdue", 20, tasks.createTaskQuery().dueBeforeExpression("${now()}"), EVERYBODY);
        filter("all", 30, tasks.createTaskQuery(), STAFF);
    }

    private void filter(String key, int priority, TaskQuery query, List<Role> readers) {
        String name = Sentence.of("filter." + key).toString();
        Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(name);
            filter.setProperties(Map.of(
                    "description",
                    Sentence.of("filter.%s.text".formatted(key)).toString(),
                    "priority",
                    priority,
                    "color",
                    "#123c46",
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false));
            filter.setQuery(query);
            filters.saveFilter(filter);
        } else if (filter.getProperties().containsKey(VARIABLES)) {
            // made by an earlier version; the script in Tasklist shows customer and number now
            Map<String, Object> properties = new HashMap<>(filter.getProperties());
            properties.remove(VARIABLES);
            filter.setProperties(properties);
            filters.saveFilter(filter);
        }
        String id = filter.getId();
        readers.forEach(role -> grants.readFilter(role, id));
    }
}
