package org.serviceexchange.onboarding.web.search;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch.Line;
import org.serviceexchange.onboarding.application.search.SearchOnboardings;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of onboardings as a file for a spreadsheet. Lines are written while they are read. */
@PageController
@Hidden
class ExportController {

    /** Tells Excel that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** As the fields of the REST API are called. */
    private static final List<String> TITLES = List.of(
            "number",
            "customerName",
            "contactName",
            "contactEmail",
            "instanceHost",
            "environment",
            "state",
            "waitingOn",
            "waitingSince",
            "due",
            "registeredAt");

    private final SearchOnboardings search;

    ExportController(SearchOnboardings search) {
        this.search = search;
    }

    @GetMapping("/onboardings.csv")
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            CurrentUser currentUser,
            HttpServletResponse response)
            throws IOException {
        OnboardingFilter filter = FilterParameters.parse(parameters);
        if (!currentUser.isStaff()) {
            throw new PageNotFoundException();
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"onboardings.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Writer target = response.getWriter();
        target.write(BYTE_ORDER_MARK);
        CsvWriter file = new CsvWriter(target);
        file.line(TITLES);
        search.export(filter, currentUser, line -> file.line(cells(line)));
    }

    private static List<Object> cells(Line line) {
        return Arrays.asList(
                line.number(),
                line.customerName(),
                line.contact().name(),
                line.contact().email().value(),
                line.instanceHost(),
                line.environment().toLowerCase(Locale.ROOT),
                line.state(),
                line.waiting().on().toLowerCase(Locale.ROOT),
                line.waiting().since(),
                line.waiting().due(),
                line.registeredAt());
    }
}
