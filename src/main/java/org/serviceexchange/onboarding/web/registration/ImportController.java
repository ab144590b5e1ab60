package org.serviceexchange.onboarding.web.registration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.registration.ImportCustomers;
import org.serviceexchange.onboarding.application.registration.ImportCustomers.ImportView;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Provider admins paste a list, see what would become of each row, and register it; for others there is no such page. */
@PageController
@RequestMapping("/onboardings/import")
class ImportController {

    private static final String VIEW = "import";
    private static final int SECONDS = 3;

    private final ImportCustomers importCustomers;

    ImportController(ImportCustomers importCustomers) {
        this.importCustomers = importCustomers;
    }

    @GetMapping
    String form(CurrentUser currentUser, Model model) {
        requireAdmin(currentUser);
        return show(model, "");
    }

    private String check(String list, CurrentUser currentUser, Model model) {
        try {
            addRows(model, importCustomers.check(CustomerCsvReader.read(list), currentUser));
        } catch (InvalidInputException malformed) {
            model.addAttribute("refused", malformed.sentence());
        }
        return show(model, list);
    }

    /**
     * A parameter as condition of a mapping would be read of every request, also of those to the web apps, whose body is gone
     * then.
     */
    @PostMapping
    String submit(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(required = false) String check,
            CurrentUser currentUser,
            Model model) {
        requireAdmin(currentUser);
        return check == null ? begin(list, currentUser, model) : check(list, currentUser, model);
    }

    private String begin(String list, CurrentUser currentUser, Model model) {
        try {
            Result<ImportView> begun = importCustomers.begin(CustomerCsvReader.read(list), currentUser);
            if (begun instanceof Result.Success<ImportView> success) {
                return "redirect:/onboardings/import/" + success.value().begun().id();
            }
            model.addAttribute("refused", ((Result.Failure<ImportView>) begun).sentence());
        } catch (InvalidInputException malformed) {
            model.addAttribute("refused", malformed.sentence());
        }
        return show(model, list);
    }

    /** Until nothing is pending, the page loads itself again. */
    @GetMapping("/{id:\\d{1,18}}")
    String progress(@PathVariable long id, CurrentUser currentUser, HttpServletResponse response, Model model) {
        ImportView view = importCustomers.find(id, currentUser).orElseThrow(PageNotFoundException::new);
        addRows(model, view.rows());
        model.addAttribute("begun", view.begun());
        if (view.rows().stream().anyMatch(ImportedRow::isPending)) {
            response.setHeader("Refresh", String.valueOf(SECONDS));
        }
        return VIEW;
    }

    private static void addRows(Model model, Result<List<ImportedRow>> checked) {
        if (checked instanceof Result.Success<List<ImportedRow>> success) {
            addRows(model, success.value());
        } else {
            model.addAttribute("refused", ((Result.Failure<List<ImportedRow>>) checked).sentence());
        }
    }

    private static void addRows(Model model, List<ImportedRow> rows) {
        Map<ImportedRow.State, Long> counts =
                rows.stream().collect(Collectors.groupingBy(ImportedRow::state, Collectors.counting()));
        model.addAttribute("rows", rows);
        model.addAttribute("counts", counts);
        model.addAttribute("pending", counts.getOrDefault(ImportedRow.State.PENDING, 0L));
    }

    private static String show(Model model, String list) {
        model.addAttribute("list", list);
        model.addAttribute(
                "columns",
                CustomerCsvReader.COLUMNS.stream().map(FormField::key).toList());
        model.addAttribute("most", ImportCustomers.MAX_ROWS);
        return VIEW;
    }

    private static void requireAdmin(CurrentUser currentUser) {
        if (!ImportCustomers.mayImport(currentUser)) {
            throw new PageNotFoundException();
        }
    }
}
