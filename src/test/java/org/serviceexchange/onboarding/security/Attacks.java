package org.serviceexchange.onboarding.security;

import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;
import static org.serviceexchange.onboarding.security.SignedInClient.encoded;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;

/** The two published holes of Camunda 7.24.0, attacked as somebody would who read of them. */
public final class Attacks {

    private static final String MARK = "onboarding.attacked";

    /** Runs code of the attacker's choice in the server. */
    public static final String EVIL =
            "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), "
                    + "''.getClass()).invoke(null, '%s', 'yes')}".formatted(MARK);

    /** Where the engine itself looks, and where it doesn't. */
    public static final List<String> QUERIES = List.of(
            "{\"assigneeExpression\":\"%s\"}",
            "{\"dueBeforeExpression\":\"%s\"}",
            "{\"orQueries\":[{\"assigneeExpression\":\"%s\"}]}",
            "{\"orQueries\":[{\"taskNameLike\":\"x\"},{\"candidateGroupsExpression\":\"%s\"}]}",
            "{\"orQueries\":[{\"taskNameLike\":\"x\",\"createdAfterExpression\":\"%s\"}],\"taskNameLike\":\"y\"}",
            "{\"orQueries\":[{\"orQueries\":[{\"assigneeExpression\":\"%s\"}]}]}",
            "{\"orQueries\":[{\"orQueries\":[{\"orQueries\":[{\"candidateUserExpression\":\"%s\"}]}]}]}");

    /** The parameters of a query in an address. */
    public static final List<String> PARAMETERS = List.of(
            "assigneeExpression",
            "assigneeLikeExpression",
            "ownerExpression",
            "involvedUserExpression",
            "candidateUserExpression",
            "candidateGroupExpression",
            "candidateGroupsExpression",
            "processInstanceBusinessKeyExpression",
            "dueDateExpression",
            "dueAfterExpression",
            "dueBeforeExpression",
            "followUpDateExpression",
            "followUpAfterExpression",
            "followUpBeforeExpression",
            "followUpBeforeOrNotExistentExpression",
            "createdOnExpression",
            "createdAfterExpression",
            "createdBeforeExpression",
            "updatedAfterExpression");

    public static final List<String> APIS = List.of(WEB_APPS, "/engine-rest");

    private Attacks() {}

    /** @param tasks the last parts of addresses that take a query */
    public record Attack(String method, String path, String body) {

        public Answer by(SignedInClient person) {
            return person.send(method, path, body);
        }

        @Override
        public String toString() {
            return method + " " + path + " " + (body == null ? "" : body.replace(EVIL, "…"));
        }
    }

    public static Stream<Attack> byQuery() {
        Stream<Attack> bodies = APIS.stream().flatMap(api -> Stream.of("/task", "/task/count")
                .flatMap(path -> QUERIES.stream().map(query -> new Attack("POST", api + path, query.formatted(EVIL)))));
        Stream<Attack> addresses = APIS.stream()
                .flatMap(api -> Stream.of("/task", "/task/count").flatMap(path -> PARAMETERS.stream()
                        .map(name -> new Attack("GET", api + path + "?%s=%s".formatted(name, encoded(EVIL)), null))));
        return Stream.concat(bodies, addresses);
    }

    /** Asking more of a filter that is there. */
    public static Stream<Attack> byExtending(String filterId) {
        return APIS.stream()
                .flatMap(api -> Stream.of("/list", "/count", "/singleResult").flatMap(way -> QUERIES.stream()
                        .map(query -> new Attack(
                                "POST", api + "/filter/%s%s".formatted(filterId, way), query.formatted(EVIL)))));
    }

    public static Stream<Attack> byCreating() {
        return APIS.stream().flatMap(api -> QUERIES.stream()
                .map(query -> new Attack("POST", api + "/filter/create", filter(query.formatted(EVIL)))));
    }

    public static Stream<Attack> byChanging(String filterId) {
        return APIS.stream().flatMap(api -> QUERIES.stream()
                .map(query -> new Attack("PUT", api + "/filter/" + filterId, filter(query.formatted(EVIL)))));
    }

    /** Using a filter that is evil itself. */
    public static Stream<Attack> byExecuting(String filterId) {
        return APIS.stream().flatMap(api -> Stream.of("/list", "/count", "/singleResult")
                .flatMap(way -> Stream.of(
                        new Attack("GET", api + "/filter/%s%s".formatted(filterId, way), null),
                        new Attack("POST", api + "/filter/%s%s".formatted(filterId, way), "{}"),
                        new Attack(
                                "POST", api + "/filter/%s%s".formatted(filterId, way), "{\"taskNameLike\":\"x\"}"))));
    }

    public static Attack firstAdministrator() {
        return new Attack(
                "POST",
                "/camunda/api/admin/setup/default/user/create",
                """
                {"profile":{"id":"evil","firstName":"e","lastName":"e","email":""},
                 "credentials":{"password":"Evil-evil-evil-1"}}""");
    }

    /** A filter that got into the database past everything that guards it now, as from a time before. */
    public static String stored(ProcessEngine engine, String query) {
        Filter filter = engine.getFilterService().newTaskFilter("stored");
        filter.setQuery(engine.getTaskService().createTaskQuery());
        CommandExecutor executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        executor.execute(new SaveFilterCmd(filter));
        executor.execute(context -> {
            ((org.camunda.bpm.engine.impl.persistence.entity.FilterEntity)
                            context.getFilterManager().findFilterById(filter.getId()))
                    .setQueryInternal(query);
            return null;
        });
        return filter.getId();
    }

    public static void begin() {
        System.clearProperty(MARK);
    }

    public static boolean succeeded() {
        return System.getProperty(MARK) != null;
    }

    private static String filter(String query) {
        return "{\"resourceType\":\"Task\",\"name\":\"of an attacker\",\"query\":%s}".formatted(query);
    }
}
