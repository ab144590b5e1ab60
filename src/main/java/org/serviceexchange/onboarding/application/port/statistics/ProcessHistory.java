package org.serviceexchange.onboarding.application.port.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;

/** What the engine remembers of running and finished process instances, in the terms of the diagram. */
public interface ProcessHistory {

    /** The type of an {@link Element} that is a sequence flow. */
    String SEQUENCE_FLOW = "sequenceFlow";

    /**
     * A process instance.
     *
     * @param businessKey the number of an onboarding or of a set-up; null where the process has none
     * @param ended       null while it runs
     * @param customer    null where it belongs to no onboarding
     * @param state       of its onboarding; null where it belongs to none
     */
    record Instance(
            String id,
            String definitionId,
            String businessKey,
            Instant started,
            Instant ended,
            String customer,
            OnboardingState state) {}

    /**
     * An element of the diagram in one instance, each time that it was reached.
     *
     * @param type      as in BPMN, in camel case: {@code userTask}, {@code sequenceFlow}
     * @param ended     null while the instance is there
     * @param cancelled whether it was left without being completed
     */
    record Element(String id, String type, Instant begun, Instant ended, boolean cancelled) {}

    /**
     * An element of the diagram in several instances.
     *
     * @param count  how often it was reached
     * @param median null for a sequence flow, and where it was never left
     * @param percentile90  nine of ten took no longer; null as the median
     */
    record ElementCount(String id, String type, long count, Duration median, Duration percentile90) {}

    /**
     * What a person did to a process, a task or a job with the engine's own means.
     *
     * @param operation in the engine's words, such as {@code SetJobRetries}
     * @param entity    in the engine's words, such as {@code Job}
     * @param property  null where nothing has changed but the entity itself
     */
    record Operation(
            Instant at, String by, String operation, String entity, String property, String before, String after) {}

    /** @param retries how many tries were left */
    record FailedTry(Instant at, String element, String cause, int retries) {}

    /**
     * What is searched for among finished instances; a part that is null counts for nothing.
     *
     * @param text     a part of the number, or also of the customer's name
     * @param customer whether names of customers are searched
     * @param from     the first moment at which it ended
     * @param until    the first moment at which it ended too late
     */
    record Search(String text, boolean customer, OnboardingState state, Instant from, Instant until) {}

    Optional<Instance> instance(String id);

    /** In the order in which they were reached. */
    List<Element> elements(String instanceId, int atMost);

    /** Of the instance and of those with the same business key, the newest first. */
    List<Operation> operations(String instanceId, int atMost);

    /** Of the instance and of those with the same business key, the newest first. */
    List<FailedTry> failures(String instanceId, int atMost);

    /** The last ended first. */
    List<Instance> finished(String definitionId, Search search, int page, int size);

    /**
     * Every element that was reached.
     *
     * @param instances how many instances are counted, those that ended last
     */
    List<ElementCount> counts(String definitionId, int instances);

    /** How many finished instances {@link #counts} counts, where so many are asked for. */
    long countFinished(String definitionId, int atMost);
}
