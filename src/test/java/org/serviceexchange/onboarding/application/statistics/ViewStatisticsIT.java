package org.serviceexchange.onboarding.application.statistics;

import org.serviceexchange.onboarding.PostgresTest;

@PostgresTest
class ViewStatisticsIT extends StatisticsContract {}
