package org.serviceexchange.onboarding.web.status;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.serviceexchange.onboarding.application.status.ViewStatus;
import org.serviceexchange.onboarding.application.status.ViewStatus.StatusView;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.SecretPageHeaders;
import org.serviceexchange.onboarding.web.progress.ProgressRows;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the link to the status in a mail leads to. */
@PageController
class StatusController {

    private final ViewStatus status;

    StatusController(ViewStatus status) {
        this.status = status;
    }

    @GetMapping("/status/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        SecretPageHeaders.keepFromOthers(response);
        Optional<StatusView> found = status.of(token);
        if (found.isEmpty()) {
            return SecretPageHeaders.unusable(response);
        }
        model.addAttribute("status", found.get());
        model.addAttribute("who", who(found.get()));
        model.addAttribute("due", due(found.get()));
        model.addAttribute("progress", ProgressRows.ofCustomer(found.get().progress()));
        return "status";
    }

    /** As the messages call the party; null where none has to act. */
    private static String who(StatusView view) {
        return switch (view.waitingOn()) {
            case PROVIDER -> "provider";
            case CUSTOMER -> "customer";
            case SYSTEM -> "system";
            case NOBODY -> null;
        };
    }

    /** Null where no person has a step to take. */
    private static Instant due(StatusView view) {
        return view.progress().steps().stream()
                .map(step -> step.due())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
