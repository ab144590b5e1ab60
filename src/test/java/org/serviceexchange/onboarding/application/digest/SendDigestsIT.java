package org.serviceexchange.onboarding.application.digest;

import org.serviceexchange.onboarding.RealPostgres;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL, which locks in its own way, and gives up a transaction for good where H2 goes on. */
@ActiveProfiles("postgres")
@ContextConfiguration(initializers = RealPostgres.class)
class SendDigestsIT extends SendDigestsTest {}
