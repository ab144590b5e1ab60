package org.serviceexchange.onboarding.application.statistics;

import org.serviceexchange.onboarding.OnboardingTest;

@OnboardingTest
class ViewProcessHistoryTest extends ProcessHistoryContract {}
