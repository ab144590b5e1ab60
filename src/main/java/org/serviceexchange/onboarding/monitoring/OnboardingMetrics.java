package org.serviceexchange.onboarding.monitoring;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.serviceexchange.onboarding.monitoring.OnboardingFigures.Backlog;
import org.serviceexchange.onboarding.monitoring.OnboardingFigures.Standing;

/**
 * The figures as gauges. Labels are states and parties only: neither a customer nor a number. While the database is away,
 * {@code onboarding_database_up} is 0 and the others are absent.
 */
class OnboardingMetrics implements MultiCollector {

    private final CachedReading<OnboardingFigures> figures;

    OnboardingMetrics(CachedReading<OnboardingFigures> figures) {
        this.figures = figures;
    }

    @Override
    public MetricSnapshots collect() {
        Optional<OnboardingFigures> read = figures.current();
        MetricSnapshots.Builder all = MetricSnapshots.builder()
                .metricSnapshot(gauge(
                        "onboarding_database_up",
                        "1 if the figures of the onboardings could be read, 0 otherwise",
                        read.isPresent() ? 1 : 0));
        read.ifPresent(current -> add(current, all));
        return all.build();
    }

    private static void add(OnboardingFigures figures, MetricSnapshots.Builder all) {
        all.metricSnapshot(standings(
                figures.standings(),
                "onboarding_onboardings",
                "Onboardings by state and by the party that has to act",
                Standing::count));
        all.metricSnapshot(standings(
                figures.standings().stream().filter(Standing::isWaiting).toList(),
                "onboarding_waiting_oldest_seconds",
                "How long the first of these onboardings has been waiting",
                standing -> age(standing.since(), figures.at())));
        all.metricSnapshot(leadTimes(figures.leadTimes()));
        all.metricSnapshot(gauge(
                "onboarding_lead_time_onboardings",
                "Onboardings that were established in the last 30 days",
                figures.leadTimes().count()));
        add(all, "onboarding_jobs_due", "Jobs that are due, running ones included", figures.jobs(), figures.at());
        add(all, "onboarding_incidents_open", "Open incidents", figures.incidents(), figures.at());
        add(
                all,
                "onboarding_mails_pending",
                "Mails that the mail server has not accepted yet",
                figures.mails(),
                figures.at());
        all.metricSnapshot(gauge(
                "onboarding_mails_refused",
                "Mails that the mail server refused for every receiver",
                figures.refusedMails()));
    }

    private static void add(MetricSnapshots.Builder all, String name, String help, Backlog backlog, Instant at) {
        all.metricSnapshot(gauge(name, help, backlog.count()));
        all.metricSnapshot(gauge(
                name + "_oldest_seconds",
                help + ": age of the oldest one, 0 for none",
                backlog.oldest() == null ? 0 : age(backlog.oldest(), at)));
    }

    private static GaugeSnapshot standings(
            List<Standing> standings, String name, String help, ToDoubleFunction<Standing> value) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        standings.forEach(standing -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of("state", word(standing.state()), "waiting_on", word(standing.waitingOn())))
                .value(value.applyAsDouble(standing))
                .build()));
        return gauge.build();
    }

    private static GaugeSnapshot leadTimes(OnboardingFigures.LeadTimes times) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("onboarding_lead_time_seconds")
                .help("From registration to the established integration, for those established in the last 30 days");
        if (times.median() != null) {
            gauge.dataPoint(percentile("50", times.median())).dataPoint(percentile("90", times.ninetiethPercentile()));
        }
        return gauge.build();
    }

    private static GaugeDataPointSnapshot percentile(String percentile, double seconds) {
        return GaugeDataPointSnapshot.builder()
                .labels(Labels.of("percentile", percentile))
                .value(seconds)
                .build();
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }

    /** In seconds; clocks of two nodes may differ a little. */
    private static double age(Instant since, Instant at) {
        return Math.max(0, Duration.between(since, at).toMillis() / 1000.0);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
