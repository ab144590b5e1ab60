package org.serviceexchange.onboarding.application.statistics;

import org.serviceexchange.onboarding.PostgresTest;

@PostgresTest
class ViewProcessHistoryIT extends ProcessHistoryContract {}
