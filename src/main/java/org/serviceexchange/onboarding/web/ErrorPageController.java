package org.serviceexchange.onboarding.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What people and programs see after an error that nothing else answered. Shows no internals, and doesn't use the
 * database, which may be the cause.
 */
@Controller
public class ErrorPageController implements ErrorController {

    private final MessageSource messages;

    ErrorPageController(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    public ModelAndView page(HttpServletRequest request) {
        return page(status(request));
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, Locale locale) {
        HttpStatus status = status(request);
        String key = "error." + explanation(status);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status,
                "%s. %s"
                        .formatted(
                                messages.getMessage(key + ".title", null, locale),
                                messages.getMessage(key + ".text", null, locale)));
        problem.setInstance(asked(request));
        return ResponseEntity.of(problem).build();
    }

    public static ModelAndView page(HttpStatus status) {
        return page(status, null);
    }

    /** @param sentence says more than the status alone could; null where nothing does */
    public static ModelAndView page(HttpStatus status, String sentence) {
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("explanation", explanation(status));
        page.addObject("sentence", sentence);
        page.addObject("code", status.value());
        return page;
    }

    /** What the messages call it. */
    private static String explanation(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "notFound";
            case UNAUTHORIZED -> "signIn";
            case FORBIDDEN -> "forbidden";
            case TOO_MANY_REQUESTS -> "tooManyRequests";
            case PAYLOAD_TOO_LARGE -> "tooLarge";
            case METHOD_NOT_ALLOWED -> "notAllowed";
            case SERVICE_UNAVAILABLE -> "unavailable";
            // only a form that comes again is refused so late
            case CONFLICT -> "sentAlready";
            default -> status.is4xxClientError() ? "request" : "server";
        };
    }

    /** What was asked for, as it came; null where it can't be written as an address. */
    private static URI asked(HttpServletRequest request) {
        try {
            return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                    ? new URI(uri)
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static HttpStatus status(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)) {
            // opened by hand, without an error: there is no such page
            return HttpStatus.NOT_FOUND;
        }
        HttpStatus status = HttpStatus.resolve(code);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
