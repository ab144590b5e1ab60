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
import org.serviceexchange.onboarding.security.engine.FailedCommandInterceptor;
import org.serviceexchange.onboarding.security.request.JsonTexts;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes error messages of the engine's REST API readable, because the web apps show them, Tasklist as HTML. Removes prefixes
 * such as "Cannot submit task form 2f6a…:" and every tag, and adds a sentence where the engine has none. An error
 * of Java is the caller's if the REST API cannot read the request, and ours if a command fails. Either way the answer says
 * neither its class nor its message.
 */
class EngineErrorBodyFilter extends OncePerRequestFilter {

    // programs and the web apps may depend on them
    static final Set<String> ENGINES = Set.of(
            "AuthorizationException",
            "BpmnParseException",
            "BadUserRequestException",
            "AuthenticationException",
            "ClassLoadingException",
            "DecisionDefinitionNotFoundException",
            "DecisionException",
            "DeploymentResourceNotFoundException",
            "DmnModelInstanceNotFoundException",
            "FormException",
            "FormFieldConfigurationException",
            "FormFieldValidationException",
            "FormFieldValidatorException",
            "InvalidRequestException",
            "MigratingProcessInstanceValidationException",
            "MigrationPlanValidationException",
            "MismatchingMessageCorrelationException",
            "NotAllowedException",
            "NotFoundException",
            "NotValidException",
            "NullValueException",
            "OptimisticLockingException",
            "ParseException",
            "PasswordPolicyException",
            "ProcessEngineException",
            "ProcessEnginePersistenceException",
            "RestException",
            "ScriptCompilationException",
            "ScriptEngineException",
            "ScriptEvaluationException",
            "SuspendedEntityInteractionException",
            "TaskAlreadyClaimedException",
            "WrongDbException");

    private static final Pattern TECHNICAL_PREFIX = Pattern.compile(
            "(\"message\"\\s*:\\s*\")Cannot (?:submit task form|complete task|instantiate process definition) [^ ]+: ");

    private static final Pattern NO_MESSAGE = Pattern.compile("\"message\"\\s*:\\s*(\"\"|null)");
    private static final Pattern ANY_MESSAGE =
            Pattern.compile("\"message\"\\s*:\\s*(null|\"[^\"\\\\]*+(\\\\.[^\"\\\\]*+)*+\")");

    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([^\"\\\\]*)\"");
    private static final Pattern JAVA_CLASS = Pattern.compile(
            "([a-z]\\w*\\.)+[A-Z]\\w*(Exception|Error)\\b|\\b(java|jakarta|org|com|camundajar)\\.\\w+\\.");
    private static final Pattern CODE = Pattern.compile("(\"message\"\\s*:\\s*\")[A-Z]+-\\d{5} ");
    private static final Pattern CLASS_BEFORE =
            Pattern.compile("(\"message\"\\s*:\\s*\")(?:org\\.camunda\\.[\\w.]+Exception: )+");

    // how the engine says that it was given no value, or found none
    private static final Pattern IS_NULL = Pattern.compile("\\w+ is null\"");
    private static final Pattern NOTHING_FOUND =
            Pattern.compile("Cannot find|[Nn]o [\\w ]*found|(doesn't|does not|do not) exist");

    private static final Sentence UNREADABLE = Sentence.of("refusal.json");
    private static final Sentence NO_FORM = Sentence.of("refusal.form", "{'variables': {'name': {'value': 'text'}}}");
    private static final Sentence GONE = Sentence.of("refusal.gone");
    private static final Sentence MISSING = Sentence.of("refusal.missing");
    private static final Sentence CHANGED = Sentence.of("refusal.changed");
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
        boolean form = isForm(request);
        if (form && answer.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR && isEmpty(request)) {
            // the engine fails if the body is missing
            answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            body = "";
        }
        if (!form && !body.startsWith("{")) {
            answer.sendUnchanged();
            return;
        }
        body = CLASS_BEFORE.matcher(body).replaceFirst("$1");
        Sentence ours = instead(request, answer, body);
        answer.send(
                form
                        ? formSentence(ours, answer.getStatus(), body, request.getLocale())
                        : sentence(ours, answer.getStatus(), body, request.getLocale()));
    }

    /**
     * Sets the status that the error deserves, where the engine has another one.
     *
     * @return what is said instead of the engine's message; null where that one is good
     */
    private static Sentence instead(HttpServletRequest request, HttpServletResponse answer, String body) {
        String type = typeOf(body);
        if (answer.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && request.getAttribute(FailedCommandInterceptor.FAILED) != null) {
            return FAILED;
        }
        if (ENGINES.contains(type) && IS_NULL.matcher(body).find()) {
            boolean gone = NOTHING_FOUND.matcher(body).find();
            answer.setStatus(gone ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST);
            return gone ? GONE : MISSING;
        }
        if (type.equals("OptimisticLockingException")) {
            answer.setStatus(HttpServletResponse.SC_CONFLICT);
            return CHANGED;
        }
        if (ENGINES.contains(type)) {
            return null;
        }
        if (isRead(request)) {
            return FAILED;
        }
        // the engine takes every value for granted that a body may lack
        answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return isForm(request) ? NO_FORM : UNREADABLE;
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

    private static String sentence(Sentence instead, int status, String body, Locale reader) {
        Matcher message = ANY_MESSAGE.matcher(body);
        boolean hasMessage = !NO_MESSAGE.matcher(body).find()
                && !(message.find() && JAVA_CLASS.matcher(message.group()).find());
        if (instead == null && hasMessage) {
            return CODE.matcher(body).replaceFirst("$1");
        }
        Sentence ours = instead != null ? instead : status == HttpServletResponse.SC_BAD_REQUEST ? UNREADABLE : FAILED;
        return "{\"type\":\"%s\",\"message\":\"%s\",\"code\":null}"
                .formatted(publicType(typeOf(body)), JsonTexts.quoted(ours.in(reader)));
    }

    private static String typeOf(String body) {
        Matcher type = TYPE.matcher(body);
        return type.find() ? type.group(1) : "RestException";
    }

    /** The type that programs are told. */
    private static String publicType(String type) {
        return ENGINES.contains(type) ? type : "RestException";
    }

    private static String formSentence(Sentence instead, int status, String body, Locale reader) {
        boolean failed = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        Sentence sentence = instead != null ? instead : failed ? FAILED : NO_FORM;
        String ours = "\"message\":\"%s\"".formatted(JsonTexts.quoted(sentence.in(reader)));
        if (!body.startsWith("{")) {
            // a message of the JSON parser, or none
            return "{\"type\":\"InvalidRequestException\",%s,\"code\":null}".formatted(ours);
        }
        String alone = (failed || instead != null
                        ? ANY_MESSAGE.matcher(body)
                        : NO_MESSAGE.matcher(TECHNICAL_PREFIX.matcher(body).replaceFirst("$1")))
                .replaceFirst(Matcher.quoteReplacement(ours));
        alone = TYPE.matcher(alone).replaceFirst("\"type\":\"%s\"".formatted(publicType(typeOf(alone))));
        // neither character has a meaning in JSON
        return alone.replace('<', '‹').replace('>', '›');
    }
}
