package org.serviceexchange.onboarding.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.domain.account.Role.CUSTOMER;
import static org.serviceexchange.onboarding.domain.account.Role.ENGINE_ADMIN;
import static org.serviceexchange.onboarding.domain.account.Role.OPERATIONS;
import static org.serviceexchange.onboarding.domain.account.Role.PROCESS_DESIGNER;
import static org.serviceexchange.onboarding.domain.account.Role.PROVIDER_ADMIN;
import static org.serviceexchange.onboarding.domain.account.Role.PROVIDER_AGENT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    @ParameterizedTest
    @EnumSource
    void each_capability_belongs_to_the_roles_that_need_it(Capability capability) {
        assertThat(Role.allThatCan(capability))
                .containsExactlyInAnyOrder(
                        switch (capability) {
                            case BELONG_TO_PROVIDER ->
                                new Role[] {PROVIDER_ADMIN, PROVIDER_AGENT, OPERATIONS, PROCESS_DESIGNER, ENGINE_ADMIN};
                            case SEE_ONBOARDINGS -> new Role[] {PROVIDER_ADMIN, PROVIDER_AGENT, OPERATIONS};
                            case MANAGE_CASES -> new Role[] {PROVIDER_ADMIN, PROVIDER_AGENT};
                            case MONITOR -> new Role[] {OPERATIONS};
                            case USE_TASKLIST ->
                                new Role[] {PROVIDER_ADMIN, PROVIDER_AGENT, OPERATIONS, CUSTOMER, ENGINE_ADMIN};
                            case USE_TASKLIST_FILTERS ->
                                new Role[] {PROVIDER_ADMIN, PROVIDER_AGENT, OPERATIONS, CUSTOMER};
                            case USE_COCKPIT, USE_ENGINE_REST ->
                                new Role[] {PROVIDER_ADMIN, OPERATIONS, PROCESS_DESIGNER, ENGINE_ADMIN};
                            case BE_GRANTED_BY_OPENID ->
                                new Role[] {PROVIDER_ADMIN, PROVIDER_AGENT, OPERATIONS, PROCESS_DESIGNER};
                        });
    }

    @Test
    void a_member_of_several_groups_can_do_what_any_of_them_can() {
        assertThat(Role.anyCan(List.of("customer", "process-designer"), Capability.USE_ENGINE_REST))
                .isTrue();
        assertThat(Role.anyCan(List.of("customer", "customer-acme"), Capability.USE_ENGINE_REST))
                .isFalse();
    }
}
