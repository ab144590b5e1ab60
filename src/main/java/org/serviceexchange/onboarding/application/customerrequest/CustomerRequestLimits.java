package org.serviceexchange.onboarding.application.customerrequest;

import java.time.Duration;

/**
 * How many requests are taken, each number in an hour of the clock, and how long their links work. The limits per network and
 * in total are counted before a request is stored, so a few requests at the same moment may go past them. The limit per
 * address is exact: nobody's mailbox is filled.
 *
 * @param linkValidFor how long an address can be confirmed
 */
public record CustomerRequestLimits(Duration linkValidFor, int perAddress, int perNetwork, int total) {}
