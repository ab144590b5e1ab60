package org.serviceexchange.onboarding.domain;

/** What a customer enters about the provider: its name and its instance. */
public record ProviderRecord(String name, ServiceNowInstance instance) {}
