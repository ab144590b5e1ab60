package org.serviceexchange.onboarding.web.customerrequest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.RateLimited;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.customerrequest.ConfirmCustomerRequest;
import org.serviceexchange.onboarding.application.customerrequest.SubmitCustomerRequest;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.input.Field;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.HttpStatusMapper;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.serviceexchange.onboarding.web.SecretPageHeaders;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody at a customer, without an account, asks to be connected and confirms the address. */
@PageController
@RequestMapping("/request")
class CustomerRequestController {

    private final SubmitCustomerRequest submitRequest;
    private final ConfirmCustomerRequest confirmRequest;
    private final CustomerRequestPage page;

    CustomerRequestController(
            SubmitCustomerRequest submitRequest, ConfirmCustomerRequest confirmRequest, CustomerRequestPage page) {
        this.submitRequest = submitRequest;
        this.confirmRequest = confirmRequest;
        this.page = page;
    }

    private record Entered(Map<String, String> values) implements FormValues {

        @Override
        public String text(Field field) {
            return values.get(field.key());
        }

        @Override
        public Boolean tick(Field field) {
            return null;
        }
    }

    @ModelAttribute("provider")
    String provider() {
        return page.provider().orElseThrow(PageNotFoundException::new);
    }

    @GetMapping
    String form(Model model) {
        return form(Map.of(), model);
    }

    @PostMapping
    String request(
            @RequestParam Map<String, String> entered,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        Result<String> result = submitRequest.request(
                new Entered(entered),
                request.getRemoteAddr(),
                CurrentReader.get().language());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (result instanceof Failure<String> refused) {
            response.setStatus(HttpStatusMapper.of(refused).value());
            if (refused instanceof RateLimited<String> limited) {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(limited.retryAfter().toSeconds()));
            }
            model.addAttribute("problem", refused.sentence().in(CurrentReader.get()));
            return form(entered, model);
        }
        model.addAttribute("sentTo", ((Success<String>) result).value());
        return "request-sent";
    }

    @GetMapping("/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        SecretPageHeaders.keepFromOthers(response);
        Optional<CustomerRequest> request = confirmRequest.show(token);
        if (request.isEmpty()) {
            return SecretPageHeaders.unusable(response);
        }
        model.addAttribute("request", request.get().details());
        model.addAttribute("token", token);
        return "request-confirm";
    }

    @PostMapping("/{token}")
    String confirm(@PathVariable String token, HttpServletResponse response) {
        SecretPageHeaders.keepFromOthers(response);
        return confirmRequest.confirm(token) ? "request-confirmed" : SecretPageHeaders.unusable(response);
    }

    private static String form(Map<String, String> entered, Model model) {
        model.addAttribute("entered", entered);
        model.addAttribute("environments", Environment.values());
        return "request";
    }
}
