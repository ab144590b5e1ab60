package org.serviceexchange.onboarding.application.onboarding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows which onboarding an open task belongs to. Tasklist itself knows ids only. */
@Service
@Transactional(readOnly = true)
public class ViewTasks {

    /** @param connection the customer with the environment */
    public record TaskView(String id, OnboardingNumber onboarding, Sentence connection) {}

    private final StepDeadlines deadlines;
    private final Onboardings onboardings;

    ViewTasks(StepDeadlines deadlines, Onboardings onboardings) {
        this.deadlines = deadlines;
        this.onboardings = onboardings;
    }

    /** Without those that belong to no onboarding, or to one that the user may not see. */
    public List<TaskView> of(Collection<String> ids, CurrentUser currentUser) {
        return deadlines.openOfTasks(ids).stream()
                .map(deadline -> view(deadline, currentUser))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<TaskView> view(StepDeadline deadline, CurrentUser currentUser) {
        return onboardings
                .find(deadline.onboarding())
                .filter(currentUser::maySee)
                .map(onboarding -> new TaskView(
                        deadline.taskId(),
                        onboarding.number(),
                        onboarding.registration().connection()));
    }
}
