package org.serviceexchange.onboarding.application.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.IssueView.Kind;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;
import org.serviceexchange.onboarding.domain.termination.Termination;

class ViewIssuesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:05:00Z");
    private static final OnboardingNumber NUMBER = TestOnboardings.NUMBER;
    private static final CurrentUser STAFF = new CurrentUser("provider-agent", Set.of(Role.PROVIDER_AGENT.group()));
    private static final CurrentUser CUSTOMER = new CurrentUser("customer-admin", Set.of(CustomerGroup.of("acme")));
    private static final CurrentUser OTHER = new CurrentUser("other-customer-admin", Set.of(CustomerGroup.of("other")));

    private final Onboardings onboardings = mock();
    private final Issues issues = mock();
    private final ReplicationSubscriptions subscriptions = mock();
    private final Terminations ends = mock();
    private final ViewIssues view = new ViewIssues(onboardings, issues, subscriptions, ends);

    private final Onboarding registered = TestOnboardings.onboarding().registeredAt(NOW);

    @BeforeEach
    void nothingIsInTheWay() {
        when(issues.of(any(), any())).thenReturn(Optional.empty());
        when(subscriptions.of(any())).thenReturn(Optional.empty());
    }

    @Test
    void registration_issue_is_visible_to_staff_only() {
        stored(registered.awaiting(OnboardingState.NEEDS_CORRECTION, NOW));
        found(Issue.Kind.REGISTRATION);

        assertThat(view.now("ONB0001001", STAFF))
                .containsExactly(new IssueView(Kind.REGISTRATION, null, "Cause", "Solution"));
        assertThat(view.now("ONB0001001", CUSTOMER)).isEmpty();
    }

    @Test
    void advice_is_visible_to_customer_and_staff() {
        stored(registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, NOW));
        assertThat(view.now("ONB0001001", CUSTOMER)).isEmpty();
        found(Issue.Kind.PROVIDER_RECORD);

        for (CurrentUser currentUser : Set.of(STAFF, CUSTOMER)) {
            assertThat(view.now("ONB0001001", currentUser))
                    .containsExactly(new IssueView(Kind.ADVICE, null, "Cause", "Solution"));
        }
    }

    @Test
    void expired_onboarding_shows_reason_of_expiry() {
        Termination end =
                new Termination(NUMBER, OnboardingState.EXPIRED, Party.SYSTEM, "system", "Nobody acted.", NOW);
        stored(registered.terminated(end.state(), end.by(), end.sentence(), end.at()));
        when(ends.of(NUMBER)).thenReturn(Optional.of(end));

        assertThat(view.now("ONB0001001", CUSTOMER))
                .containsExactly(new IssueView(Kind.EXPIRED, null, "Nobody acted.", ""));
    }

    @Test
    void issues_of_foreign_or_unknown_onboarding_are_empty() {
        stored(registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, NOW));
        found(Issue.Kind.PROVIDER_RECORD);

        assertThat(view.now("ONB0001001", OTHER)).isEmpty();
        for (String number : List.of("ONB0001002", "nonsense")) {
            assertThat(view.now(number, STAFF)).isEmpty();
        }
    }

    private void stored(Onboarding onboarding) {
        when(onboardings.find(NUMBER)).thenReturn(Optional.of(onboarding));
    }

    private void found(Issue.Kind kind) {
        when(issues.of(NUMBER, kind)).thenReturn(Optional.of(new Issue(NUMBER, kind, NOW, "Cause", "Solution")));
    }
}
