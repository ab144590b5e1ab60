package org.serviceexchange.onboarding.web.webhook;

import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.webhook.ViewWebhooks;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.State;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.serviceexchange.onboarding.web.Paging;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The log of webhooks for operations and provider admins; for others there is no such page. */
@PageController
@RequestMapping("/operations/webhooks")
class WebhookController {

    private static final int ON_A_PAGE = 25;

    private final ViewWebhooks webhooks;

    WebhookController(ViewWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping
    String list(
            CurrentUser currentUser,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) String state,
            Model model) {
        requireReader(currentUser);
        Paging paging = Paging.near(page, ON_A_PAGE);
        State only = WebhookStates.find(state).orElse(null);
        List<WebhookDelivery> found = webhooks.page(only, paging.page(), ON_A_PAGE);
        model.addAttribute("receivers", webhooks.receivers());
        model.addAttribute("deliveries", found);
        model.addAttribute("states", State.values());
        model.addAttribute("only", only);
        model.addAttribute("page", paging.page());
        model.addAttribute(
                "hasNext",
                found.size() == ON_A_PAGE
                        && !webhooks.page(only, (paging.page() + 1) * ON_A_PAGE, 1)
                                .isEmpty());
        return "webhooks";
    }

    @PostMapping("/{id:\\d{1,18}}")
    String sendAgain(@PathVariable long id, CurrentUser currentUser, RedirectAttributes next) {
        requireReader(currentUser);
        Result<WebhookDelivery> result = webhooks.sendAgain(id, currentUser);
        if (result instanceof Result.NotFound) {
            throw new PageNotFoundException();
        }
        if (result instanceof Result.Failure<WebhookDelivery> failure) {
            next.addFlashAttribute("refused", failure.sentence());
        } else {
            next.addFlashAttribute("sentAgain", true);
        }
        return "redirect:/operations/webhooks";
    }

    private static void requireReader(CurrentUser currentUser) {
        if (!ViewWebhooks.maySee(currentUser)) {
            throw new PageNotFoundException();
        }
    }
}
