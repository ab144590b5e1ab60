package org.serviceexchange.onboarding.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured values of one kind, in the unit that its heading says. */
final class Sample {

    private final List<Double> values = Collections.synchronizedList(new ArrayList<>());

    void add(double value) {
        values.add(value);
    }

    double median() {
        return quantile(0.5);
    }

    private double quantile(double q) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.round(q * (sorted.size() - 1)));
    }

    /** Median, and in brackets the least and the greatest of the middle nine tenths. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s (%s – %s)", rounded(median()), rounded(quantile(0.05)), rounded(quantile(0.95)));
    }

    static String rounded(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
