package org.serviceexchange.onboarding.web.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Lateness;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Order;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.UriUtils;

/**
 * A filter as it is written in an address: {@code q}, {@code state}, {@code waitingOn}, {@code late}, {@code environment},
 * {@code stuck} and {@code sort}. What is blank restricts nothing. Several values of one parameter widen it.
 */
public final class FilterParameters {

    /** Characters. Longer texts find nothing. */
    private static final int MAX_TEXT = 300;

    private static final List<String> NAMES =
            List.of("q", "state", "waitingOn", "late", "environment", "stuck", "sort");

    private FilterParameters() {}

    /** @throws ErrorResponseException 400 with a sentence that names the values that are possible */
    public static OnboardingFilter parse(MultiValueMap<String, String> parameters) {
        String text = String.join(" ", values(parameters, "q"));
        List<Lateness> late = constants(parameters, "late", Lateness.values(), FilterParameters::value);
        List<String> sort = values(parameters, "sort");
        String order = sort.isEmpty() ? value(Order.NUMBER, true) : sort.get(0);
        boolean descending = order.startsWith("-");
        return new OnboardingFilter(
                text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text,
                Set.copyOf(constants(parameters, "state", OnboardingState.values(), Enum::name)),
                Set.copyOf(constants(parameters, "waitingOn", Party.values(), FilterParameters::value)),
                late.isEmpty() ? null : late.get(0),
                Set.copyOf(constants(parameters, "environment", Environment.values(), FilterParameters::value)),
                !constants(parameters, "stuck", new String[] {"true"}, one -> one)
                        .isEmpty(),
                constant("sort", descending ? order.substring(1) : order, Order.values(), one -> value(one, false)),
                descending);
    }

    /** The parameters that restrict or sort, as they are written in an address; with {@code &} at the end where there are some. */
    public static String query(MultiValueMap<String, String> parameters) {
        return NAMES.stream()
                .flatMap(name -> values(parameters, name).stream()
                        .map(value -> name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8) + "&"))
                .collect(Collectors.joining());
    }

    /** As the parameter writes it: {@code due-soon}. */
    static String value(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As {@code sort} writes it: {@code -waitingSince}. */
    static String value(Order order, boolean descending) {
        String name =
                switch (order) {
                    case NUMBER -> "number";
                    case CUSTOMER -> "customer";
                    case WAITING_SINCE -> "waitingSince";
                    case DUE -> "due";
                };
        return descending ? "-" + name : name;
    }

    private static List<String> values(MultiValueMap<String, String> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static <T> List<T> constants(
            MultiValueMap<String, String> parameters, String name, T[] all, Function<T, String> written) {
        return values(parameters, name).stream()
                .map(value -> constant(name, value, all, written))
                .toList();
    }

    private static <T> T constant(String name, String value, T[] all, Function<T, String> written) {
        return Arrays.stream(all)
                .filter(one -> written.apply(one).equals(value))
                .findFirst()
                .orElseThrow(() -> new ErrorResponseException(
                        HttpStatus.BAD_REQUEST,
                        ProblemDetail.forStatus(HttpStatus.BAD_REQUEST),
                        null,
                        "api.oneOf",
                        new Object[] {name, Stream.of(all).map(written).collect(Collectors.joining(", "))}));
    }
}
