package org.serviceexchange.onboarding.web.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.AnswerLost;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.Answered;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.Attempt;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.Decision;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.OtherRequest;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Sha256;
import org.serviceexchange.onboarding.domain.idempotency.IdempotencyKey;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a request that comes again the answer that it got first. Programs mark it with the header {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header), forms of our pages with a {@linkplain FormKeyProcessor hidden field}.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Duration WAIT = Duration.ofSeconds(10);

    /** Seconds. */
    private static final String RETRY_AFTER = "5";

    private final IdempotentRequests requests;
    private final ObjectMapper json;

    IdempotencyFilter(IdempotentRequests requests, ObjectMapper json) {
        this.requests = requests;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getRemoteUser() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isApi(request)) {
            List<String> keys = Collections.list(request.getHeaders(HEADER));
            if (keys.isEmpty()) {
                chain.doFilter(request, response);
            } else if (keys.size() > 1 || !IdempotencyKey.isValid(keys.get(0))) {
                refuse(request, response, HttpStatus.BAD_REQUEST, "idempotency.key", IdempotencyKey.MAX_LENGTH);
            } else {
                RepeatableRequest body = new RepeatableRequest(request);
                once(new IdempotencyKey(request.getRemoteUser(), keys.get(0)), body.body(), body, response, chain);
            }
        } else {
            String key = request.getParameter(FormKeyProcessor.FIELD);
            if (key == null || !IdempotencyKey.isValid(key)) {
                chain.doFilter(request, response);
            } else {
                // whoever goes back, changes a field and sends the form again means something new
                String form = form(request);
                once(new IdempotencyKey(request.getRemoteUser(), Sha256.hex(form)), form, request, response, chain);
            }
        }
    }

    private void once(
            IdempotencyKey key,
            String body,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        Decision decision = requests.begin(key, request.getRequestURI() + "\n" + body, WAIT);
        if (decision instanceof Attempt attempt) {
            carryOut(attempt, request, response, chain);
        } else if (decision instanceof Answered answered) {
            KeptAnswer.of(answered.answer()).send(response);
        } else if (!isApi(request)) {
            response.sendError(HttpServletResponse.SC_CONFLICT);
        } else if (decision instanceof OtherRequest) {
            refuse(request, response, HttpStatus.UNPROCESSABLE_ENTITY, "idempotency.other");
        } else if (decision instanceof AnswerLost) {
            refuse(request, response, HttpStatus.CONFLICT, "idempotency.lost");
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            refuse(request, response, HttpStatus.CONFLICT, "idempotency.running");
        }
    }

    private void carryOut(Attempt attempt, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AnswerResponse answer = new AnswerResponse(response);
        boolean kept = false;
        try {
            chain.doFilter(request, answer);
            if (!answer.isError() && isFinal(answer.getStatus(), isApi(request))) {
                kept = true;
                requests.answered(attempt, KeptAnswer.of(answer).bytes());
            }
        } finally {
            if (!kept) {
                requests.forget(attempt);
            }
        }
        answer.copyBodyToResponse();
    }

    /** Whether the answer stays the same. A page that shows a form again with what is wrong in it has a new key. */
    private static boolean isFinal(int status, boolean api) {
        boolean maySucceedLater = status == HttpStatus.TOO_MANY_REQUESTS.value() || status >= 500;
        return status < 400 || api && !maySucceedLater;
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    private static String form(HttpServletRequest request) {
        return new TreeMap<>(request.getParameterMap())
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + Arrays.toString(field.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String sentence,
            Object... arguments)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status, Sentence.of(sentence, arguments).in(request.getLocale()));
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }

    /** Keeps the answer back until it is stored. */
    private static class AnswerResponse extends ContentCachingResponseWrapper {

        private boolean error;

        AnswerResponse(HttpServletResponse response) {
            super(response);
        }

        /** Whether the container answers instead, with a page of its own. */
        boolean isError() {
            return error;
        }

        @Override
        public void sendError(int status) throws IOException {
            error = true;
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            error = true;
            super.sendError(status, message);
        }
    }
}
