package org.serviceexchange.onboarding.process.engine;

import static org.serviceexchange.onboarding.domain.ExplainedException.WHAT_TO_DO;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.ShortenedText;

/**
 * Adds the solution to the message of an incident, unless the failure brings one: the part of the element's documentation
 * after "If it fails:".
 */
class GuidedIncidentHandler extends DefaultIncidentHandler {

    private static final String IF_IT_FAILS = "If it fails: ";

    private static final Pattern OF_LISTENER =
            Pattern.compile("ENGINE-\\d+ .{0,80}Listener\\. Message: '(.*)'\\.?", Pattern.DOTALL);

    // characters; the engine stores 4000 in total
    private static final int LONGEST_CAUSE = 2000;

    GuidedIncidentHandler() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        return super.handleIncident(context, guided(context, message));
    }

    /** The cause, and after it the solution. */
    static String guided(IncidentContext context, String message) {
        String cause = cause(message);
        // a failure that brings its own solution knows better than the model
        return cause.contains(WHAT_TO_DO)
                ? cause
                : solution(context).map(one -> cause + WHAT_TO_DO + one).orElse(cause);
    }

    static String cause(String message) {
        String cause = message == null || message.isBlank()
                ? Sentence.of("engine.noMessage").toString()
                : unwrapped(message);
        return ShortenedText.of(cause, LONGEST_CAUSE);
    }

    /** The engine puts its own words around the message of a listener. */
    private static String unwrapped(String message) {
        Matcher wrapped = OF_LISTENER.matcher(message);
        return wrapped.matches() ? wrapped.group(1) : message;
    }

    static Incidents.Incident read(String message, Instant nextTry) {
        String whole = message == null ? "" : message;
        int end = whole.indexOf(WHAT_TO_DO);
        return end < 0
                ? new Incidents.Incident(whole, "", nextTry)
                : new Incidents.Incident(whole.substring(0, end), whole.substring(end + WHAT_TO_DO.length()), nextTry);
    }

    private static Optional<String> solution(IncidentContext context) {
        if (context.getProcessDefinitionId() == null || context.getActivityId() == null) {
            return Optional.empty();
        }
        return solution(
                Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findBpmnModelInstanceForProcessDefinition(context.getProcessDefinitionId()),
                context.getActivityId());
    }

    static Optional<String> solution(BpmnModelInstance model, String activityId) {
        ModelElementInstance element = model.getModelElementById(activityId);
        if (!(element instanceof BaseElement documented)) {
            return Optional.empty();
        }
        return documented.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .filter(text -> text.contains(IF_IT_FAILS))
                .map(text -> text.substring(text.indexOf(IF_IT_FAILS) + IF_IT_FAILS.length()))
                .map(text -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1))
                .findFirst();
    }
}
