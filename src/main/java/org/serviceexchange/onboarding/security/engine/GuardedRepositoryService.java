package org.serviceexchange.onboarding.security.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Keeps a deployment as long as process instances run on it, because deleting it would delete them. Engine administrators
 * may delete both.
 */
class GuardedRepositoryService extends RepositoryServiceImpl {

    /** The form of this call that the REST API uses. */
    @Override
    public void deleteDeployment(
            String deploymentId, boolean cascade, boolean skipCustomListeners, boolean skipIoMappings) {
        commandExecutor.execute(context -> checkNothingRunsOn(context, deploymentId));
        super.deleteDeployment(deploymentId, cascade, skipCustomListeners, skipIoMappings);
    }

    private static Void checkNothingRunsOn(CommandContext context, String deploymentId) {
        Authentication user = context.getAuthentication();
        if (user == null || user.getGroupIds() != null && Role.ENGINE_ADMIN.isIn(user.getGroupIds())) {
            return null;
        }
        // first the right, so that a user without it does not learn what runs
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkDeleteDeployment(deploymentId);
        }
        long running = context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .deploymentId(deploymentId)
                .count());
        if (running > 0) {
            throw new BadUserRequestException(
                    Sentence.of("engine.deploymentInUse", running).in(LocaleContextHolder.getLocale()));
        }
        return null;
    }
}
