package org.serviceexchange.onboarding.application.statistics;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Element;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.ElementCount;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.FailedTry;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Instance;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Operation;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Search;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows running and finished process instances to the people who use Cockpit. Those who may not see onboardings see the way
 * through the model, and nothing that a person or a customer is named in.
 */
@Service
@Transactional(readOnly = true)
public class ViewProcessHistory {

    /** How many finished instances are counted at most. */
    public static final int MAX_COUNTED = 1_000;

    /** A loop is taken now and then; more would be a fault of the model. */
    private static final int MAX_ELEMENTS = 2_000;

    private static final int MAX_OPERATIONS = 100;

    private final ProcessHistory history;
    private final ViewOnboardings onboardings;

    ViewProcessHistory(ProcessHistory history, ViewOnboardings onboardings) {
        this.history = history;
        this.onboardings = onboardings;
    }

    /**
     * One instance.
     *
     * @param instance   without the customer for who may not see onboardings
     * @param elements   the way through the diagram
     * @param operations empty for who may not see onboardings
     * @param failures   empty for who may not see onboardings
     * @param onboarding null where it belongs to none, and for who may not see onboardings
     */
    public record InstanceView(
            Instance instance,
            List<Element> elements,
            List<Operation> operations,
            List<FailedTry> failures,
            OnboardingView onboarding) {}

    /** @param instances how many finished instances are counted */
    public record CountsView(long instances, List<ElementCount> counts) {}

    /**
     * What is searched for among finished instances; a part that is null or blank counts for nothing.
     *
     * @param text  a part of the number or, for who may see onboardings, of the customer's name
     * @param from  the first day of their end, in UTC
     * @param until the last day of their end, in UTC
     */
    public record Criteria(String text, OnboardingState state, LocalDate from, LocalDate until) {

        private Search search(boolean staff) {
            return new Search(
                    text == null || text.isBlank() ? null : text.strip(),
                    staff,
                    state,
                    from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    until == null
                            ? null
                            : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    /** Empty if there is none. */
    public Optional<InstanceView> instance(String id, CurrentUser currentUser) {
        return history.instance(id)
                .map(instance -> new InstanceView(
                        visible(instance, currentUser),
                        history.elements(id, MAX_ELEMENTS),
                        currentUser.isStaff() ? history.operations(id, MAX_OPERATIONS) : List.of(),
                        currentUser.isStaff() ? history.failures(id, MAX_OPERATIONS) : List.of(),
                        instance.businessKey() == null || !currentUser.isStaff()
                                ? null
                                : onboardings
                                        .find(instance.businessKey(), currentUser)
                                        .orElse(null)));
    }

    /** The last ended first; {@code page} counts from 0. */
    public List<Instance> finished(
            String definitionId, Criteria criteria, CurrentUser currentUser, int page, int size) {
        return history.finished(definitionId, criteria.search(currentUser.isStaff()), page, size).stream()
                .map(instance -> visible(instance, currentUser))
                .toList();
    }

    /** @param instances how many finished instances are counted, those that ended last */
    public CountsView counts(String definitionId, int instances) {
        return new CountsView(history.countFinished(definitionId, instances), history.counts(definitionId, instances));
    }

    private static Instance visible(Instance instance, CurrentUser currentUser) {
        return currentUser.isStaff()
                ? instance
                : new Instance(
                        instance.id(),
                        instance.definitionId(),
                        instance.businessKey(),
                        instance.started(),
                        instance.ended(),
                        null,
                        instance.state());
    }
}
