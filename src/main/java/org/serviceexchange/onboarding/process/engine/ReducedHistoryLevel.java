package org.serviceexchange.onboarding.process.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * The history that somebody reads: instances, activities, tasks, variables, decisions, incidents, failed jobs, and who did
 * what. Leaves out jobs that went well, each single change of a variable, and candidates of tasks. Its name and number are
 * those of the engine's level "full", which databases have stored.
 */
class ReducedHistoryLevel extends HistoryLevelFull {

    private static final Set<HistoryEventType> UNREAD = Set.of(
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.IDENTITY_LINK_ADD,
            HistoryEventTypes.IDENTITY_LINK_DELETE);

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, Object entity) {
        return !UNREAD.contains(eventType) && super.isHistoryEventProduced(eventType, entity);
    }
}
