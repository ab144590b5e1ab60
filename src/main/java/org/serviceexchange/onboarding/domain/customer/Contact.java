package org.serviceexchange.onboarding.domain.customer;

/** The person at the customer who is written to. A contact belongs to exactly one customer. */
public record Contact(String name, EmailAddress email) {}
