package org.serviceexchange.onboarding.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What people and programs see when something went wrong that nobody else answered for. Tells nothing of the inside, and
 * asks nothing of the database, which may be what went wrong.
 */
@Controller
public class ErrorPages implements ErrorController {

    /** What happened, and what to do now. */
    private record Explanation(String title, String text) {

        static Explanation of(HttpStatus status) {
            return switch (status) {
                case NOT_FOUND ->
                    new Explanation(
                            "There is nothing here for you",
                            """
                            The page doesn't exist, it belongs to somebody else, or your access to it has ended. Check \
                            the address, or whether you are signed in with the right account.""");
                case UNAUTHORIZED -> new Explanation("Please sign in", "This is only for people who are signed in.");
                case FORBIDDEN ->
                    new Explanation(
                            "You may not do this",
                            """
                            Your account isn't allowed to, or you were signed out in the meantime. Go back, load the \
                            page again and try once more.""");
                case TOO_MANY_REQUESTS ->
                    new Explanation(
                            "Too many wrong passwords",
                            """
                            Wait a quarter of an hour, then try again. If you don't know your password any more, ask \
                            whoever gave you your account.""");
                case PAYLOAD_TOO_LARGE ->
                    new Explanation("This is too much at once", "Send less, or in several parts: 1 MiB at most.");
                case METHOD_NOT_ALLOWED ->
                    new Explanation("This can't be done here", "The address exists, but not for what was asked of it.");
                default -> status.is4xxClientError() ? theirs() : ours();
            };
        }

        private static Explanation theirs() {
            return new Explanation("We couldn't make sense of this", "Check what you entered and try again.");
        }

        private static Explanation ours() {
            return new Explanation(
                    "Something went wrong on our side",
                    """
                    It isn't your fault, and nothing of what you did before is lost. Try again in a moment; if it \
                    happens again, please tell your administrator when it did.""");
        }
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    public ModelAndView page(HttpServletRequest request) {
        return page(status(request));
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        Explanation explanation = Explanation.of(status);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, "%s. %s".formatted(explanation.title(), explanation.text()));
        problem.setInstance(asked(request));
        return ResponseEntity.of(problem).build();
    }

    public static ModelAndView page(HttpStatus status) {
        return page(status, Explanation.of(status).text());
    }

    /** @param text says more than the status alone could */
    public static ModelAndView page(HttpStatus status, String text) {
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("title", Explanation.of(status).title());
        page.addObject("text", text);
        page.addObject("code", status.value());
        return page;
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
