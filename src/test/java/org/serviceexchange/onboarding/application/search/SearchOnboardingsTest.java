package org.serviceexchange.onboarding.application.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Lateness;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Order;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.beans.factory.annotation.Autowired;

/** The numbers beside the list of onboardings. */
@OnboardingTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchOnboardingsTest {

    private static final CurrentUser OPERATIONS = new CurrentUser("operations", Set.of(Role.OPERATIONS.group()));

    @Autowired
    OnboardingScenario story;

    @Autowired
    SearchOnboardings search;

    @Autowired
    OnboardingSearch stored;

    @BeforeAll
    void onboardingsOfSeveralKinds() {
        story.registered(story.newCustomerAdmin());
        story.approvalRequested(story.newCustomerAdmin());
        story.established(story.newCustomerAdmin());
        Person customer = story.newCustomerAdmin();
        Map<String, Object> form = story.registrationOf(customer);
        form.put("environment", "test");
        story.register(form);
        story.runJobs();
    }

    @Test
    void matching_is_how_many_the_filter_finds() {
        Set<Long> seen = new HashSet<>();
        for (Set<OnboardingState> states : List.of(
                Set.<OnboardingState>of(),
                Set.of(OnboardingState.ESTABLISHED),
                Set.of(OnboardingState.AWAITING_APPROVAL, OnboardingState.AWAITING_PROVIDER_RECORD))) {
            for (Set<Party> parties : List.of(Set.<Party>of(), Set.of(Party.CUSTOMER), Set.of(Party.PROVIDER))) {
                for (Set<Environment> environments : List.of(Set.<Environment>of(), Set.of(Environment.TEST))) {
                    for (String text : List.of("", "service-now")) {
                        for (Lateness late : new Lateness[] {null, Lateness.EXPIRING}) {
                            OnboardingFilter filter = new OnboardingFilter(
                                    text, states, parties, late, environments, false, Order.NUMBER, true);
                            long found = stored.count(filter, Optional.empty(), Instant.now());
                            assertThat(search.counts(filter, OptionalLong.empty(), OPERATIONS)
                                            .orElseThrow()
                                            .matching())
                                    .as(filter.toString())
                                    .isEqualTo(found);
                            seen.add(found);
                        }
                    }
                }
            }
        }
        assertThat(seen).as("different numbers").hasSizeGreaterThan(4);
    }

    @Test
    void each_choice_has_its_number() {
        SearchOnboardings.Counts counts = search.counts(OnboardingFilter.NONE, OptionalLong.empty(), OPERATIONS)
                .orElseThrow();

        assertThat(counts.late().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Lateness.values()).map(Enum::name).toList());
        Stream.of(counts.states(), counts.waitingOn(), counts.environments()).forEach(each -> assertThat(
                        each.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(counts.matching()));
        assertThat(counts.states()).containsKeys("ESTABLISHED", "AWAITING_APPROVAL");
    }

    @Test
    void customers_get_no_numbers() {
        assertThat(search.counts(OnboardingFilter.NONE, OptionalLong.empty(), new CurrentUser("carla", Set.of())))
                .isEmpty();
    }
}
