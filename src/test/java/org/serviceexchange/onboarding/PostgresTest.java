package org.serviceexchange.onboarding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The application as in the demo on a real PostgreSQL, by the profile that an operator uses; one for all that say so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnboardingTest
@ActiveProfiles({"demo", "postgres"})
@ContextConfiguration(initializers = RealPostgres.class)
public @interface PostgresTest {}
