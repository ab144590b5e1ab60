package org.serviceexchange.onboarding.domain.account;

import static org.serviceexchange.onboarding.domain.account.Capability.BELONG_TO_PROVIDER;
import static org.serviceexchange.onboarding.domain.account.Capability.BE_GRANTED_BY_OPENID;
import static org.serviceexchange.onboarding.domain.account.Capability.MANAGE_CASES;
import static org.serviceexchange.onboarding.domain.account.Capability.MONITOR;
import static org.serviceexchange.onboarding.domain.account.Capability.SEE_ONBOARDINGS;
import static org.serviceexchange.onboarding.domain.account.Capability.USE_COCKPIT;
import static org.serviceexchange.onboarding.domain.account.Capability.USE_ENGINE_REST;
import static org.serviceexchange.onboarding.domain.account.Capability.USE_TASKLIST;
import static org.serviceexchange.onboarding.domain.account.Capability.USE_TASKLIST_FILTERS;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.Sentence;

/**
 * A group of users by what its members do, and what this role lets them do. Sign-in, filters, pages, REST and OpenID
 * Connect read it here. The start creates the groups.
 */
public enum Role {
    PROVIDER_ADMIN(
            "provider-admin",
            BELONG_TO_PROVIDER,
            SEE_ONBOARDINGS,
            MANAGE_CASES,
            USE_COCKPIT,
            USE_TASKLIST,
            USE_TASKLIST_FILTERS,
            USE_ENGINE_REST,
            BE_GRANTED_BY_OPENID),
    PROVIDER_AGENT(
            "provider-agent",
            BELONG_TO_PROVIDER,
            SEE_ONBOARDINGS,
            MANAGE_CASES,
            USE_TASKLIST,
            USE_TASKLIST_FILTERS,
            BE_GRANTED_BY_OPENID),
    OPERATIONS(
            "operations",
            BELONG_TO_PROVIDER,
            SEE_ONBOARDINGS,
            USE_COCKPIT,
            USE_TASKLIST,
            USE_TASKLIST_FILTERS,
            USE_ENGINE_REST,
            MONITOR,
            BE_GRANTED_BY_OPENID),
    PROCESS_DESIGNER("process-designer", BELONG_TO_PROVIDER, USE_COCKPIT, USE_ENGINE_REST, BE_GRANTED_BY_OPENID),
    /** The engine names this group. Its members have all rights in the engine, and see no onboarding on our pages. */
    ENGINE_ADMIN("camunda-admin", BELONG_TO_PROVIDER, USE_COCKPIT, USE_TASKLIST, USE_ENGINE_REST),
    /** Every customer's users: what all of them need alike, and no onboarding. That comes with the group of one customer. */
    CUSTOMER("customer", USE_TASKLIST, USE_TASKLIST_FILTERS);

    private final String group;
    private final Set<Capability> capabilities;

    Role(String group, Capability... capabilities) {
        this.group = group;
        this.capabilities = Set.of(capabilities);
    }

    /** The id of the group, which is stored and stands in models. */
    public String group() {
        return group;
    }

    /** The group's name as Camunda Admin shows it. */
    public Sentence title() {
        return Sentence.of("role." + name());
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    public boolean isIn(Collection<String> groups) {
        return groups.contains(group);
    }

    /** Whether a member of these groups has a role with this capability. */
    public static boolean anyCan(Collection<String> groups, Capability capability) {
        return Stream.of(values()).anyMatch(role -> role.isIn(groups) && role.can(capability));
    }

    public static List<Role> allThatCan(Capability capability) {
        return Stream.of(values()).filter(role -> role.can(capability)).toList();
    }
}
