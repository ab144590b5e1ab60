package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.security.request.JsonTexts;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes error messages of the engine's REST API readable, because the web apps show them, Tasklist as HTML. Removes prefixes
 * such as "Cannot submit task form 2f6a…:" and every tag, and adds a sentence where the engine has none. Where the error is
 * one of Java, not one that the engine's reference documents, the answer says neither its class nor its message.
 */
class EngineErrorBodyFilter extends OncePerRequestFilter {

    // of the engine's reference; programs and the web apps may depend on them
    private static final Set<String> DOCUMENTED = Set.of(
            "AuthorizationException",
            "BadUserRequestException",
            "FormException",
            "InvalidRequestException",
            "NotFoundException",
            "OptimisticLockingException",
            "ParseException",
            "PasswordPolicyException",
            "ProcessEngineException",
            "ProcessEnginePersistenceException",
            "RestException",
            "SuspendedEntityInteractionException",
            "TaskAlreadyClaimedException");

    private static final Pattern TECHNICAL_PREFIX = Pattern.compile(
            "(\"message\"\\s*:\\s*\")Cannot (?:submit task form|complete task|instantiate process definition) [^ ]+: ");

    private static final Pattern NO_MESSAGE = Pattern.compile("\"message\"\\s*:\\s*(\"\"|null)");
    private static final Pattern ANY_MESSAGE =
            Pattern.compile("\"message\"\\s*:\\s*(null|\"[^\"\\\\]*+(\\\\.[^\"\\\\]*+)*+\")");

    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([^\"\\\\]*)\"");
    private static final Pattern JAVA_CLASS = Pattern.compile("([a-z]\\w*\\.)+[A-Z]\\w*(Exception|Error)\\b");

    private static final Sentence UNREADABLE = Sentence.of("refusal.json");
    private static final Sentence NO_FORM = Sentence.of("refusal.form", "{'variables': {'name': {'value': 'text'}}}");
    private static final Sentence FAILED = Sentence.of("refusal.failed");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestPaths.of(request);
        return !path.startsWith("/engine-rest/") && !path.startsWith("/camunda/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ErrorBodyResponse answer = new ErrorBodyResponse(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() < HttpServletResponse.SC_BAD_REQUEST || answer.isAnswered()) {
            return;
        }
        String body = answer.body();
        if (isForm(request)) {
            if (answer.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR && isEmpty(request)) {
                // the engine fails if the body is missing
                answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                body = "";
            }
            answer.send(formSentence(answer.getStatus(), body, request.getLocale()));
        } else if (body.startsWith("{")) {
            if (isOfJava(body) && !isRead(request)) {
                // the engine takes every value for granted that a body may lack
                answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
            Sentence ours = answer.getStatus() == HttpServletResponse.SC_BAD_REQUEST ? UNREADABLE : FAILED;
            answer.send(sentence(ours, body, request.getLocale()));
        } else {
            answer.sendUnchanged();
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    private static boolean isForm(HttpServletRequest request) {
        String path = request.getRequestURI();
        return "POST".equals(request.getMethod()) && (path.endsWith("/submit-form") || path.endsWith("/complete"));
    }

    private static boolean isEmpty(HttpServletRequest request) {
        return request.getContentLengthLong() == 0
                || request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null;
    }

    private static boolean isOfJava(String body) {
        Matcher type = TYPE.matcher(body);
        return type.find() && !DOCUMENTED.contains(type.group(1));
    }

    /** @param ours what is said instead of a message of Java, or of none */
    private static String sentence(Sentence ours, String body, Locale reader) {
        Matcher message = ANY_MESSAGE.matcher(body);
        boolean java = isOfJava(body);
        boolean told = !NO_MESSAGE.matcher(body).find()
                && !(message.find() && JAVA_CLASS.matcher(message.group()).find());
        if (!java && told) {
            return body;
        }
        return "{\"type\":\"%s\",\"message\":\"%s\",\"code\":null}"
                .formatted(java ? "RestException" : typeOf(body), JsonTexts.quoted(ours.in(reader)));
    }

    private static String typeOf(String body) {
        Matcher type = TYPE.matcher(body);
        return type.find() ? type.group(1) : "RestException";
    }

    private static String formSentence(int status, String body, Locale reader) {
        boolean failed = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        String ours = "\"message\":\"%s\"".formatted(JsonTexts.quoted((failed ? FAILED : NO_FORM).in(reader)));
        if (!body.startsWith("{")) {
            // a message of the JSON parser, or none
            return "{\"type\":\"InvalidRequestException\",%s,\"code\":null}".formatted(ours);
        }
        String alone = (failed
                        ? ANY_MESSAGE.matcher(body)
                        : NO_MESSAGE.matcher(TECHNICAL_PREFIX.matcher(body).replaceFirst("$1")))
                .replaceFirst(Matcher.quoteReplacement(ours));
        if (isOfJava(alone)) {
            alone = TYPE.matcher(alone).replaceFirst("\"type\":\"RestException\"");
        }
        // neither character has a meaning in JSON
        return alone.replace('<', '‹').replace('>', '›');
    }
}
