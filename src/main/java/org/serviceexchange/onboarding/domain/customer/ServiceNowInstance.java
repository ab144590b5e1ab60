package org.serviceexchange.onboarding.domain.customer;

/** One party's ServiceNow instance, as the other party has to enter it. */
public record ServiceNowInstance(InstanceName name, InstanceId id) {}
